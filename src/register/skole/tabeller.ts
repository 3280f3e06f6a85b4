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
