export { kompetanseRuter } from './ruter.ts';
export { kompetanseTilgang } from './tilgang.ts';
export { Grupper, Kompetanse, Stillingsinnhold } from './modell.ts';
export { ansattgrupper, kompetanse, stillingsinnhold } from './visninger.ts';
export { Gruppefane, Kompetansefane, Permisjonsfane, Stillingsfane } from './sider/faner.tsx';
