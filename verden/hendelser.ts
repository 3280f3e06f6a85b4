// The door to everything that changes a world after it is built.
export { skjer, type Skjebne } from './folkeregisterhendelser.ts';
export { endreAndel } from './mengde.ts';
export { ansett, avsluttStilling, endreKrr, nyStilling, type NyStilling } from './endringer.ts';
