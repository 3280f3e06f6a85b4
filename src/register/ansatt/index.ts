export { arbeidsforholdFakta, personalressursFakta } from './tabeller.ts';
