import { gi, regelsett } from '#grunn/tilgang/index.ts';

const kommunen = gi('systemforvalter').til('heleKommunen');
const kontoret = [kommunen, gi('skolekonsulent').til('egenSkole'), gi('rektor').til('egenSkole')] as const;
const hjemmet = [gi('foresatt').til('egetBarn')] as const;

/** Who opens the round, sees the children, answers, and decides. */
export const innskrivingTilgang = regelsett('register.innskriving', {
  les: {
    tekst: { nb: 'se innskriving til 1. trinn', nn: 'sjå innskriving til 1. trinn' },
    gjort: { nb: 'så innskriving til 1. trinn', nn: 'såg innskriving til 1. trinn' },
    hvem: [...kontoret, gi('kommunalsjef').til('heleKommunen')],
  },
  apneRunde: {
    tekst: { nb: 'åpne innskriving og sette frist', nn: 'opne innskriving og setje frist' },
    gjort: { nb: 'satte dagene for innskriving', nn: 'sette dagane for innskriving' },
    hvem: [kommunen],
  },
  hentBarn: {
    tekst: { nb: 'hente barna som skal begynne, fra registeret', nn: 'hente barna som skal byrje, frå registeret' },
    gjort: { nb: 'hentet barna som skal begynne', nn: 'henta barna som skal byrje' },
    hvem: [kommunen],
  },
  plasser: {
    tekst: { nb: 'bestemme nærskolen for et barn', nn: 'avgjere nærskulen for eit barn' },
    gjort: { nb: 'bestemte nærskolen for et barn', nn: 'avgjorde nærskulen for eit barn' },
    hvem: [kommunen],
  },
  lesKretser: {
    tekst: { nb: 'se skolekretsene', nn: 'sjå skulekrinsane' },
    gjort: { nb: 'så skolekretsene', nn: 'såg skulekrinsane' },
    hvem: [...kontoret, gi('kommunalsjef').til('heleKommunen')],
  },
  endreKretser: {
    tekst: { nb: 'legge til skolekretser', nn: 'leggje til skulekrinsar' },
    gjort: { nb: 'la til skolekretser', nn: 'la til skulekrinsar' },
    hvem: [kommunen],
  },
  kretserSomIDag: {
    tekst: { nb: 'lage skolekretser etter hvor barna går i dag', nn: 'lage skulekrinsar etter kvar barna går i dag' },
    gjort: { nb: 'laget skolekretser etter hvor barna går i dag', nn: 'laga skulekrinsar etter kvar barna går i dag' },
    hvem: [kommunen],
  },
  fjernKrets: {
    tekst: { nb: 'ta bort en skolekrets', nn: 'ta bort ein skulekrins' },
    gjort: { nb: 'tok bort en skolekrets', nn: 'tok bort ein skulekrins' },
    hvem: [kommunen],
  },
  settKapasitet: {
    tekst: { nb: 'sette hvor mange plasser 1. trinn har', nn: 'setje kor mange plassar 1. trinn har' },
    gjort: { nb: 'satte hvor mange plasser 1. trinn har', nn: 'sette kor mange plassar 1. trinn har' },
    hvem: [kommunen, gi('rektor').til('egenSkole')],
  },
  vedta: {
    tekst: { nb: 'gjøre vedtak om skoleplass', nn: 'gjere vedtak om skuleplass' },
    gjort: { nb: 'gjorde vedtak om skoleplass', nn: 'gjorde vedtak om skuleplass' },
    // the leader of the school that has the place; the kommunalsjef reads all, and changes nothing about people (B60)
    hvem: [gi('rektor').til('egenSkole')],
  },
  vedtaAlle: {
    tekst: { nb: 'gjøre vedtak om skoleplass for mange', nn: 'gjere vedtak om skuleplass for mange' },
    gjort: { nb: 'gjorde vedtak om skoleplass for mange', nn: 'gjorde vedtak om skuleplass for mange' },
    hvem: [gi('rektor').til('egenSkole')],
  },
  taInn: {
    tekst: { nb: 'ta inn elever på 1. trinn', nn: 'ta inn elevar på 1. trinn' },
    gjort: { nb: 'tok inn elever på 1. trinn', nn: 'tok inn elevar på 1. trinn' },
    hvem: kontoret,
  },
  angreInntak: {
    tekst: { nb: 'angre inntak på 1. trinn', nn: 'angre inntak på 1. trinn' },
    gjort: { nb: 'angret inntak på 1. trinn', nn: 'angra inntak på 1. trinn' },
    hvem: kontoret,
  },
  seMine: {
    tekst: { nb: 'se innskriving for eget barn', nn: 'sjå innskriving for eige barn' },
    gjort: { nb: 'så innskriving for eget barn', nn: 'såg innskriving for eige barn' },
    hvem: hjemmet,
  },
  svar: {
    tekst: { nb: 'svare på innskriving for eget barn', nn: 'svare på innskriving for eige barn' },
    gjort: { nb: 'svarte på innskriving', nn: 'svara på innskriving' },
    hvem: hjemmet,
  },
  sokTidlig: {
    tekst: { nb: 'søke om tidligere skolestart', nn: 'søkje om tidlegare skulestart' },
    gjort: { nb: 'søkte om tidligere skolestart', nn: 'søkte om tidlegare skulestart' },
    hvem: hjemmet,
  },
  apne: {
    tekst: { nb: 'åpne vedtak om skoleplass', nn: 'opne vedtak om skuleplass' },
    gjort: { nb: 'åpnet vedtak om skoleplass', nn: 'opna vedtak om skuleplass' },
    hvem: hjemmet,
  },
});
