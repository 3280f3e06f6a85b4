export { Bekreftelse, type Bekreftelsesvisning } from './bekreftelse.tsx';
export { Felt, Feltliste, Skjermet, Verdi } from './felt.tsx';
export { Framdrift, type Framdriftslinje, type Framdriftstilstand, type Framdriftsvisning } from './framdrift.tsx';
export { Hvorfor, Tilgangskjede } from './hvorfor.tsx';
export { Ikon, type Ikonnavn } from './ikon.tsx';
export { kildesetning } from './kildesetning.ts';
export { Handlingsknapp, Knapp, Knappelenke, Skjult, type Knappeslag } from './knapp.tsx';
export { Lenke } from './lenke.tsx';
export {
  Kvittering,
  Statusmerke,
  Tomt,
  Varselboks,
  type Kvitteringsvisning,
  type Statusmerkevisning,
  type Tomvisning,
  type Varselvisning,
} from './melding.tsx';
export type {
  Annenverdi,
  Feltgruppevisning,
  Feltverdi,
  Feltvisning,
  Handlingsvisning,
  Hvorforvisning,
  Lenkevisning,
  Tilgangssteg,
  Tilgangsvisning,
  Tone,
} from './modell.ts';
export { Brodsmuler, Faner, Sidetopp, Stabel, type Fanevisning, type Sidetoppvisning } from './navigasjon.tsx';
export { Personhode, Personliste, Personrad, type Personhodevisning, type Personradvisning } from './person.tsx';
export { Feiloppsummering, Skjema, Skjemafelt, type Feltfeil, type Skjemafeltvisning, type Skjemavisning } from './skjema.tsx';
export { Sokefelt, type Sokefeltvisning } from './sok.tsx';
export { Tabell, type Kolonne, type Sidevisning, type Tabellvisning } from './tabell.tsx';
