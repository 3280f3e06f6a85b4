// The door without screens, for the worker.
export { inviterNyeElever, SAMTALERYTME, samtaleinvitasjoner } from './jobb.ts';
