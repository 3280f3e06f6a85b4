import { gi, regelsett } from '#grunn/tilgang/index.ts';

/** Those who keep a school's groups. */
const somForer = [
  gi('systemforvalter').til('heleKommunen'),
  gi('skolekonsulent').til('egenSkole'),
  gi('rektor').til('egenSkole'),
];
const lederne = [...somForer, gi('kommunalsjef').til('heleKommunen')];

/** Who may see and keep groups. Teachers see the groups that are theirs. */
export const gruppeTilgang = regelsett('register.gruppe', {
  les: {
    tekst: { nb: 'se klasser og grupper', nn: 'sjå klassar og grupper' },
    gjort: { nb: 'så klasser og grupper', nn: 'såg klassar og grupper' },
    hvem: [...lederne, gi('kontaktlarer').til('egenGruppe'), gi('larer').til('egenGruppe')],
  },
  opprett: {
    tekst: { nb: 'lage klasser og grupper', nn: 'lage klassar og grupper' },
    gjort: { nb: 'laget en gruppe', nn: 'laga ei gruppe' },
    hvem: somForer,
  },
  endre: {
    tekst: { nb: 'endre klasser og grupper', nn: 'endre klassar og grupper' },
    gjort: { nb: 'endret gruppa', nn: 'endra gruppa' },
    hvem: somForer,
  },
  plasser: {
    tekst: { nb: 'plassere elever i klasser og grupper', nn: 'plassere elevar i klassar og grupper' },
    gjort: { nb: 'plasserte elever', nn: 'plasserte elevar' },
    hvem: somForer,
  },
  del: {
    tekst: { nb: 'dele et trinn i klasser', nn: 'dele eit trinn i klassar' },
    gjort: { nb: 'delte trinnet i klasser', nn: 'delte trinnet i klassar' },
    hvem: [gi('skolekonsulent').til('egenSkole'), gi('rektor').til('egenSkole')],
  },
  larere: {
    tekst: { nb: 'sette lærere på klasser og grupper', nn: 'setje lærarar på klassar og grupper' },
    gjort: { nb: 'endret hvem som er lærer', nn: 'endra kven som er lærar' },
    hvem: somForer,
  },
  angre: {
    tekst: { nb: 'angre endringer i klasser og grupper', nn: 'angre endringar i klassar og grupper' },
    gjort: { nb: 'angret en endring', nn: 'angra ei endring' },
    hvem: somForer,
  },
});
