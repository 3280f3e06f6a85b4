import { gi, regelsett } from '#grunn/tilgang/index.ts';
import { ROLLER } from '#tilgang/rolle/index.ts';

/** Everybody with a role has a front page. What stands on it is asked of each room's own rule. */
export const forsideTilgang = regelsett('start.forside', {
  se: {
    tekst: { nb: 'bruke Friminutt uten en rolle i kommunen', nn: 'bruke Friminutt utan ei rolle i kommunen' },
    gjort: { nb: 'så forsiden', nn: 'såg forsida' },
    hvem: ROLLER.map((r) => gi(r).til('segSelv')),
  },
});
