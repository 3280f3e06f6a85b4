export { meldFravar } from './handlinger/meld-fravar.ts';
export { hentMeldinger } from './lager.ts';
export { DAGSSTATUSER, Elevref, type Dagsstatus, type ElevIDag } from './modell.ts';
export { dagsstatus, frist } from './regler.ts';
export { foresattFravarRuter } from './ruter.ts';
export { temaFor } from './tidsrom.ts';
export { fravarTilgang } from './tilgang.ts';
