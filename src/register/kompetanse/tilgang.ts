import { gi, regelsett } from '#grunn/tilgang/index.ts';

const FORER = [
  gi('systemforvalter').til('heleKommunen'),
  gi('skolekonsulent').til('egenSkole'),
  gi('rektor').til('egenSkole'),
] as const;
const LESER = [...FORER, gi('kommunalsjef').til('heleKommunen')] as const;

/** Competence and the contents of positions, for those who plan the school year and find substitutes. */
export const kompetanseTilgang = regelsett('register.kompetanse', {
  les: {
    tekst: { nb: 'se kompetansen til en ansatt', nn: 'sjå kompetansen til ein tilsett' },
    gjort: { nb: 'så kompetansen', nn: 'såg kompetansen' },
    hvem: LESER,
  },
  registrer: {
    tekst: { nb: 'registrere kompetansen til en ansatt', nn: 'registrere kompetansen til ein tilsett' },
    gjort: { nb: 'registrerte kompetanse', nn: 'registrerte kompetanse' },
    hvem: FORER,
  },
  stilling: {
    tekst: { nb: 'se stillingsinnholdet til en ansatt', nn: 'sjå stillingsinnhaldet til ein tilsett' },
    gjort: { nb: 'så stillingsinnholdet', nn: 'såg stillingsinnhaldet' },
    hvem: LESER,
  },
  nedslag: {
    tekst: { nb: 'registrere nedslag i undervisningen', nn: 'registrere nedslag i undervisninga' },
    gjort: { nb: 'registrerte nedslag i undervisningen', nn: 'registrerte nedslag i undervisninga' },
    hvem: FORER,
  },
  grupper: {
    tekst: { nb: 'se hvilke grupper en ansatt har', nn: 'sjå kva grupper ein tilsett har' },
    gjort: { nb: 'så gruppene til den ansatte', nn: 'såg gruppene til den tilsette' },
    hvem: LESER,
  },
});
