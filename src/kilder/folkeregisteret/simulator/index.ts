export { lagFolkeregisterSimulator, SKATTEETATEN, FIKS } from './simulator.ts';
export type { Folkeregistersimulator, Simulatorvalg } from './simulator.ts';
export { tegnPersonDefinisjon } from './tegn-persondefinisjon.ts';
export { tegnPersondokument } from './tegn-persondokument.ts';
export { tegnXml } from './tegn-xml.ts';
