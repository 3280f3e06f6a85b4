export { Temporal } from 'temporal-polyfill';
export * from './klokke.ts';
export * from './tid.ts';
