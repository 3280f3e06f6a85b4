export { lagTjener } from './tjener.ts';
export { lesOkt, oktnavn, settOkt } from './okt.ts';
export { fraEgenSide } from './sikkerhet.ts';
export { nyTilstand, rammeFor, sendFeil, sendSide, SPRAKKAPSEL, sprakFor } from './svar.ts';
export type { Statiskfil, Tjenervalg } from './modell.ts';
