import { faktatabell } from '#grunn/fakta/index.ts';

export const kontaktinformasjonFakta = faktatabell({
  navn: 'register.kontaktinformasjon',
  subjekt: 'person_id',
  nokkel: ['person_id'],
  kolonner: {
    person_id: 'uuid',
    status: 'text',
    reservert: 'boolean',
    kan_varsles: 'boolean',
    sprak: 'text',
    epostadresse: 'text',
    epost_oppdatert: 'timestamptz',
    epost_verifisert: 'timestamptz',
    mobiltelefonnummer: 'text',
    mobil_oppdatert: 'timestamptz',
    mobil_verifisert: 'timestamptz',
    telefon_arbeid: 'text',
    telefon_hjem: 'text',
  },
});

/** What other systems of the kommune say; one row for each of them. */
export const nabokontaktFakta = faktatabell({
  navn: 'register.nabokontakt',
  subjekt: 'person_id',
  nokkel: ['person_id', 'system'],
  kolonner: { person_id: 'uuid', system: 'text', epostadresse: 'text', mobiltelefonnummer: 'text' },
});
