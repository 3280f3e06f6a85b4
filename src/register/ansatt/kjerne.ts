// The door without screens, for the runs.
export { arbeidsforholdFakta, personalressursFakta } from './tabeller.ts';
