import { faktatabell } from '#grunn/fakta/index.ts';

export const elevforholdFakta = faktatabell({
  navn: 'register.elevforhold',
  subjekt: 'person_id',
  nokkel: ['elevforhold_id'],
  kolonner: {
    person_id: 'uuid',
    elevforhold_id: 'uuid',
    skole: 'text',
    arstrinn: 'int',
    klasse: 'text',
    fra: 'date',
    til: 'date',
  },
});
