import { gi, regelsett } from '#grunn/tilgang/index.ts';

/** Who may see the list of employees and what access each has. The office and the leaders of a school see their own. */
export const ansatteTilgang = regelsett('forvaltning.ansatte', {
  les: {
    tekst: { nb: 'se ansatte og tilgangene deres', nn: 'sjå tilsette og tilgangane deira' },
    gjort: { nb: 'så ansatte og tilgangene deres', nn: 'såg tilsette og tilgangane deira' },
    hvem: [
      gi('systemforvalter').til('heleKommunen'),
      gi('brukerstotteIt').til('heleKommunen'),
      gi('kommunalsjef').til('heleKommunen'),
      gi('skolekonsulent').til('egenSkole'),
      gi('rektor').til('egenSkole'),
    ],
  },
  registrer: {
    tekst: { nb: 'registrere ansatte for hånd', nn: 'registrere tilsette for hand' },
    gjort: { nb: 'registrerte en ansatt for hånd', nn: 'registrerte ein tilsett for hand' },
    hvem: [gi('systemforvalter').til('heleKommunen'), gi('skolekonsulent').til('egenSkole'), gi('rektor').til('egenSkole')],
  },
});
