export * from './kjerne.ts';
export { hentPersonkort, type Kortvalg } from './kort.ts';
export { hentProfilfelt, type Profilfelt } from './profilfelt.ts';
export { finnForEndring } from './lager-angre.ts';
export { Fodselsdato, ValgfriTelefon } from './inndata.ts';
export { finnesLik } from './lager-beslutning.ts';
export { finnPerson, finnPersonUansettVern } from './lager-kort.ts';
export { hentBrukernavnFor } from './lager-brukernavn.ts';
export { lagBrukernavn } from './handlinger/brukernavn.ts';
export { registrerMorsmal } from './handlinger/morsmal.ts';
export { Brukeropplysninger, hentBrukeropplysninger } from './visninger/bruker.ts';
export { Brukerfane } from './sider/bruker.tsx';
export { sok, sokPersoner, tolkSok, type Tolket } from './sok.ts';
export { sokRuter } from './sok-ruter.ts';
export { visFodselsnummer } from './visninger/fodselsnummer.ts';
export { visPersonkort } from './visninger/personkort.ts';
export { endreKontaktperson, fjernKontaktperson } from './handlinger/kontaktperson.ts';
export { opphevOverstyring, overstyrFelt } from './handlinger/overstyr-felt.ts';
export { registrerKontakt } from './handlinger/registrer-kontakt.ts';
export { KONTAKTTYPER, registrerPerson } from './handlinger/registrer-person.ts';
export { opphevSkjerming, skjermLokalt } from './handlinger/skjerm.ts';
export { OVERSTYRBARE, personfelter, type Feltnavn, type Overstyrbart } from './regler.ts';
export { angreKontakt } from './handlinger/angre-kontakt.ts';
export { oppdaterKontakt } from './handlinger/oppdater-kontakt.ts';
export { personRuter } from './ruter.ts';
export { hentKortside, Kortinndata, Kortside, visteI } from './visninger/kortside.ts';
export { tegnPersonkort, type Tilleggsfane } from './sider/personkort.tsx';
export { ansattnavn, Begrunnelse, Dato as Datofelt, ValgfrittNummer } from './inndata.ts';
export { feilVed, ovrigeFeil, utfylt } from './sider/skjema.ts';
export { kortlenke } from './sider/lenker.ts';
export { lesNummer } from './handlinger/registrer-person.ts';
export { personTilgang } from './tilgang.ts';
export type {
  Ansvar,
  Familierolle,
  Gradering,
  Kortadresse,
  Kortfelt,
  Kortnavn,
  Kortopplysning,
  Personkort,
  Personlenke,
  Personref,
  Skjermbar,
  Sokertreff,
  Sokesvar,
  Tidligere,
  Verngrunn,
} from './modell.ts';
