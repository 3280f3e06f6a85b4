import { z } from 'zod';
import { ingenPersoner, visning, type Kontekst } from '#grunn/handling/index.ts';
import { kommunen } from '#grunn/innsyn/index.ts';
import { tolkInnstilling } from '#grunn/innstilling/index.ts';
import { utvalg } from '#grunn/utvalg/index.ts';
import { hentRolleoppsett } from '#tilgang/rolle/index.ts';
import { hentHistorikk, hentSkoler } from '../roller/index.ts';
import { Seksjonsvalg, versjonAv } from './handlinger.ts';
import { erValgt, KATALOG, MA_AVGJORES, SEKSJONER, tilSkjema, type Seksjonsnavn } from './katalog.ts';
import { innstillingerTilgang } from './tilgang.ts';

const Seksjonsbilde = z.object({
  seksjon: Seksjonsvalg,
  verdier: z.record(z.string(), z.string()),
  /** The setting has never been changed: the standard counts. */
  standard: z.boolean(),
  /** Nobody has chosen, and the kommune has to. */
  maAvgjores: z.boolean(),
  satt: z.string().nullable(),
  sattAv: z.string().nullable(),
  begrunnelse: z.string().nullable(),
  bygger: z.string(),
  /** The schools with a field of their own; empty for a setting that is one for all. */
  skoler: z.array(z.object({ organisasjonsnummer: z.string(), navn: z.string() })),
});
export type Seksjonsbilde = z.infer<typeof Seksjonsbilde>;

async function bilde(s: Kontekst, seksjon: Seksjonsnavn): Promise<Seksjonsbilde> {
  const { innstilling } = KATALOG[seksjon];
  const historikk = await hentHistorikk(s.db, innstilling.navn, s.idag);
  const siste = historikk[0];
  return {
    seksjon,
    verdier: tilSkjema(seksjon, tolkInnstilling(innstilling, siste?.verdi)),
    standard: siste === undefined,
    maAvgjores: MA_AVGJORES.includes(seksjon) && !erValgt(siste?.verdi),
    satt: siste?.satt ?? null,
    sattAv: siste?.sattAv ?? null,
    begrunnelse: siste?.begrunnelse ?? null,
    bygger: versjonAv(historikk),
    skoler: KATALOG[seksjon].felt.some((f) => f.slag === 'perSkole') ? await hentSkoler(s.db) : [],
  };
}

export const Innstillingsoversikt = z.object({
  seksjoner: z.array(Seksjonsbilde),
  /** Those with a page of their own. */
  fristDager: z.number(),
  opplaeringKreves: z.boolean(),
  kanEndre: z.boolean(),
});
export type Innstillingsoversikt = z.infer<typeof Innstillingsoversikt>;

/** All that the kommune has decided for itself, with who and when. */
export const innstillingsoversikt = visning({
  regel: innstillingerTilgang.les,
  inndata: utvalg({}),
  utdata: Innstillingsoversikt,
  gjelder: () => kommunen(),
  async hent(s) {
    const seksjoner: Seksjonsbilde[] = [];
    for (const x of SEKSJONER) seksjoner.push(await bilde(s, x));
    const { stillinger, opplaering } = await hentRolleoppsett(s.db);
    return {
      seksjoner,
      fristDager: stillinger.fristDager,
      opplaeringKreves: opplaering.kreves,
      kanEndre: s.kan(innstillingerTilgang.sett).tillatt,
    };
  },
  viser: ingenPersoner,
});

/** The form of one of them. */
export const innstillingsskjema = visning({
  regel: innstillingerTilgang.sett,
  inndata: z.object({ seksjon: Seksjonsvalg }),
  utdata: Seksjonsbilde,
  gjelder: () => kommunen(),
  hent: (s, inn) => bilde(s, inn.seksjon),
  viser: ingenPersoner,
});
