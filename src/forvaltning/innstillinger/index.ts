export { angreInnstilling, settInnstilling } from './handlinger.ts';
export { KATALOG, SEKSJONER, type Seksjonsnavn } from './katalog.ts';
export { innstillingerRuter } from './ruter.ts';
export { innstillingerTilgang } from './tilgang.ts';
