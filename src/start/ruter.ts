import type { Rutetabell } from '#grunn/handling/index.ts';
import { innlesingRuter } from '#register/innlesing/index.ts';

/** Every room's addresses. The access matrix is made from this table. */
export const alleRuter: readonly Rutetabell[] = [innlesingRuter];
