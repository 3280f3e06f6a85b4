import { gi, regelsett } from '#grunn/tilgang/index.ts';

const SETTER = [gi('systemforvalter').til('heleKommunen'), gi('rektor').til('egenSkole')] as const;

/** The routine of the school day: read by those who work by it, set by the kommune for all and by the head for the own school. */
export const rutinerTilgang = regelsett('forvaltning.rutiner', {
  les: {
    tekst: { nb: 'se rutinene for skoledagen', nn: 'sjå rutinane for skuledagen' },
    gjort: { nb: 'så rutinene for skoledagen', nn: 'såg rutinane for skuledagen' },
    hvem: [
      gi('systemforvalter').til('heleKommunen'),
      gi('kommunalsjef').til('heleKommunen'),
      gi('rektor').til('egenSkole'),
      gi('hovudstegsleder').til('egenSkole'),
      gi('skolekonsulent').til('egenSkole'),
      gi('kontaktlarer').til('egenSkole'),
      gi('larer').til('egenSkole'),
    ],
  },
  sett: {
    tekst: { nb: 'endre rutinene for skoledagen', nn: 'endre rutinane for skuledagen' },
    gjort: { nb: 'endret rutinene for skoledagen', nn: 'endra rutinane for skuledagen' },
    hvem: SETTER,
  },
  tilbake: {
    tekst: { nb: 'ta kommunens verdi tilbake i rutinen', nn: 'ta verdien til kommunen tilbake i rutinen' },
    gjort: { nb: 'tok kommunens verdi tilbake i rutinen', nn: 'tok verdien til kommunen tilbake i rutinen' },
    hvem: SETTER,
  },
  angre: {
    tekst: { nb: 'angre en endring av rutinene for skoledagen', nn: 'angre ei endring av rutinane for skuledagen' },
    gjort: { nb: 'angret en endring av rutinene for skoledagen', nn: 'angra ei endring av rutinane for skuledagen' },
    hvem: SETTER,
  },
  seMin: {
    tekst: { nb: 'se rutinen ved skolen', nn: 'sjå rutinen ved skulen' },
    gjort: { nb: 'så rutinen ved skolen', nn: 'såg rutinen ved skulen' },
    hvem: [gi('foresatt').til('egetBarn'), gi('elev').til('segSelv')],
  },
});
