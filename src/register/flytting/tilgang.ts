import { gi, regelsett } from '#grunn/tilgang/index.ts';

const skolen = [gi('systemforvalter').til('heleKommunen'), gi('skolekonsulent').til('egenSkole'), gi('rektor').til('egenSkole')];

/** Who may see and make moves. A pupil is moved by the school that has the place; those who come in, by the kommune. */
export const flyttingTilgang = regelsett('register.flytting', {
  les: {
    tekst: { nb: 'se skolegang og flytting', nn: 'sjå skulegang og flytting' },
    gjort: { nb: 'så skolegang og flytting', nn: 'såg skulegang og flytting' },
    hvem: skolen,
  },
  flytt: {
    tekst: { nb: 'flytte elever til annen skole og ut av kommunen', nn: 'flytte elevar til annan skule og ut av kommunen' },
    gjort: { nb: 'flyttet en elev', nn: 'flytta ein elev' },
    hvem: skolen,
  },
  taImot: {
    tekst: { nb: 'gi skoleplass til barn som flytter til kommunen', nn: 'gi skuleplass til barn som flyttar til kommunen' },
    gjort: { nb: 'ga et barn skoleplass', nn: 'gav eit barn skuleplass' },
    hvem: [gi('systemforvalter').til('heleKommunen')],
  },
  registrerElev: {
    tekst: { nb: 'registrere en ny elev', nn: 'registrere ein ny elev' },
    gjort: { nb: 'registrerte en ny elev', nn: 'registrerte ein ny elev' },
    hvem: skolen,
  },
  laSta: {
    tekst: { nb: 'la plassen stå når Folkeregisteret melder flytting', nn: 'la plassen stå når Folkeregisteret melder flytting' },
    gjort: { nb: 'lot plassen stå', nn: 'lét plassen stå' },
    hvem: skolen,
  },
  settGjest: {
    tekst: { nb: 'registrere gjesteelever', nn: 'registrere gjesteelevar' },
    gjort: { nb: 'registrerte en gjesteelev', nn: 'registrerte ein gjesteelev' },
    hvem: skolen,
  },
  opphevGjest: {
    tekst: { nb: 'oppheve at noen er gjesteelev', nn: 'oppheve at nokon er gjesteelev' },
    gjort: { nb: 'opphevet en gjesteelev', nn: 'oppheva ein gjesteelev' },
    hvem: skolen,
  },
  angre: {
    tekst: { nb: 'angre flytting av elever', nn: 'angre flytting av elevar' },
    gjort: { nb: 'angret en flytting', nn: 'angra ei flytting' },
    hvem: skolen,
  },
});
