// The door without screens, for the worker.
export { finnTerskler, terskler, TERSKELRYTME } from './terskler.ts';
export {
  dagen,
  hentDag,
  oppmoteFor,
  somElevIDag,
  type Annetsteddag,
  type Dagsutvalg,
  type Elevdag,
  type Meldtdag,
} from './lager-dag.ts';
export {
  AVKLARTE,
  DAGSSTATUSER,
  Elevref,
  OPPMOTESTATUSER,
  type Avklart,
  type Dagsstatus,
  type ElevIDag,
  type Oppmotestatus,
} from './modell.ts';
export { dagsstatus, frist } from './regler.ts';
export { naa, temaFor } from './tidsrom.ts';
