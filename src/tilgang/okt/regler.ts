/** Minutes without use, and minutes in all: the same as ID-porten's own. */
export const LEDIG_MINUTTER = 30;
export const LENGDE_MINUTTER = 120;
/** How often use is noted: once a minute is enough to count idle minutes. */
const NOTER_ETTER_SEKUNDER = 60;

interface Tider {
  readonly opprettet: string;
  readonly sist_brukt: string;
}

const sekunder = (fra: string, til: string): number => (Date.parse(til) - Date.parse(fra)) / 1000;

/** Is the session still good at this moment (ISO)? */
export const erGyldig = (o: Tider, na: string): boolean =>
  sekunder(o.sist_brukt, na) < LEDIG_MINUTTER * 60 && sekunder(o.opprettet, na) < LENGDE_MINUTTER * 60;

export const skalNoteres = (o: Tider, na: string): boolean => sekunder(o.sist_brukt, na) >= NOTER_ETTER_SEKUNDER;
