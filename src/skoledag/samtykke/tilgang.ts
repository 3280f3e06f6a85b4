import { gi, regelsett } from '#grunn/tilgang/index.ts';

const HJEM = [gi('foresatt').til('egetBarn'), gi('elev').til('segSelv')] as const;
/** Whoever may have a camera in the hand must know whom it may be pointed at. */
const SKOLEN = [
  gi('larer').til('egenSkole'),
  gi('kontaktlarer').til('egenSkole'),
  gi('kontaktlarer').til('egenGruppe'),
  gi('hovudstegsleder').til('egenSkole'),
  gi('rektor').til('egenSkole'),
  gi('skolekonsulent').til('egenSkole'),
  gi('sfoLeder').til('egenSfo'),
  gi('sfoAnsatt').til('egenSfo'),
] as const;

const BESTEMMER = [
  gi('systemforvalter').til('heleKommunen'),
  gi('rektor').til('egenSkole'),
  gi('skolekonsulent').til('egenSkole'),
] as const;

/** Who is asked, who sees what it came to, who writes down what was said on paper, and who decides what is asked. */
export const samtykkeTilgang = regelsett('skoledag.samtykke', {
  seMine: {
    tekst: { nb: 'se samtykker om eget barn', nn: 'sjå samtykke om eige barn' },
    gjort: { nb: 'så samtykkene', nn: 'såg samtykka' },
    hvem: HJEM,
  },
  svar: {
    tekst: { nb: 'svare på et samtykke fra skolen', nn: 'svare på eit samtykke frå skulen' },
    gjort: { nb: 'svarte på et samtykke fra skolen', nn: 'svarte på eit samtykke frå skulen' },
    // the act asks whether this person decides for the child, and the age
    hvem: HJEM,
  },
  oversikt: {
    tekst: { nb: 'se samtykkene i en klasse', nn: 'sjå samtykka i ein klasse' },
    gjort: { nb: 'så samtykkene i en klasse', nn: 'såg samtykka i ein klasse' },
    hvem: SKOLEN,
  },
  seElev: {
    tekst: { nb: 'se hvem som har svart på samtykkene om en elev', nn: 'sjå kven som har svart på samtykka om ein elev' },
    gjort: { nb: 'så hvem som har svart på samtykkene', nn: 'såg kven som har svart på samtykka' },
    hvem: [gi('kontaktlarer').til('egenGruppe'), gi('rektor').til('egenSkole'), gi('skolekonsulent').til('egenSkole')],
  },
  registrer: {
    tekst: { nb: 'føre et svar på samtykke gitt på papir', nn: 'føre eit svar på samtykke gitt på papir' },
    gjort: { nb: 'førte et svar på samtykke', nn: 'førte eit svar på samtykke' },
    hvem: [gi('kontaktlarer').til('egenGruppe'), gi('rektor').til('egenSkole'), gi('skolekonsulent').til('egenSkole')],
  },
  klasser: {
    tekst: { nb: 'se hvilke klasser som har samtykker', nn: 'sjå kva klassar som har samtykke' },
    gjort: { nb: 'så klassene med samtykker', nn: 'såg klassane med samtykke' },
    hvem: SKOLEN,
  },
  typer: {
    tekst: { nb: 'se hva hjemmet spørres om', nn: 'sjå kva heimen blir spurd om' },
    gjort: { nb: 'så hva hjemmet spørres om', nn: 'såg kva heimen blir spurd om' },
    hvem: BESTEMMER,
  },
  nyType: {
    tekst: { nb: 'bestemme hva hjemmet spørres om', nn: 'bestemme kva heimen blir spurd om' },
    gjort: { nb: 'begynte å spørre hjemmet om noe', nn: 'byrja å spørje heimen om noko' },
    hvem: BESTEMMER,
  },
  taForslag: {
    tekst: { nb: 'ta i bruk et forslag til samtykke', nn: 'ta i bruk eit framlegg til samtykke' },
    gjort: { nb: 'tok i bruk et forslag til samtykke', nn: 'tok i bruk eit framlegg til samtykke' },
    hvem: BESTEMMER,
  },
  avsluttType: {
    tekst: { nb: 'slutte å spørre hjemmet om noe', nn: 'slutte å spørje heimen om noko' },
    gjort: { nb: 'sluttet å spørre hjemmet om noe', nn: 'slutta å spørje heimen om noko' },
    hvem: BESTEMMER,
  },
});
