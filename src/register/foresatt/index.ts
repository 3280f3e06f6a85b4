export { familierelasjonFakta, foreldreansvarFakta, kontaktpersonFakta } from './tabeller.ts';
