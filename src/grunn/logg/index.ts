export { lagLogg, logg } from './logg.ts';
export type { Logg, Loggfelter, Loggniva } from './logg.ts';
