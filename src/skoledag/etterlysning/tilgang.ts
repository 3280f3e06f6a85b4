import { gi, regelsett } from '#grunn/tilgang/index.ts';

const SKOLEN = [
  gi('larer').til('egenSkole'),
  gi('kontaktlarer').til('egenSkole'),
  gi('rektor').til('egenSkole'),
  gi('hovudstegsleder').til('egenSkole'),
  gi('skolekonsulent').til('egenSkole'),
] as const;

/** Who handles a pupil nobody has accounted for. Everyone at the school: whoever is nearest acts. */
export const etterlysningTilgang = regelsett('skoledag.etterlysning', {
  les: {
    tekst: { nb: 'se en etterlysning', nn: 'sjå ei etterlysing' },
    gjort: { nb: 'så en etterlysning', nn: 'såg ei etterlysing' },
    hvem: SKOLEN,
  },
  steg: {
    tekst: { nb: 'skrive i en etterlysning', nn: 'skrive i ei etterlysing' },
    gjort: { nb: 'skrev i en etterlysning', nn: 'skreiv i ei etterlysing' },
    hvem: SKOLEN,
  },
  lukk: {
    tekst: { nb: 'lukke en etterlysning', nn: 'lukke ei etterlysing' },
    gjort: { nb: 'lukket en etterlysning', nn: 'lukka ei etterlysing' },
    hvem: SKOLEN,
  },
  svar: {
    enhetsokt: true,
    tekst: { nb: 'svare på en etterlysning', nn: 'svare på ei etterlysing' },
    gjort: { nb: 'svarte på en etterlysning', nn: 'svarte på ei etterlysing' },
    hvem: [gi('foresatt').til('egetBarn')],
  },
  seMitt: {
    enhetsokt: true,
    tekst: { nb: 'se etterlysningen av barnet', nn: 'sjå etterlysinga av barnet' },
    gjort: { nb: 'så etterlysningen av barnet', nn: 'såg etterlysinga av barnet' },
    hvem: [gi('foresatt').til('egetBarn')],
  },
});
