// Lines of the kommune's regulation pasted from a spreadsheet: which homes belong to which school, and what is wrong with each row that says neither.
import { KRETSSLAG, SIDER, type Kretsregel, type Kretsslag, type Side } from './modell.ts';

export type Kretsfeil =
  | 'for_fa_felt'
  | 'ukjent_skole'
  | 'ukjent_slag'
  | 'uten_verdi'
  | 'galt_nummer'
  | 'gal_rekkefolge'
  | 'gal_side'
  | 'bare_gate'
  | 'gjentatt'
  | 'overlapper';

export interface Kretssvar {
  readonly gode: readonly (Kretsregel & { readonly rad: number })[];
  /** `hva`: the word the fault is about; `annen`: the row it collides with, null when it is one that stands already. */
  readonly feil: readonly {
    readonly rad: number;
    readonly kode: Kretsfeil;
    readonly hva: string;
    readonly annen: number | null;
  }[];
}

const form = (s: string): string => s.normalize('NFC').toLocaleLowerCase('nb').replaceAll(/\s+/g, ' ').trim();

/** Lines with anything in them. A heading («Skole …») is left out. */
const lesRader = (tekst: string): { rad: number; tekst: string }[] =>
  tekst
    .split(/\r\n|\r|\n/)
    .map((linje, i) => ({ rad: i + 1, tekst: linje.trim() }))
    .filter((r) => r.tekst !== '' && !(r.rad === 1 && /^(skole|skule)\s*[\t;]/i.test(r.tekst)));

const SLAGORD: Readonly<Record<string, Kretsslag>> = {
  gate: 'gate',
  veg: 'gate',
  vei: 'gate',
  adresse: 'gate',
  grunnkrets: 'grunnkrets',
  grunnkrins: 'grunnkrets',
  skolekrets: 'skolekrets',
  skulekrins: 'skolekrets',
};
const SIDEORD: Readonly<Record<string, Side>> = {
  '': 'alle',
  alle: 'alle',
  par: 'par',
  like: 'par',
  odde: 'odde',
  ulike: 'odde',
};

/** Do two lines claim the same home? Only streets can, in part; the same code twice is the same line. */
export const overlapper = (a: Kretsregel, b: Kretsregel): boolean =>
  a.slag === b.slag &&
  a.verdi === b.verdi &&
  (a.nrFra ?? 0) <= (b.nrTil ?? Number.MAX_SAFE_INTEGER) &&
  (b.nrFra ?? 0) <= (a.nrTil ?? Number.MAX_SAFE_INTEGER) &&
  (a.side === 'alle' || b.side === 'alle' || a.side === b.side);

const lik = (a: Kretsregel, b: Kretsregel): boolean =>
  overlapper(a, b) && a.nrFra === b.nrFra && a.nrTil === b.nrTil && a.side === b.side;

/** A whole street and a part of it may stand side by side: the narrowest counts. Two parts that cross may not. */
const kolliderer = (a: Kretsregel, b: Kretsregel): boolean => {
  if (!overlapper(a, b)) return false;
  const hel = (r: Kretsregel) => r.nrFra === null && r.nrTil === null && r.side === 'alle';
  return lik(a, b) || (hel(a) === hel(b) && a.skole !== b.skole);
};

/**
 * Reads rows of school, kind, street or code, and for streets the first and last number and the side. What is wrong with a row never touches
 * another. A line that stands already, here or from before, is told.
 */
export function tolkKretser(
  tekst: string,
  skoler: readonly { readonly skole: string; readonly navn: string }[],
  finnes: readonly Kretsregel[],
): Kretssvar {
  const paNavn = new Map(skoler.flatMap((s) => [[form(s.navn), s.skole] as const, [s.skole, s.skole] as const]));
  const gode: (Kretsregel & { rad: number })[] = [];
  const feil: Kretssvar['feil'][number][] = [];
  for (const { rad, tekst: linje } of lesRader(tekst)) {
    const gal = (kode: Kretsfeil, hva: string, annen: number | null = null) =>
      void feil.push({ rad, kode, hva: hva.slice(0, 60), annen });
    const [skolenavn = '', slagord = '', ord = '', fra = '', til = '', sideord = ''] = linje
      .split(linje.includes('\t') ? '\t' : ';')
      .map((f) => f.trim());
    if (slagord === '') {
      gal('for_fa_felt', linje);
      continue;
    }
    const skole = paNavn.get(form(skolenavn));
    const slag = SLAGORD[form(slagord)];
    const verdi = form(ord);
    const side = SIDEORD[form(sideord)];
    const nr = (s: string) => (s === '' ? null : /^[1-9]\d{0,4}$/.test(s) ? Number(s) : undefined);
    const [nrFra, nrTil] = [nr(fra), nr(til)];
    if (skole === undefined) gal('ukjent_skole', skolenavn);
    else if (slag === undefined || !KRETSSLAG.includes(slag)) gal('ukjent_slag', slagord);
    else if (verdi === '') gal('uten_verdi', linje);
    else if (nrFra === undefined || nrTil === undefined) gal('galt_nummer', nrFra === undefined ? fra : til);
    else if (nrFra !== null && nrTil !== null && nrTil < nrFra) gal('gal_rekkefolge', `${fra}–${til}`);
    else if (side === undefined || !SIDER.includes(side)) gal('gal_side', sideord);
    else if (slag !== 'gate' && (nrFra !== null || nrTil !== null || side !== 'alle')) gal('bare_gate', ord);
    else {
      const regel = { skole, slag, verdi, nrFra, nrTil, side };
      const her = gode.find((g) => kolliderer(g, regel));
      const for_ = finnes.find((g) => kolliderer(g, regel));
      const krasj = her ?? for_;
      if (krasj !== undefined) gal(lik(krasj, regel) ? 'gjentatt' : 'overlapper', ord, her?.rad ?? null);
      else gode.push({ ...regel, rad });
    }
  }
  return { gode, feil };
}
