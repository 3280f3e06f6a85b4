// The door of the readings: the runs, and the screens that show them.
export * from './kjerne.ts';
export { bestillSammenslaing, hentPar } from './bestill-sammenslaing.ts';
export { innlesingRuter } from './ruter.ts';
export { Bremsetall, Kilde, Slag } from './sider/modell.ts';
export { bremseord, kjoringsnavn } from './sider/ord.ts';
export { hentInnlesingstilstand, kildeord, type Innlesingstilstand, type Kildetilstand } from './tilstand.ts';
export { innlesingTilgang } from './tilgang.ts';
export type { Innboks, Innlesingsko, Nokkelutlop } from './tjenester.ts';
