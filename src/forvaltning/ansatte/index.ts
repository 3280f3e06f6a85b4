export { hentAnsatte } from './lager.ts';
export { STATUSER, type Ansattrad, type Status, type Vurdert } from './modell.ts';
export { skolerFor, vurderAnsatt } from './regler.ts';
export { ansatteRuter } from './ruter.ts';
export { tellAnsatte, type Ansattetall } from './sider/liste.ts';
export { ansatteTilgang } from './tilgang.ts';
