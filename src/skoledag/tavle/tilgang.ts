import { gi, regelsett } from '#grunn/tilgang/index.ts';

/** Who sees the 09:00 board: everyone at work at the school. */
export const tavleTilgang = regelsett('skoledag.tavle', {
  se: {
    tekst: { nb: 'se 09.00-tavla', nn: 'sjå 09.00-tavla' },
    gjort: { nb: 'så 09.00-tavla', nn: 'såg 09.00-tavla' },
    hvem: [
      gi('larer').til('egenSkole'),
      gi('kontaktlarer').til('egenSkole'),
      gi('rektor').til('egenSkole'),
      gi('hovudstegsleder').til('egenSkole'),
      gi('skolekonsulent').til('egenSkole'),
    ],
  },
  velg: {
    tekst: { nb: 'velge skole på 09.00-tavla', nn: 'velje skule på 09.00-tavla' },
    gjort: { nb: 'valgte skole på 09.00-tavla', nn: 'valde skule på 09.00-tavla' },
    hvem: [
      gi('larer').til('egenSkole'),
      gi('kontaktlarer').til('egenSkole'),
      gi('rektor').til('egenSkole'),
      gi('hovudstegsleder').til('egenSkole'),
      gi('skolekonsulent').til('egenSkole'),
    ],
  },
});
