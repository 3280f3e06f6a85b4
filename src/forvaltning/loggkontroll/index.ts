export * from './kjerne.ts';
export { tellApne } from './lager.ts';
export { ALARMSLAG, KOMMUNEROLLER, terskler, type Alarm, type Alarmslag, type Oppslag, type Terskler } from './modell.ts';
export { finnAlarmer } from './regler.ts';
export { loggkontrollRuter } from './ruter.ts';
export { tekst as loggkontrolltekst } from './tekster.ts';
export { loggkontrollTilgang } from './tilgang.ts';
