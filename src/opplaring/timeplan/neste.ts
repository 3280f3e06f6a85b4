import { z } from 'zod';
import type { Kontekst } from '#grunn/handling/index.ts';
import { leggTilDager, osloKlokke, tilInstant, ukedag } from '#grunn/tid/index.ts';
import { utsnittFor } from '#grunn/tilgang/index.ts';
import { erSkoledag, finnRute, skolearFor } from '#register/skole/index.ts';
import { hentUke } from './lager-uke.ts';
import { Timevisning } from './modell.ts';
import { timerFor } from './timer-for.ts';
import { timeplanTilgang } from './tilgang.ts';

/** The lessons a child has next: what is left of today, else the next school day within a week. */
export const Nestetimer = z.object({
  elevId: z.string(),
  navn: z.string(),
  deg: z.boolean(),
  dato: z.string(),
  iDag: z.boolean(),
  timer: z.array(Timevisning),
});
export type Nestetimer = z.infer<typeof Nestetimer>;

interface Barn {
  readonly elevId: string;
  readonly navn: string;
  readonly skole: string;
  readonly deg: boolean;
}

/** What each of these children has next, for a home or a pupil: those the reader may not see, and those without a plan, are left out. Three statements a child. */
export async function hentNesteTimer(s: Kontekst, barn: readonly Barn[]): Promise<Nestetimer[]> {
  const { omfang } = utsnittFor(timeplanTilgang.lesElev, s.aktor, s.idag);
  const egne = new Set([...(omfang.egetBarn ?? []), ...(omfang.segSelv ?? [])]);
  const klokka = osloKlokke(tilInstant(s.na));
  const ut: Nestetimer[] = [];
  for (const b of barn.filter((x) => egne.has(x.elevId))) {
    // today's week, and the next where the days to look at reach into it
    const uke = await hentUke(s.db, { elev: b.elevId }, s.idag);
    if (ukedag(s.idag) > 1) uke.push(...(await hentUke(s.db, { elev: b.elevId }, leggTilDager(s.idag, 7))));
    if (uke.length === 0) continue;
    const rute = await finnRute(s.db, b.skole, skolearFor(s.idag));
    for (let i = 0; i < 7; i++) {
      const dato = leggTilDager(s.idag, i);
      if (rute === undefined ? ukedag(dato) > 5 : !erSkoledag(rute, dato)) continue;
      const timer = uke.filter((t) => t.dato === dato && (i > 0 || t.til === null || t.til > klokka));
      if (timer.length === 0) continue;
      ut.push({ elevId: b.elevId, navn: b.navn, deg: b.deg, dato, iDag: i === 0, timer });
      break;
    }
  }
  return ut;
}

/** What somebody who teaches has left of today, each with the group whose register it is. Two statements; empty for others, and on days without school. */
export async function hentLarertimer(s: Kontekst): Promise<Timevisning[]> {
  if (!s.kan(timeplanTilgang.les).tillatt || !s.aktor.tilknytninger.some((t) => LARERE.has(t.rolle)) || ukedag(s.idag) > 5)
    return [];
  const timer = (await timerFor(s.db, { larer: s.aktor.id, dato: s.idag })).filter(
    (t) => t.til === null || t.til > osloKlokke(tilInstant(s.na)),
  );
  const skole = s.aktor.tilknytninger.find((t) => LARERE.has(t.rolle) && t.relasjon === 'egenSkole')?.omfang;
  if (timer.length === 0 || skole === undefined) return timer;
  const rute = await finnRute(s.db, skole, skolearFor(s.idag));
  return rute === undefined || erSkoledag(rute, s.idag) ? timer : [];
}
const LARERE: ReadonlySet<string> = new Set(['larer', 'kontaktlarer']);
