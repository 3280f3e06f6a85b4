export * from './kilde.ts';
