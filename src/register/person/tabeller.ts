import { faktatabell } from '#grunn/fakta/index.ts';

export const personidentifikatorFakta = faktatabell({
  navn: 'register.personidentifikator',
  subjekt: 'person_id',
  nokkel: ['oppslag'],
  paTversAvKilder: true,
  kolonner: { person_id: 'uuid', type: 'text', oppslag: 'bytea', kryptert: 'bytea', status: 'text' },
});

export const navnFakta = faktatabell({
  navn: 'register.navn',
  subjekt: 'person_id',
  nokkel: ['person_id'],
  kolonner: { person_id: 'uuid', fornavn: 'text', mellomnavn: 'text', etternavn: 'text', alias: 'text' },
});

export const personaliaFakta = faktatabell({
  navn: 'register.personalia',
  subjekt: 'person_id',
  nokkel: ['person_id'],
  kolonner: {
    person_id: 'uuid',
    fodselsdato: 'date',
    dodsdato: 'date',
    kjonn: 'text',
    personstatus: 'text',
    statsborgerskap: 'text[]',
    dodfodt: 'boolean',
  },
});

export const adressebeskyttelseFakta = faktatabell({
  navn: 'register.adressebeskyttelse',
  subjekt: 'person_id',
  nokkel: ['person_id'],
  kolonner: { person_id: 'uuid', gradering: 'text' },
  vern: { kolonne: 'gradering', rangering: ['klientadresse', 'fortrolig', 'strengtFortrolig'] },
});

export const adresseFakta = faktatabell({
  navn: 'register.adresse',
  subjekt: 'person_id',
  nokkel: ['person_id', 'type'],
  kolonner: {
    person_id: 'uuid',
    type: 'text',
    gradering: 'text',
    linjer: 'text[]',
    postnummer: 'text',
    poststed: 'text',
    landkode: 'text',
    bruksenhetsnummer: 'text',
    kommunenummer: 'text',
    grunnkrets: 'text',
    skolekrets: 'text',
    matrikkel_id: 'text',
    fra: 'date',
    til: 'date',
    // the place, of protected people (adressevern.ts)
    kryptert: 'bytea',
  },
  vern: { kolonne: 'gradering', rangering: ['ugradert', 'klientadresse', 'fortrolig', 'strengtFortrolig'] },
});
