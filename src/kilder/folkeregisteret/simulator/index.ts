export { lagFolkeregisterSimulator, SKATTEETATEN, FIKS } from './simulator.ts';
export type { Folkeregistersimulator, Simulatorvalg } from './simulator.ts';
export { tegnPersonDefinisjon } from './tegn-persondefinisjon.ts';
export { tegnPersondokument } from './tegn-persondokument.ts';
export { tegnXml } from './tegn-xml.ts';
export { skrivFregFil, tegnFregFil } from './skriv-fil.ts';
export type { Filformat, Filskriving } from './skriv-fil.ts';
