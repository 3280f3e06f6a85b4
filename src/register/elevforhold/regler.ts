import { skolearFor } from '#register/skole/kjerne.ts';
import type { Dato } from '#grunn/tid/index.ts';
import type { Gruppe } from './modell.ts';

/** The day a year's pupils are shown on: today in the year that runs, the autumn of one to come, the last spring of one gone by. */
export function dagIAret(skolear: number, idag: Dato): Dato {
  const na = skolearFor(idag);
  return skolear === na ? idag : skolear > na ? `${skolear}-08-31` : `${skolear + 1}-06-01`;
}

/** `trinn-6` and `klasse-6A`, as they stand in addresses; null for anything else. */
export function lesGruppe(tekst: string | undefined): Gruppe | null {
  const [slag, verdi] = /^(trinn|klasse)-(.+)$/.exec(tekst ?? '')?.slice(1) ?? [];
  if (verdi === undefined) return null;
  if (slag === 'klasse') return { slag: 'klasse', klasse: verdi };
  return /^([1-9]|10)$/.test(verdi) ? { slag: 'trinn', trinn: Number(verdi) } : null;
}

export const skrivGruppe = (g: Gruppe | null): string =>
  g === null ? '' : g.slag === 'trinn' ? `trinn-${g.trinn}` : `klasse-${g.klasse}`;
