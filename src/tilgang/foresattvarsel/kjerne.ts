// The door without screens, for the worker.
export { slippesUt, varslerFor, type Varselgrunn } from './regler.ts';
