import { faktatabell } from '#grunn/fakta/index.ts';

/** When it rings. `ramme` is `<school>/<year>`. */
export const rammeFakta = faktatabell({
  navn: 'opplaring.timeplanramme',
  subjekt: 'ramme',
  nokkel: ['ramme', 'nr'],
  kolonner: { ramme: 'text', skole: 'text', skolear: 'int', nr: 'int', fra: 'time', til: 'time' },
});
export const romFakta = faktatabell({
  navn: 'opplaring.rom',
  subjekt: 'rom_id',
  nokkel: ['rom_id'],
  kolonner: { rom_id: 'uuid', skole: 'text', navn: 'text', plasser: 'int' },
});
export const timeplanFakta = faktatabell({
  navn: 'opplaring.timeplan',
  subjekt: 'timeplan_id',
  nokkel: ['timeplan_id'],
  kolonner: { timeplan_id: 'uuid', skole: 'text', skolear: 'int', navn: 'text', fra: 'date', til: 'date', utkast: 'boolean' },
});
export const aktivitetFakta = faktatabell({
  navn: 'opplaring.aktivitet',
  subjekt: 'aktivitet_id',
  nokkel: ['aktivitet_id'],
  kolonner: { aktivitet_id: 'uuid', timeplan_id: 'uuid', skole: 'text', navn: 'text', grupper: 'uuid[]', larere: 'uuid[]' },
});
export const timeFakta = faktatabell({
  navn: 'opplaring.time',
  subjekt: 'aktivitet_id',
  nokkel: ['aktivitet_id', 'dag', 'nr'],
  kolonner: { aktivitet_id: 'uuid', skole: 'text', dag: 'int', nr: 'int', rom: 'uuid[]' },
});
/** One lesson on one date that is not as the plan says. */
export const timeendringFakta = faktatabell({
  navn: 'opplaring.timeendring',
  subjekt: 'endring_id',
  nokkel: ['endring_id'],
  kolonner: {
    endring_id: 'uuid', skole: 'text', aktivitet_id: 'uuid', dato: 'date', nr: 'int', avlyst: 'boolean', larere: 'uuid[]', rom: 'uuid[]',
  }, // prettier-ignore
});
