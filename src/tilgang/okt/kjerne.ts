// The door without screens, for the worker.
export { RYDDEOKTRYTME, ryddOkter } from './jobb.ts';
