export { hentHjem } from './hjem.ts';
export { Hjem, type Hjembarn } from './modell.ts';
export { Hjemside } from './sider/hjem.tsx';
export { hjemRuter } from './ruter.ts';
export { hjemTilgang } from './tilgang.ts';
