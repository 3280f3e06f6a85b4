import { z } from 'zod';
import { visning, type Kontekst } from '#grunn/handling/index.ts';
import { nesteKjoring, Rytme, type Jobbplan } from '#grunn/jobb/index.ts';
import { dagerMellom, tilInstant } from '#grunn/tid/index.ts';
import { sidevalg, utvalg, valgfritt } from '#grunn/utvalg/index.ts';
import * as lager from '../lager-visning.ts';
import { utvalgtKjoring } from '../regler-visning.ts';
import { innlesingTilgang } from '../tilgang.ts';
import { FOLGEJOBBER, KILDEJOBBER, LESEJOBBER } from './kildejobber.ts';
import { somKjoringsrad } from './kjoringsrad.ts';
import { Kilde, KILDER, Kjoringsrad, pagar, vistePersoner } from './modell.ts';
import { personerI } from './personvisning.ts';

export const PER_SIDE = 20;
/** A reading may be this late before it is said: nights start a little after their time, and take some. */
const FRIST_TIMER = 3;

const Jobb = z.object({
  navn: z.string(),
  rytme: Rytme,
  neste: z.string().nullable(),
  /** Should have begun then, and nobody has read since. */
  forsinketSiden: z.string().nullable(),
  iGang: z.boolean(),
});
export type Jobbvisning = z.infer<typeof Jobb>;

const Kildevisning = z.object({
  kilde: Kilde,
  sistFerdig: z.string().nullable(),
  kjoring: Kjoringsrad.nullable(),
  nokkel: z.object({ utloper: z.string(), dager: z.number() }).nullable(),
  jobber: z.array(Jobb),
});
export type Kildevisning = z.infer<typeof Kildevisning>;

export const Oversikt = z.object({
  na: z.string(),
  kilder: z.array(Kildevisning),
  /** Stopped runs that wait for a named person. */
  venter: z.array(Kjoringsrad),
  holdt: z.number(),
  pagar: z.boolean(),
  siste: z.array(Kjoringsrad),
  totalt: z.number(),
  side: z.number(),
  medEnkelte: z.boolean(),
  kanKjore: z.boolean(),
  kanAvgjore: z.boolean(),
});
export type Oversikt = z.infer<typeof Oversikt>;

/** Runs and sources on one page: what waits for somebody, how fresh each source is, what comes next. */
export const oversikt = visning({
  regel: innlesingTilgang.les,
  inndata: utvalg({ side: sidevalg(), enkelte: valgfritt(z.literal('1')) }),
  utdata: Oversikt,
  async hent(s, inn) {
    const medEnkelte = inn.enkelte !== undefined;
    const nyeste = await lager.finnNyeste(s.db);
    const sider = await lager.finnKjoringer(s.db, { side: inn.side, antall: PER_SIDE, medEnkelte });
    const sistFerdig = await lager.finnSistFerdig(s.db);
    const planer = (await s.tjenester.jobbko?.planer()) ?? [];
    const travle = new Set(await s.tjenester.jobbko?.travle());
    const personer = await lager.finnPersoner(s.db, personerI([...nyeste, ...sider.rader].map((r) => r.utlost_av)), s.idag);
    const rad = (r: lager.Visningsrad) => somKjoringsrad(r, personer, s.na);
    const kilder = KILDER.flatMap((kilde) => {
      const egne = nyeste.filter((r) => r.kilde === kilde);
      const jobber = KILDEJOBBER[kilde].flatMap((navn) => {
        const plan = planer.find((p) => p.navn === navn);
        // the folder is looked into each night, but a file is only missed where it is the only way in
        const ventes = !(navn.endsWith('.fil') && planer.some((p) => p.navn === navn.replace('.fil', '.natt')));
        const lest = ventes ? (sistFerdig.get(kilde)?.hele ?? null) : null;
        return plan ? [somJobb(s, plan, lest, travle.has(navn))] : [];
      });
      const valgt = utvalgtKjoring(egne);
      if (jobber.length === 0 && valgt === undefined) return [];
      return [
        {
          kilde,
          sistFerdig: sistFerdig.get(kilde)?.siste ?? null,
          kjoring: valgt ? rad(valgt) : null,
          nokkel: nokkelFor(s, kilde),
          jobber,
        },
      ];
    });
    return {
      na: s.na,
      kilder,
      venter: nyeste.filter((r) => r.status === 'venter').map(rad),
      holdt: await lager.tellHoldte(s.db),
      pagar: nyeste.some((r) => pagar(r.status)) || [...LESEJOBBER, ...FOLGEJOBBER].some((n) => travle.has(n)),
      siste: sider.rader.map(rad),
      totalt: sider.totalt,
      side: inn.side,
      medEnkelte,
      kanKjore: s.kan(innlesingTilgang.kjor).tillatt,
      kanAvgjore: s.kan(innlesingTilgang.avgjor).tillatt,
    };
  },
  viser: (ut) => vistePersoner([...ut.siste, ...ut.venter].map((r) => (r.utlost.slag === 'person' ? r.utlost.person : null))),
});

function somJobb(s: Kontekst, plan: Jobbplan, sistFerdig: string | null, iGang: boolean): z.input<typeof Jobb> {
  return {
    navn: plan.navn,
    rytme: plan.rytme,
    neste: plan.neste ?? null,
    forsinketSiden: iGang ? null : forsinketSiden(plan, sistFerdig, s.na),
    iGang,
  };
}

/**
 * When a job with a clock should have read since it last did, and its time is well past. The feed is left out: with nothing new it leaves
 * no run behind, and a feed that fails says so itself.
 */
export function forsinketSiden(plan: Jobbplan, sistFerdig: string | null, na: string): string | null {
  if (plan.rytme.slag === 'lopende' || sistFerdig === null) return null;
  const skulle = nesteKjoring(plan.rytme, tilInstant(sistFerdig));
  if (skulle === undefined) return null;
  const frist = skulle.add({ hours: FRIST_TIMER });
  return frist.epochMilliseconds < tilInstant(na).epochMilliseconds ? skulle.toString() : null;
}

/** A key of Maskinporten that runs out within a month, or has. */
function nokkelFor(s: Kontekst, kilde: Kilde): { utloper: string; dager: number } | null {
  const utlop = s.tjenester.nokkelutlop?.().filter((n) => n.kilde === kilde && n.utloper !== undefined) ?? [];
  const forst = utlop.map((n) => n.utloper!).sort()[0];
  if (forst === undefined) return null;
  const dager = dagerMellom(s.idag, forst);
  return dager <= 30 ? { utloper: forst, dager } : null;
}
