import { faktatabell } from '#grunn/fakta/index.ts';

export const foreldreansvarFakta = faktatabell({
  navn: 'register.foreldreansvar',
  subjekt: 'person_id',
  nokkel: ['person_id', 'ansvarlig_nokkel'],
  kolonner: {
    person_id: 'uuid',
    ansvarlig_nokkel: 'text',
    ansvar: 'text',
    ansvarlig_id: 'uuid',
    ansvarlig_organisasjon: 'text',
    ansvarlig_uten_identifikator: 'jsonb',
  },
});

export const familierelasjonFakta = faktatabell({
  navn: 'register.familierelasjon',
  subjekt: 'person_id',
  nokkel: ['person_id', 'relatert_nokkel', 'rolle'],
  kolonner: {
    person_id: 'uuid',
    relatert_nokkel: 'text',
    rolle: 'text',
    min_rolle: 'text',
    relatert_id: 'uuid',
    relatert_navn: 'text',
  },
});

export const kontaktpersonFakta = faktatabell({
  navn: 'register.kontaktperson',
  subjekt: 'person_id',
  nokkel: ['person_id', 'nokkel'],
  kolonner: { person_id: 'uuid', nokkel: 'text', kontakt_id: 'uuid', navn: 'text', kontakttype: 'text', telefon: 'text' },
});
