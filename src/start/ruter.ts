import type { Rutetabell } from '#grunn/handling/index.ts';
import { ansatteRuter } from '#forvaltning/ansatte/index.ts';
import { rolleRuter } from '#forvaltning/roller/index.ts';
import { revisjonRuter } from '#forvaltning/tilgangsrevisjon/index.ts';
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
  ansatteRuter,
  rolleRuter,
  revisjonRuter,
];
