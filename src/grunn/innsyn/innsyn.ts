import type { Innsyn, Innsynsdata } from '#grunn/tilgang/modell.ts';

const merke = Symbol('innsyn');

/**
 * Marks a row as fetched for a person: whom it is about and where it belongs, so that the rule can be asked. Only lager files
 * may import this (gulv.test.ts); an act takes `Innsyn<T>`, so an unchecked id cannot reach a write.
 */
export function innsyn<T extends object>(verdi: T, data: Innsynsdata): Innsyn<T> {
  const merket = { ...verdi };
  Object.defineProperty(merket, merke, { value: Object.freeze({ ...data }), enumerable: false });
  return Object.freeze(merket) as unknown as Innsyn<T>;
}

/** Whom a marked row is about and where it belongs. @throws TypeError for a value no lager has marked. */
export function innsynsdata(rad: Innsyn<object>): Innsynsdata {
  const data = (rad as unknown as { readonly [merke]?: Innsynsdata })[merke];
  if (data === undefined) throw new TypeError('Raden er ikke hentet med innsyn');
  return data;
}

/** What acts on nobody in particular act on (starting a run, a setting). Only those who reach everything may. */
export type Kommunen = { readonly slag: 'kommunen' };
const kommune = innsyn<Kommunen>({ slag: 'kommunen' }, { gjelder: [], tilhorighet: {} });
export const kommunen = async (): Promise<Innsyn<Kommunen>> => kommune;
