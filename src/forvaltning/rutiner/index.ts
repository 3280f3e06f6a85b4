export { angreRutine, settRutine, tilKommunens } from './handlinger.ts';
export { rutinerRuter } from './ruter.ts';
export { rutinerTilgang } from './tilgang.ts';
export { minRutine, rutineoversikt, rutineside, rutineskjema } from './visninger.ts';
