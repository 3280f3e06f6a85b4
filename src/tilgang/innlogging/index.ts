export { settInnlogging, tryggAdresse, type Innloggingsvalg } from './innlogging.ts';
export type { Forslag } from './modell.ts';
