export { aktorForOkt, avsluttOkt, nyOkt, settSprak } from './okt.ts';
export { LEDIG_MINUTTER, LENGDE_MINUTTER } from './regler.ts';
