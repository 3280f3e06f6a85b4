import { faktatabell } from '#grunn/fakta/index.ts';

export const personalressursFakta = faktatabell({
  navn: 'register.personalressurs',
  subjekt: 'ansattnummer',
  nokkel: ['ansattnummer'],
  kolonner: {
    person_id: 'uuid',
    ansattnummer: 'text',
    brukernavn: 'text',
    epostadresse: 'text',
    telefon: 'text',
    fra: 'date',
    til: 'date',
    taus_siden: 'date',
  },
});

/** Roles as the kommune's own access solution tells them. Only its import writes them. */
export const rollefaktumFakta = faktatabell({
  navn: 'register.rollefaktum',
  subjekt: 'ansattnummer',
  nokkel: ['ansattnummer', 'rolle', 'skole'],
  kolonner: { person_id: 'uuid', ansattnummer: 'text', rolle: 'text', skole: 'text', fra: 'date', til: 'date' },
});

export const arbeidsforholdFakta = faktatabell({
  navn: 'register.arbeidsforhold',
  subjekt: 'ansattnummer',
  nokkel: ['ansattnummer', 'stillingsnummer'],
  kolonner: {
    person_id: 'uuid',
    ansattnummer: 'text',
    stillingsnummer: 'text',
    stillingskode: 'text',
    stillingstittel: 'text',
    ansettelsestype: 'text',
    prosent: 'numeric',
    hovedstilling: 'boolean',
    skole: 'text',
    enhetskode: 'text',
    enhetsnavn: 'text',
    fra: 'date',
    til: 'date',
    permisjon: 'jsonb',
    taus_siden: 'date',
  },
});
