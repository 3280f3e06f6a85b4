import { lagTekster } from './katalog.ts';
import { nb } from './nb.ts';
import { nn } from './nn.ts';

export { finnSprak, lagTekster, sprakene, type Sprak, type Tekster } from './katalog.ts';
export { flertall, oppramsing, prosent, storForbokstav, tall, telefon } from './tall.ts';
export { dato, datoOgTid, klokkeslett, kortDato, naertidspunkt, periode, ukedagsdato, varighet, type Tidspunkt } from './tid.ts';

/** The shared texts of every screen in the reader's language. */
export const tekst = lagTekster({ nb, nn });
export type Fellestekster = ReturnType<typeof tekst>;
