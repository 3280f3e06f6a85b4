import { leggTilMinutter, type Klokkeslett, type Rutine } from '../rutine/index.ts';
import type { Avklart, Dagsstatus, Deltid, ElevIDag } from './modell.ts';

const dekker = (d: Deltid | undefined, klokka: Klokkeslett): boolean => d === undefined || (d.fra <= klokka && klokka < d.til);

/** From which year pupils are on ungdomstrinnet. */
const UNGDOMSTRINN = 8;

/**
 * When a pupil nobody has accounted for is missed: the school's clock for the years, put off by a reported part of the day, by where the
 * pupil was said to be, and by a bus that is late.
 */
export function frist(
  elev: Pick<ElevIDag, 'arstrinn' | 'meldinger' | 'annetsted' | 'skyssTil'>,
  rutine: Rutine,
  klokka: Klokkeslett,
): Klokkeslett {
  let f = elev.arstrinn >= UNGDOMSTRINN ? rutine.etterlysesUngdomstrinn : rutine.etterlysesBarnetrinn;
  const ferdige = [...elev.meldinger, ...elev.annetsted].flatMap((x) =>
    x.deltid && x.deltid.til <= klokka ? [x.deltid.til] : [],
  );
  for (const til of [...ferdige, ...(elev.skyssTil === undefined ? [] : [elev.skyssTil])]) {
    const ny = leggTilMinutter(til, rutine.slingring);
    if (ny > f) f = ny;
  }
  return f;
}

const ETTER_SAKEN: Readonly<Record<Avklart, Dagsstatus>> = {
  funnet: 'annetsted',
  hjemme: 'meldt',
  politi: 'annetsted',
  feil: 'tilstede',
};

/**
 * Where one pupil stands right now. What a person has seen in class goes before what was said beforehand, except where what was said
 * is about later in the day than what was seen. An open case stays until it is closed, and what closed it stands until somebody registers
 * something newer: the clock does not look again for a child who is found.
 */
export function dagsstatus(elev: ElevIDag, rutine: Rutine, klokka: Klokkeslett): Dagsstatus {
  if (elev.harApenSak) return 'etterlyses';
  const { fort } = elev;
  const senere = (d: Deltid | undefined) => d !== undefined && (fort === undefined || fort.klokka < d.fra) && dekker(d, klokka);
  if (elev.meldinger.some((m) => senere(m.deltid))) return 'meldt';
  if (elev.annetsted.some((a) => senere(a.deltid))) return 'annetsted';
  if (fort?.status === 'tilstede') return 'tilstede';
  if (fort?.status === 'sen') return 'sen';
  if (elev.harPermisjon) return 'permisjon';
  if (elev.annetsted.some((a) => dekker(a.deltid, klokka))) return 'annetsted';
  if (elev.meldinger.some((m) => dekker(m.deltid, klokka))) return 'meldt';
  // went home during the day, or away for a reason the teacher knows
  if (fort !== undefined && (fort.status === 'gikk' || fort.arsakKjent)) return 'meldt';
  if (elev.avklart !== undefined) return ETTER_SAKEN[elev.avklart];
  return klokka < frist(elev, rutine, klokka) ? 'ventes' : 'etterlyses';
}

/** Came the report after the school's deadline? Only a report about today can be late; one about a day that is over always is. */
export function erSen(
  m: { readonly fra: string; readonly fraKl?: string | undefined },
  naa: { readonly dato: string; readonly klokka: string },
  rutine: Rutine,
): boolean {
  if (m.fra !== naa.dato) return m.fra < naa.dato;
  // an appointment later in the day is told in good time until it begins
  const innen = m.fraKl !== undefined && m.fraKl > rutine.meldesInnen ? m.fraKl : rutine.meldesInnen;
  return naa.klokka > innen;
}

/** May the one who reported still change or withdraw it? Until the deadline of the first day. */
export const kanEndres = (
  m: { readonly fra: string; readonly fraKl?: string | undefined },
  naa: { readonly dato: string; readonly klokka: string },
  rutine: Rutine,
): boolean => m.fra >= naa.dato && !erSen(m, naa, rutine);

/** Who may report absence for a pupil on a date: guardians while the pupil is a minor, and the pupil from 18. */
export const kanMelde = (rolle: 'foresatt' | 'elev', alder: number): boolean => (rolle === 'foresatt' ? alder < 18 : alder >= 18);

/** Minutes of absence in hours as they stand on the diploma: 60-minute units, rounded half up, once a year and never before. */
export const timerPaVitnemal = (minutter: number): number => Math.floor(minutter / 60 + 0.5);

export interface Dagsoppmote {
  readonly timeNr: number;
  readonly status: 'sen' | 'borte' | 'gikk';
  readonly minutter: number | null;
}

/**
 * A day as it counts: a whole day when absent from everything that was registered that day, else the minutes. Hours are never made
 * into days, however many (§ 9-44).
 */
export function tellDag(
  rader: readonly Dagsoppmote[],
  forteTimer: readonly number[],
  minutterPerTime: number,
): { readonly dager: 0 | 1; readonly minutter: number } {
  const hel = rader.find((r) => r.timeNr === 0);
  if (hel !== undefined) return hel.status === 'borte' ? { dager: 1, minutter: 0 } : { dager: 0, minutter: hel.minutter ?? 0 };
  const borte = new Set(rader.filter((r) => r.status === 'borte').map((r) => r.timeNr));
  if (borte.size > 0 && forteTimer.filter((t) => t > 0).every((t) => borte.has(t))) return { dager: 1, minutter: 0 };
  return { dager: 0, minutter: rader.reduce((n, r) => n + (r.status === 'borte' ? minutterPerTime : (r.minutter ?? 0)), 0) };
}

export type Terskel = 'sen_maned' | 'dager_maned' | 'dager_rad' | 'dager_halvar' | 'dag_tre';

/** Which thresholds of the kommune are reached, with the count (E07). */
export function naddeTerskler(
  t: { readonly senIMnd: number; readonly dagerIMnd: number; readonly dagerIRad: number; readonly dagerIHalvar: number },
  grenser: Rutine['terskler'],
): readonly { readonly terskel: Terskel; readonly antall: number }[] {
  const par = [
    ['sen_maned', t.senIMnd, grenser.senIMnd],
    ['dager_maned', t.dagerIMnd, grenser.dagerIMnd],
    ['dag_tre', t.dagerIRad, grenser.ringDag],
    ['dager_rad', t.dagerIRad, grenser.dagerIRad],
    ['dager_halvar', t.dagerIHalvar, grenser.dagerIHalvar],
  ] as const;
  return par.flatMap(([terskel, antall, grense]) => (antall >= grense ? [{ terskel, antall }] : []));
}
