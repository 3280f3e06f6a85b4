import { z } from 'zod';
import { ingenPersoner, visning, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import type { Utsnitt } from '#grunn/tilgang/index.ts';
import { erDato } from '#grunn/tid/index.ts';
import { nodsokFor, vernutsnitt } from '#register/skjerming/index.ts';
import { oppslagsnokkel } from './lager.ts';
import { sokPaFodselsdato, sokPaNavn, sokPaOppslag, type Sokerad } from './lager-sok.ts';
import { Sokesvar, type Sokertreff } from './modell.ts';
import { personTilgang } from './tilgang.ts';

const MAKS = 50;

const MANEDER = ['jan', 'feb', 'mar', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'des'];

/** «20. mai 2015» as 20.5.2015; other text as it is. */
const medManedstall = (tekst: string): string => {
  const [, dag, ord = '', ar] = /^(\d{1,2})\.? (\p{L}{3,9})\.? (\d{4}|\d{2})$/u.exec(tekst) ?? [];
  const nr = MANEDER.indexOf(ord.slice(0, 3).toLowerCase()) + 1;
  return nr === 0 ? tekst : `${dag}.${nr}.${ar}`;
};

export type Tolket =
  | { readonly slag: 'nummer'; readonly nummer: string }
  | { readonly slag: 'fodselsdato'; readonly datoer: readonly string[] }
  | { readonly slag: 'navn'; readonly ord: readonly string[] };

/**
 * What somebody typed in the search field: a full number, a birth date (ddmmyy, ddmmyyyy, dd.mm.yy, dd.mm.yyyy, dd/mm-yy, d. month yyyy,
 * yyyy-mm-dd) or words of a name. Two digits of year can be two centuries. `idag` keeps dates that have not been from being meant.
 */
export function tolkSok(tekst: string, idag: string): Tolket {
  const uten = tekst.trim().replace(/\s+/g, ' ');
  const sifre = uten.replace(/[\s.-]/g, '');
  if (/^\d{11,12}$/.test(sifre) && /^[\d\s.]+$/.test(uten)) return { slag: 'nummer', nummer: sifre };
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(uten);
  const norsk =
    /^(\d{1,2})[./ -] ?(\d{1,2})[./ -] ?(\d{4}|\d{2})$/.exec(medManedstall(uten)) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(uten);
  const [dag = '', maned = '', ar = ''] = iso ? [iso[3], iso[2], iso[1]] : (norsk?.slice(1) ?? []);
  const datoer = (ar.length === 2 ? [`20${ar}`, `19${ar}`] : [ar])
    .map((a) => `${a}-${maned.padStart(2, '0')}-${dag.padStart(2, '0')}`)
    .filter((d) => erDato(d) && d <= idag);
  if (datoer.length > 0) return { slag: 'fodselsdato', datoer };
  return {
    slag: 'navn',
    ord: uten
      .split(' ')
      .filter((o) => o !== '')
      .slice(0, 6),
  };
}

/** People by name, birth date or full number, cut to the reader's reach. One or two statements. */
export async function sokPersoner(
  s: Pick<Kontekst, 'db' | 'idag' | 'nokler' | 'aktor'>,
  tekst: string,
  utsnitt: Utsnitt,
): Promise<{ slag: Tolket['slag']; treff: Sokertreff[]; flere: boolean }> {
  const tolket = tolkSok(tekst, s.idag);
  const rekkevidde = {
    alt: utsnitt.alt,
    skoler: utsnitt.omfang.egenSkole ?? [],
    vern: vernutsnitt(s.aktor, s.idag),
    idag: s.idag,
    maks: MAKS + 1,
  };
  const rader =
    tolket.slag === 'nummer'
      ? await sokPaOppslag(s.db, oppslagsnokkel(s.nokler, tolket.nummer), rekkevidde)
      : tolket.slag === 'fodselsdato'
        ? await sokPaFodselsdato(s.db, tolket.datoer, rekkevidde)
        : await sokPaNavn(s.db, tolket.ord, rekkevidde);
  return { slag: tolket.slag, treff: rader.slice(0, MAKS).map(somTreff), flere: rader.length > MAKS };
}

/** What the row may say: of somebody protected whom the reader is not let through to, only that the number is such a person's. */
function somTreff(r: Sokerad): Sokertreff {
  const skjul = !r.apen;
  return {
    personId: r.id,
    navn: skjul ? null : r.navn,
    fodselsdato: skjul ? null : r.fodselsdato,
    dodsdato: skjul ? null : r.dodsdato,
    skjermet: r.gradering !== 'ugradert',
    roller: skjul ? [] : r.roller.length === 0 ? ['annen'] : r.roller,
    skole: skjul || r.skole === null ? null : { organisasjonsnummer: r.skole, navn: r.skolenavn ?? r.skole },
    klasse: skjul ? null : r.klasse,
  };
}

/** The empty form, for those who may search. */
export const sokeskjema = visning({
  regel: personTilgang.sok,
  inndata: z.object({}),
  utdata: z.object({ heleKommunen: z.boolean() }),
  hent: async (_s, _inn, utsnitt) => ({ heleKommunen: utsnitt.alt }),
  viser: ingenPersoner,
});

/** The search. Asked by POST (`oppslag`): names and numbers do not belong in addresses. */
export const sok = visning({
  regel: personTilgang.sok,
  inndata: z.object({
    q: z
      .string()
      .trim()
      .min(
        2,
        tosprak(
          'Skriv minst to tegn av navnet, en fødselsdato eller et fødselsnummer.',
          'Skriv minst to teikn av namnet, ein fødselsdato eller eit fødselsnummer.',
        ),
      )
      .max(100, tosprak('Skriv kortere.', 'Skriv kortare.')),
  }),
  utdata: Sokesvar,
  async hent(s, inn, utsnitt) {
    const svar = await sokPersoner(s, inn.q, utsnitt);
    return { tekst: inn.q, heleKommunen: utsnitt.alt, nodsok: nodsokFor(s), ...svar };
  },
  viser: (ut) => ut.treff.map((t) => t.personId),
});
