import { gi, regelsett } from '#grunn/tilgang/index.ts';

const BESTEMMER = [
  gi('rektor').til('egenSkole'),
  gi('larer').til('egenSkole'),
  gi('kontaktlarer').til('egenSkole'),
  gi('kontaktlarer').til('egenGruppe'),
] as const;

/** Sending a pupil away: who decides, who takes it back, and who sees it. How much each may decide is asked by the act (opplæringslova § 13-1). */
export const bortvisingTilgang = regelsett('skoledag.bortvising', {
  les: {
    tekst: { nb: 'se bortvisninger av en elev', nn: 'sjå bortvisingar av ein elev' },
    gjort: { nb: 'så bortvisninger av en elev', nn: 'såg bortvisingar av ein elev' },
    hvem: [
      ...BESTEMMER,
      gi('hovudstegsleder').til('egenSkole'),
      gi('skolekonsulent').til('egenSkole'),
      gi('radgiver').til('egenSkole'),
      gi('sosiallarer').til('egenSkole'),
      gi('foresatt').til('egetBarn'),
      gi('elev').til('segSelv'),
    ],
  },
  bestem: {
    tekst: { nb: 'vise bort en elev', nn: 'vise bort ein elev' },
    gjort: { nb: 'viste bort en elev', nn: 'viste bort ein elev' },
    hvem: BESTEMMER,
  },
  opphev: {
    tekst: { nb: 'oppheve en bortvisning', nn: 'oppheve ei bortvising' },
    gjort: { nb: 'opphevet en bortvisning', nn: 'oppheva ei bortvising' },
    hvem: BESTEMMER,
  },
});
