// Where an enrolment stands, what a school has room for, and the days that follow from the law.
import type { Aktor } from '#grunn/tilgang/index.ts';
import { leggTilDager, ukedag, type Dato } from '#grunn/tid/index.ts';
import { helligdager, skolearFor } from '#register/skole/kjerne.ts';
import type { Barnerad, Barneslag, Skoletall, Status, Svarslag, Vedtakslag } from './modell.ts';

/** What is known of one enrolment: the newest answer, the newest decision, and whether the child has a place in the year. */
export interface Saksfakta {
  readonly slag: Barneslag;
  readonly kretsskole: string | null;
  readonly svar: Svarslag | null;
  readonly onsketSkole: string | null;
  readonly vedtak: { readonly gjelder: Vedtakslag; readonly innvilget: boolean; readonly skole: string | null } | null;
  readonly tattInn: boolean;
}

/** Where it stands. A decision counts more than an answer, and a place more than both. */
export function statusFor(s: Saksfakta): Status {
  if (s.tattInn) return 'tatt_inn';
  if (s.vedtak !== null) {
    if (s.vedtak.skole !== null) return 'plass';
    return s.vedtak.gjelder === 'framskutt' ? 'ikke_framskutt' : 'utsatt';
  }
  if (s.svar === 'annen_skole') return 'onsker_skole';
  if (s.svar === 'utsatt') return 'onsker_utsatt';
  if (s.slag === 'framskutt' || s.svar === 'framskutt') return 'onsker_framskutt';
  if (s.kretsskole === null) return 'ukjent_krets';
  return s.svar === 'bekreftet' ? 'bekreftet' : 'ikke_svart';
}

/** What a decision now would be about, and the school that makes it: the one wished for answers whether there is room. */
export function vedtaksgrunnlag(s: Omit<Saksfakta, 'tattInn'>): { readonly gjelder: Vedtakslag; readonly skole: string | null } {
  if (s.svar === 'annen_skole') return { gjelder: 'annen_skole', skole: s.onsketSkole };
  if (s.svar === 'utsatt') return { gjelder: 'utsatt', skole: s.kretsskole };
  if (s.slag === 'framskutt') return { gjelder: 'framskutt', skole: s.kretsskole };
  return { gjelder: 'naerskole', skole: s.kretsskole };
}

/** Where the child gets a place by a decision; null: none this year. */
export const plassEtter = (
  gjelder: Vedtakslag,
  innvilget: boolean,
  s: { readonly kretsskole: string | null; readonly onsketSkole: string | null },
): string | null => {
  if (gjelder === 'utsatt') return innvilget ? null : s.kretsskole;
  if (gjelder === 'framskutt') return innvilget ? s.kretsskole : null;
  return gjelder === 'annen_skole' && innvilget ? s.onsketSkole : s.kretsskole;
};

/** Guardians may answer from the day the round opens until there is a decision; after the deadline the answer is marked late. */
export const kanSvare = (r: { readonly apner: Dato }, idag: Dato, status: Status): boolean =>
  r.apner <= idag && !['plass', 'utsatt', 'ikke_framskutt', 'tatt_inn'].includes(status);

const TRE_UKER = 21;
/** The last day to appeal: three weeks (forvaltningsloven § 29); a weekend or a public holiday moves it to the next working day (§ 30). */
export function klagefrist(vedtatt: Dato): Dato {
  let d = leggTilDager(vedtatt, TRE_UKER);
  while (ukedag(d) >= 6 || helligdager(Number(d.slice(0, 4))).includes(d)) d = leggTilDager(d, 1);
  return d;
}

/** The year of birth of those who begin: the calendar year they turn six (opplæringslova § 2-1). */
export const fodselsar = (skolear: number): number => skolear - 6;

/** Each school's numbers. A child who wishes to another school counts where the home belongs until that is decided. */
export function tellSkoler(
  barn: readonly Barnerad[],
  skoler: readonly { readonly skole: string; readonly navn: string; readonly plasser: number | null }[],
): Skoletall[] {
  return skoler.map(({ skole, navn, plasser }) => {
    const her = barn.filter((b) => b.kretsskole === skole);
    const antall = (...s: readonly Status[]) => her.filter((b) => s.includes(b.status)).length;
    const plass = barn.filter((b) => (b.status === 'plass' || b.status === 'tatt_inn') && b.vedtakSkole === skole).length;
    const venter = antall('ikke_svart', 'bekreftet', 'onsker_skole', 'onsker_utsatt');
    return {
      skole,
      navn,
      plasser,
      krets: her.length,
      bekreftet: antall('bekreftet'),
      ikkeSvart: antall('ikke_svart'),
      onskerBort: antall('onsker_skole'),
      onskerHit: barn.filter((b) => b.status === 'onsker_skole' && b.onsketSkole === skole).length,
      utsatt: antall('onsker_utsatt', 'utsatt'),
      plass,
      tattInn: barn.filter((b) => b.status === 'tatt_inn' && b.vedtakSkole === skole).length,
      ledig: plasser === null ? null : plasser - plass - venter,
    };
  });
}

/** Years there may be a round for: the one that is being planned, and the one that runs. */
export const apneRunder = (idag: Dato): readonly number[] => [skolearFor(idag) + 1, skolearFor(idag)];

/** Days to begin with for a round that has none: the autumn before, for people to correct. */
export const forslagTilRunde = (skolear: number) => ({
  skolear,
  apner: `${skolear - 1}-11-01`,
  frist: `${skolear - 1}-12-01`,
  forskrift: 'kommunens forskrift om skolekretser',
  klageinstans: 'Statsforvalteren',
});

/** The one who decides is a guardian of the child, let in or kept out: somebody else must decide (forvaltningsloven § 6). */
export const erEgenSak = (aktor: Pick<Aktor, 'tilknytninger'>, personId: string): boolean =>
  aktor.tilknytninger.some((t) => t.relasjon === 'egetBarn' && t.omfang === personId);
