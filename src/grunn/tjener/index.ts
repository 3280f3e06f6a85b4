export { lagTjener } from './tjener.ts';
export { enhetsnavn, lesEnhet, lesOkt, oktnavn, settEnhet, settOkt } from './okt.ts';
export { fraEgenSide } from './sikkerhet.ts';
export { nyTilstand, rammeFor, sendFeil, sendSide, sprakFor, sprakkapsel } from './svar.ts';
export type { Oktdor, Statiskfil, Tjenervalg } from './modell.ts';
