export * from './kjerne.ts';
export { Tavle } from './modell.ts';
export { skoledagNa } from './na.ts';
export { tavleRuter } from './ruter.ts';
export { tavle } from './tavle.ts';
export { tavleTilgang } from './tilgang.ts';
