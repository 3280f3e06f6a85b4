import { z } from 'zod';
import { visning } from '#grunn/handling/index.ts';
import { finnElev } from '../fravar/index.ts';
import { hentKontaktrader } from './lager-kontakter.ts';
import { KATALOGROLLER, Kontakter } from './modell.ts';
import { hjemTilgang } from './tilgang.ts';

const plass = (k: Kontakter['skolen'][number]): number => Math.min(...k.roller.map((r) => KATALOGROLLER.indexOf(r)));

/** Class, teachers and whom to call at school (H14): roles with work numbers. Protected people at work are on no list. */
export const kontakter = visning({
  regel: hjemTilgang.kontakter,
  inndata: z.object({ elevId: z.uuid() }),
  utdata: Kontakter,
  gjelder: (s, inn) => finnElev(s, inn.elevId),
  async hent(s, _inn, _utsnitt, elev) {
    const r = await hentKontaktrader(s.db, { elevId: elev.elevId, skole: elev.skole, idag: s.idag });
    return { elev, ...r, skolen: [...r.skolen].toSorted((a, b) => plass(a) - plass(b)) };
  },
  viser: (ut) => [ut.elev.elevId],
});
