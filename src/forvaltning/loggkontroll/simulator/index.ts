export { leseaar, type Leseaar, type Monster, type Plantet } from './ar.ts';
export { malTreff, type Treffsikkerhet } from './maling.ts';
