import { gi, regelsett } from '#grunn/tilgang/index.ts';

const skolen = [gi('systemforvalter').til('heleKommunen'), gi('skolekonsulent').til('egenSkole'), gi('rektor').til('egenSkole')];

/** Who may see what is not right in the data, and put it right. */
export const datakvalitetTilgang = regelsett('forvaltning.datakvalitet', {
  les: {
    tekst: { nb: 'se hva som ikke stemmer i dataene', nn: 'sjå kva som ikkje stemmer i dataa' },
    gjort: { nb: 'så hva som ikke stemmer i dataene', nn: 'såg kva som ikkje stemmer i dataa' },
    hvem: skolen,
  },
  ta: {
    tekst: { nb: 'ta ansvar for å rette dataene', nn: 'ta ansvar for å rette dataa' },
    gjort: { nb: 'tok ansvar for å rette dataene', nn: 'tok ansvar for å rette dataa' },
    hvem: skolen,
  },
  rett: {
    tekst: { nb: 'rette mange om gangen', nn: 'rette mange om gongen' },
    gjort: { nb: 'rettet mange om gangen', nn: 'retta mange om gongen' },
    hvem: skolen,
  },
  slaSammen: {
    tekst: {
      nb: 'slå sammen en håndregistrert ansatt med den fra HR',
      nn: 'slå saman ein handregistrert tilsett med den frå HR',
    },
    gjort: {
      nb: 'slo sammen en håndregistrert ansatt med den fra HR',
      nn: 'slo saman ein handregistrert tilsett med den frå HR',
    },
    hvem: [gi('systemforvalter').til('heleKommunen')],
  },
  slaSammenElever: {
    tekst: { nb: 'slå sammen to oppføringer av samme elev', nn: 'slå saman to oppføringar av same elev' },
    gjort: { nb: 'slo sammen to oppføringer av samme elev', nn: 'slo saman to oppføringar av same elev' },
    hvem: [gi('systemforvalter').til('heleKommunen')],
  },
  angre: {
    tekst: { nb: 'angre en samlet retting', nn: 'angre ei samla retting' },
    gjort: { nb: 'angret en samlet retting', nn: 'angra ei samla retting' },
    hvem: skolen,
  },
});
