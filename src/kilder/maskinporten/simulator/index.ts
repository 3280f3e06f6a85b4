export { lagMaskinportenSimulator, lagSimulatorklient } from './maskinporten.ts';
export type { MaskinportenSimulator, Simulatorklient } from './maskinporten.ts';
export { lagTestsertifikat } from './testsertifikat.ts';
