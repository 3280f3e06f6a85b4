export { ANNEN_TJENESTE, KLIENT, lagInnloggingssimulator, type Innloggingssimulator } from './simulator.ts';
export { listefolk, verdensfolk, type Folkebok, type Standinperson } from './folk.ts';
export { OMRADE, TENANT, uuidFor } from './maler.ts';
export type { Avvik, Standin, Token } from './modell.ts';
