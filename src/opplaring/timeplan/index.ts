export * from './kjerne.ts';
export { timeplanRuter } from './ruter.ts';
export { timeplanTilgang } from './tilgang.ts';
export { Ukefane } from './sider/uke.tsx';
export { elevuke, hentLareruke } from './visninger.ts';
export { Personuke } from './modell.ts';
