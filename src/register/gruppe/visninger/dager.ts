import { skolearFor, skolearsgrenser, skolearstilstand } from '#register/skole/index.ts';

/**
 * The day a year's groups are counted on: today in the year that runs, but not before school has begun; the autumn of a year to come; the
 * last spring of one gone by.
 */
export function dagI(skolear: number, idag: string): string {
  const tilstand = skolearstilstand(skolear, idag);
  if (tilstand === 'gjeldende') return idag < `${skolear}-08-31` ? `${skolear}-08-31` : idag;
  return skolear > skolearFor(idag) ? `${skolear}-08-31` : `${skolear + 1}-06-01`;
}

/** From which day a change is proposed: today, or the first day of a year to come. */
export const forsteDag = (skolear: number, idag: string): string => {
  const { fra, til } = skolearsgrenser(skolear);
  return idag < fra ? fra : idag > til ? til : idag;
};
