// The door without screens, for the runs.
export { elevforholdFakta } from './tabeller.ts';
