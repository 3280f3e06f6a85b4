import { gi, regelsett } from '#grunn/tilgang/index.ts';

const kommunen = [gi('systemforvalter').til('heleKommunen'), gi('brukerstotteIt').til('heleKommunen')];
const skolen = [...kommunen, gi('skolekonsulent').til('egenSkole'), gi('rektor').til('egenSkole')];

/** Who may end a position that HR has not ended, and take it back. */
export const ansattTilgang = regelsett('register.ansatt', {
  avslutt: {
    tekst: { nb: 'avslutte stillinger', nn: 'avslutte stillingar' },
    gjort: { nb: 'satte «Tilsatt til» på en stilling', nn: 'sette «Tilsett til» på ei stilling' },
    hvem: skolen,
  },
  avsluttFlere: {
    tekst: { nb: 'avslutte stillingene til flere på en gang', nn: 'avslutte stillingane til fleire på ein gong' },
    gjort: { nb: 'avsluttet stillingene til flere', nn: 'avslutta stillingane til fleire' },
    hvem: kommunen,
  },
  angre: {
    tekst: { nb: 'angre at en stilling er avsluttet', nn: 'angre at ei stilling er avslutta' },
    gjort: { nb: 'angret at en stilling var avsluttet', nn: 'angra at ei stilling var avslutta' },
    hvem: skolen,
  },
});
