// How a form becomes values, and values a form. Pure.
import { tosprak } from '#grunn/sprak/index.ts';
import { EGNE_ARSAKER, Fravarstype } from '#skoledag/rutine/index.ts';
import { feltI, type Del, type Felt, type Feltverdier } from './modell.ts';

type Ra = Readonly<Record<string, unknown>>;
type Lest<T> = { readonly verdi: T } | { readonly feil: Readonly<Record<string, string>> };

const ord = (v: unknown): string => (typeof v === 'string' ? v.trim() : '');

/** Lines of the form for types of absence: those there are, and room for new ones. */
export const NYE_TYPER = 2;
const HOYST_TYPER = 20;

/** «8.30», «08:30» and «0830» are the same clock. */
export function somKlokke(v: string): string | undefined {
  const [, t, m] = /^(\d{1,2})[.: ]?(\d{2})$/.exec(v) ?? [];
  if (t === undefined || m === undefined || Number(t) > 23 || Number(m) > 59) return undefined;
  return `${t.padStart(2, '0')}:${m}`;
}

function lesEnkel(f: Exclude<Felt, { slag: 'typer' }>, ra: Ra): Lest<unknown> {
  const v = ord(ra[f.navn]);
  if (f.slag === 'klokke') {
    const klokke = somKlokke(v);
    return klokke === undefined
      ? { feil: { [f.navn]: tosprak('Skriv klokkeslettet slik: 08.30.', 'Skriv klokkeslettet slik: 08.30.') } }
      : { verdi: klokke };
  }
  if (f.slag === 'jaNei')
    return v === 'ja' || v === 'nei'
      ? { verdi: v === 'ja' }
      : { feil: { [f.navn]: tosprak('Velg ja eller nei.', 'Vel ja eller nei.') } };
  const n = /^\d{1,3}$/.test(v) ? Number(v) : -1;
  return n >= f.min && n <= f.maks
    ? { verdi: n }
    : { feil: { [f.navn]: tosprak(`Skriv et tall fra ${f.min} til ${f.maks}.`, `Skriv eit tal frå ${f.min} til ${f.maks}.`) } }; // prettier-ignore
}

/** A code for a new type, from its name in bokmål; never one that is taken. */
function kodeFor(navn: string, tatt: ReadonlySet<string>): string {
  const ren = navn.toLowerCase().replaceAll('æ', 'a').replaceAll('ø', 'o').replaceAll('å', 'a').replace(/[^a-z]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 24); // prettier-ignore
  const grunn = ren.length < 2 ? 'type' : ren;
  for (let n = 1; ; n++) {
    const kode = n === 1 ? grunn : `${grunn}-${String.fromCharCode(96 + n)}`;
    if (!tatt.has(kode)) return kode;
  }
}

/** The lines of the form; a line without names, or not in use, falls out. */
function lesTyper(ra: Ra): Lest<Fravarstype[]> {
  const typer: Fravarstype[] = [];
  const feil: Record<string, string> = {};
  const tatt = new Set<string>(EGNE_ARSAKER);
  for (let i = 0; i < HOYST_TYPER; i++) tatt.add(ord(ra[`type-${i}-kode`]));
  for (let i = 0; i < HOYST_TYPER; i++) {
    const [nb, nn, kode] = [ord(ra[`type-${i}-nb`]), ord(ra[`type-${i}-nn`]), ord(ra[`type-${i}-kode`])];
    if (ra[`type-${i}-bruk`] !== 'ja' || (nb === '' && nn === '' && kode === '')) continue;
    for (const [sprak, v] of [
      ['nb', nb],
      ['nn', nn],
    ] as const)
      // prettier-ignore
      if (v.length < 2 || v.length > 40)
        feil[`type-${i}-${sprak}`] = tosprak('Skriv et navn på mellom 2 og 40 tegn.', 'Skriv eit namn på mellom 2 og 40 teikn.');
      else if (typer.some((t) => t[sprak].toLocaleLowerCase('nb') === v.toLocaleLowerCase('nb')))
        feil[`type-${i}-${sprak}`] = tosprak(`«${v}» står to ganger.`, `«${v}» står to gonger.`);
    const lest = Fravarstype.safeParse({ kode: kode === '' ? kodeFor(nb, tatt) : kode, nb, nn, timer: ra[`type-${i}-timer`] === 'ja', helse: ra[`type-${i}-helse`] === 'ja' }); // prettier-ignore
    if (lest.success) {
      typer.push(lest.data);
      tatt.add(lest.data.kode);
    } else feil[`type-${i}-nb`] ??= tosprak('Typen kan ikke leses. Skriv navnet på nytt.', 'Typen kan ikkje lesast. Skriv namnet på nytt.'); // prettier-ignore
  }
  if (Object.keys(feil).length > 0) return { feil };
  if (typer.length === 0)
    return { feil: { 'type-0-bruk': tosprak('Foresatte må ha minst én type å velge.', 'Føresette må ha minst éin type å velje.') } }; // prettier-ignore
  return { verdi: typer };
}

/** One part of the form as values; or what is wrong, field by field. */
export function lesDel(del: Del, ra: Ra): Lest<Feltverdier> {
  const verdi: Record<string, unknown> = {};
  const feil: Record<string, string> = {};
  for (const f of feltI(del)) {
    const lest = f.slag === 'typer' ? lesTyper(ra) : lesEnkel(f, ra);
    if ('feil' in lest) Object.assign(feil, lest.feil);
    else verdi[f.navn] = lest.verdi;
  }
  return Object.keys(feil).length > 0 ? { feil } : { verdi };
}

/** Values as the form of one part shows them. */
export function tilDel(del: Del, verdier: Feltverdier): Record<string, string> {
  const ut: Record<string, string> = {};
  for (const f of feltI(del)) {
    const v = verdier[f.navn];
    if (f.slag === 'typer')
      for (const [i, t] of (v as readonly Fravarstype[]).entries()) {
        ut[`type-${i}-kode`] = t.kode;
        ut[`type-${i}-nb`] = t.nb;
        ut[`type-${i}-nn`] = t.nn;
        ut[`type-${i}-bruk`] = 'ja';
        ut[`type-${i}-timer`] = t.timer ? 'ja' : '';
        ut[`type-${i}-helse`] = t.helse ? 'ja' : '';
      }
    else if (f.slag === 'jaNei') ut[f.navn] = v === true ? 'ja' : 'nei';
    else ut[f.navn] = f.slag === 'klokke' ? String(v).replace(':', '.') : String(v);
  }
  return ut;
}
