export * from './kjerne.ts';
export { gruppeRuter } from './ruter.ts';
export { gruppeTilgang } from './tilgang.ts';
export { harPlassVed, plasserElever, type Plassert } from './plassering.ts';
export { finnGruppe, finnGrupper, finnSkole, finnSkoler, finnSkolerMedGrupper, type Gruppe, type Skolen } from './lager.ts';
export { toppvalg } from './sider/lenker.ts';
export type { Gruppeslag, Plassering } from './modell.ts';
export { storGruppe } from './visninger/liste.ts';
export { dagI } from './visninger/dager.ts';
