import type { Rutetabell } from '#grunn/handling/index.ts';
import { eleverRuter } from '#register/elevforhold/index.ts';
import { gruppeRuter } from '#register/gruppe/index.ts';
import { innlesingRuter } from '#register/innlesing/index.ts';
import { personRuter, sokRuter } from '#register/person/index.ts';
import { skoleRuter } from '#register/skole/index.ts';
import { forsideRuter } from './forside/index.ts';

/** Every room's addresses. The access matrix is made from this table. */
export const alleRuter: readonly Rutetabell[] = [
  forsideRuter,
  sokRuter,
  eleverRuter,
  gruppeRuter,
  skoleRuter,
  personRuter,
  innlesingRuter,
];
