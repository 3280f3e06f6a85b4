// Which times a round has, who may choose, and what the law asks for. Pure.
import { alder, gjelder, Temporal, type Dato } from '#grunn/tid/index.ts';
import { minutterMellom } from '../rutine/index.ts';
import type { Samtalekrav, Timeoppsett } from './modell.ts';

/** Most times one round may have: 40 pupils with two homes each, and some to choose among. */
export const HOYST_TIDER = 200;

export interface Tid {
  readonly fra: string;
  readonly til: string;
}

const OSLO = 'Europe/Oslo';
const punkt = (dag: Dato, kl: string): Temporal.ZonedDateTime =>
  Temporal.PlainDate.from(dag).toZonedDateTime({ timeZone: OSLO, plainTime: Temporal.PlainTime.from(kl) });

/** The times of a round, day by day: as many as there is room for whole ones between the clocks, with the pause between two. ISO, UTC. */
export function lagTider(o: Timeoppsett): Tid[] {
  if (minutterMellom(o.fraKl, o.tilKl) < o.lengde) return [];
  return [...new Set(o.dager)].toSorted().flatMap((dag) => {
    const ut: Tid[] = [];
    const slutt = punkt(dag, o.tilKl);
    for (let fra = punkt(dag, o.fraKl); ;) {
      const til = fra.add({ minutes: o.lengde });
      if (Temporal.ZonedDateTime.compare(til, slutt) > 0) return ut;
      ut.push({ fra: fra.toInstant().toString(), til: til.toInstant().toString() });
      fra = til.add({ minutes: o.pause });
    }
  });
}

/** A pupil chooses for himself from 15 (opplæringslova § 24-5); below, and of the same child, the guardians do. */
export const ELEVENS_ALDER = 15;
export const elevenKanVelge = (fodselsdato: Dato | null, idag: Dato): boolean =>
  fodselsdato !== null && alder(fodselsdato, idag) >= ELEVENS_ALDER;

const KRAV: readonly Samtalekrav[] = [
  {
    gyldigFra: '2024-08-01',
    gyldigTil: null,
    samtalerPerHalvar: 1,
    invitertPerAr: 2,
    kilde: { nb: 'opplæringsforskrifta §§ 9-6 og 11-1', nn: 'opplæringsforskrifta §§ 9-6 og 11-1' },
  },
];
/** What the law asks on a date. @throws Error when no rule covers it. */
export function kravFor(dato: Dato): Samtalekrav {
  const k = KRAV.find((x) => gjelder(dato, x.gyldigFra, x.gyldigTil));
  if (k === undefined) throw new Error('No rule for talks on that date');
  return k;
}

export interface Stilling {
  readonly holdtIHalvaret: number;
  readonly invitertIAret: number;
}
/** How many pupils lack a talk this half year, and how many homes are short of invitations this school year. */
export const mangler = (
  elever: readonly Stilling[],
  k: Pick<Samtalekrav, 'samtalerPerHalvar' | 'invitertPerAr'>,
): { readonly samtale: number; readonly invitasjon: number } => ({
  samtale: elever.filter((e) => e.holdtIHalvaret < k.samtalerPerHalvar).length,
  invitasjon: elever.filter((e) => e.invitertIAret < k.invitertPerAr).length,
});
