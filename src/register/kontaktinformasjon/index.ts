export { kontaktinformasjonFakta, nabokontaktFakta } from './tabeller.ts';
