export { meldFravar } from './handlinger/meld-fravar.ts';
export { finnElev, hentMeldinger } from './lager.ts';
export { dagen, hentDag, somElevIDag, type Dagsutvalg, type Elevdag } from './lager-dag.ts';
export { DAGSSTATUSER, Elevref, OPPMOTESTATUSER, type Dagsstatus, type ElevIDag, type Oppmotestatus } from './modell.ts';
export { dagsstatus, frist } from './regler.ts';
export { foresattFravarRuter } from './ruter.ts';
export { naa, temaFor } from './tidsrom.ts';
export { fravarTilgang } from './tilgang.ts';
