import { gi, regelsett } from '#grunn/tilgang/index.ts';

// A substitute is a teacher with a date: the role given for the day reaches the school that day.
const FORER = [
  gi('larer').til('egenSkole'),
  gi('kontaktlarer').til('egenSkole'),
  gi('kontaktlarer').til('egenGruppe'),
  gi('rektor').til('egenSkole'),
  gi('hovudstegsleder').til('egenSkole'),
  gi('sfoAnsatt').til('egenSfo'),
  gi('sfoLeder').til('egenSfo'),
] as const;

/** Who keeps the class register. */
export const oppmoteTilgang = regelsett('skoledag.oppmote', {
  les: {
    tekst: { nb: 'åpne klasseregisteret', nn: 'opne klasseregisteret' },
    gjort: { nb: 'åpnet klasseregisteret', nn: 'opna klasseregisteret' },
    hvem: [...FORER, gi('skolekonsulent').til('egenSkole')],
  },
  velg: {
    tekst: { nb: 'velge klasse å føre', nn: 'velje klasse å føre' },
    gjort: { nb: 'valgte klasse å føre', nn: 'valde klasse å føre' },
    hvem: [...FORER, gi('skolekonsulent').til('egenSkole')],
  },
  for: {
    tekst: { nb: 'føre klasseregisteret', nn: 'føre klasseregisteret' },
    gjort: { nb: 'førte klasseregisteret', nn: 'førte klasseregisteret' },
    hvem: FORER,
  },
  gikkHjem: {
    tekst: { nb: 'registrere at et barn har gått hjem', nn: 'registrere at eit barn har gått heim' },
    gjort: { nb: 'registrerte at et barn gikk hjem', nn: 'registrerte at eit barn gjekk heim' },
    hvem: [...FORER, gi('skolekonsulent').til('egenSkole')],
  },
  annetsted: {
    tekst: { nb: 'si at elever er et annet sted', nn: 'seie at elevar er ein annan stad' },
    gjort: { nb: 'sa at elever er et annet sted', nn: 'sa at elevar er ein annan stad' },
    hvem: [...FORER, gi('skolekonsulent').til('egenSkole')],
  },
  seAnnetsted: {
    tekst: { nb: 'se hvem som er et annet sted', nn: 'sjå kven som er ein annan stad' },
    gjort: { nb: 'så hvem som er et annet sted', nn: 'såg kven som er ein annan stad' },
    hvem: [...FORER, gi('skolekonsulent').til('egenSkole')],
  },
  annetstedSlutt: {
    tekst: { nb: 'si at elever ikke lenger er et annet sted', nn: 'seie at elevar ikkje lenger er ein annan stad' },
    gjort: { nb: 'sa at elever ikke lenger er et annet sted', nn: 'sa at elevar ikkje lenger er ein annan stad' },
    hvem: [...FORER, gi('skolekonsulent').til('egenSkole')],
  },
});
