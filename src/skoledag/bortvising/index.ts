export { bortvisingRuter } from './ruter.ts';
export { bortvisingssti } from './side.tsx';
export { bortvisingTilgang } from './tilgang.ts';
export { bestemBortvising, opphevBortvisingen } from './handlinger.ts';
export { bortvisingsside } from './visning.ts';
