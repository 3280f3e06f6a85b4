import { gi, regelsett } from '#grunn/tilgang/index.ts';

/** Those who work with the pupil: a card with what each of them may open, and nothing of the person card's own. */
export const elevkortTilgang = regelsett('start.elevkort', {
  les: {
    tekst: { nb: 'åpne elevkortet', nn: 'opne elevkortet' },
    gjort: { nb: 'åpnet elevkortet', nn: 'opna elevkortet' },
    hvem: [
      gi('kontaktlarer').til('egenGruppe'),
      gi('larer').til('egenSkole'),
      gi('radgiver').til('egenSkole'),
      gi('sosiallarer').til('egenSkole'),
      gi('hovudstegsleder').til('egenSkole'),
      gi('rektor').til('egenSkole'),
      gi('skolekonsulent').til('egenSkole'),
    ],
  },
});
