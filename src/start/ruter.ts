import type { Rutetabell } from '#grunn/handling/index.ts';
import { eleverRuter } from '#register/elevforhold/index.ts';
import { innlesingRuter } from '#register/innlesing/index.ts';
import { personRuter, sokRuter } from '#register/person/index.ts';
import { foresattFravarRuter, skoleFravarRuter } from '../skoledag/fravar/index.ts';
import { etterlysningRuter } from '../skoledag/etterlysning/index.ts';
import { oppmoteRuter } from '../skoledag/oppmote/index.ts';
import { permisjonRuter } from '../skoledag/permisjon/index.ts';
import { tavleRuter } from '../skoledag/tavle/index.ts';
import { forsideRuter } from './forside/index.ts';

/** Every room's addresses. The access matrix is made from this table. */
export const alleRuter: readonly Rutetabell[] = [
  forsideRuter,
  sokRuter,
  eleverRuter,
  personRuter,
  innlesingRuter,
  foresattFravarRuter,
  skoleFravarRuter,
  oppmoteRuter,
  tavleRuter,
  etterlysningRuter,
  permisjonRuter,
];
