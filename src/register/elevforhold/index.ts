export { elevforholdFakta } from './tabeller.ts';
