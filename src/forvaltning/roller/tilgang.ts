import { gi, regelsett } from '#grunn/tilgang/index.ts';

const forvalter = [gi('systemforvalter').til('heleKommunen')];

/** Who may see and give roles. Support sees them and gives none: a role to give roles is the whole system. */
export const rolleTilgang = regelsett('forvaltning.roller', {
  les: {
    tekst: { nb: 'se roller og hvem som har gitt dem', nn: 'sjå roller og kven som har gitt dei' },
    gjort: { nb: 'så rollene', nn: 'såg rollene' },
    hvem: [...forvalter, gi('brukerstotteIt').til('heleKommunen'), gi('kommunalsjef').til('heleKommunen')],
  },
  gi: {
    tekst: { nb: 'gi roller', nn: 'gi roller' },
    gjort: { nb: 'ga en rolle', nn: 'gav ei rolle' },
    hvem: forvalter,
  },
  godkjenn: {
    tekst: { nb: 'godkjenne en ny systemforvalter', nn: 'godkjenne ein ny systemforvaltar' },
    gjort: { nb: 'godkjente en ny systemforvalter', nn: 'godkjende ein ny systemforvaltar' },
    hvem: [...forvalter, gi('kommunalsjef').til('heleKommunen')],
  },
  avslutt: {
    tekst: { nb: 'fjerne roller', nn: 'fjerne roller' },
    gjort: { nb: 'fjernet en rolle', nn: 'fjerna ei rolle' },
    hvem: forvalter,
  },
  angreAvslutt: {
    tekst: { nb: 'angre at en rolle er fjernet', nn: 'angre at ei rolle er fjerna' },
    gjort: { nb: 'angret at en rolle var fjernet', nn: 'angra at ei rolle var fjerna' },
    hvem: forvalter,
  },
  settTabell: {
    tekst: { nb: 'bestemme hvilke stillinger som gir hvilke roller', nn: 'bestemme kva stillingar som gir kva roller' },
    gjort: { nb: 'endret hvilke stillinger som gir roller', nn: 'endra kva stillingar som gir roller' },
    hvem: forvalter,
  },
  angreTabell: {
    tekst: {
      nb: 'angre en endring av hvilke stillinger som gir roller',
      nn: 'angre ei endring av kva stillingar som gir roller',
    },
    gjort: { nb: 'angret hvilke stillinger som gir roller', nn: 'angra kva stillingar som gir roller' },
    hvem: forvalter,
  },
  settKrav: {
    tekst: { nb: 'bestemme om opplæring kreves før tilgang', nn: 'bestemme om opplæring krevst før tilgang' },
    gjort: { nb: 'bestemte om opplæring kreves før tilgang', nn: 'bestemte om opplæring krevst før tilgang' },
    hvem: forvalter,
  },
  registrerOpplaering: {
    tekst: { nb: 'registrere opplæring i personvern', nn: 'registrere opplæring i personvern' },
    gjort: { nb: 'registrerte opplæring i personvern', nn: 'registrerte opplæring i personvern' },
    hvem: [
      ...forvalter,
      gi('brukerstotteIt').til('heleKommunen'),
      gi('skolekonsulent').til('egenSkole'),
      gi('rektor').til('egenSkole'),
    ],
  },
  apneVindu: {
    tekst: { nb: 'slippe inn en leverandør', nn: 'sleppe inn ein leverandør' },
    gjort: { nb: 'slapp inn en leverandør', nn: 'sleppte inn ein leverandør' },
    hvem: forvalter,
  },
  lukkVindu: {
    tekst: { nb: 'stenge en leverandør ute', nn: 'stengje ein leverandør ute' },
    gjort: { nb: 'stengte en leverandør ute', nn: 'stengde ein leverandør ute' },
    hvem: [...forvalter, gi('kommunalsjef').til('heleKommunen')],
  },
});
