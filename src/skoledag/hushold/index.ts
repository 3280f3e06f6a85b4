export { hentDagenshjem, hentUkenshjem } from './dagen.ts';
export { husholdRuter } from './ruter.ts';
export { Ukenshjem, UkensHjemlinje } from './sider/uka.tsx';
export { husholdTilgang } from './tilgang.ts';
export { hjemmetForst } from './regler.ts';
