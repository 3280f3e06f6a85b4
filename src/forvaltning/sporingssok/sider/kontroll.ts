import { z } from 'zod';
import { ingenPersoner, visning } from '#grunn/handling/index.ts';
import { hentKontroller } from '../lager.ts';
import { Kontrollside } from '../modell.ts';
import { sporingssokTilgang } from '../tilgang.ts';

/** Whether the seals of the logs hold, and when that was last looked at. */
export const kontrollside = visning({
  regel: sporingssokTilgang.kontroll,
  inndata: z.object({}),
  utdata: Kontrollside,
  async hent(s) {
    const { kontroller, sisteRunde } = await hentKontroller(s.db);
    return { kontroller: [...kontroller], sisteRunde, na: s.na };
  },
  viser: ingenPersoner,
});
