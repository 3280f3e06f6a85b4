import { gi, regelsett } from '#grunn/tilgang/index.ts';
import { ROLLER } from '#tilgang/rolle/index.ts';

const alle = ROLLER.map((r) => gi(r).til('segSelv'));

/** Where one is logged in: one's own, and nobody else's. */
export const oktTilgang = regelsett('tilgang.okt', {
  se: {
    tekst: { nb: 'se hvor du er innlogget', nn: 'sjå kvar du er innlogga' },
    gjort: { nb: 'så hvor vedkommende er innlogget', nn: 'såg kvar vedkomande er innlogga' },
    hvem: alle,
  },
  avslutt: {
    tekst: { nb: 'logge ut en enhet', nn: 'logge ut ei eining' },
    gjort: { nb: 'logget ut en enhet', nn: 'logga ut ei eining' },
    hvem: alle,
  },
  avsluttAlle: {
    tekst: { nb: 'logge ut alle andre steder', nn: 'logge ut alle andre stader' },
    gjort: { nb: 'logget ut alle andre steder', nn: 'logga ut alle andre stader' },
    hvem: alle,
  },
  huskEnhet: {
    tekst: { nb: 'la en enhet melde fravær uten innlogging', nn: 'la ei eining melde fråvær utan innlogging' },
    gjort: { nb: 'lot en enhet melde fravær uten innlogging', nn: 'lét ei eining melde fråvær utan innlogging' },
    hvem: [gi('foresatt').til('segSelv')],
  },
});
