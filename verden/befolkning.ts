// Questions about the people of a world, for simulators and tests.
import type { Verden, Verdensperson } from './modell.ts';
import { alderPa } from './tid.ts';

// child ids by adult: a superset (never shrinks), filtered against the child's present state when asked.
const barnIndeks = new WeakMap<Verden, Map<string, string[]>>();

function indeksFor(verden: Verden): Map<string, string[]> {
  let indeks = barnIndeks.get(verden);
  if (indeks === undefined) {
    indeks = new Map();
    for (const barn of verden.personer.values()) leggInn(indeks, barn);
    barnIndeks.set(verden, indeks);
  }
  return indeks;
}

function leggInn(indeks: Map<string, string[]>, barn: Verdensperson): void {
  for (const id of voksneRundt(barn)) {
    const liste = indeks.get(id);
    if (liste === undefined) indeks.set(id, [barn.id]);
    else if (!liste.includes(barn.id)) liste.push(barn.id);
  }
}

function* voksneRundt(barn: Verdensperson): Generator<string> {
  for (const f of barn.foreldre) yield f.person;
  for (const a of barn.foreldreansvar) if (a.ansvarlig !== undefined) yield a.ansvarlig;
}

/** Must be called after a child got a new parent or guardian; `hendelser.ts` does so by itself. */
export function noterBarn(verden: Verden, barn: Verdensperson): void {
  const indeks = barnIndeks.get(verden);
  if (indeks !== undefined) leggInn(indeks, barn);
}

/** The person behind a number: the one in use, an old one, a D-number, a DUF number, or that of a merged duplicate. */
export function personPa(verden: Verden, identifikator: string): Verdensperson | undefined {
  const id = verden.perIdentifikator.get(identifikator);
  return id === undefined ? undefined : verden.personer.get(id);
}

/** Throws when there is no such person: for ids that come from the world itself. */
export function hentPerson(verden: Verden, id: string): Verdensperson {
  const person = verden.personer.get(id);
  if (person === undefined) throw new Error(`No person ${id} in this world`);
  return person;
}

/** The people with foreldreansvar for the child, each once, also if they have died since. Organisations and people without identifier are not here. */
export function foresatteTil(verden: Verden, barn: Verdensperson): Verdensperson[] {
  const ider = new Set(barn.foreldreansvar.flatMap((a) => a.ansvarlig ?? []));
  return [...ider].map((id) => hentPerson(verden, id));
}

/** Biological and legal parents, with or without foreldreansvar. */
export function foreldreTil(verden: Verden, barn: Verdensperson): Verdensperson[] {
  return barn.foreldre.map((f) => hentPerson(verden, f.person));
}

/** Every child this person is parent of or has foreldreansvar for, stillborn included. */
export function barnTil(verden: Verden, person: Verdensperson): Verdensperson[] {
  const ider = indeksFor(verden).get(person.id) ?? [];
  return ider.map((id) => hentPerson(verden, id)).filter((barn) => [...voksneRundt(barn)].includes(person.id));
}

/** The children this person has foreldreansvar for. */
export function barnMedAnsvar(verden: Verden, person: Verdensperson): Verdensperson[] {
  return barnTil(verden, person).filter((barn) => barn.foreldreansvar.some((a) => a.ansvarlig === person.id));
}

/** Full and half siblings. */
export function soskenTil(verden: Verden, barn: Verdensperson): Verdensperson[] {
  const funnet = new Map<string, Verdensperson>();
  for (const { person } of barn.foreldre) {
    for (const s of barnTil(verden, hentPerson(verden, person))) {
      if (s.id !== barn.id && s.foreldre.some((f) => f.person === person)) funnet.set(s.id, s);
    }
  }
  return [...funnet.values()];
}

/** All with an elevforhold on the given date (default the world's own). */
export function* elever(verden: Verden, dato: string = verden.dato): Generator<Verdensperson> {
  for (const p of verden.personer.values()) {
    const e = p.elevforhold;
    if (e !== undefined && e.fra <= dato && (e.til === undefined || e.til >= dato)) yield p;
  }
}

/** All with employee data, whatever the state of their positions. */
export function* ansatte(verden: Verden): Generator<Verdensperson> {
  for (const p of verden.personer.values()) if (p.ansatt !== undefined) yield p;
}

/** Those under 16, and pupils of any age, with their guardians: what a 0–16 extract and a full import go through. */
export function* barnOgForesatte(verden: Verden): Generator<{ barn: Verdensperson; foresatte: Verdensperson[] }> {
  for (const barn of verden.personer.values()) {
    if (barn.bareManuell === true || barn.dodfodt === true) continue;
    if (alderPa(barn.fodselsdato, verden.dato) >= 16 && barn.elevforhold === undefined) continue;
    yield { barn, foresatte: foresatteTil(verden, barn) };
  }
}

/** Guardians with at least one pupil today: whom KRR is asked about at night. */
export function foresatteMedElever(verden: Verden): Verdensperson[] {
  const funnet = new Map<string, Verdensperson>();
  for (const elev of elever(verden)) for (const f of foresatteTil(verden, elev)) funnet.set(f.id, f);
  return [...funnet.values()];
}
