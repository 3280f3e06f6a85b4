export { etterlysNa, etterlysning, ETTERLYSNINGSRYTME, type Etterlysningssvar } from './jobb.ts';
export { Tavle } from './modell.ts';
export { tavleRuter } from './ruter.ts';
export { tavle } from './tavle.ts';
export { tavleTilgang } from './tilgang.ts';
