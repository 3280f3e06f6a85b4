export { NAA, hvorforSkjermet } from './felt.ts';
export { galleriskall } from './eksempler.tsx';
export { galleri, type Galleriside } from './galleri.tsx';
