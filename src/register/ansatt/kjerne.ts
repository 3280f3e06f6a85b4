// The door without screens, for the runs.
export { arbeidsforholdFakta, personalressursFakta, rollefaktumFakta } from './tabeller.ts';
