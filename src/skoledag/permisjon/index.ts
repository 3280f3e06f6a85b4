export { permisjonsregler } from './modell.ts';
export { sokPermisjon } from './handlinger/sok.ts';
export { tellSoknaderSomVenter } from './idag.ts';
export { vedtaPermisjon } from './handlinger/vedta.ts';
export * from './kjerne.ts';
export { permisjonRuter } from './ruter.ts';
export { permisjonTilgang } from './tilgang.ts';
