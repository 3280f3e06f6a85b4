import './tjenester.ts';

export * from './kjerne.ts';
export { settPush } from './flate.ts';
export { settSmsrapport } from './rapport.ts';
export { provVarslerIgjen, settUtsending, skruAvPush, skruPaPush } from './handlinger.ts';
export { enhetsvarselRuter, varselRuter } from './ruter.ts';
export { varselTilgang } from './tilgang.ts';
export { enhetsvarsler, utsending } from './visninger.ts';
