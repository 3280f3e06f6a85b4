import { gi, regelsett } from '#grunn/tilgang/index.ts';

const lederne = [
  gi('systemforvalter').til('heleKommunen'),
  gi('kommunalsjef').til('heleKommunen'),
  gi('skolekonsulent').til('egenSkole'),
  gi('rektor').til('egenSkole'),
];

/** Who may see schools with their calendars, and who decides them. */
export const skoleTilgang = regelsett('register.skole', {
  les: {
    tekst: { nb: 'se skolene og skoleruta', nn: 'sjå skulane og skuleruta' },
    gjort: { nb: 'så skolene', nn: 'såg skulane' },
    hvem: lederne,
  },
  settKommunerute: {
    tekst: { nb: 'bestemme skoleruta for kommunen', nn: 'fastsetje skuleruta for kommunen' },
    gjort: { nb: 'endret skoleruta for kommunen', nn: 'endra skuleruta for kommunen' },
    hvem: [gi('systemforvalter').til('heleKommunen')],
  },
  angreRute: {
    tekst: { nb: 'angre en endring av skoleruta', nn: 'angre ei endring av skuleruta' },
    gjort: { nb: 'angret en endring av skoleruta', nn: 'angra ei endring av skuleruta' },
    hvem: [gi('systemforvalter').til('heleKommunen'), gi('rektor').til('egenSkole')],
  },
  settSkolerute: {
    tekst: { nb: 'bestemme skoleruta for skolen', nn: 'fastsetje skuleruta for skulen' },
    gjort: { nb: 'endret skoleruta for skolen', nn: 'endra skuleruta for skulen' },
    hvem: [gi('systemforvalter').til('heleKommunen'), gi('rektor').til('egenSkole')],
  },
});
