// What refunds are asked for from (B29): pupils from other kommuner in a school year, with who pays and for how many months.
import { z } from 'zod';
import { visning, type Kontekst } from '#grunn/handling/index.ts';
import type { Utsnitt } from '#grunn/tilgang/index.ts';
import { skolearvalg, utvalg } from '#grunn/utvalg/index.ts';
import { betaler, flyttetekst, maneder } from '#register/flytting/index.ts';
import { vernutsnitt } from '#register/skjerming/index.ts';
import { apneSkolear, skolearsgrenser, valgtSkolear } from '#register/skole/index.ts';
import { utlever, type Bestillingskolonne } from '#tilgang/utlevering/index.ts';
import { hentGjester } from './lager-gjester.ts';
import { rapportTilgang } from './tilgang.ts';

export const GJESTEKOLONNER = ['fornavn', 'etternavn', 'fodselsdato', 'hjemkommune', 'skole', 'grunnlag', 'betaler', 'fra', 'til', 'maneder'] as const; // prettier-ignore
export type Gjestekolonne = (typeof GJESTEKOLONNER)[number];

const SLAG: Readonly<Record<Gjestekolonne, Bestillingskolonne['slag']>> = {
  fornavn: 'navn',
  etternavn: 'navn',
  fodselsdato: 'personalia',
  // which kommune somebody lives in, and that a home or an institution does, tells where
  hjemkommune: 'adresse',
  skole: 'plass',
  grunnlag: 'adresse',
  betaler: 'adresse',
  fra: 'plass',
  til: 'plass',
  maneder: 'plass',
};

export const Gjesteside = z.object({ skolear: z.number(), apne: z.array(z.number()), antall: z.number() });
export type Gjesteside = z.infer<typeof Gjesteside>;

export const Gjestefil = z.object({
  skolear: z.number(),
  rader: z.array(z.array(z.string().nullable())),
  format: z.enum(['csv', 'xlsx']),
  hentetAv: z.string(),
  hentet: z.string(),
});
export type Gjestefil = z.infer<typeof Gjestefil>;

async function hent(s: Kontekst, valgt: number | undefined, utsnitt: Utsnitt) {
  const apne = [...apneSkolear(s.idag, true)];
  const skolear = valgtSkolear(s, valgt, apne);
  const hvor = { alt: utsnitt.alt, skoler: utsnitt.omfang.egenSkole ?? [], idag: s.idag, vern: vernutsnitt(s.aktor, s.idag) };
  return { apne, skolear, gjester: await hentGjester(s.db, { ...hvor, ...skolearsgrenser(skolear) }) };
}

/** The year and the format. No name: the list itself stands under Flytting. */
export const gjesteside = visning({
  regel: rapportTilgang.refusjon,
  inndata: utvalg({ skolear: skolearvalg }),
  utdata: Gjesteside,
  async hent(s, inn, utsnitt) {
    const { apne, skolear, gjester } = await hent(s, inn.skolear, utsnitt);
    return { skolear, apne, antall: gjester.filter((g) => g.apen).length };
  },
  viser: () => [],
});

/** The list through the gate, which leaves out the protected and writes who took it. */
export const gjestefil = visning({
  regel: rapportTilgang.refusjon,
  inndata: z.object({ skolear: z.coerce.number().int().min(2000).max(2100), format: z.enum(['csv', 'xlsx']) }),
  utdata: Gjestefil,
  async hent(s, inn, utsnitt) {
    const { skolear, gjester } = await hent(s, inn.skolear, utsnitt);
    const t = flyttetekst(s.sprak);
    const ut = await utlever(s, {
      flate: 'eksport',
      beslutning: s.kan(rapportTilgang.refusjon),
      format: inn.format,
      kolonner: GJESTEKOLONNER.map((id) => ({ id, slag: SLAG[id], om: 'elev' as const })),
      rader: gjester.map((g) => ({
        elev: { personId: g.personId, gradering: g.gradering, apen: g.apen },
        annen: null,
        verdier: {
          fornavn: g.fornavn,
          etternavn: g.etternavn,
          fodselsdato: g.fodselsdato,
          hjemkommune: g.hjemkommune,
          skole: g.skolenavn,
          grunnlag: t.grunnlagene[g.grunnlag] ?? g.grunnlag,
          betaler: t.betalerne[betaler(g.grunnlag)] ?? null,
          fra: g.fra,
          til: g.til,
          maneder: String(maneder(skolear, g.fra, g.til)),
        } satisfies Record<Gjestekolonne, string | null>,
      })),
    });
    return { skolear, rader: ut.rader.map((r) => [...r]), format: inn.format, hentetAv: ut.hentetAv, hentet: ut.hentet };
  },
  // the gate writes the read log, person by person
  viser: () => [],
});
