import { gi, regelsett } from '#grunn/tilgang/index.ts';

const skolen = [gi('systemforvalter').til('heleKommunen'), gi('rektor').til('egenSkole')];

/** The quarterly review: the principal answers for his own school, the systemforvalter for the principals. */
export const revisjonTilgang = regelsett('forvaltning.tilgangsrevisjon', {
  les: {
    tekst: { nb: 'se tilgangsrevisjonen', nn: 'sjå tilgangsrevisjonen' },
    gjort: { nb: 'så tilgangsrevisjonen', nn: 'såg tilgangsrevisjonen' },
    hvem: [...skolen, gi('kommunalsjef').til('heleKommunen')],
  },
  svar: {
    tekst: { nb: 'bekrefte og fjerne tilganger i revisjonen', nn: 'stadfeste og fjerne tilgangar i revisjonen' },
    gjort: { nb: 'svarte i tilgangsrevisjonen', nn: 'svarte i tilgangsrevisjonen' },
    hvem: skolen,
  },
  sett: {
    tekst: { nb: 'bestemme når tilganger skal bekreftes', nn: 'bestemme når tilgangar skal stadfestast' },
    gjort: { nb: 'bestemte når tilganger skal bekreftes', nn: 'bestemte når tilgangar skal stadfestast' },
    hvem: [gi('systemforvalter').til('heleKommunen')],
  },
});
