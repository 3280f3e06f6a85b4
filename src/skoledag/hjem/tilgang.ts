import { gi, regelsett } from '#grunn/tilgang/index.ts';

/** What a guardian is shown of who works with the child. */
export const hjemTilgang = regelsett('skoledag.hjem', {
  kontakter: {
    tekst: { nb: 'se hvem som kan kontaktes på skolen', nn: 'sjå kven som kan kontaktast på skulen' },
    gjort: { nb: 'så hvem som kan kontaktes på skolen', nn: 'såg kven som kan kontaktast på skulen' },
    hvem: [gi('foresatt').til('egetBarn')],
  },
});
