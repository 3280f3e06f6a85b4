// School years and the school calendar as pure functions of dates.
import { dagerMellom, leggTilDager, ukedag, type Dato } from '#grunn/tid/index.ts';
import type { Ruteavvik, Skolearsregel, Skolearstilstand, Skolefri, Skolerute, Termin } from './modell.ts';

/** The school year of a date, named by the year it begins: it runs from 1 August to 31 July (opplæringslova § 14-1). */
export function skolearFor(dato: Dato): number {
  const ar = Number(dato.slice(0, 4));
  return dato.slice(5) >= '08-01' ? ar : ar - 1;
}

/** 2026 → `2026/27`. */
export const skrivSkolear = (skolear: number): string => `${skolear}/${String((skolear + 1) % 100).padStart(2, '0')}`;

/** First and last day of a school year; both count. */
export const skolearsgrenser = (skolear: number): { readonly fra: Dato; readonly til: Dato } => ({
  fra: `${skolear}-08-01`,
  til: `${skolear + 1}-07-31`,
});

/** Where a school year stands on a date. */
export function skolearstilstand(skolear: number, idag: Dato): Skolearstilstand {
  const avstand = skolear - skolearFor(idag);
  if (avstand === 0) return 'gjeldende';
  if (avstand === 1) return 'planlegges';
  return avstand === -1 || avstand === -2 ? 'tidligere' : 'lukket';
}

/** The years somebody may open, the newest first: leaders see the one being planned and two back, others only the one that runs. */
export const apneSkolear = (idag: Dato, leder: boolean): readonly number[] => {
  const na = skolearFor(idag);
  return leder ? [na + 1, na, na - 1, na - 2] : [na];
};

/** What the law asks, by date. 38 weeks of five days within 45 weeks. */
const REGLER: readonly Skolearsregel[] = [
  { gyldigFra: '2024-08-01', kilde: 'opplæringslova § 14-1', skoledager: 190, innenforUker: 45 },
];

/** The rule for a school year; for years before the law that is in force, that law all the same. */
export const skolearsregel = (skolear: number): Skolearsregel =>
  REGLER.findLast((r) => r.gyldigFra <= skolearsgrenser(skolear).fra) ?? REGLER[0]!;

/** Easter Sunday in the Gregorian calendar (the anonymous algorithm, Butcher 1876). */
export function paskedag(ar: number): Dato {
  const a = ar % 19;
  const b = Math.floor(ar / 100);
  const c = ar % 100;
  const d = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - d + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return `${ar}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}`;
}

/** Public holidays of a calendar year (helligdagsfredloven § 2, and 1 and 17 May). */
export function helligdager(ar: number): readonly Dato[] {
  const paske = paskedag(ar);
  return [
    `${ar}-01-01`,
    ...[-3, -2, 0, 1].map((d) => leggTilDager(paske, d)),
    `${ar}-05-01`,
    `${ar}-05-17`,
    ...[39, 49, 50].map((d) => leggTilDager(paske, d)),
    `${ar}-12-25`,
    `${ar}-12-26`,
  ];
}

const frie = (fri: readonly Skolefri[], dato: Dato): Skolefri | undefined => fri.find((f) => f.fra <= dato && dato <= f.til);

/** Do pupils go to school on this date? */
export function erSkoledag(r: Skolerute, dato: Dato): boolean {
  if (dato < r.forsteSkoledag || dato > r.sisteSkoledag || ukedag(dato) > 5) return false;
  return !helligdager(Number(dato.slice(0, 4))).includes(dato) && frie(r.fri, dato) === undefined;
}

/** Every school day, the first one first. */
export function skoledager(r: Skolerute): readonly Dato[] {
  const ar = Number(r.forsteSkoledag.slice(0, 4));
  const hellig = new Set([...helligdager(ar), ...helligdager(ar + 1)]);
  const ut: Dato[] = [];
  for (let d = r.forsteSkoledag; d <= r.sisteSkoledag; d = leggTilDager(d, 1))
    if (ukedag(d) <= 5 && !hellig.has(d) && frie(r.fri, d) === undefined) ut.push(d);
  return ut;
}

/** The two terms. */
export const terminer = (r: Skolerute): readonly Termin[] => [
  { nummer: 1, fra: r.forsteSkoledag, til: leggTilDager(r.andreTerminFra, -1) },
  { nummer: 2, fra: r.andreTerminFra, til: r.sisteSkoledag },
];

/** What is not as the law, or the calendar itself, asks. Nothing here stops anybody: the kommune decides its calendar. */
export function sjekkSkolerute(skolear: number, r: Skolerute): readonly Ruteavvik[] {
  const regel = skolearsregel(skolear);
  const ut: Ruteavvik[] = [];
  const dager = skoledager(r).length;
  if (dager < regel.skoledager) ut.push({ kode: 'for_fa_dager', dager, krav: regel.skoledager });
  // from the Monday of the first week to the Friday of the last
  const uker = Math.ceil((dagerMellom(r.forsteSkoledag, r.sisteSkoledag) + ukedag(r.forsteSkoledag)) / 7);
  if (uker > regel.innenforUker) ut.push({ kode: 'for_lang', uker, krav: regel.innenforUker });
  for (const f of r.fri) if (f.til < r.forsteSkoledag || f.fra > r.sisteSkoledag) ut.push({ kode: 'fri_utenfor', navn: f.navn });
  const ordnet = r.fri.toSorted((a, b) => (a.fra < b.fra ? -1 : 1));
  for (const [i, f] of ordnet.entries()) {
    const neste = ordnet[i + 1];
    if (neste !== undefined && neste.fra <= f.til) ut.push({ kode: 'fri_overlapper', navn: f.navn, annen: neste.navn });
  }
  return ut;
}

/** A calendar to begin with for a year that has none: mid-August to mid-June with the usual holidays, for people to correct. */
export function forslagTilRute(skolear: number): Skolerute {
  const mandag = (dato: Dato) => leggTilDager(dato, (8 - ukedag(dato)) % 7);
  const paske = paskedag(skolear + 1);
  const forste = mandag(`${skolear}-08-15`);
  const host = mandag(`${skolear}-09-28`);
  const vinter = mandag(`${skolear + 1}-02-18`);
  const forsteIJanuar = mandag(`${skolear + 1}-01-02`);
  const rute = {
    forsteSkoledag: forste,
    // the Friday of the week of 15 June, or as many days later as the law asks
    sisteSkoledag: leggTilDager(mandag(`${skolear + 1}-06-15`), 4),
    andreTerminFra: mandag(`${skolear + 1}-01-15`),
    fri: [
      { fra: host, til: leggTilDager(host, 4), slag: 'ferie', navn: 'Høstferie' },
      { fra: `${skolear}-12-21`, til: leggTilDager(forsteIJanuar, -1), slag: 'ferie', navn: 'Juleferie' },
      { fra: vinter, til: leggTilDager(vinter, 4), slag: 'ferie', navn: 'Vinterferie' },
      { fra: leggTilDager(paske, -8), til: leggTilDager(paske, 1), slag: 'ferie', navn: 'Påskeferie' },
    ] satisfies Skolefri[],
  };
  const krav = skolearsregel(skolear).skoledager;
  for (let d = rute.sisteSkoledag; skoledager({ ...rute, sisteSkoledag: d }).length < krav;) {
    d = leggTilDager(d, 1);
    rute.sisteSkoledag = d;
  }
  return rute;
}
