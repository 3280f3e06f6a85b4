import { gi, regelsett } from '#grunn/tilgang/index.ts';

const ANSATTE = [
  gi('larer').til('egenSkole'),
  gi('kontaktlarer').til('egenSkole'),
  gi('kontaktlarer').til('egenGruppe'),
  gi('rektor').til('egenSkole'),
  gi('hovudstegsleder').til('egenSkole'),
  gi('skolekonsulent').til('egenSkole'),
] as const;

/** Who says that a pupil will be away, who sees it, and who decides what stands on the diploma. */
export const fravarTilgang = regelsett('skoledag.fravar', {
  meld: {
    enhetsokt: true,
    tekst: { nb: 'melde fravær', nn: 'melde fråvær' },
    gjort: { nb: 'meldte fravær', nn: 'melde fråvær' },
    // a pupil only from 18: the act asks the age
    hvem: [gi('foresatt').til('egetBarn'), gi('elev').til('segSelv')],
  },
  endre: {
    enhetsokt: true,
    tekst: { nb: 'endre en fraværsmelding', nn: 'endre ei fråværsmelding' },
    gjort: { nb: 'endret en fraværsmelding', nn: 'endra ei fråværsmelding' },
    hvem: [gi('foresatt').til('egetBarn'), gi('elev').til('segSelv')],
  },
  trekk: {
    enhetsokt: true,
    tekst: { nb: 'trekke en fraværsmelding', nn: 'trekkje ei fråværsmelding' },
    gjort: { nb: 'trakk en fraværsmelding', nn: 'trekte ei fråværsmelding' },
    hvem: [gi('foresatt').til('egetBarn'), gi('elev').til('segSelv')],
  },
  registrer: {
    tekst: { nb: 'registrere fravær for en elev', nn: 'registrere fråvær for ein elev' },
    gjort: { nb: 'registrerte fravær for en elev', nn: 'registrerte fråvær for ein elev' },
    hvem: [...ANSATTE, gi('sfoAnsatt').til('egenSfo'), gi('sfoLeder').til('egenSfo')],
  },
  seMitt: {
    // a year of absence with its reasons is more than reporting: not from a device that is not logged in
    tekst: { nb: 'se fraværet', nn: 'sjå fråværet' },
    gjort: { nb: 'så fraværet', nn: 'såg fråværet' },
    hvem: [gi('foresatt').til('egetBarn'), gi('elev').til('segSelv')],
  },
  les: {
    tekst: { nb: 'se fraværet til en elev', nn: 'sjå fråværet til ein elev' },
    gjort: { nb: 'så fraværet til en elev', nn: 'såg fråværet til ein elev' },
    hvem: [
      ...ANSATTE.map((t) => (t.rolle === 'larer' ? gi('larer').til('egenSkole').uten('dokumentasjon', 'fratrekk') : t)),
      gi('radgiver').til('egenSkole'),
      gi('sosiallarer').til('egenSkole'),
    ],
  },
  oversikt: {
    tekst: { nb: 'se fraværsoversikten', nn: 'sjå fråværsoversikta' },
    gjort: { nb: 'så fraværsoversikten', nn: 'såg fråværsoversikta' },
    hvem: [...ANSATTE, gi('radgiver').til('egenSkole'), gi('sosiallarer').til('egenSkole')],
  },
  dokumenter: {
    tekst: { nb: 'føre dokumentasjon for fravær', nn: 'føre dokumentasjon for fråvær' },
    gjort: { nb: 'førte dokumentasjon for fravær', nn: 'førte dokumentasjon for fråvær' },
    hvem: [
      gi('kontaktlarer').til('egenSkole'),
      gi('kontaktlarer').til('egenGruppe'),
      gi('rektor').til('egenSkole'),
      gi('skolekonsulent').til('egenSkole'),
    ],
  },
  fratrekk: {
    tekst: { nb: 'avgjøre fratrekk av fravær på vitnemålet', nn: 'avgjere fråtrekk av fråvær på vitnemålet' },
    gjort: { nb: 'avgjorde fratrekk av fravær på vitnemålet', nn: 'avgjorde fråtrekk av fråvær på vitnemålet' },
    hvem: [gi('rektor').til('egenSkole')],
  },
  folgOpp: {
    tekst: { nb: 'følge opp fravær', nn: 'følgje opp fråvær' },
    gjort: { nb: 'fulgte opp fravær', nn: 'følgde opp fråvær' },
    hvem: [
      gi('kontaktlarer').til('egenSkole'),
      gi('kontaktlarer').til('egenGruppe'),
      gi('rektor').til('egenSkole'),
      gi('hovudstegsleder').til('egenSkole'),
      gi('sosiallarer').til('egenSkole'),
      gi('radgiver').til('egenSkole'),
    ],
  },
});
