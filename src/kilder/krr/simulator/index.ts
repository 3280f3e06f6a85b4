export { KRR_SCOPE, lagKrrSimulator } from './krr.ts';
export type { KrrSimulator, KrrSimulatorvalg } from './krr.ts';
