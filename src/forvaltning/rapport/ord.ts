import { datoOgTid, kortDato, type Sprak } from '#web/tekster/index.ts';
import type { Rapportfil } from './modell.ts';
import { tekst, type Rapporttekst } from './tekster.ts';

/** The table as words: what stands in the file, without the stamp. */
export const somOrd = (f: Pick<Rapportfil, 'kolonner' | 'rader'>, t: Rapporttekst): { hode: string[]; rader: string[][] } => ({
  hode: f.kolonner.map((k) => t.kolonne[k]),
  rader: f.rader.map((rad) =>
    f.kolonner.map((k, i) => {
      const v = rad[i];
      if (v == null) return '';
      return k === 'fodselsdato' ? kortDato(v) : k === 'kjonn' ? (t.kjonn[v] ?? v) : v;
    }),
  ),
});

/** Who took the file, and when: stands inside it. */
export const stempel = (f: Rapportfil, sprak: Sprak): readonly [string, string][] => {
  const t = tekst(sprak);
  return [
    [t.hentetAv, f.hentetAv],
    [t.hentet, datoOgTid(f.hentet)],
  ];
};
