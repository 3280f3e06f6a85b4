import { gi, regelsett } from '#grunn/tilgang/index.ts';

const skolen = [gi('systemforvalter').til('heleKommunen'), gi('skolekonsulent').til('egenSkole'), gi('rektor').til('egenSkole')];

/** Who may see and order the change to the next school year. */
export const arsskifteTilgang = regelsett('register.arsskifte', {
  les: {
    tekst: { nb: 'se skoleårsskiftet', nn: 'sjå skuleårsskiftet' },
    gjort: { nb: 'så skoleårsskiftet', nn: 'såg skuleårsskiftet' },
    hvem: [...skolen, gi('kommunalsjef').til('heleKommunen')],
  },
  bestill: {
    tekst: { nb: 'gjøre skoleårsskiftet for skolen', nn: 'gjere skuleårsskiftet for skulen' },
    gjort: { nb: 'gjorde skoleårsskiftet for skolen', nn: 'gjorde skuleårsskiftet for skulen' },
    hvem: skolen,
  },
  bestillAlle: {
    tekst: { nb: 'gjøre skoleårsskiftet for alle skolene', nn: 'gjere skuleårsskiftet for alle skulane' },
    gjort: { nb: 'gjorde skoleårsskiftet for alle skolene', nn: 'gjorde skuleårsskiftet for alle skulane' },
    hvem: [gi('systemforvalter').til('heleKommunen')],
  },
  angre: {
    tekst: { nb: 'angre skoleårsskiftet', nn: 'angre skuleårsskiftet' },
    gjort: { nb: 'angret skoleårsskiftet', nn: 'angra skuleårsskiftet' },
    hvem: skolen,
  },
});
