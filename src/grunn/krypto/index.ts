export { lagNokkelring, lesNokkelring, nyNokkelfil, type Nokkelring } from './nokkelring.ts';
