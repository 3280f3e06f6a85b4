// The door without screens, for the worker.
export { DATAKVALITETSRYTME, datakvalitetsjobb } from './jobb.ts';
