// The door without screens, for the worker.
export { skiftejobb, SKIFTEJOBB, SKIFTERYTME, utforBestilte } from './jobb.ts';
