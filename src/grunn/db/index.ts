export { innebygdMappe, startInnebygd, type InnebygdPostgres } from './innebygd.ts';
export { migrer, sjekkMigrert, type Miljo } from './migrer.ts';
export { koble, lagPool, type Databaserolle, type Db, type DbEllerTx, type Tilkoblingsvalg, type Tx } from './tilkobling.ts';
export { lagNavngittKlient, MED_COMMIT, type ForSporring } from './navngitt-klient.ts';
export type { Database } from './tabeller.ts';
export { medSporringsteller } from './teller.ts';
export { taEneplass } from './eneplass.ts';
