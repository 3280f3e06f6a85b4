import { z } from 'zod';
import { visning } from '#grunn/handling/index.ts';
import { navnevalg, utvalg } from '#grunn/utvalg/index.ts';
import { Fravarstype, rutineFor, skolearetsDager, skolearFor } from '../../rutine/index.ts';
import { regnUtFratrekk } from '../handlinger/elevsak.ts';
import { finnElev, hentMeldinger } from '../lager.ts';
import { hentDager, hentDagerForSkole, hentElever, hentTillegg } from '../lager-oversikt.ts';
import { Elevref, Melding } from '../modell.ts';
import { tell } from '../oppsummering.ts';
import { fravarTilgang } from '../tilgang.ts';
import { Fravarsdagvisning } from './mitt-fravar.ts';

const Tall = { dager: z.number(), minutter: z.number(), sen: z.number(), dokumentert: z.number(), udokumentert: z.number() };

export const Elevfravar = z.object({
  elev: Elevref,
  skolear: z.number(),
  ...Tall,
  /** With when the guardians were told of what they had not reported. */
  rader: z.array(Fravarsdagvisning.extend({ varslet: z.string().nullable(), meldt: z.string().nullable() })),
  meldinger: z.array(Melding.omit({ skrevetAv: true })),
  typer: z.array(Fravarstype),
  /** Papers are closed to teachers who are not the pupil's contact teacher. */
  dokumentasjon: z.array(z.object({ fra: z.string(), til: z.string(), slag: z.string() })).optional(),
  fratrekk: z
    .object({
      strykbareDager: z.number(),
      kilde: z.string(),
      perioder: z.array(z.object({ fra: z.string(), dager: z.number(), grunn: z.string(), strykbare: z.number() })),
      vedtak: z.object({ dager: z.number(), krevdAv: z.enum(['elev', 'foresatt']), skrevet: z.string() }).nullable(),
    })
    .nullable()
    .optional(),
  oppfolging: z.array(
    z.object({
      id: z.string(),
      terskel: z.string(),
      antall: z.number(),
      apnet: z.string(),
      lukket: z.string().nullable(),
      tiltak: z.string().nullable(),
    }),
  ),
  kan: z.object({ dokumentere: z.boolean(), fratrekke: z.boolean(), folgeOpp: z.boolean() }),
  idag: z.string(),
  gjort: z.string().nullable(),
});
export type Elevfravar = z.infer<typeof Elevfravar>;

/** The absence of one pupil, as the school sees it: days, papers, follow-ups, what may be left out of the diploma. */
export const elevfravar = visning({
  regel: fravarTilgang.les,
  inndata: z.object({ elevId: z.uuid(), gjort: z.string().max(20).optional() }),
  utdata: Elevfravar,
  gjelder: (s, inn) => finnElev(s, inn.elevId),
  async hent(s, inn, _utsnitt, elev) {
    const skolear = skolearFor(s.idag);
    const { fra, til } = skolearetsDager(skolear);
    const rader = await hentDager(s.db, elev.elevId, fra, til);
    const tillegg = await hentTillegg(s.db, elev.elevId, skolear);
    const regnet = elev.arstrinn < 8 ? null : await regnUtFratrekk(s, elev, skolear);
    return {
      elev,
      skolear,
      ...tell(rader),
      rader,
      meldinger: await hentMeldinger(s.db, [elev.elevId], s.idag),
      typer: rutineFor(elev.oppsett, elev.skole).typer,
      dokumentasjon: [...tillegg.dokumentasjon],
      fratrekk:
        regnet === null
          ? null
          : { strykbareDager: regnet.dager, kilde: regnet.kilde, perioder: regnet.perioder, vedtak: tillegg.fratrekk },
      oppfolging: [...tillegg.oppfolging],
      kan: {
        dokumentere: s.kan(fravarTilgang.dokumenter, elev).tillatt,
        fratrekke: elev.arstrinn >= 8 && s.kan(fravarTilgang.fratrekk, elev).tillatt,
        folgeOpp: s.kan(fravarTilgang.folgOpp, elev).tillatt,
      },
      idag: s.idag,
      gjort: inn.gjort ?? null,
    };
  },
  viser: (ut) => [ut.elev.elevId],
});

export const Fravarsoversikt = z.object({
  skolear: z.number(),
  klasse: z.string().nullable(),
  klasser: z.array(z.string()),
  elever: z.array(
    z.object({
      elevId: z.string(),
      navn: z.string(),
      klasse: z.string().nullable(),
      skolenavn: z.string(),
      oppfolging: z.number(),
      ...Tall,
    }),
  ),
  sum: z.object(Tall),
});
export type Fravarsoversikt = z.infer<typeof Fravarsoversikt>;

/** The absence of a class or a school this school year. Three statements, however many pupils. */
export const fravarsoversikt = visning({
  regel: fravarTilgang.oversikt,
  inndata: utvalg({ klasse: navnevalg(/^.{1,60}$/) }),
  utdata: Fravarsoversikt,
  async hent(s, inn, utsnitt) {
    const skolear = skolearFor(s.idag);
    const { fra, til } = skolearetsDager(skolear);
    const alle = await hentElever(s.db, { alt: utsnitt.alt, skoler: utsnitt.omfang.egenSkole ?? [], idag: s.idag });
    const valgte = inn.klasse ? alle.filter((e) => e.klasse === inn.klasse) : alle;
    const dager = Map.groupBy(await hentDagerForSkole(s.db, { elever: valgte.map((e) => e.elevId), fra, til }), (d) => d.elevId);
    const elever = valgte.map((e) => ({ ...e, ...tell(dager.get(e.elevId) ?? []) }));
    const sum = { dager: 0, minutter: 0, sen: 0, dokumentert: 0, udokumentert: 0 };
    for (const e of elever) for (const k of Object.keys(sum) as (keyof typeof sum)[]) sum[k] += e[k];
    return {
      skolear,
      klasse: inn.klasse || null,
      klasser: [...new Set(alle.flatMap((e) => (e.klasse === null ? [] : [e.klasse])))],
      elever: elever.filter((e) => inn.klasse || e.dager + e.minutter + e.sen + e.oppfolging > 0),
      sum,
    };
  },
  viser: (ut) => ut.elever.map((e) => e.elevId),
});
