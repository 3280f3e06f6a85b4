// The door without screens, for the worker and the settings.
export { PAMELDINGSRYTME, pameldingsrydding, ryddPameldinger } from './jobb.ts';
export { pameldingsregler } from './modell.ts';
