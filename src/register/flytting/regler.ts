// What a move means for the rows we have. Nothing is ever taken out of the school path: rows are ended, and new ones begun.
import { leggTilDager, type Dato } from '#grunn/tid/index.ts';
import { skolearFor } from '#register/skole/kjerne.ts';
import type { Flyttefeil, Flytteplan, Flytting, Gruppeplass, NyPlass, Plass, Skolegangsrad } from './modell.ts';

/** The year a pupil goes to by age: the first in the school year that begins the year the child turns six (opplæringslova §§ 2-1, 2-4). */
export const trinnEtterAlder = (fodselsdato: Dato, fra: Dato): number => skolearFor(fra) - Number(fodselsdato.slice(0, 4)) - 5;

const overlapper = (p: Plass, fra: Dato): boolean => p.til === null || p.til >= fra;

/** Why a move cannot be made as asked; undefined when it can. */
export function sjekkFlytting(plasser: readonly Plass[], f: Flytting): Flyttefeil | undefined {
  const senere = plasser.filter((p) => overlapper(p, f.fra));
  if (f.slag === 'inn') return senere.length > 0 ? 'har_plass' : undefined;
  if (senere.length === 0) return 'ingen_plass';
  if (f.slag === 'skole' && senere.every((p) => p.skole === f.tilSkole)) return 'samme_skole';
  return undefined;
}

/**
 * The rows to close and open. From `fra` on the pupil has no place and no group at the schools left behind; before it everything stands.
 * A later place that is planned already (the next school year) goes along to the new school with its own year.
 */
export function planleggFlytting(plasser: readonly Plass[], grupper: readonly Gruppeplass[], f: Flytting): Flytteplan {
  const dagenFor = leggTilDager(f.fra, -1);
  if (f.slag === 'inn')
    return {
      lukk: [],
      apne: [
        {
          elevforholdId: null,
          personId: f.personId,
          skole: f.tilSkole!,
          arstrinn: f.arstrinn!,
          klasse: null,
          fra: f.fra,
          til: null,
        },
      ],
      lukkGrupper: [],
      apneGrupper: [],
    };
  const lukk = plasser.filter((p) => overlapper(p, f.fra) && p.skole !== f.tilSkole);
  const forlatt = new Set(lukk.map((p) => p.skole));
  const apne: NyPlass[] = [];
  for (const p of lukk) {
    const { elevforholdId, personId, skole, arstrinn, klasse } = p;
    if (p.fra < f.fra) apne.push({ elevforholdId, personId, skole, arstrinn, klasse, fra: p.fra, til: dagenFor });
    if (f.slag === 'skole')
      apne.push({
        elevforholdId: null,
        personId,
        skole: f.tilSkole!,
        arstrinn,
        klasse: null,
        fra: p.fra > f.fra ? p.fra : f.fra,
        til: p.til,
      });
  }
  const lukkGrupper = grupper.filter((g) => forlatt.has(g.skole) && g.til >= f.fra);
  return {
    lukk,
    apne,
    lukkGrupper,
    apneGrupper: lukkGrupper.flatMap(({ gruppeId, personId, fra }) =>
      fra < f.fra ? [{ gruppeId, personId, fra, til: dagenFor }] : [],
    ),
  };
}

/**
 * Who attended which school when: stretches at one school that follow each other are one. The oldest first. A place from the former system may span
 * several years under the year the pupil is in now: the first year is counted back from it.
 */
export function skolegang(
  plasser: readonly (Pick<Plass, 'skole' | 'arstrinn' | 'fra' | 'til'> & { readonly navn: string })[],
  idag: Dato,
): Skolegangsrad[] {
  const ut: Skolegangsrad[] = [];
  for (const p of plasser.toSorted((a, b) => (a.fra < b.fra ? -1 : 1))) {
    const slutt = p.til !== null && p.til < idag ? p.til : idag;
    const ar = Math.max(0, skolearFor(slutt) - skolearFor(p.fra));
    const forste = Math.max(1, p.arstrinn - ar);
    const for_ = ut.at(-1);
    if (for_ !== undefined && for_.skole === p.skole && for_.til !== null && leggTilDager(for_.til, 1) >= p.fra)
      ut[ut.length - 1] = {
        ...for_,
        til: p.til,
        trinnFra: Math.min(for_.trinnFra, forste),
        trinnTil: Math.max(for_.trinnTil, p.arstrinn),
      };
    else ut.push({ skole: p.skole, navn: p.navn, fra: p.fra, til: p.til, trinnFra: forste, trinnTil: p.arstrinn });
  }
  return ut;
}
