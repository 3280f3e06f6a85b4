// What an answer is, who has a place, what the answers add up to, and how long they are kept. Pure.
import type { Tekst } from '#grunn/sprak/index.ts';
import { leggTilDager, type Dato } from '#grunn/tid/index.ts';
import { ENDRELIGE, type Endrelig, type Resultat, type Sporsmal, type Status, type Svarverdier } from './modell.ts';

/** Fewer than these, and anonymous answers could be guessed whose they are. */
export const FAERREST = 5;
/** The first year on which a pupil answers the school himself: ungdomstrinnet. */
export const UNGDOMSTRINN = 8;
/** A list that was deleted by a mistake can be had back so long. Days. */
export const ANGREDAGER = 30;

/** What listeners to one list are told has changed. */
export const temaFor = (pameldingId: string): string => `skoledag.pamelding.${pameldingId}`;

/** Where somebody in the row stands: with a place, or as number so and so of those who wait. */
export const plassFor = (nr: number, plasser: number | null): { readonly plass: true } | { readonly venter: number } =>
  plasser === null || nr <= plasser ? { plass: true } : { venter: nr - plasser };

/** Where a list stands on a day. */
export function statusFor(
  p: { readonly apnet: string | null; readonly lukket: string | null; readonly slettet: string | null; readonly frist: Dato },
  idag: Dato,
): Status {
  if (p.slettet !== null) return 'slettet';
  if (p.apnet === null) return 'utkast';
  if (p.lukket !== null) return 'lukket';
  return idag > p.frist ? 'frist' : 'apen';
}

/** The day the answers are taken away: so many days after the last day anybody could answer. A deleted list is kept only as long as it can be had back. */
export function slettesDag(
  p: { readonly frist: Dato; readonly lukket: Dato | null; readonly slettet: Dato | null },
  dager: number,
): Dato {
  const slutt = p.lukket !== null && p.lukket < p.frist ? p.lukket : p.frist;
  const etter = leggTilDager(slutt, dager);
  if (p.slettet === null) return etter;
  const angre = leggTilDager(p.slettet, ANGREDAGER);
  return angre < etter ? angre : etter;
}

const VELG: Tekst = { nb: 'Velg et svar.', nn: 'Vel eit svar.' };
const TALL: Tekst = { nb: 'Skriv et helt tall fra 0 til 9999.', nn: 'Skriv eit heilt tal frå 0 til 9999.' };
const SKRIV: Tekst = { nb: 'Skriv et svar.', nn: 'Skriv eit svar.' };
const LANGT: Tekst = { nb: 'Høyst 200 tegn.', nn: 'Høgst 200 teikn.' };
export const HOYST_TEGN = 200;

export const feltFor = (sporsmalId: string): string => `svar_${sporsmalId}`;
const ord = (v: unknown): string => (typeof v === 'string' ? v.trim() : '');

/** One answer as it was sent; undefined: none was given. */
function les(
  s: Sporsmal,
  ra: Readonly<Record<string, unknown>>,
): { readonly verdi?: Svarverdier[string] } | { readonly feil: Tekst } {
  const v = ord(ra[feltFor(s.sporsmalId)]);
  const plass = (x: string): number | undefined => (/^\d{1,2}$/.test(x) && Number(x) < s.valg.length ? Number(x) : undefined);
  switch (s.slag) {
    case 'en': {
      if (v === '') return s.pakrevd ? { feil: VELG } : {};
      const n = plass(v);
      return n === undefined ? { feil: VELG } : { verdi: n };
    }
    case 'flere': {
      const valgt = s.valg.flatMap((_, i) => (ra[`${feltFor(s.sporsmalId)}_${i}`] === 'ja' ? [i] : []));
      return valgt.length === 0 ? (s.pakrevd ? { feil: VELG } : {}) : { verdi: valgt };
    }
    case 'tall':
      if (v === '') return s.pakrevd ? { feil: TALL } : {};
      return /^\d{1,4}$/.test(v) ? { verdi: Number(v) } : { feil: TALL };
    case 'jaNei':
      if (v === '') return s.pakrevd ? { feil: VELG } : {};
      return v === 'ja' || v === 'nei' ? { verdi: v === 'ja' } : { feil: VELG };
    case 'tekst':
      if (v === '') return s.pakrevd ? { feil: SKRIV } : {};
      return v.length > HOYST_TEGN ? { feil: LANGT } : { verdi: v };
  }
}

/** The answers of a form as values by question; or what is wrong, field by field. */
export function lesSvar(
  sporsmal: readonly Sporsmal[],
  ra: Readonly<Record<string, unknown>>,
): { readonly verdier: Svarverdier } | { readonly feil: Readonly<Record<string, Tekst>> } {
  const verdier: Svarverdier = {};
  const feil: Record<string, Tekst> = {};
  for (const s of sporsmal) {
    const lest = les(s, ra);
    if ('feil' in lest) feil[s.slag === 'flere' ? `${feltFor(s.sporsmalId)}_0` : feltFor(s.sporsmalId)] = lest.feil;
    else if (lest.verdi !== undefined) verdier[s.sporsmalId] = lest.verdi;
  }
  return Object.keys(feil).length > 0 ? { feil } : { verdier };
}

/** What the answers to a question add up to. Words come in the order of the alphabet: the order they were given in would tell by whom. */
export function tell(s: Sporsmal, svar: readonly Svarverdier[]): Resultat {
  const gitt = svar.flatMap((v) => (v[s.sporsmalId] === undefined ? [] : [v[s.sporsmalId]!]));
  const tekster = gitt.filter((v) => typeof v === 'string').toSorted((a, b) => a.localeCompare(b, 'nb'));
  const antall =
    s.slag === 'jaNei'
      ? [gitt.filter((v) => v === true).length, gitt.filter((v) => v === false).length]
      : s.valg.map((_, i) => gitt.filter((v) => v === i || (Array.isArray(v) && v.includes(i))).length);
  const sum = s.slag === 'tall' ? gitt.reduce<number>((a, v) => a + (typeof v === 'number' ? v : 0), 0) : null;
  return { sporsmal: s, svar: gitt.length, antall, sum, tekster };
}

/** Which fields somebody else has changed to something other than what is being sent. */
export const uenighet = (
  star: Readonly<Record<Endrelig, string>>,
  sendt: Readonly<Record<string, string>>,
): readonly Endrelig[] => ENDRELIGE.filter((f) => sendt[f] !== undefined && sendt[f].trim() !== star[f]);

/** The choices of a question as they are written, one on each line. */
export const lesValg = (tekst: string): string[] =>
  tekst
    .split(/\r?\n/)
    .map((x) => x.trim())
    .filter((x) => x !== '');
