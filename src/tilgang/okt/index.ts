export {
  aktorForOkt,
  avsluttForSid,
  avsluttOkt,
  hvemVarInnlogget,
  lasminutterFor,
  lasOkt,
  noterAvvist,
  nyEnhet,
  nyOkt,
  nyttToken,
  settSprak,
  tokensum,
} from './okt.ts';
export { lagOktdor } from './kladd.ts';
export { enhetFra, folkeslag, harRolle, iOkten, LEDIG_MINUTTER, LENGDE_MINUTTER } from './regler.ts';
export { avsluttAlleFor } from './lager.ts';
export { oktRuter } from './ruter.ts';
export { oktTilgang } from './tilgang.ts';
export * from './kjerne.ts';
export {
  autolas,
  enhetsoktvarighet,
  SLIPPER_INN,
  TILBYDERE,
  TILBYDERNAVN,
  type Autolas,
  type Enhetsokt,
  type Folkeslag,
  type Okttilbyder,
  type Oktgrunnlag,
  type Tilbyder,
} from './modell.ts';
