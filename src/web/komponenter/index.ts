export { Felt, Feltliste, Skjermet, Verdi } from './felt.tsx';
export { Ikon, type Ikonnavn } from './ikon.tsx';
export { kildesetning } from './kildesetning.ts';
export type { Feltgruppevisning, Feltverdi, Feltvisning, Handlingsvisning, Lenkevisning, Tone } from './modell.ts';
