// Whom the numbers in a chunk belong to, as far as we know.
import { kontrollregelFor, valider } from '#grunn/id/index.ts';
import type { Folkeregisterperson } from '#kilder/folkeregisteret/modell.ts';
import { oppslagsnokkel } from '#register/person/kjerne.ts';
import type { Brukskontekst, Holdt } from '../modell.ts';
import { identifikatorerI, kanonisk } from './fakta.ts';
import type { Familie } from './familie.ts';
import type { Kjent } from './lager.ts';

export const KILDE = 'folkeregisteret';

export type Kjente = ReadonlyMap<string, Kjent>;

/** The chunk's numbers as look-up values, computed once. */
export class Oppslag {
  readonly #k: Brukskontekst;
  readonly #kjente = new Map<string, string>();
  constructor(k: Brukskontekst) {
    this.#k = k;
  }
  av(identifikator: string): string {
    let o = this.#kjente.get(identifikator);
    if (o === undefined) this.#kjente.set(identifikator, (o = oppslagsnokkel(this.#k.nokler, identifikator)));
    return o;
  }
}

export const sjekksum = (p: Folkeregisterperson, k: Brukskontekst): string =>
  k.nokler.oppslag(kanonisk(p), 'dokument').toString('base64');

/** Every number the families name, their own and those they point to. */
export function alleOppslag(familier: readonly Familie[], oppslag: Oppslag): string[] {
  const ut = new Set<string>();
  for (const f of familier)
    for (const p of f.personer) {
      const { egne, andres } = identifikatorerI(p);
      for (const i of [...egne, ...andres]) ut.add(oppslag.av(i));
    }
  return [...ut];
}

/** Different people of ours that one document says are one. */
export function personerFor(p: Folkeregisterperson, kjente: Kjente, oppslag: Oppslag): string[] {
  const ut = new Set<string>();
  for (const i of p.identifikatorer) {
    const k = kjente.get(oppslag.av(i.identifikator));
    if (k) ut.add(k.personId);
  }
  return [...ut];
}

export function kjentFor(p: Folkeregisterperson, kjente: Kjente, oppslag: Oppslag): Kjent | undefined {
  for (const i of p.identifikatorer) {
    const k = kjente.get(oppslag.av(i.identifikator));
    if (k) return k;
  }
  return undefined;
}

/** What identifies a family in the worklist. */
export const nokkelFor = (f: Familie): string => f.personer[0]?.identifikatorer[0]?.identifikator ?? `linje:${f.linje ?? 0}`;

/**
 * Two people of ours in one document are held under all its numbers: one of the numbers alone belongs to the other person too, and that
 * person's own document, which is as good as ever, would seem to have settled the matter.
 */
export const duplikatnokkel = (p: Folkeregisterperson): string =>
  `duplikat:${p.identifikatorer
    .map((i) => i.identifikator)
    .toSorted()
    .join(',')}`;

/** Whatever may have been held of these people, now that they have come through. */
export const alleNokler = (personer: readonly Folkeregisterperson[]): string[] =>
  personer.flatMap((p) => [...p.identifikatorer.map((i) => i.identifikator), duplikatnokkel(p)]);

/** What makes a person impossible to take in; undefined when all is well. */
export function feilVed(
  p: Folkeregisterperson,
  k: Brukskontekst,
): { arsak: Holdt['arsak']; detaljer: Record<string, string> } | undefined {
  if (p.identifikatorer.length === 0) return { arsak: 'mangler_identifikator', detaljer: { felt: 'identifikasjonsnummer' } };
  for (const i of p.identifikatorer) {
    if (i.status === 'opphort') continue;
    const svar = valider(i.identifikator, { miljo: k.miljo, kontrollregel: kontrollregelFor(k.idag, k.miljo), idag: k.idag });
    if (!svar.ok) return { arsak: 'ugyldig_identifikator', detaljer: { felt: 'identifikasjonsnummer', kode: svar.kode } };
  }
  if (p.fodselsdato && p.fodselsdato > k.idag)
    return { arsak: 'motstrid', detaljer: { felt: 'foedselsdato', kode: 'fram_i_tid' } };
  if (p.fodselsdato && p.dodsdato && p.dodsdato < p.fodselsdato)
    return { arsak: 'motstrid', detaljer: { felt: 'doedsdato', kode: 'for_fodsel' } };
  const egne = new Set(p.identifikatorer.map((i) => i.identifikator));
  if (p.foreldreansvar.some((f) => f.ansvarlig.type === 'person' && egne.has(f.ansvarlig.identifikator)))
    return { arsak: 'motstrid', detaljer: { felt: 'foreldreansvar', kode: 'ansvar_for_seg_selv' } };
  return undefined;
}

/**
 * What a document is to us. `ny`: the first of the person's own. `stemplet`: the same content with a newer stamp. `uendret`: nothing to
 * write. A guardian with a document of its own is not told by others; of what children's records say of one guardian in one run, the
 * first counts, so that two records that disagree do not take turns every night.
 */
export function stilling(
  p: Folkeregisterperson,
  kjent: Kjent | undefined,
  k: Brukskontekst,
): 'ny' | 'endret' | 'stemplet' | 'uendret' {
  if (!kjent) return 'ny';
  if (p.omfang === 'innfelt') {
    if (kjent.egen) return 'uendret';
    if (!kjent.innfelt) return 'ny';
    if (kjent.innfelt.innlesing === k.endringssett || kjent.innfelt.lestSenere) return 'uendret';
    return kjent.innfelt.sjekksum === sjekksum(p, k) ? 'uendret' : 'endret';
  }
  if (!kjent.egen) return 'ny';
  const nyere =
    p.dokumentversjon !== null && kjent.egen.versjon !== null
      ? Date.parse(p.dokumentversjon) - Date.parse(kjent.egen.versjon)
      : undefined;
  if (nyere !== undefined && nyere < 0) return 'uendret'; // an older document: the feed has been wound back (F-12)
  // the run has waited for a decision, and the person has been read since
  if (kjent.egen.lestSenere && !(nyere !== undefined && nyere > 0)) return 'uendret';
  if (kjent.egen.sjekksum === sjekksum(p, k)) return nyere !== undefined && nyere > 0 ? 'stemplet' : 'uendret';
  return 'endret';
}

/** One person per group of numbers: those that some document in the chunk says are one person's. */
export function grupper(personer: readonly Folkeregisterperson[], oppslag: Oppslag): (identifikator: string) => string {
  const over = new Map<string, string>();
  const rot = (o: string): string => {
    let r = o;
    for (let n = over.get(r); n !== undefined; n = over.get(r)) r = n;
    return r;
  };
  for (const p of personer) {
    const forste = rot(oppslag.av(p.identifikatorer[0]!.identifikator));
    for (const i of p.identifikatorer.slice(1)) {
      const annen = rot(oppslag.av(i.identifikator));
      if (annen !== forste) over.set(annen, forste);
    }
  }
  return (identifikator) => rot(oppslag.av(identifikator));
}
