// When a school year may be changed, and taken back.
import { skolearFor, skolearsgrenser } from '#register/skole/kjerne.ts';
import type { Dato } from '#grunn/tid/index.ts';

/** The days a change is about: the last of the old year, the first and the last of the new. */
export const skiftedager = (fraAr: number): { readonly siste: Dato; readonly forste: Dato; readonly slutt: Dato } => ({
  siste: skolearsgrenser(fraAr).til,
  forste: skolearsgrenser(fraAr + 1).fra,
  slutt: skolearsgrenser(fraAr + 1).til,
});

/** The years one may change from: this one, and in August and September the one before, for those who are late. */
export const apneSkifter = (idag: Dato): readonly number[] => {
  const na = skolearFor(idag);
  return idag < `${na}-10-01` && idag >= `${na}-08-01` ? [na, na - 1] : [na];
};

/** A change may be taken back until the new year has run for its first month. */
export const kanTasTilbake = (fraAr: number, idag: Dato): boolean => idag < `${fraAr + 1}-09-01`;
