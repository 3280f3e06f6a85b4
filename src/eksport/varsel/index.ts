export * from './kjerne.ts';
export { provVarslerIgjen, settUtsending, skruAvPush, skruPaPush } from './handlinger.ts';
export { varselRuter } from './ruter.ts';
export { varselTilgang } from './tilgang.ts';
export { utsending } from './visninger.ts';
