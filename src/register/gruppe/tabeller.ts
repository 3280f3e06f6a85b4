import { faktatabell } from '#grunn/fakta/index.ts';

export const gruppeFakta = faktatabell({
  navn: 'register.gruppe',
  subjekt: 'gruppe_id',
  nokkel: ['gruppe_id'],
  kolonner: {
    gruppe_id: 'uuid',
    slag: 'text',
    skole: 'text',
    skolear: 'int',
    navn: 'text',
    arstrinn: 'int[]',
    fagkode: 'text',
    fra: 'date',
    til: 'date',
  },
});

export const gruppemedlemFakta = faktatabell({
  navn: 'register.gruppemedlem',
  subjekt: 'person_id',
  nokkel: ['gruppe_id', 'person_id', 'fra'],
  kolonner: { gruppe_id: 'uuid', person_id: 'uuid', fra: 'date', til: 'date' },
});

export const undervisningsforholdFakta = faktatabell({
  navn: 'register.undervisningsforhold',
  subjekt: 'person_id',
  nokkel: ['gruppe_id', 'person_id', 'rolle', 'fra'],
  kolonner: { gruppe_id: 'uuid', person_id: 'uuid', rolle: 'text', fra: 'date', til: 'date' },
});
