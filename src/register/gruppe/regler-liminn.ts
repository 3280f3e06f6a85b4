// Rows pasted from a spreadsheet: which pupil goes in which group, and what is wrong with each row that says neither.
import type { Dato } from '#grunn/tid/index.ts';

export interface Limelev {
  readonly personId: string;
  readonly navn: string;
  readonly fodselsdato: Dato | null;
}
export interface Limgruppe {
  readonly gruppeId: string;
  readonly navn: string;
  readonly slag: string;
}
export type Limfeil =
  | 'for_fa_felt'
  | 'ugyldig_dato'
  | 'ukjent_elev'
  | 'flere_elever'
  | 'ukjent_gruppe'
  | 'flere_grupper'
  | 'gjentatt'
  | 'to_klasser';

export interface Limrad {
  /** Line number as pasted, from 1. */
  readonly rad: number;
  readonly tekst: string;
}
export interface Limsvar {
  readonly gode: readonly { readonly rad: number; readonly personId: string; readonly gruppeId: string; readonly slag: string }[];
  /** `hva`: the word of the row the fault is about; `annen`: the row it collides with. */
  readonly feil: readonly { readonly rad: number; readonly kode: Limfeil; readonly hva: string; readonly annen: number | null }[];
}

/** Lines with anything in them. A heading («Navn …») is left out. */
export const lesRader = (tekst: string): Limrad[] =>
  tekst
    .split(/\r\n|\r|\n/)
    .map((linje, i) => ({ rad: i + 1, tekst: linje.trim() }))
    .filter((r) => r.tekst !== '' && !(r.rad === 1 && /^(navn|namn|elev)\s*[\t;]/i.test(r.tekst)));

/** `03.05.2014`, `3.5.2014` and `2014-05-03`; undefined for anything else, and for days that are not. */
export function lesDag(s: string): Dato | undefined {
  const [, d, m, a] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(s) ?? [];
  const iso = a === undefined ? s : `${a}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return undefined;
  const dag = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(dag.getTime()) || dag.toISOString().slice(0, 10) !== iso ? undefined : iso;
}

const form = (s: string): string => s.normalize('NFC').toLocaleLowerCase('nb').replaceAll(/\s+/g, ' ').trim();
/** «Etternavn, Fornavn» is read as people write lists. */
const navneformer = (s: string): string[] => {
  const [etter, for_] = s.split(',');
  return for_ === undefined ? [form(s)] : [form(`${for_} ${etter}`), form(s)];
};

/**
 * Matches every row against the school's pupils and groups of the year: name, birth date (may be left out), group. A pupil may stand several times,
 * but not twice in one group nor in two classes. What is wrong with a row never touches another.
 */
export function tolkLiming(
  rader: readonly Limrad[],
  elever: readonly Limelev[],
  grupper: readonly Limgruppe[],
  enAv: ReadonlySet<string>,
): Limsvar {
  const paNavn = new Map<string, Limelev[]>();
  for (const e of elever) paNavn.set(form(e.navn), [...(paNavn.get(form(e.navn)) ?? []), e]);
  const paGruppe = new Map<string, Limgruppe[]>();
  for (const g of grupper) paGruppe.set(form(g.navn), [...(paGruppe.get(form(g.navn)) ?? []), g]);
  const gode: Limsvar['gode'][number][] = [];
  const feil: Limsvar['feil'][number][] = [];
  const iGruppe = new Map<string, number>();
  const iSlag = new Map<string, number>();
  for (const { rad, tekst } of rader) {
    const gal = (kode: Limfeil, hva: string, annen: number | null = null) =>
      feil.push({ rad, kode, hva: hva.slice(0, 60), annen });
    const felt = tekst.split(tekst.includes('\t') ? '\t' : ';').map((f) => f.trim());
    const [navn = '', gruppenavn = ''] = [felt[0], felt.at(-1)];
    const dato = felt.length >= 3 ? felt[1]! : '';
    if (felt.length < 2 || navn === '' || gruppenavn === '') {
      gal('for_fa_felt', tekst);
      continue;
    }
    const dag = dato === '' ? null : lesDag(dato);
    if (dag === undefined) {
      gal('ugyldig_dato', dato);
      continue;
    }
    const treff = navneformer(navn)
      .flatMap((n) => paNavn.get(n) ?? [])
      .filter((e) => dag === null || e.fodselsdato === dag);
    const valgte = paGruppe.get(form(gruppenavn)) ?? [];
    // a class and another group of the same name: the class
    const gruppe = valgte.length > 1 ? valgte.find((g) => g.slag === 'klasse') : valgte[0];
    if (treff.length !== 1) gal(treff.length === 0 ? 'ukjent_elev' : 'flere_elever', navn);
    else if (gruppe === undefined) gal(valgte.length === 0 ? 'ukjent_gruppe' : 'flere_grupper', gruppenavn);
    else {
      const { personId } = treff[0]!;
      const for_ = iGruppe.get(`${personId} ${gruppe.gruppeId}`);
      const annen = enAv.has(gruppe.slag) ? iSlag.get(`${personId} ${gruppe.slag}`) : undefined;
      if (for_ !== undefined) gal('gjentatt', navn, for_);
      else if (annen !== undefined) gal('to_klasser', navn, annen);
      else {
        iGruppe.set(`${personId} ${gruppe.gruppeId}`, rad);
        iSlag.set(`${personId} ${gruppe.slag}`, rad);
        gode.push({ rad, personId, gruppeId: gruppe.gruppeId, slag: gruppe.slag });
      }
    }
  }
  return { gode, feil };
}
