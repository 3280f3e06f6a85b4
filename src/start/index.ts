// The door for measurements and tests of the whole house: every address, and the shell around a page.
export { erIArbeid, menypunkter } from './meny.ts';
export { alleRuter } from './ruter.ts';
export { lagTegnSide } from './skall.ts';
