export { kontaktinformasjonFakta } from './tabeller.ts';
