export * from './kjerne.ts';
export { timeplanRuter } from './ruter.ts';
export { timeplanTilgang } from './tilgang.ts';
export { Ukefane } from './sider/uke.tsx';
export { Larertimer, Nestedel } from './sider/elev.tsx';
export { hentLarertimer, hentNesteTimer, Nestetimer } from './neste.ts';
export { elevuke, lareruke } from './visninger.ts';
export { Personuke } from './modell.ts';
