// What an answer says about those we asked for: found, missing, or about somebody else. Pure.
import type { Avvik } from '#grunn/kilde/index.ts';
import { lesPersonDefinisjon, lesPersondokument } from './les.ts';
import type { Folkeregisterperson } from './modell.ts';
import type { Barnepost } from './oversett-persondefinisjon.ts';

export interface Oppslagssvar<T> {
  readonly funnet: readonly T[];
  /** Asked for and not answered: unknown, never «gone» (F-10). */
  readonly mangler: readonly string[];
  /** Answers about people nobody asked for: dropped, and an alarm (F-27). */
  readonly ubedt: number;
  /** Answers that could not be read at all; the people in them are among `mangler`. */
  readonly uleselige: number;
  readonly avvik: readonly Avvik[];
}

export type Personsvar = Oppslagssvar<Folkeregisterperson>;
export type Barnesvar = Oppslagssvar<Barnepost>;

/** One row of a bulk look-up: the number that was asked for, and the document found. */
export interface Oppslagsrad {
  readonly spurt: string | undefined;
  readonly dokument: unknown;
}

/** The rows of a bulk answer; undefined when it has none of the shapes we know. */
export function lesOppslagsrader(ra: unknown): readonly Oppslagsrad[] | undefined {
  const liste = Array.isArray(ra) ? (ra as readonly unknown[]) : (ra as { oppslag?: unknown } | null | undefined)?.oppslag;
  if (!Array.isArray(liste)) return undefined;
  return (liste as readonly unknown[]).map((rad) => {
    const r = (rad ?? {}) as { foedselsEllerDNummer?: unknown; folkeregisterperson?: unknown };
    return typeof r.foedselsEllerDNummer === 'string'
      ? { spurt: r.foedselsEllerDNummer, dokument: r.folkeregisterperson }
      : { spurt: undefined, dokument: r.folkeregisterperson ?? rad };
  });
}

const numre = (p: Folkeregisterperson): readonly string[] => p.identifikatorer.map((i) => i.identifikator);

/** A document that stands in for a number it does not itself carry: either a new number, or the wrong person. */
export interface Uavklart {
  readonly spurt: string;
  readonly person: Folkeregisterperson;
}

/** Sorts bulk rows. `uavklart` must be settled by a look at the number's history before anyone is read from them. */
export function sorterOppslag(
  rader: readonly Oppslagsrad[],
  spurt: readonly string[],
): Personsvar & { readonly uavklart: readonly Uavklart[] } {
  const bedt = new Set(spurt);
  const svart = new Set<string>();
  const funnet: Folkeregisterperson[] = [];
  const uavklart: Uavklart[] = [];
  let ubedt = 0;
  let uleselige = 0;
  for (const rad of rader) {
    if (rad.spurt !== undefined && !bedt.has(rad.spurt)) {
      ubedt += 1;
      continue;
    }
    if (rad.dokument === null || rad.dokument === undefined) continue;
    const person = lesPersondokument(rad.dokument);
    if (person === undefined) {
      uleselige += 1;
      continue;
    }
    const egne = numre(person);
    const treff = rad.spurt === undefined ? egne.filter((n) => bedt.has(n)) : egne.filter((n) => n === rad.spurt);
    if (treff.length === 0) {
      if (rad.spurt === undefined) ubedt += 1;
      else uavklart.push({ spurt: rad.spurt, person });
      continue;
    }
    // The same person asked for by two numbers comes twice; once is enough.
    if (!treff.every((n) => svart.has(n))) funnet.push(person);
    for (const n of egne) if (bedt.has(n)) svart.add(n);
  }
  return { funnet, mangler: spurt.filter((n) => !svart.has(n)), ubedt, uleselige, avvik: [], uavklart };
}

/** Adds the numbers the history showed, so that the register finds the person it knows by the old one. */
export function medTidligereNumre(person: Folkeregisterperson, historikk: Folkeregisterperson): Folkeregisterperson {
  const har = new Set(numre(person));
  return {
    ...person,
    identifikatorer: [
      ...person.identifikatorer,
      ...historikk.identifikatorer.filter((i) => !har.has(i.identifikator)).map((i) => ({ ...i, status: 'opphort' as const })),
    ],
  };
}

/** True when the history carries the number that was asked for and leads to the same number in use. */
export function gjelderSamme(u: Uavklart, historikk: Folkeregisterperson | undefined): historikk is Folkeregisterperson {
  const iBruk = u.person.identifikatorer.find((i) => i.status === 'iBruk' && i.type !== 'duf')?.identifikator;
  return historikk !== undefined && iBruk !== undefined && numre(historikk).includes(u.spurt) && numre(historikk).includes(iBruk);
}

/** Sorts the records of an oppvekst extract. undefined when the answer is not a list. */
export function sorterBarneposter(ra: unknown, spurt: readonly string[]): Barnesvar | undefined {
  if (!Array.isArray(ra)) return undefined;
  const bedt = new Set(spurt);
  const svart = new Set<string>();
  const funnet: Barnepost[] = [];
  let ubedt = 0;
  let uleselige = 0;
  for (const rad of ra as readonly unknown[]) {
    const post = lesPersonDefinisjon(rad);
    if (post === undefined || post.barn.identifikatorer.length === 0) {
      uleselige += 1;
      continue;
    }
    const treff = numre(post.barn).filter((n) => bedt.has(n));
    if (treff.length === 0) {
      ubedt += 1;
      continue;
    }
    if (!treff.every((n) => svart.has(n))) funnet.push(post);
    for (const n of treff) svart.add(n);
  }
  return { funnet, mangler: spurt.filter((n) => !svart.has(n)), ubedt, uleselige, avvik: [] };
}
