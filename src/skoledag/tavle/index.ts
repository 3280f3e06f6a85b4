export * from './kjerne.ts';
export { Skolenna, Tavle } from './modell.ts';
export { skoledagNa } from './na.ts';
export { Skoledagsdel } from './sider/na.tsx';
export { tavleRuter } from './ruter.ts';
export { tavle } from './tavle.ts';
export { tavleTilgang } from './tilgang.ts';
