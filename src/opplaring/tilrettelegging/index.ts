export { endreTiltak, nyttTiltak } from './handlinger/tiltak.ts';
export { tilretteleggingRuter } from './ruter.ts';
export { elevsti as tilretteleggingsti, Tiltaksfane } from './sider/tiltak.tsx';
export { tilretteleggingTilgang } from './tilgang.ts';
export { Elevtiltak } from './modell.ts';
export { elevtiltak, tiltaksliste, trengerTilrettelegging } from './visninger.ts';
