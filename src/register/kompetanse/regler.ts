// Credits against the demand, and what is left of a position for teaching. Pure.
import type { Dato } from '#grunn/tid/index.ts';
import { FAG, type Fag, type Fagrad, type Gruppe, type Kompetansekrav } from './modell.ts';

/** The first letters of a code in Grep, by subject. */
const PREFIKS: Readonly<Record<string, Fag>> = {
  NOR: 'norsk',
  NSP: 'norsk',
  SFS: 'samisk',
  SAS: 'samisk',
  SAN: 'samisk',
  NTE: 'norskTegnsprak',
  MAT: 'matematikk',
  ENG: 'engelsk',
  NAT: 'naturfag',
  SAF: 'samfunnsfag',
  RLE: 'krle',
  KRL: 'krle',
  MUS: 'musikk',
  KHV: 'kunstOgHandverk',
  MHE: 'matOgHelse',
  KRO: 'kroppsoving',
  FSP: 'fremmedsprak',
  UTV: 'utdanningsvalg',
  ARB: 'arbeidslivsfag',
};

/** The subject a group is taught in; undefined for codes that are none of these. */
export const fagFor = (fagkode: string | null): Fag | undefined => (fagkode === null ? undefined : PREFIKS[fagkode.slice(0, 3)]);

/** The demands that count on a date. @throws RangeError before the first. */
export function kravPa(dato: Dato, alle: readonly Kompetansekrav[]): Kompetansekrav {
  const k = alle.filter((x) => x.gyldigFra <= dato).toSorted((a, b) => b.gyldigFra.localeCompare(a.gyldigFra))[0];
  if (k === undefined) throw new RangeError('Ingen kompetansekrav på denne datoen');
  return k;
}

/** The strictest demand for the years a subject is taught in. */
export function kravFor(fag: Fag, arstrinn: readonly number[], k: Kompetansekrav): number | null {
  const krav = [
    ...(arstrinn.some((t) => t <= 7) ? [k.barnetrinn[fag]] : []),
    ...(arstrinn.some((t) => t >= 8) ? [k.ungdomstrinn[fag]] : []),
  ].filter((x) => x !== undefined);
  return krav.length === 0 ? null : Math.max(...krav);
}

interface Poeng {
  readonly fag: Fag;
  readonly studiepoeng: number;
  readonly dokumentert: boolean;
}

/** Subject by subject: what somebody has, what is demanded for what is taught, and whether it is met. What is missing comes first. */
export function vurderKompetanse(
  poeng: readonly Poeng[],
  grupper: readonly Pick<Gruppe, 'fagkode' | 'arstrinn' | 'navn'>[],
  k: Kompetansekrav,
): Fagrad[] {
  const rekkefolge = ['mangler', 'udokumentert', 'dekket', 'utenKrav', 'ikkeUndervist'];
  return FAG.flatMap((fag): Fagrad[] => {
    const har = poeng.find((p) => p.fag === fag);
    const egne = grupper.filter((g) => fagFor(g.fagkode) === fag);
    if (har === undefined && egne.length === 0) return [];
    const krav = kravFor(fag, egne.flatMap((g) => g.arstrinn), k); // prettier-ignore
    const nok = krav !== null && har !== undefined && har.studiepoeng >= krav;
    const status =
      egne.length === 0
        ? 'ikkeUndervist'
        : krav === null
          ? 'utenKrav'
          : !nok
            ? 'mangler'
            : har.dokumentert
              ? 'dekket'
              : 'udokumentert';
    return [
      {
        fag,
        studiepoeng: har?.studiepoeng ?? null,
        dokumentert: har?.dokumentert ?? false,
        krav,
        underviser: egne.map((g) => g.navn),
        status,
      },
    ];
  }).toSorted((a, b) => rekkefolge.indexOf(a.status) - rekkefolge.indexOf(b.status));
}

const to = (n: number): number => Math.round(n * 100) / 100;

/** What is left for teaching: reductions are taken of the position's teaching (SFS 2213 punkt 6). Percent of a full position. */
export function tilUndervisning(
  stillinger: readonly (number | null)[],
  nedslag: readonly number[],
): { readonly stilling: number; readonly nedslagSum: number; readonly undervisning: number } {
  const stilling = to(stillinger.reduce<number>((sum, p) => sum + (p ?? 0), 0));
  const nedslagSum = Math.min(100, to(nedslag.reduce((sum, p) => sum + p, 0)));
  return { stilling, nedslagSum, undervisning: to((stilling * (100 - nedslagSum)) / 100) };
}

/** Less teaching by age: 6 % from 57 and 12.5 % from 60, from the start of the school year in the calendar year of that birthday (SFS 2213 punkt 6). */
export function livsfaseprosent(fodselsdato: Dato, skolear: number): number {
  const fyller = skolear - Number(fodselsdato.slice(0, 4));
  return fyller >= 60 ? 12.5 : fyller >= 57 ? 6 : 0;
}
