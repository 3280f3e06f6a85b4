export { angreInnstilling, settInnstilling } from './handlinger.ts';
export { erValgt, KATALOG, MA_AVGJORES, SEKSJONER, type Seksjonsnavn } from './katalog.ts';
export { innstillingerRuter } from './ruter.ts';
export { innstillingerTilgang } from './tilgang.ts';
