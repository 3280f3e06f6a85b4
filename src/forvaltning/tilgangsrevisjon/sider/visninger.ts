import { z } from 'zod';
import { Skolenummer } from '#register/skole/index.ts';
import { ingenPersoner, visning, type Kontekst } from '#grunn/handling/index.ts';
import { kommunen } from '#grunn/innsyn/index.ts';
import type { Utsnitt } from '#grunn/tilgang/index.ts';
import { utvalg } from '#grunn/utvalg/index.ts';
import { forrigeKvartal, fristFor, hentAnsattfakta, hentRolleoppsett, ROLLER } from '#tilgang/rolle/index.ts';
import { hentNavn, hentSkoler } from '../../roller/index.ts';
import { finnSkole, hentBevis } from '../lager.ts';
import { gjeldendeKvartal, revisjonslinjer } from '../regler.ts';
import { revisjonTilgang } from '../tilgang.ts';

const Skolerad = z.object({
  organisasjonsnummer: z.string(),
  navn: z.string(),
  linjer: z.number(),
  venter: z.number(),
  bekreftet: z.number(),
  fjernet: z.number(),
  bortfalt: z.number(),
});

export const Revisjonsoversikt = z.object({
  idag: z.string(),
  kvartal: z.string().nullable(),
  frist: z.string().nullable(),
  forsteKvartal: z.string().nullable(),
  skoler: z.array(Skolerad),
  kanSette: z.boolean(),
});
export type Revisjonsoversikt = z.infer<typeof Revisjonsoversikt>;

/** How far each school has come, of those this reader reaches. */
export async function hentRevisjonstall(s: Kontekst, utsnitt: Utsnitt): Promise<Omit<Revisjonsoversikt, 'kanSette'>> {
  const oppsett = await hentRolleoppsett(s.db);
  const kvartal = gjeldendeKvartal(s.idag, oppsett);
  const tomt = { idag: s.idag, kvartal, frist: null, forsteKvartal: oppsett.revisjon.forsteKvartal, skoler: [] };
  if (kvartal === null) return tomt;
  const egne = new Set(utsnitt.omfang.egenSkole);
  const linjer = revisjonslinjer(await hentAnsattfakta(s.db), oppsett, {
    kvartal,
    skoler: utsnitt.alt ? 'alle' : egne,
    idag: s.idag,
  });
  const skoler = (await hentSkoler(s.db)).filter((x) => utsnitt.alt || egne.has(x.organisasjonsnummer));
  return {
    ...tomt,
    frist: fristFor(kvartal, oppsett.revisjon),
    skoler: skoler.map((x) => {
      const her = linjer.filter((l) => l.skole === x.organisasjonsnummer);
      const tell = (st: (typeof her)[number]['status']) => her.filter((l) => l.status === st).length;
      return {
        ...x,
        linjer: her.length,
        venter: tell('venter'),
        bekreftet: tell('bekreftet'),
        fjernet: tell('fjernet'),
        bortfalt: tell('bortfalt'),
      };
    }),
  };
}

/** The review: school by school, what is left to answer. */
export const revisjonsoversikt = visning({
  regel: revisjonTilgang.les,
  inndata: utvalg({}),
  utdata: Revisjonsoversikt,
  hent: async (s, _inn, utsnitt) => ({ ...(await hentRevisjonstall(s, utsnitt)), kanSette: s.kan(revisjonTilgang.sett).tillatt }),
  viser: ingenPersoner,
});

export const Revisjonsskole = z.object({
  idag: z.string(),
  skole: z.object({ organisasjonsnummer: z.string(), navn: z.string() }),
  kvartal: z.string().nullable(),
  frist: z.string().nullable(),
  forrige: z.string().nullable(),
  kanSvare: z.boolean(),
  linjer: z.array(
    z.object({
      personId: z.string(),
      navn: z.string(),
      rolle: z.enum(ROLLER),
      fra: z.string().nullable(),
      hva: z.string(),
      detalj: z.string().nullable(),
      status: z.enum(['bekreftet', 'fjernet', 'venter', 'bortfalt']),
      svart: z.string().nullable(),
      selv: z.boolean(),
    }),
  ),
});
export type Revisjonsskole = z.infer<typeof Revisjonsskole>;

/** Everybody with access at one school, to be confirmed or removed. */
export const revisjonsskole = visning({
  regel: revisjonTilgang.les,
  inndata: z.object({ skole: Skolenummer }),
  utdata: Revisjonsskole,
  gjelder: (s, inn) => finnSkole(s.db, inn.skole),
  async hent(s, _inn, _utsnitt, skole) {
    const oppsett = await hentRolleoppsett(s.db);
    const kvartal = gjeldendeKvartal(s.idag, oppsett);
    const linjer =
      kvartal === null
        ? []
        : revisjonslinjer(await hentAnsattfakta(s.db), oppsett, {
            kvartal,
            skoler: new Set([skole.organisasjonsnummer]),
            idag: s.idag,
          });
    const navn = await hentNavn(
      s.db,
      linjer.map((l) => l.personId),
      s.idag,
    );
    return {
      idag: s.idag,
      skole: { organisasjonsnummer: skole.organisasjonsnummer, navn: skole.navn },
      kvartal,
      frist: kvartal === null ? null : fristFor(kvartal, oppsett.revisjon),
      forrige: kvartal === null ? null : forrigeKvartal(kvartal),
      kanSvare: s.kan(revisjonTilgang.svar, skole).tillatt,
      linjer: linjer
        .map((l) => ({ ...l, navn: navn.get(l.personId) ?? '', selv: l.personId === s.aktor.id }))
        .sort((a, b) => a.navn.localeCompare(b.navn, 'nb') || a.rolle.localeCompare(b.rolle)),
    };
  },
  viser: (ut) => ut.linjer.map((l) => l.personId),
});

export const Revisjonsbevis = z.object({
  skole: z.object({ organisasjonsnummer: z.string(), navn: z.string() }),
  kvartal: z.string(),
  svar: z.array(
    z.object({
      personId: z.string(),
      navn: z.string(),
      rolle: z.enum(ROLLER),
      svar: z.enum(['bekreftet', 'fjernet']),
      begrunnelse: z.string().nullable(),
      svart: z.string(),
      svartAv: z.string(),
    }),
  ),
});
export type Revisjonsbevis = z.infer<typeof Revisjonsbevis>;

/** The evidence of a quarter: every answer with who gave it and when, to be printed. */
export const revisjonsbevis = visning({
  regel: revisjonTilgang.les,
  inndata: z.object({ skole: Skolenummer, kvartal: z.string().regex(/^\d{4}-(01|04|07|10)-01$/) }),
  utdata: Revisjonsbevis,
  gjelder: (s, inn) => finnSkole(s.db, inn.skole),
  hent: async (s, inn, _u, skole) => ({
    skole: { organisasjonsnummer: skole.organisasjonsnummer, navn: skole.navn },
    kvartal: inn.kvartal,
    svar: await hentBevis(s.db, skole.organisasjonsnummer, inn.kvartal, s.idag),
  }),
  viser: (ut) => ut.svar.map((x) => x.personId),
});

export const Revisjonsinnstilling = z.object({ bruk: z.boolean(), fristDager: z.number() });
export type Revisjonsinnstilling = z.infer<typeof Revisjonsinnstilling>;

/** The form for whether and how fast. */
export const revisjonsinnstilling = visning({
  regel: revisjonTilgang.sett,
  inndata: utvalg({}),
  utdata: Revisjonsinnstilling,
  gjelder: () => kommunen(),
  hent: async (s) => {
    const { revisjon } = await hentRolleoppsett(s.db);
    return { bruk: revisjon.forsteKvartal !== null, fristDager: revisjon.fristDager };
  },
  viser: ingenPersoner,
});
