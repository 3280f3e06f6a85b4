export { finnInnstilling, settInnstilling } from './lager.ts';
export { innstilling, lesInnstilling, tolkInnstilling, type Innstilling } from './innstilling.ts';
