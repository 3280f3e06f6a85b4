export { settInnlogging } from './innlogging.ts';
export type { Innloggingsvalg } from './valg.ts';
export { utenRolle } from './utlogging.ts';
export { tryggAdresse } from './regler.ts';
export { Innloggingsoppsett, krevEkte, type Innloggingsfil } from './oppsett.ts';
export { lagKlienter, type Klienter } from './klient.ts';
export { forhandsregistrerEntra, koble, type Koblingsmiljo } from './kobling.ts';
export { stengKontoer } from './lager.ts';
export * from './kjerne.ts';
