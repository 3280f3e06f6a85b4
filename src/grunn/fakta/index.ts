export {
  brukFakta,
  faktatabell,
  finnForskjeller,
  type Faktaforskjell,
  type Faktarad,
  type Faktaskriving,
  type Faktatabell,
} from './lager.ts';
export { angreFakta, type Angresvar, type Angring } from './lager-angre.ts';
export { byttFakta, type Faktabytte } from './lager-bytt.ts';
export { taTilbakeFakta } from './lager-tilbake.ts';
