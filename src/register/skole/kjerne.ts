// The door without screens, for the runs.
export { fagkodeFakta, skoleFakta, skolearFakta, skolefriFakta } from './tabeller.ts';
export { KOMMUNEN } from './modell.ts';
export { helligdager, skolearFor, skolearsgrenser } from './regler.ts';
