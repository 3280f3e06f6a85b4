import type { Visningsperson } from '../lager-visning.ts';
import type { Personvisning } from './modell.ts';

/** A person as these pages may show one. */
export function somPersonvisning(id: string | null, personer: ReadonlyMap<string, Visningsperson>): Personvisning {
  const p = id === null ? undefined : personer.get(id);
  if (p?.skjermet) return { slag: 'skjermet' };
  if (p === undefined || p.navn === null || p.navn === '') return { slag: 'ukjent' };
  const { navn, klasse, skole, stilling, fodselsar } = p;
  return { slag: 'kjent', id: p.id, navn, klasse, skole, stilling, fodselsar };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The people among those who started runs: the clock's own names are no ids. */
export const personerI = (utlostAv: readonly string[]): string[] => utlostAv.filter((u) => UUID.test(u));
