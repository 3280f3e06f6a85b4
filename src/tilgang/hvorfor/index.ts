export { visEgneBarn, visHvorforTilgang } from './visninger.ts';
export { hvorforRuter } from './ruter.ts';
export { hvorforTilgang } from './tilgang.ts';
export { kjede, regelsetning } from './ord.ts';
export { hjelp, type Hjelp, type Hvorforbilde } from './modell.ts';
