export { hentMonstre } from './lager.ts';
export { hjemPaDag } from './regler.ts';
export { husholdRuter } from './ruter.ts';
export { husholdTilgang } from './tilgang.ts';
