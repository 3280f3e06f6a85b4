export { fagkodeFakta, skoleFakta } from './tabeller.ts';
