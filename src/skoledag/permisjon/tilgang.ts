import { gi, regelsett } from '#grunn/tilgang/index.ts';

const HJEM = [gi('foresatt').til('egetBarn'), gi('elev').til('segSelv')] as const;
const AVGJOR = [
  gi('kontaktlarer').til('egenSkole'),
  gi('kontaktlarer').til('egenGruppe'),
  gi('rektor').til('egenSkole'),
  gi('kommunalsjef').til('heleKommunen'),
] as const;

/** Who applies for leave, who sees it, and who decides. How many days each level may decide is asked by the act. */
export const permisjonTilgang = regelsett('skoledag.permisjon', {
  sok: {
    tekst: { nb: 'søke om permisjon', nn: 'søkje om permisjon' },
    gjort: { nb: 'søkte om permisjon', nn: 'søkte om permisjon' },
    // a pupil only from 15: the act asks the age
    hvem: HJEM,
  },
  endre: {
    tekst: { nb: 'endre en søknad om permisjon', nn: 'endre ein søknad om permisjon' },
    gjort: { nb: 'endret en søknad om permisjon', nn: 'endra ein søknad om permisjon' },
    hvem: HJEM,
  },
  trekk: {
    tekst: { nb: 'trekke en søknad om permisjon', nn: 'trekkje ein søknad om permisjon' },
    gjort: { nb: 'trakk en søknad om permisjon', nn: 'trekte ein søknad om permisjon' },
    hvem: HJEM,
  },
  seMine: {
    tekst: { nb: 'se søknader om permisjon', nn: 'sjå søknader om permisjon' },
    gjort: { nb: 'så søknader om permisjon', nn: 'såg søknader om permisjon' },
    hvem: HJEM,
  },
  apne: {
    tekst: { nb: 'åpne et vedtak om permisjon', nn: 'opne eit vedtak om permisjon' },
    gjort: { nb: 'åpnet et vedtak om permisjon', nn: 'opna eit vedtak om permisjon' },
    hvem: HJEM,
  },
  behandle: {
    tekst: { nb: 'behandle søknader om permisjon', nn: 'behandle søknader om permisjon' },
    gjort: { nb: 'så søknader om permisjon', nn: 'såg søknader om permisjon' },
    hvem: [...AVGJOR, gi('skolekonsulent').til('egenSkole')],
  },
  vedta: {
    tekst: { nb: 'avgjøre en søknad om permisjon', nn: 'avgjere ein søknad om permisjon' },
    gjort: { nb: 'avgjorde en søknad om permisjon', nn: 'avgjorde ein søknad om permisjon' },
    hvem: AVGJOR,
  },
});
