export { hentAnsatte } from './lager.ts';
export { STATUSER, type Ansattrad, type Status, type Vurdert } from './modell.ts';
export { ansattstatus, skolerFor, vurderAnsatt } from './regler.ts';
export { ansatteRuter } from './ruter.ts';
export { hentSynlige, type Sett } from './sider/liste.ts';
export { ansatteTilgang } from './tilgang.ts';
