export { handling, visning, feltsettAv } from './handling.ts';
export { felterI, feltsettI, regeltekster } from './feltsett.ts';
export { lagKontekst, medKontekst, type Aktorfinner } from './kontekst.ts';
export { feilPaSprak, ikkeFunnet, ikkeInnlogget, ikkeLov, konflikt, kreverInnlogging, lesInndata } from './feil.ts';
export * from './kjerne.ts';
export { noterIdentitet } from './lager.ts';
export { akterI, api, fil, knapp, opplasting, oppslag, ruter, settSammen, side, skjema, strom, uthenting } from './ruter.ts';
export type {
  Fil,
  Metode,
  Opplastetfil,
  Ramme,
  Raverdier,
  Rute,
  Rutetabell,
  Skjemafeil,
  Skjematilstand,
  Tegner,
  Tegning,
  Toppvalg,
} from './ruter.ts';
export { ingenPersoner } from './modell.ts';
export type {
  Dormiljo,
  Feilvalg,
  Handling,
  Handlingsdefinisjon,
  Kallvalg,
  Kontekst,
  Tjenester,
  Utfort,
  Visning,
  Visningsdefinisjon,
} from './modell.ts';
