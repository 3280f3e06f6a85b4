import { gi, regelsett } from '#grunn/tilgang/index.ts';

const skolen = [gi('skolekonsulent').til('egenSkole'), gi('rektor').til('egenSkole')];
const lederne = [gi('systemforvalter').til('heleKommunen'), gi('kommunalsjef').til('heleKommunen'), ...skolen];

/** Who may take lists, and which kinds of columns. Teachers take lists of the groups that are theirs. */
export const rapportTilgang = regelsett('forvaltning.rapport', {
  les: {
    tekst: { nb: 'lage lister', nn: 'lage lister' },
    gjort: { nb: 'så en liste', nn: 'såg ei liste' },
    hvem: [...lederne, gi('kontaktlarer').til('egenGruppe'), gi('larer').til('egenGruppe')],
  },
  hent: {
    tekst: { nb: 'hente lister som fil', nn: 'hente lister som fil' },
    gjort: { nb: 'hentet ei liste som fil', nn: 'henta ei liste som fil' },
    hvem: [...lederne, gi('kontaktlarer').til('egenGruppe'), gi('larer').til('egenGruppe')],
  },
  refusjon: {
    tekst: { nb: 'hente grunnlaget for refusjon for gjesteelever', nn: 'hente grunnlaget for refusjon for gjesteelevar' },
    gjort: { nb: 'hentet grunnlaget for refusjon', nn: 'henta grunnlaget for refusjon' },
    hvem: [gi('systemforvalter').til('heleKommunen'), ...skolen],
  },
  personalia: {
    tekst: { nb: 'ta med fødselsdato og kjønn i lister', nn: 'ta med fødselsdato og kjønn i lister' },
    hvem: [...lederne, gi('kontaktlarer').til('egenGruppe')],
  },
  foresatte: {
    tekst: { nb: 'ta med kontaktopplysninger i lister', nn: 'ta med kontaktopplysningar i lister' },
    hvem: [gi('systemforvalter').til('heleKommunen'), ...skolen, gi('kontaktlarer').til('egenGruppe')],
  },
  nummer: {
    tekst: { nb: 'ta med fødselsnummer i lister', nn: 'ta med fødselsnummer i lister' },
    hvem: [gi('systemforvalter').til('heleKommunen'), ...skolen],
  },
});
