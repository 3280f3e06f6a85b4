export { permisjonsregler } from './modell.ts';
export { sokPermisjon } from './handlinger/sok.ts';
export { vedtaPermisjon } from './handlinger/vedta.ts';
export { paminnelse, PAMINNELSESRYTME } from './jobb.ts';
export { permisjonRuter } from './ruter.ts';
export { permisjonTilgang } from './tilgang.ts';
