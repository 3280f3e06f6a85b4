export { husholdRuter } from './ruter.ts';
export { Ukenshjem, UkensHjemlinje } from './sider/uka.tsx';
export { husholdTilgang } from './tilgang.ts';
