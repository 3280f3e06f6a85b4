export {
  angreFakta,
  brukFakta,
  faktatabell,
  finnForskjeller,
  type Angresvar,
  type Faktaforskjell,
  type Faktarad,
  type Faktaskriving,
  type Faktatabell,
} from './lager.ts';
