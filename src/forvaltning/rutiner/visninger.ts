import { z } from 'zod';
import { ingenPersoner, visning } from '#grunn/handling/index.ts';
import { lesInnstilling, tolkInnstilling } from '#grunn/innstilling/index.ts';
import { utsnittFor } from '#grunn/tilgang/index.ts';
import { utvalg } from '#grunn/utvalg/index.ts';
import { Fravarstype, rutineFor, rutineoppsett } from '#skoledag/rutine/index.ts';
import { hentSkoler } from '../roller/index.ts';
import { finnSted, hentRutinehistorikk, hentSkolerFor } from './lager.ts';
import { ALLE_FELT, Delvalg, DELNAVN, feltI, Sted, tilFelt } from './modell.ts';
import { endringer, gjeldende, opphav, versjonVed } from './regler.ts';
import { tilDel } from './skjema.ts';
import { rutinerTilgang } from './tilgang.ts';

const Skole = z.object({ organisasjonsnummer: z.string(), navn: z.string() });
/** A value as it is stored: a clock, a number, yes or no, or the types. */
const Verdi = z.union([z.string(), z.number(), z.boolean(), z.array(Fravarstype)]);
export type Verdi = z.infer<typeof Verdi>;

export const Rutineoversikt = z.object({
  kommunen: z.boolean(),
  skoler: z.array(Skole.extend({ egne: z.number() })),
});
export type Rutineoversikt = z.infer<typeof Rutineoversikt>;

/** The places whose routine this person may read. */
export const rutineoversikt = visning({
  regel: rutinerTilgang.les,
  inndata: utvalg({}),
  utdata: Rutineoversikt,
  async hent(s, _inn, utsnitt) {
    const o = await lesInnstilling(s.db, rutineoppsett);
    const egne = new Set(utsnitt.omfang.egenSkole ?? []);
    return {
      kommunen: utsnitt.alt,
      skoler: (await hentSkoler(s.db))
        .filter((x) => utsnitt.alt || egne.has(x.organisasjonsnummer))
        .map((x) => ({ ...x, egne: Object.keys(tilFelt(o.skoler[x.organisasjonsnummer] ?? {})).length })),
    };
  },
  viser: ingenPersoner,
});

const Opphav = z.object({
  fra: z.enum(['standard', 'kommunen', 'skolen']),
  satt: z.string().nullable(),
  sattAv: z.string().nullable(),
  begrunnelse: z.string().nullable(),
});

export const Rutineside = z.object({
  sted: z.string(),
  navn: z.string().nullable(),
  deler: z.array(
    z.object({
      del: Delvalg,
      felt: z.array(z.object({ navn: z.string(), verdi: Verdi, opphav: Opphav })),
    }),
  ),
  logg: z.array(
    z.object({
      satt: z.string(),
      sattAv: z.string().nullable(),
      begrunnelse: z.string().nullable(),
      felt: z.array(z.object({ navn: z.string(), for: Verdi.nullable(), na: Verdi.nullable() })),
    }),
  ),
  bygger: z.string(),
  kanEndre: z.boolean(),
});
export type Rutineside = z.infer<typeof Rutineside>;

/** The routine of one place: each value with where it comes from, and what has been changed. */
export const rutineside = visning({
  regel: rutinerTilgang.les,
  inndata: utvalg({ sted: Sted }),
  utdata: Rutineside,
  gjelder: (s, inn) => finnSted(s.db, inn.sted),
  async hent(s, _inn, _utsnitt, k) {
    const historikk = await hentRutinehistorikk(s.db, s.idag);
    const verdier = tilFelt(gjeldende(tolkInnstilling(rutineoppsett, historikk.at(-1)?.verdi), k.sted));
    const fra = opphav(historikk, k.sted);
    return {
      sted: k.sted,
      navn: k.navn,
      deler: DELNAVN.map((del) => ({
        del,
        felt: feltI(del).map(({ navn }) => ({ navn, verdi: verdier[navn] as Verdi, opphav: fra[navn]! })),
      })),
      logg: endringer(historikk, k.sted)
        .slice(-20)
        .toReversed()
        .map((e) => ({
          ...e,
          felt: e.felt.map((f) => ({ navn: f.navn, for: (f.for ?? null) as Verdi | null, na: (f.na ?? null) as Verdi | null })),
        })),
      bygger: versjonVed(historikk, k.sted),
      kanEndre: s.kan(rutinerTilgang.sett, k).tillatt,
    };
  },
  viser: ingenPersoner,
});

export const Rutineskjema = z.object({
  sted: z.string(),
  navn: z.string().nullable(),
  del: Delvalg,
  verdier: z.record(z.string(), z.string()),
  bygger: z.string(),
});
export type Rutineskjema = z.infer<typeof Rutineskjema>;

/** The form of one part at one place, with what counts there now. */
export const rutineskjema = visning({
  regel: rutinerTilgang.sett,
  inndata: z.object({ sted: Sted, del: Delvalg }),
  utdata: Rutineskjema,
  gjelder: (s, inn) => finnSted(s.db, inn.sted),
  async hent(s, inn, _utsnitt, k) {
    const historikk = await hentRutinehistorikk(s.db, s.idag);
    const verdier = tilFelt(gjeldende(tolkInnstilling(rutineoppsett, historikk.at(-1)?.verdi), k.sted));
    return { sted: k.sted, navn: k.navn, del: inn.del, verdier: tilDel(inn.del, verdier), bygger: versjonVed(historikk, k.sted) };
  },
  viser: ingenPersoner,
});

export const Minrutine = z.object({
  skoler: z.array(Skole.extend({ felt: z.record(z.string(), Verdi) })),
});
export type Minrutine = z.infer<typeof Minrutine>;

/** What guardians and pupils are shown of it. */
const FOR_HJEMMET = ALLE_FELT.map((f) => f.navn).filter((n) => !n.startsWith('terskler') && n !== 'slingring' && n !== 'timer');

/** The routine at the schools of one's own children, as a guardian or a pupil meets it. */
export const minRutine = visning({
  regel: rutinerTilgang.seMin,
  inndata: utvalg({}),
  utdata: Minrutine,
  async hent(s) {
    const u = utsnittFor(rutinerTilgang.seMin, s.aktor, s.idag);
    const elever = [...new Set([...(u.omfang.egetBarn ?? []), ...(u.omfang.segSelv ?? [])])];
    const o = await lesInnstilling(s.db, rutineoppsett);
    return {
      skoler: (await hentSkolerFor(s.db, elever, s.idag)).map((x) => {
        const felt = tilFelt(rutineFor(o, x.organisasjonsnummer));
        return { ...x, felt: Object.fromEntries(FOR_HJEMMET.map((n) => [n, felt[n] as Verdi])) };
      }),
    };
  },
  viser: ingenPersoner,
});
