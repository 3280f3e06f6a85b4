export { registrerSkyss } from './handlinger/registrer.ts';
export { rettTilSkyss, skyssregler } from './regler.ts';
export { skyssRuter } from './ruter.ts';
export { elevsti as skyssti } from './sider/skyss.tsx';
export { skyssTilgang } from './tilgang.ts';
