export { settInnlogging, type Innloggingsvalg } from './innlogging.ts';
export { utenRolle } from './utlogging.ts';
export { tryggAdresse } from './regler.ts';
export { Innloggingsoppsett, krevEkte, type Innloggingsfil } from './oppsett.ts';
export { lagKlienter, type Klienter } from './klient.ts';
export { forhandsregistrerEntra, koble, type Koblingsmiljo } from './kobling.ts';
export { stengKontoer } from './lager.ts';
export { RYDDEFORSOKRYTME, ryddForsok } from './jobb.ts';
