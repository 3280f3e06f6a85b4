export * from './dekoder.ts';
export * from './linjer.ts';
