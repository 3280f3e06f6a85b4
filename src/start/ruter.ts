import type { Rutetabell } from '#grunn/handling/index.ts';
import { eleverRuter } from '#register/elevforhold/index.ts';
import { innlesingRuter } from '#register/innlesing/index.ts';
import { personRuter, sokRuter } from '#register/person/index.ts';
import { oktRuter } from '#tilgang/okt/index.ts';
import { forsideRuter } from './forside/index.ts';

/** Every room's addresses. The access matrix is made from this table. */
export const alleRuter: readonly Rutetabell[] = [forsideRuter, sokRuter, eleverRuter, personRuter, innlesingRuter, oktRuter];
