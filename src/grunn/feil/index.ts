export * from './feil.ts';
