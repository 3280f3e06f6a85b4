export type { Menypunkt, Skallvisning, Valgvisning } from './modell.ts';
export { tegnSide, type Side } from './side.tsx';
export { Skall } from './skall.tsx';
