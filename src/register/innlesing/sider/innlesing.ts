import { z } from 'zod';
import { visning } from '#grunn/handling/index.ts';
import { sidevalg, utvalg, valgfritt } from '#grunn/utvalg/index.ts';
import * as lager from '../lager-visning.ts';
import { innlesingTilgang } from '../tilgang.ts';
import { Forhandslinjevisning, personerILinjer, SLAG_I, somForhandslinje, Vis, VISNINGER } from './forhandsvisning.ts';
import { somKjoringsrad } from './kjoringsrad.ts';
import { Kjoringsrad, pagar, Personvisning, vistePersoner } from './modell.ts';
import { personerI, somPersonvisning } from './personvisning.ts';

export const LINJER_PER_SIDE = 50;

const Beslutning = z.object({ begrunnelse: z.string(), nar: z.string(), av: Personvisning });

export const Angretall = z.object({
  lukket: z.number(),
  gjenapnet: z.number(),
  endretSiden: z.number(),
  beholdtVern: z.number(),
  personer: z.number(),
});

export const Innlesingsside = z.object({
  na: z.string(),
  kjoring: Kjoringsrad,
  eksportert: z.string().nullable(),
  antallOppgitt: z.number().nullable(),
  antallLest: z.number().nullable(),
  /** Of a file from another school system. */
  skoledata: z
    .object({
      format: z.enum(['oppstart', 'oneroster', 'pifu']),
      system: z.string().nullable(),
      skoler: z.array(
        z.object({
          navn: z.string(),
          organisasjonsnummer: z.string().nullable(),
          kjent: z.boolean(),
          elever: z.number(),
          klasser: z.number(),
          grupper: z.number(),
          larere: z.number(),
        }),
      ),
    })
    .nullable(),
  avgjorelse: Beslutning.extend({ svar: z.enum(['godkjent', 'godkjent_uten_berorte', 'avvist']) }).nullable(),
  /** Asked taken back; `kjoring` is the run that did it, null while it waits. */
  angring: Beslutning.extend({ kjoring: z.string().nullable() }).nullable(),
  /** For an undo: the run it took back, and what it did. */
  gjelder: z.string().nullable(),
  angretall: Angretall.nullable(),
  pagar: z.boolean(),
  holdt: z.number(),
  avvik: z.array(z.object({ kode: z.string(), felt: z.string(), verdi: z.string(), antall: z.number() })),
  grupper: z.array(z.object({ vis: Vis, antall: z.number() })),
  vis: Vis.nullable(),
  linjer: z.array(Forhandslinjevisning),
  antallLinjer: z.number(),
  side: z.number(),
  kanAvgjore: z.boolean(),
  kanAngre: z.boolean(),
});
export type Innlesingsside = z.infer<typeof Innlesingsside>;

/** One run: how far, what stopped it, whom it touches, what was decided, and what can be done. */
export const innlesing = visning({
  regel: innlesingTilgang.les,
  inndata: utvalg({
    id: z.uuid(),
    side: sidevalg(1000),
    vis: valgfritt(Vis),
  }),
  utdata: Innlesingsside,
  gjelder: (s, inn) => lager.hentKjoring(s.db, inn.id),
  async hent(s, inn, _utsnitt, r) {
    const per = await lager.tellForhandslinjer(s.db, r.id);
    const antallI = (vis: Vis) => SLAG_I[vis].reduce((n, slag) => n + (per.get(slag) ?? 0), 0);
    const rader = await lager.finnForhandslinjer(s.db, {
      innlesingId: r.id,
      slag: inn.vis === undefined ? [] : SLAG_I[inn.vis],
      side: inn.side,
      antall: LINJER_PER_SIDE,
    });
    const avgjorelse = await lager.finnAvgjorelse(s.db, r.id);
    const angring = await lager.finnAngring(s.db, r.id);
    const personer = await lager.finnPersoner(
      s.db,
      [
        ...personerILinjer(rader),
        ...personerI([r.utlost_av]),
        ...(avgjorelse ? [avgjorelse.avgjort_av] : []),
        ...(angring ? [angring.avgjort_av] : []),
      ],
      s.idag,
    );
    const kjoring = somKjoringsrad(r, personer, s.na);
    const angres =
      angring !== undefined && r.status === 'ferdig' && (await erTravel(s.tjenester.jobbko, 'register.innlesing.angre'));
    return {
      na: s.na,
      kjoring,
      eksportert: r.hode.eksportert ?? null,
      antallOppgitt: r.hode.antallOppgitt ?? null,
      antallLest: r.hode.antallLest ?? null,
      skoledata: r.hode.format
        ? { format: r.hode.format, system: r.hode.system ?? null, skoler: [...(r.hode.skoler ?? [])] }
        : null,
      avgjorelse: avgjorelse
        ? {
            svar: avgjorelse.avgjorelse,
            begrunnelse: avgjorelse.begrunnelse,
            nar: avgjorelse.avgjort,
            av: somPersonvisning(avgjorelse.avgjort_av, personer),
          }
        : null,
      angring: angring
        ? {
            begrunnelse: angring.begrunnelse,
            nar: angring.avgjort,
            av: somPersonvisning(angring.avgjort_av, personer),
            kjoring: angring.kjoring,
          }
        : null,
      gjelder: r.gjelder,
      angretall: r.hode.angring ?? null,
      pagar: pagar(r.status) || kjoring.avgjort !== null || angres,
      holdt: await lager.tellHoldteI(s.db, r.id),
      avvik: await lager.finnAvvik(s.db, r.id),
      grupper: VISNINGER.flatMap((vis) => (antallI(vis) > 0 ? [{ vis, antall: antallI(vis) }] : [])),
      vis: inn.vis ?? null,
      linjer: rader.map((l) => somForhandslinje(l, personer)),
      antallLinjer: inn.vis === undefined ? [...per.values()].reduce((a, b) => a + b, 0) : antallI(inn.vis),
      side: inn.side,
      kanAvgjore: r.status === 'venter' && avgjorelse === undefined && s.kan(innlesingTilgang.avgjor).tillatt,
      kanAngre: r.status === 'ferdig' && r.slag !== 'angring' && !angres && s.kan(innlesingTilgang.angre).tillatt,
    };
  },
  viser: (ut) =>
    vistePersoner([
      ...ut.linjer.flatMap((l) => [l.hvem, l.barn]),
      ut.kjoring.utlost.slag === 'person' ? ut.kjoring.utlost.person : null,
      ut.avgjorelse?.av ?? null,
      ut.angring?.av ?? null,
    ]),
});

const erTravel = async (ko: { travle: () => Promise<string[]> } | undefined, jobb: string): Promise<boolean> =>
  (await ko?.travle())?.includes(jobb) ?? false;
