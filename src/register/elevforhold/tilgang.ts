import { gi, regelsett } from '#grunn/tilgang/index.ts';

/** Who may see which pupils go where. Teachers get the classes they teach when groups are kept. */
export const elevforholdTilgang = regelsett('register.elevforhold', {
  les: {
    tekst: { nb: 'se elevlista', nn: 'sjå elevlista' },
    gjort: { nb: 'så elevlista', nn: 'såg elevlista' },
    hvem: [
      gi('systemforvalter').til('heleKommunen'),
      gi('brukerstotteIt').til('heleKommunen'),
      gi('kommunalsjef').til('heleKommunen'),
      gi('skolekonsulent').til('egenSkole'),
      gi('rektor').til('egenSkole'),
    ],
  },
});
