// The addresses of classes and groups. Schools, years and our own ids; never a name.
import type { Toppvalg } from '#grunn/handling/index.ts';
import { skrivSkolear } from '#register/skole/index.ts';

export const med = (sti: string, sporring: Readonly<Record<string, string | number | null | undefined>>): string => {
  const deler = Object.entries(sporring).flatMap(([n, v]) => (v === undefined || v === null || v === '' ? [] : [`${n}=${v}`]));
  return deler.length === 0 ? sti : `${sti}?${deler.join('&')}`;
};

export const gruppelenke = (id: string, sporring: Readonly<Record<string, string | number | undefined>> = {}): string =>
  med(`/grupper/${id}`, sporring);
export const listelenke = (v: {
  skole?: string | null;
  skolear?: number | null;
  slag?: string | null;
  gjort?: string;
  antall?: number;
  sett?: string;
}): string =>
  med('/grupper', { skole: v.skole, skolear: v.skolear, slag: v.slag, gjort: v.gjort, antall: v.antall, sett: v.sett });
export const fordellenke = (v: {
  skole: string;
  skolear: number;
  trinn?: number;
  gjort?: string;
  antall?: number;
  sett?: string;
}) => med('/grupper/plasser', v);

/** The choice of school and school year for the top bar, on the page that `href` makes. */
export function toppvalg(v: {
  readonly skoler: readonly { readonly organisasjonsnummer: string; readonly navn: string }[];
  readonly skole: string | null;
  readonly skolear: number;
  readonly apne: readonly number[];
  readonly velg: string;
  readonly href: (skole: string | null, skolear: number) => string;
}): { sted: Toppvalg; periode: Toppvalg; medIMenyen: string } {
  const valgt = v.skoler.find((s) => s.organisasjonsnummer === v.skole);
  return {
    sted: {
      valgt: valgt?.navn ?? v.velg,
      valg: v.skoler.map((s) => ({
        href: v.href(s.organisasjonsnummer, v.skolear),
        tekst: s.navn,
        valgt: s.organisasjonsnummer === v.skole,
      })),
    },
    periode: {
      valgt: skrivSkolear(v.skolear),
      valg: v.apne.map((ar) => ({ href: v.href(v.skole, ar), tekst: skrivSkolear(ar), valgt: ar === v.skolear })),
    },
    medIMenyen: med('', { skole: v.skole, skolear: v.skolear }),
  };
}
