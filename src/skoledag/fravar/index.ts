export { settFrakoblet } from './flate.ts';
export { meldFravar } from './handlinger/meld-fravar.ts';
export { samleElever } from './inndata.ts';
export { finnBarna, finnElev, hentEgneBarn, hentMeldinger, type Elev } from './lager.ts';
export { foresattFravarRuter, skoleFravarRuter } from './ruter.ts';
export * from './kjerne.ts';
export { Elevfravarfane } from './sider/elevfravar.tsx';
export { Elevfravar, elevfravar } from './visninger/oversikt.ts';
export { fravarTilgang } from './tilgang.ts';
