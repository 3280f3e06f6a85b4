export type { Pifufil } from './kontrakt.ts';
export { lesPifu, type Lestpifu } from './les.ts';
export { oversettPifu } from './oversett.ts';
