export { angreTabell, settKrav, settTabell } from './handlinger/tabell.ts';
export { avsluttRolle, giRolle, godkjennRolle } from './handlinger/gi.ts';
export { apneVindu, lukkVindu, registrerOpplaering } from './handlinger/vindu.ts';
export { finnAnsatt, hentHistorikk, hentNavn, hentOpplaering, hentSkoler, hentTildelinger, hentVinduer } from './lager.ts';
export { Tildeling, Vindu } from './modell.ts';
export { alleRoller, rolleforskjeller, rollerNa, type Rolle } from './regler.ts';
export { rolleRuter } from './ruter.ts';
export { rolleTilgang } from './tilgang.ts';
