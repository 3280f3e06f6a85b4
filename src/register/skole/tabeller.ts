import { faktatabell } from '#grunn/fakta/index.ts';

export const skoleFakta = faktatabell({
  navn: 'register.skole',
  subjekt: 'organisasjonsnummer',
  nokkel: ['organisasjonsnummer'],
  kolonner: {
    organisasjonsnummer: 'text',
    navn: 'text',
    kommunenummer: 'text',
    malform: 'text',
    skoletype: 'text',
    aktiv: 'boolean',
    adresselinje: 'text',
    postnummer: 'text',
    poststed: 'text',
    trinn_fra: 'int',
    trinn_til: 'int',
  },
});

export const fagkodeFakta = faktatabell({
  navn: 'register.fagkode',
  subjekt: 'kode',
  nokkel: ['kode'],
  kolonner: { kode: 'text', navn: 'jsonb', status: 'text', gyldig_fra: 'date', gyldig_til: 'date', erstattes_av: 'text[]' },
});

/** The calendar of a school year, the kommune's (`*`) or a school's own. `rute` is `<skole>/<year>`. */
export const skolearFakta = faktatabell({
  navn: 'register.skolear',
  subjekt: 'rute',
  nokkel: ['rute'],
  kolonner: {
    rute: 'text',
    skole: 'text',
    skolear: 'int',
    forste_skoledag: 'date',
    siste_skoledag: 'date',
    andre_termin_fra: 'date',
  },
});

export const skolefriFakta = faktatabell({
  navn: 'register.skolefri',
  subjekt: 'rute',
  nokkel: ['rute', 'fra'],
  kolonner: { rute: 'text', fra: 'date', til: 'date', slag: 'text', navn: 'text' },
});
