export { driftsmelding, DRIFTSMELDINGER } from './driftsmeldinger.ts';
export { lagMaskinporten } from './klient.ts';
export type { Maskinporten, Maskinportenoppsett } from './klient.ts';
export { nokkelvarsel } from './regler.ts';
export type { Nokkelvarsel } from './regler.ts';
