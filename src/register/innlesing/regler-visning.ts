// How far a run has come, as a person would say it. Pure.
import { tilInstant } from '#grunn/tid/index.ts';
import { tidIgjen } from './regler.ts';
import type { Innlesingsslag, Innlesingsstatus, Tellere } from './modell.ts';

export interface Arbeidstall {
  readonly hva: 'henter' | 'skriver';
  readonly gjort: number;
  readonly totalt: number | null;
  readonly perSekund: number | null;
  readonly sekunderIgjen: number | null;
}

/**
 * The part of a run that is going on: receiving counts people received, writing counts people written, each from its own start.
 * Null for a run that stands still.
 */
export function arbeidNa(
  r: {
    readonly status: Innlesingsstatus;
    readonly startet: string;
    readonly bruker_fra: string | null;
    readonly tellere: Tellere;
  },
  na: string,
): Arbeidstall | null {
  const siden = (fra: string) => tilInstant(na).epochMilliseconds - tilInstant(fra).epochMilliseconds;
  const tall = (hva: 'henter' | 'skriver', gjort: number, totalt: number | null, bruktMs: number): Arbeidstall => ({
    hva,
    gjort,
    totalt,
    perSekund: bruktMs >= 1000 && gjort > 0 ? Math.round((gjort * 1000) / bruktMs) : null,
    sekunderIgjen: tidIgjen(gjort, totalt, bruktMs) ?? null,
  });
  switch (r.status) {
    case 'mottar':
      return tall('henter', r.tellere.hentet, r.tellere.ventet, siden(r.startet));
    case 'klar':
      return tall('skriver', 0, r.tellere.iBruk, 0);
    case 'bruker':
      return tall('skriver', r.tellere.brukt, r.tellere.iBruk, siden(r.bruker_fra ?? na));
    default:
      return null;
  }
}

/** Of several runs of a source, the one the overview shows: one under way, else one that waits, else the last whole reading. */
export function utvalgtKjoring<R extends { readonly slag: Innlesingsslag; readonly status: Innlesingsstatus }>(
  nyesteForst: readonly R[],
): R | undefined {
  const uten = nyesteForst.filter((r) => r.slag !== 'enkelt');
  return (
    uten.find((r) => r.status === 'mottar' || r.status === 'klar' || r.status === 'bruker') ??
    uten.find((r) => r.status === 'venter') ??
    uten.find((r) => r.slag === 'full' || r.slag === 'fil') ??
    uten[0]
  );
}
