export * from './kjerne.ts';
export { apneSkolear, erSkoledag, forslagTilRute, skoledager, skolearstilstand, skrivSkolear, terminer } from './regler.ts';
export type { Skolearstilstand, Skolefri, Skolerute, Termin } from './modell.ts';
export { Skolenummer, Skolevalg } from './inndata.ts';
export { valgtSkolear } from './valgt-ar.ts';
export { skoleRuter } from './ruter.ts';
export { skoleTilgang } from './tilgang.ts';
export { finnRute, finnSkole, skrivRute } from './lager.ts';
