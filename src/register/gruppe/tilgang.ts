import { gi, regelsett } from '#grunn/tilgang/index.ts';

/** Those who keep a school's groups. */
const somForer = [
  gi('systemforvalter').til('heleKommunen'),
  gi('skolekonsulent').til('egenSkole'),
  gi('rektor').til('egenSkole'),
];
/** Everybody of the year must be with: those who do not work there are not told of protected pupils. */
const skolenSelv = [gi('skolekonsulent').til('egenSkole'), gi('rektor').til('egenSkole')];
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
  flytt: {
    tekst: { nb: 'flytte elever mellom klasser og grupper', nn: 'flytte elevar mellom klassar og grupper' },
    gjort: { nb: 'flyttet elever', nn: 'flytta elevar' },
    hvem: somForer,
  },
  leggTil: {
    tekst: { nb: 'legge elever til klasser og grupper', nn: 'leggje elevar til klassar og grupper' },
    gjort: { nb: 'la til elever', nn: 'la til elevar' },
    hvem: somForer,
  },
  limInn: {
    tekst: { nb: 'lime inn elever i klasser og grupper', nn: 'lime inn elevar i klassar og grupper' },
    gjort: { nb: 'limte inn elever i klasser og grupper', nn: 'limte inn elevar i klassar og grupper' },
    hvem: somForer,
  },
  avslutt: {
    tekst: { nb: 'avslutte klasser og grupper', nn: 'avslutte klassar og grupper' },
    gjort: { nb: 'avsluttet gruppa', nn: 'avslutta gruppa' },
    hvem: somForer,
  },
  plasser: {
    tekst: { nb: 'plassere elever i klasser', nn: 'plassere elevar i klassar' },
    gjort: { nb: 'plasserte elever', nn: 'plasserte elevar' },
    hvem: somForer,
  },
  startDeling: {
    tekst: { nb: 'dele et trinn i klasser', nn: 'dele eit trinn i klassar' },
    gjort: { nb: 'laget et utkast til deling i klasser', nn: 'laga eit utkast til deling i klassar' },
    hvem: skolenSelv,
  },
  endreDeling: {
    tekst: { nb: 'endre et utkast til deling i klasser', nn: 'endre eit utkast til deling i klassar' },
    gjort: { nb: 'endret et utkast til deling i klasser', nn: 'endra eit utkast til deling i klassar' },
    hvem: skolenSelv,
  },
  settOnske: {
    tekst: { nb: 'skrive inn ønsker om klasse', nn: 'skrive inn ønske om klasse' },
    gjort: { nb: 'endret et ønske om klasse', nn: 'endra eit ønske om klasse' },
    hvem: skolenSelv,
  },
  brukDeling: {
    tekst: { nb: 'ta en deling i klasser i bruk', nn: 'ta ei deling i klassar i bruk' },
    gjort: { nb: 'delte trinnet i klasser', nn: 'delte trinnet i klassar' },
    hvem: skolenSelv,
  },
  settLarer: {
    tekst: { nb: 'sette lærere på klasser og grupper', nn: 'setje lærarar på klassar og grupper' },
    gjort: { nb: 'satte en lærer på gruppa', nn: 'sette ein lærar på gruppa' },
    hvem: somForer,
  },
  avsluttLarer: {
    tekst: { nb: 'avslutte lærere i klasser og grupper', nn: 'avslutte lærarar i klassar og grupper' },
    gjort: { nb: 'avsluttet en lærer i gruppa', nn: 'avslutta ein lærar i gruppa' },
    hvem: somForer,
  },
  angre: {
    tekst: { nb: 'angre endringer i klasser og grupper', nn: 'angre endringar i klassar og grupper' },
    gjort: { nb: 'angret en endring', nn: 'angra ei endring' },
    hvem: somForer,
  },
});
