import { gi, regelsett } from '#grunn/tilgang/index.ts';

/** Who may ask why somebody can or cannot see a child. The person himself gets a page that says nothing of the child. */
export const hvorforTilgang = regelsett('tilgang.hvorfor', {
  les: {
    tekst: { nb: 'se hvorfor noen har eller ikke har tilgang', nn: 'sjå kvifor nokon har eller ikkje har tilgang' },
    gjort: {
      nb: 'så hvorfor en person har eller ikke har tilgang til barnet',
      nn: 'såg kvifor ein person har eller ikkje har tilgang til barnet',
    },
    hvem: [gi('systemforvalter').til('heleKommunen'), gi('skolekonsulent').til('egenSkole'), gi('rektor').til('egenSkole')],
  },
  egne: {
    tekst: { nb: 'se hvilke barn du har tilgang til', nn: 'sjå kva barn du har tilgang til' },
    gjort: { nb: 'så sine egne barn', nn: 'såg sine eigne barn' },
    hvem: [gi('foresatt').til('segSelv')],
  },
});
