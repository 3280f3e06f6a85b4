import type { Gruppe } from './modell.ts';

/** `trinn-6` and `klasse-6A`, as they stand in addresses; null for anything else. */
export function lesGruppe(tekst: string | undefined): Gruppe | null {
  const [slag, verdi] = /^(trinn|klasse)-(.+)$/.exec(tekst ?? '')?.slice(1) ?? [];
  if (verdi === undefined) return null;
  if (slag === 'klasse') return { slag: 'klasse', klasse: verdi };
  return /^([1-9]|10)$/.test(verdi) ? { slag: 'trinn', trinn: Number(verdi) } : null;
}

export const skrivGruppe = (g: Gruppe | null): string =>
  g === null ? '' : g.slag === 'trinn' ? `trinn-${g.trinn}` : `klasse-${g.klasse}`;
