export { hvemHarSettRuter, kontrollRuter } from './ruter.ts';
export { sporingssokTilgang } from './tilgang.ts';
export { FORMAL, Formal, Innsynsliste, type Innsynsrad, type Kontrollside } from './modell.ts';
export { formeltrygg, tegnCsv } from './regler.ts';
