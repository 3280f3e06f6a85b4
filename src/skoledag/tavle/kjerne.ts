// The door without screens, for the worker.
export { etterlysNa, etterlysning, ETTERLYSNINGSRYTME, type Etterlysningssvar } from './jobb.ts';
