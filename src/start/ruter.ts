import { avvikRuter } from '#forvaltning/avvik/index.ts';
import { hvemHarSettRuter, kontrollRuter } from '#forvaltning/sporingssok/index.ts';
import { akterI, type Rutetabell } from '#grunn/handling/index.ts';
import type { Tekst } from '#grunn/sprak/index.ts';
import { eleverRuter } from '#register/elevforhold/index.ts';
import { innlesingRuter } from '#register/innlesing/index.ts';
import { personRuter, sokRuter } from '#register/person/index.ts';
import { forsideRuter } from './forside/index.ts';

/** Every room's addresses. The access matrix is made from this table. */
export const alleRuter: readonly Rutetabell[] = [
  forsideRuter,
  sokRuter,
  eleverRuter,
  personRuter,
  innlesingRuter,
  hvemHarSettRuter,
  kontrollRuter,
  avvikRuter,
];

/** The words of every rule, for pages that tell what was done. */
export const regeltekster = (tabeller: readonly Rutetabell[] = alleRuter): ReadonlyMap<string, Tekst> =>
  new Map(tabeller.flatMap((t) => t.ruter.flatMap((r) => akterI(r).map((a) => [a.regel.navn, a.regel.gjort] as const))));
