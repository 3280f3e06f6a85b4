// The door without screens, for the worker.
export { RYDDERYTME, ryddSvar } from './jobb.ts';
