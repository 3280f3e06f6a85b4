export { lyttPaEndringer, meldEndret, type Endringslytter } from './lager.ts';
