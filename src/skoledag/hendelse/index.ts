export * from './kjerne.ts';
