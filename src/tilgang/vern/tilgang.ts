import { gi, regelsett, type Tildeling } from '#grunn/tilgang/index.ts';

const alleSomForer: readonly Tildeling[] = [
  gi('systemforvalter').til('heleKommunen'),
  gi('skolekonsulent').til('egenSkole'),
  gi('rektor').til('egenSkole'),
];
const ledere: readonly Tildeling[] = [gi('systemforvalter').til('heleKommunen'), gi('rektor').til('egenSkole')];
const ansatte: readonly Tildeling[] = [
  ...alleSomForer,
  gi('hovudstegsleder').til('egenSkole'),
  gi('radgiver').til('egenSkole'),
  gi('sosiallarer').til('egenSkole'),
  gi('kontaktlarer').til('egenSkole'),
  gi('larer').til('egenSkole'),
  gi('sfoLeder').til('egenSfo'),
  gi('sfoAnsatt').til('egenSfo'),
];

/** Who may shut somebody out, keep the circle, ask in an emergency, release a new guardian, and close it all. */
export const vernTilgang = regelsett('tilgang.vern', {
  settSperring: {
    tekst: { nb: 'sperre en persons tilgang til et barn', nn: 'sperre tilgangen ein person har til eit barn' },
    gjort: { nb: 'sperret en persons tilgang til barnet', nn: 'sperra tilgangen ein person hadde til barnet' },
    hvem: alleSomForer,
  },
  opphevSperring: {
    tekst: { nb: 'oppheve en sperring', nn: 'oppheve ei sperring' },
    gjort: { nb: 'opphevet en sperring', nn: 'oppheva ei sperring' },
    hvem: ledere,
  },
  lesKrets: {
    tekst: { nb: 'se kretsen rundt en skjermet person', nn: 'sjå krinsen rundt ein skjerma person' },
    gjort: { nb: 'så kretsen', nn: 'såg krinsen' },
    hvem: ledere,
  },
  leggTilIKrets: {
    tekst: { nb: 'legge til i kretsen rundt en skjermet person', nn: 'leggje til i krinsen rundt ein skjerma person' },
    gjort: { nb: 'la til en person i kretsen', nn: 'la til ein person i krinsen' },
    hvem: ledere,
  },
  taUtAvKrets: {
    tekst: { nb: 'ta noen ut av kretsen', nn: 'ta nokon ut av krinsen' },
    gjort: { nb: 'tok en person ut av kretsen', nn: 'tok ein person ut av krinsen' },
    hvem: ledere,
  },
  beOmNodinnsyn: {
    tekst: { nb: 'be om nødinnsyn', nn: 'be om naudinnsyn' },
    gjort: { nb: 'ba om nødinnsyn', nn: 'bad om naudinnsyn' },
    hvem: ansatte,
  },
  beOmNodinnsynMedNummer: {
    tekst: { nb: 'be om nødinnsyn med fødselsnummer', nn: 'be om naudinnsyn med fødselsnummer' },
    gjort: { nb: 'ba om nødinnsyn med fødselsnummer', nn: 'bad om naudinnsyn med fødselsnummer' },
    hvem: ansatte,
  },
  lesNodinnsyn: {
    tekst: { nb: 'se nødinnsyn', nn: 'sjå naudinnsyn' },
    gjort: { nb: 'så lista over nødinnsyn', nn: 'såg lista over naudinnsyn' },
    hvem: ansatte,
  },
  godkjennNodinnsyn: {
    tekst: { nb: 'godkjenne nødinnsyn', nn: 'godkjenne naudinnsyn' },
    gjort: { nb: 'godkjente et nødinnsyn', nn: 'godkjende eit naudinnsyn' },
    hvem: ledere,
  },
  avsluttNodinnsyn: {
    tekst: { nb: 'avslutte nødinnsyn', nn: 'avslutte naudinnsyn' },
    gjort: { nb: 'avsluttet et nødinnsyn', nn: 'avslutta eit naudinnsyn' },
    hvem: ansatte,
  },
  lesFrigivelser: {
    tekst: { nb: 'se nye foresatte som venter', nn: 'sjå nye føresette som ventar' },
    gjort: { nb: 'så lista over nye foresatte som venter', nn: 'såg lista over nye føresette som ventar' },
    hvem: alleSomForer,
  },
  avgjorFrigivelse: {
    tekst: { nb: 'slippe til eller nekte en ny foresatt', nn: 'sleppe til eller nekte ein ny føresett' },
    gjort: { nb: 'avgjorde om en ny foresatt slipper til', nn: 'avgjorde om ein ny føresett slepp til' },
    hvem: alleSomForer,
  },
  lesForesattilgang: {
    tekst: { nb: 'se om foresattilgangen er åpen', nn: 'sjå om føresettilgangen er open' },
    gjort: { nb: 'så siden for foresattilgangen', nn: 'såg sida for føresettilgangen' },
    hvem: [gi('systemforvalter').til('heleKommunen')],
  },
  stengForesattilgang: {
    tekst: { nb: 'stenge foresattilgangen for hele kommunen', nn: 'stengje føresettilgangen for heile kommunen' },
    gjort: { nb: 'stengte foresattilgangen', nn: 'stengde føresettilgangen' },
    hvem: [gi('systemforvalter').til('heleKommunen')],
  },
  apneForesattilgang: {
    tekst: { nb: 'åpne foresattilgangen igjen', nn: 'opne føresettilgangen igjen' },
    gjort: { nb: 'åpnet foresattilgangen', nn: 'opna føresettilgangen' },
    hvem: [gi('systemforvalter').til('heleKommunen')],
  },
});
