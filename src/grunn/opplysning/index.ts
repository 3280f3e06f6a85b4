export * from './opplysning.ts';
