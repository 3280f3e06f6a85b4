// The door without screens, for the worker.
export { RYDDEFORSOKRYTME, ryddForsok } from './jobb.ts';
