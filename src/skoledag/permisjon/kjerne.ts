// The door without screens, for the worker.
export { paminnelse, PAMINNELSESRYTME } from './jobb.ts';
