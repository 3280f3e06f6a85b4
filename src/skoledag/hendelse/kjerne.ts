// What has happened on the school day that others must hear of. Written by the act that did it, in its transaction; taken once, by the gate out of
// the house.
export { HENDELSESSLAG, type Hendelse, type Hendelsesslag } from './modell.ts';
export { erForeldet, taHendelser } from './lager.ts';
export { SKOLESTARTRYTME, skolestartvarsel } from './skolestart.ts';
