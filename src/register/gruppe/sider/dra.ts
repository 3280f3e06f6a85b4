import type { Sprak } from '#web/tekster/index.ts';
import { tekst } from '../tekster.ts';

/** What dra.js reads from a form whose lines each have a list of classes: where they can be dragged, and what is said then. */
export const dra = (steder: readonly { readonly verdi: string; readonly navn: string }[], sprak: Sprak) => ({
  'data-dra': JSON.stringify(steder),
  'data-dra-om': tekst(sprak).draOm,
  'data-dra-lagt': tekst(sprak).draLagt,
});
