export { hent } from './hent.ts';
export type { Hentesvar, Sporring, Svarform } from './hent.ts';
export { lagKildevern } from './kildevern.ts';
export type { Kildevern } from './kildevern.ts';
