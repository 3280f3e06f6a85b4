// Who an employee in a file is: the employee number first, then the national number.
import { kontrollregelFor, valider, type Nummerdato } from '#grunn/id/index.ts';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import type { HrPerson } from '#kilder/hr/modell.ts';
import { dekrypterIdentifikator, finnPersonerPaOppslag, oppslagsnokkel } from '../../person/kjerne.ts';
import { finnStubber, slaSammen } from '../folkeregisteret/lager.ts';
import type { Brukskontekst, Holdarsak } from '../modell.ts';
import * as lager from './lager.ts';

export interface Feil {
  readonly arsak: Holdarsak;
  readonly detaljer: Readonly<Record<string, unknown>>;
  readonly personId?: string | undefined;
}

/** What we have on the two numbers of a record. */
export interface Treff {
  readonly ansatt: string | undefined;
  readonly nummer: string | undefined;
}

const validert = (nummer: string, k: Brukskontekst) =>
  valider(nummer, { miljo: k.miljo, kontrollregel: kontrollregelFor(k.idag, k.miljo), idag: k.idag });

/** What makes a record impossible to take in, whoever it is about; undefined when all is well. */
export function feilVed(p: HrPerson, k: Brukskontekst): Feil | undefined {
  if (p.ansattnummer === '') return { arsak: 'mangler_identifikator', detaljer: { felt: 'ansattnummer' } };
  // read as none, but there was one: without it we would make a person we may already have
  if (p.avvik.some((a) => a.kode === 'ugyldig_fodselsnummer'))
    return { arsak: 'ugyldig_identifikator', detaljer: { felt: 'fodselsnummer', kode: 'format' } };
  // an open end gives access and a guessed one takes it away: neither is ours to choose
  if (p.avvik.some((a) => a.kode === 'ugyldig_sluttdato'))
    return { arsak: 'motstrid', detaljer: { felt: 'til', kode: 'ugyldig_sluttdato' } };
  if (p.fodselsnummer !== null) {
    const svar = validert(p.fodselsnummer, k);
    if (!svar.ok) return { arsak: 'ugyldig_identifikator', detaljer: { felt: 'fodselsnummer', kode: svar.kode } };
  }
  return undefined;
}

export interface Oppslag {
  readonly ansatt: string;
  readonly nummer: string | undefined;
}

const husket = new WeakMap<HrPerson, { readonly nokler: Brukskontekst['nokler']; readonly oppslag: Oppslag }>();

/** Look-up values of a record's two numbers, computed once for each record: a chunk asks for them several times. */
export function oppslagFor(p: HrPerson, k: Brukskontekst): Oppslag {
  const for_ = husket.get(p);
  if (for_?.nokler === k.nokler) return for_.oppslag;
  const oppslag = {
    ansatt: oppslagsnokkel(k.nokler, p.ansattnummer, 'ansattnummer'),
    nummer: p.fodselsnummer === null ? undefined : oppslagsnokkel(k.nokler, p.fodselsnummer),
  };
  husket.set(p, { nokler: k.nokler, oppslag });
  return oppslag;
}

/** Look-up values of both numbers of all the records. */
export function alleOppslag(personer: readonly HrPerson[], k: Brukskontekst): string[] {
  const ut = new Set<string>();
  for (const p of personer) {
    const o = oppslagFor(p, k);
    ut.add(o.ansatt);
    if (o.nummer) ut.add(o.nummer);
  }
  return [...ut];
}

/** Whom we have on each record's numbers, by employee number. */
export async function finnTreff(db: DbEllerTx, personer: readonly HrPerson[], k: Brukskontekst): Promise<Map<string, Treff>> {
  const oppslag = new Map(personer.map((p) => [p.ansattnummer, oppslagFor(p, k)]));
  const kjente = await finnPersonerPaOppslag(db, alleOppslag(personer, k));
  return new Map(
    [...oppslag].map(([n, o]) => [n, { ansatt: kjente.get(o.ansatt), nummer: o.nummer ? kjente.get(o.nummer) : undefined }]),
  );
}

/**
 * Contradictions between a record and those we have: a national number that would tie an employee to somebody with another birth date (a
 * mistyped number is a valid number of somebody else), and a number exchanged for one with another birth date. By employee number.
 */
export async function finnMotstrid(
  db: DbEllerTx,
  personer: readonly HrPerson[],
  treff: ReadonlyMap<string, Treff>,
  k: Brukskontekst,
): Promise<Map<string, Feil>> {
  const ut = new Map<string, Feil>();
  const nyKobling: { p: HrPerson; personId: string }[] = [];
  const nyttNummer: { p: HrPerson; personId: string }[] = [];
  for (const p of personer) {
    const t = treff.get(p.ansattnummer)!;
    if (t.nummer !== undefined && t.nummer !== t.ansatt) nyKobling.push({ p, personId: t.nummer });
    else if (t.ansatt !== undefined && t.nummer === undefined && p.fodselsnummer !== null)
      nyttNummer.push({ p, personId: t.ansatt });
  }
  const fodt = await lager.finnFodselsdatoer(db, nyKobling.map((x) => x.personId)); // prettier-ignore
  for (const { p, personId } of nyKobling) {
    const dato = fodt.get(personId);
    if (p.fodselsdato !== null && dato !== undefined && dato !== p.fodselsdato)
      ut.set(p.ansattnummer, { arsak: 'motstrid', detaljer: { felt: 'fodselsdato', kode: 'annen_enn_registeret' }, personId });
  }
  const numre = Map.groupBy(await lager.finnNumre(db, nyttNummer.map((x) => x.personId)), (n) => n.personId); // prettier-ignore
  for (const { p, personId } of nyttNummer) {
    const gamle = (numre.get(personId) ?? []).map((n) => datoI(dekrypterIdentifikator(k.nokler, n.kryptert), k));
    const ny = datoI(p.fodselsnummer!, k);
    if (gamle.length > 0 && !gamle.some((g) => lik(g, ny)))
      ut.set(p.ansattnummer, { arsak: 'motstrid', detaljer: { felt: 'fodselsnummer', kode: 'nummer_byttet' }, personId });
  }
  return ut;
}

function datoI(nummer: string, k: Brukskontekst): Nummerdato | null {
  const svar = validert(nummer, k);
  return svar.ok ? svar.dato : null;
}

const lik = (a: Nummerdato | null, b: Nummerdato | null): boolean =>
  a !== null && b !== null && a.dag === b.dag && a.maned === b.maned && a.tosifretAr === b.tosifretAr;

/**
 * HR says that an employee number and a national number we have on two people are one person's. A signpost from somebody's document is
 * merged into the employee; two real people wait for a person to decide. Returns those that must wait, by employee number.
 */
export async function slaSammenEllerHold(
  tx: Tx,
  personer: readonly HrPerson[],
  treff: ReadonlyMap<string, Treff>,
  k: Brukskontekst,
): Promise<{ readonly antall: number; readonly holdt: ReadonlyMap<string, Feil> }> {
  const holdt = new Map<string, Feil>();
  const slatt = new Map<string, string>();
  for (const p of personer) {
    const t = treff.get(p.ansattnummer)!;
    if (t.ansatt === undefined || t.nummer === undefined || t.ansatt === t.nummer) continue;
    const [ansatt, nummer] = [slatt.get(t.ansatt) ?? t.ansatt, slatt.get(t.nummer) ?? t.nummer];
    if (ansatt === nummer) continue;
    const stubber = await finnStubber(tx, [ansatt, nummer]);
    const [behold, stubb] = stubber.has(nummer) ? [ansatt, nummer] : [nummer, ansatt];
    if (!stubber.has(stubb)) {
      holdt.set(p.ansattnummer, { arsak: 'duplikat', detaljer: { antall: 2, personer: [ansatt, nummer] }, personId: ansatt });
      continue;
    }
    await slaSammen(tx, { stubb, behold, endringssett: k.endringssett, na: k.na });
    slatt.set(stubb, behold);
  }
  return { antall: slatt.size, holdt };
}

/** D-numbers HR has told of are no longer in use when it comes with a fødselsnummer (F-35). */
export async function utgatteDNumre(
  tx: Tx,
  nye: readonly { readonly p: HrPerson; readonly personId: string }[],
  k: Brukskontekst,
): Promise<{ personId: string; identifikator: string; type: 'dNummer'; status: 'opphort' }[]> {
  const medFodselsnummer = new Set(
    nye.filter(({ p }) => p.fodselsnummer !== null && typeAv(p.fodselsnummer, k) === 'fodselsnummer').map((x) => x.personId),
  );
  const numre = await lager.finnNumre(tx, [...medFodselsnummer]);
  return numre
    .filter((n) => n.type === 'dNummer')
    .map((n) => ({
      personId: n.personId,
      identifikator: dekrypterIdentifikator(k.nokler, n.kryptert),
      type: 'dNummer',
      status: 'opphort',
    }));
}

/** Which kind a valid number is. */
export function typeAv(nummer: string, k: Brukskontekst): 'fodselsnummer' | 'dNummer' | 'duf' {
  const svar = validert(nummer, k);
  return svar.ok && (svar.type === 'dNummer' || svar.type === 'duf') ? svar.type : 'fodselsnummer';
}
