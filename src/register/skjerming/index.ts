export { finnSkjulte, stedFor, vernApen } from './lager.ts';
export { nodsokFor, Nodsoklinje } from './nodsok.tsx';
export {
  erVernet,
  FLATER,
  SKJERMING,
  tilhorighetFor,
  vernFor,
  vernutsnitt,
  visesPa,
  type Flate,
  type Grad,
  type Sted,
  type Synlig,
  type Vernutsnitt,
} from './regler.ts';
