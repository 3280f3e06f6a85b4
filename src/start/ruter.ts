import type { Rutetabell } from '#grunn/handling/index.ts';
import { eleverRuter } from '#register/elevforhold/index.ts';
import { innlesingRuter } from '#register/innlesing/index.ts';
import { personRuter, sokRuter } from '#register/person/index.ts';
import { familieRuter } from '#tilgang/familie/index.ts';
import { hvorforRuter } from '#tilgang/hvorfor/index.ts';
import { vernRuter } from '#tilgang/vern/index.ts';
import { forsideRuter } from './forside/index.ts';
import { kortRuter } from './personkort/index.ts';

/** The card is put together here, from the register and the rooms downstream of it. */
const personUtenKort: Rutetabell = {
  ...personRuter,
  ruter: personRuter.ruter.filter((r) => r.sti !== '/person/:personId'),
};

/** Every room's addresses. The access matrix is made from this table. */
export const alleRuter: readonly Rutetabell[] = [
  forsideRuter,
  sokRuter,
  eleverRuter,
  kortRuter,
  personUtenKort,
  familieRuter,
  vernRuter,
  hvorforRuter,
  innlesingRuter,
];
