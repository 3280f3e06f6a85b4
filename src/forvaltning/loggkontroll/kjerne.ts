// The door without screens, for the worker.
export { kontrollerDag, loggkontrolljobb, LOGGKONTROLLRYTME } from './jobb.ts';
