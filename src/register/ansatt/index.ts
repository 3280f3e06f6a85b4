export * from './kjerne.ts';
export { angreAvslutning, avsluttFlere, avsluttStilling, stillingsversjon } from './handlinger/avslutt.ts';
export { finnStilling, finnStillinger, finnStillingerFor } from './lager.ts';
export { erAktiv, sisteDag, type Stilling } from './modell.ts';
export { ansattTilgang } from './tilgang.ts';
