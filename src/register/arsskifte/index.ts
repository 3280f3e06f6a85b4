export { arsskifteRuter } from './ruter.ts';
export { arsskifteTilgang } from './tilgang.ts';
export { skiftejobb, SKIFTEJOBB, SKIFTERYTME, utforBestilte } from './jobb.ts';
