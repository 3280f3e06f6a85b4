import type { Kontekst } from '#grunn/handling/index.ts';
import { IKKE_APENT_AR } from '#grunn/utvalg/index.ts';
import { skolearFor } from './regler.ts';

/** The year a list is of: the one asked for, else the one that runs. @throws FunksjonellFeil 400 at the field for a year that is not open. */
export function valgtSkolear(s: Kontekst, onsket: number | undefined, apne: readonly number[]): number {
  if (onsket === undefined) return skolearFor(s.idag);
  if (!apne.includes(onsket)) throw s.feil('ugyldig_inndata', IKKE_APENT_AR, { status: 400, felt: { skolear: IKKE_APENT_AR } });
  return onsket;
}
