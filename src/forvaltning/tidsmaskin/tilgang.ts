import { gi, regelsett } from '#grunn/tilgang/index.ts';

/** Who may ask who could see a child on a day that has been. */
export const tidsmaskinTilgang = regelsett('forvaltning.tidsmaskin', {
  les: {
    tekst: { nb: 'se hvem som kunne se et barn på en dato', nn: 'sjå kven som kunne sjå eit barn på ein dato' },
    gjort: { nb: 'spurte hvem som kunne se barnet på en dato', nn: 'spurde kven som kunne sjå barnet på ein dato' },
    hvem: [gi('personvernombud').til('heleKommunen'), gi('systemforvalter').til('heleKommunen'), gi('rektor').til('egenSkole')],
  },
});
