import { gi, regelsett } from '#grunn/tilgang/index.ts';

const forvalter = [gi('systemforvalter').til('heleKommunen')];

/** What the kommune decides for itself: changed by the systemforvalter alone. */
export const innstillingerTilgang = regelsett('forvaltning.innstillinger', {
  les: {
    tekst: { nb: 'se kommunens innstillinger', nn: 'sjå innstillingane til kommunen' },
    gjort: { nb: 'så innstillingene', nn: 'såg innstillingane' },
    hvem: [...forvalter, gi('kommunalsjef').til('heleKommunen')],
  },
  sett: {
    tekst: { nb: 'endre kommunens innstillinger', nn: 'endre innstillingane til kommunen' },
    gjort: { nb: 'endret en innstilling', nn: 'endra ei innstilling' },
    hvem: forvalter,
  },
  angre: {
    tekst: { nb: 'angre en endring av innstillingene', nn: 'angre ei endring av innstillingane' },
    gjort: { nb: 'angret en innstilling', nn: 'angra ei innstilling' },
    hvem: forvalter,
  },
});
