import type { Oppmotestatus } from '../fravar/index.ts';
import { minutterMellom, type Rutine } from '../rutine/index.ts';
import type { Registerelev } from './lager.ts';

/** The lesson a clock falls in, when the day is cut in lessons of the same length; 1 before, the last after. */
export function timeNa(klokka: string, rutine: Pick<Rutine, 'skoledag' | 'timer'>): number {
  const dag = minutterMellom(rutine.skoledag.fra, rutine.skoledag.til);
  const gatt = minutterMellom(rutine.skoledag.fra, klokka);
  return Math.max(1, Math.min(rutine.timer, 1 + Math.floor((gatt / Math.max(1, dag)) * rutine.timer)));
}

/** The lessons of a class: none below the year from which absence is kept by lesson. */
export const timerFor = (arstrinn: number, rutine: Pick<Rutine, 'perTimeFraTrinn' | 'timer'>): readonly number[] =>
  arstrinn >= rutine.perTimeFraTrinn ? Array.from({ length: rutine.timer }, (_, i) => i + 1) : [];

export interface Utfylt {
  readonly status: Oppmotestatus;
  readonly minutter: number | null;
  readonly arsak: string | null;
}

/**
 * What a pupil's line says before the teacher has said anything: what stands in the register, else what was said beforehand, else present.
 * «Everyone is present until you say otherwise; reported absence is already filled in.»
 */
export function utfylt(
  e: Pick<Registerelev, 'rad' | 'iForing' | 'meldt' | 'harPermisjon' | 'permisjonsledd' | 'annetsted' | 'fort'>,
  klokka: string,
): Utfylt {
  if (e.rad !== null) return e.rad;
  if (e.iForing) return { status: 'tilstede', minutter: null, arsak: null };
  if (e.harPermisjon) return { status: 'borte', minutter: null, arsak: e.permisjonsledd === 5 ? 'trossamfunn' : 'permisjon' };
  const naa = e.meldt.find((m) => m.fraKl === null || m.tilKl === null || (m.fraKl <= klokka && klokka < m.tilKl));
  if (naa !== undefined) return { status: 'borte', minutter: null, arsak: naa.type };
  if (e.fort?.status === 'gikk') return { status: 'borte', minutter: null, arsak: e.fort.arsak };
  return { status: 'tilstede', minutter: null, arsak: null };
}
