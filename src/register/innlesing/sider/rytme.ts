import { z } from 'zod';
import { visning, type Kontekst } from '#grunn/handling/index.ts';
import { tolkInnstilling } from '#grunn/innstilling/index.ts';
import { nesteKjoring, Rytme } from '#grunn/jobb/index.ts';
import { tilInstant } from '#grunn/tid/index.ts';
import { utvalg } from '#grunn/utvalg/index.ts';
import { BREMSER } from '../folkeregisteret/kjor.ts';
import { HR_BREMSER } from '../hr/type.ts';
import { bremserFor, Bremseskjema, krrAktivFra, rytmenavn } from '../innstillinger.ts';
import { KRR_BREMSER } from '../krr/type.ts';
import * as lager from '../lager-visning.ts';
import type { Bremsegrenser } from '../modell.ts';
import { ROLLE_BREMSER } from '../tilgangslosning/type.ts';
import { innlesingTilgang } from '../tilgang.ts';
import { jobbFraKode, KILDEJOBBER } from './kildejobber.ts';
import { Kilde, KILDER, Personvisning, vistePersoner } from './modell.ts';
import { somPersonvisning } from './personvisning.ts';

/** The sources whose brakes a kommune may set, with what counts until it does. */
export const STANDARDBREMSER: Readonly<Partial<Record<Kilde, Bremsegrenser>>> = {
  folkeregisteret: BREMSER,
  hr: HR_BREMSER,
  krr: KRR_BREMSER,
  tilgangslosning: ROLLE_BREMSER,
};
export const Bremsekilde = z.enum(['folkeregisteret', 'hr', 'krr', 'tilgangslosning']);
export type Bremsekilde = z.infer<typeof Bremsekilde>;

const ANTALL_NESTE = 5;

/** Who set it, when and why; null while the standard counts. */
const Satt = z.object({ nar: z.string(), av: Personvisning.nullable(), begrunnelse: z.string().nullable() }).nullable();

const Jobbrytme = z.object({ navn: z.string(), rytme: Rytme, neste: z.array(z.string()), satt: Satt });

export const Rytmeside = z.object({
  na: z.string(),
  kilder: z.array(
    z.object({
      kilde: Kilde,
      jobber: z.array(Jobbrytme),
      bremser: z.object({ grenser: Bremseskjema, satt: Satt }).nullable(),
      /** KRR only: the day it is taken into use. */
      aktivFra: z.object({ dato: z.string().nullable(), satt: Satt }).nullable(),
    }),
  ),
  holdt: z.number(),
  kanSette: z.boolean(),
});
export type Rytmeside = z.infer<typeof Rytmeside>;

/** The next times a rhythm strikes. */
export function nesteGanger(rytme: Rytme, na: string, antall = ANTALL_NESTE): string[] {
  const ut: string[] = [];
  for (let tid = nesteKjoring(rytme, tilInstant(na)); tid !== undefined && ut.length < antall; tid = nesteKjoring(rytme, tid))
    ut.push(tid.toString());
  return ut;
}

/** When each source is read, what stops a run, and from when. */
export const rytmeside = visning({
  regel: innlesingTilgang.les,
  inndata: utvalg({}),
  utdata: Rytmeside,
  async hent(s) {
    const planer = (await s.tjenester.jobbko?.planer()) ?? [];
    const lagret = await lager.finnInnstillinger(s.db, [
      ...planer.map((p) => rytmenavn(p.navn)),
      ...Bremsekilde.options.map((k) => `bremser.${k}`),
      krrAktivFra.navn,
    ]);
    const satt = await sattAv(s, lagret);
    return {
      na: s.na,
      kilder: KILDER.flatMap((kilde) => {
        const jobber = KILDEJOBBER[kilde].flatMap((navn) => {
          const plan = planer.find((p) => p.navn === navn);
          return plan ? [{ navn, rytme: plan.rytme, neste: nesteGanger(plan.rytme, s.na), satt: satt(rytmenavn(navn)) }] : [];
        });
        if (jobber.length === 0) return [];
        const standard = STANDARDBREMSER[kilde];
        return [
          {
            kilde,
            jobber,
            bremser: standard
              ? {
                  grenser: tolkInnstilling(bremserFor(kilde, standard), lagret.get(`bremser.${kilde}`)?.verdi),
                  satt: satt(`bremser.${kilde}`),
                }
              : null,
            aktivFra:
              kilde === 'krr'
                ? { dato: tolkInnstilling(krrAktivFra, lagret.get(krrAktivFra.navn)?.verdi), satt: satt(krrAktivFra.navn) }
                : null,
          },
        ];
      }),
      holdt: await lager.tellHoldte(s.db),
      kanSette: s.kan(innlesingTilgang.settRytme).tillatt,
    };
  },
  viser: (ut) =>
    vistePersoner(
      ut.kilder.flatMap((k) => [
        ...k.jobber.map((j) => j.satt?.av ?? null),
        k.bremser?.satt?.av ?? null,
        k.aktivFra?.satt?.av ?? null,
      ]),
    ),
});

/** Who set each of these settings, by name. */
async function sattAv(
  s: Kontekst,
  lagret: ReadonlyMap<string, lager.Innstillingsrad>,
): Promise<(navn: string) => z.input<typeof Satt>> {
  const ider = [...lagret.values()].flatMap((i) => (i.satt_av === null ? [] : [i.satt_av]));
  const personer = await lager.finnPersoner(s.db, ider, s.idag);
  return (navn) => {
    const i = lagret.get(navn);
    if (i === undefined) return null;
    return { nar: i.satt, av: i.satt_av === null ? null : somPersonvisning(i.satt_av, personer), begrunnelse: i.begrunnelse };
  };
}

/** One that may be read again and again: an inbox, or the feed. Asking everybody anew every few minutes helps nobody. */
export const kanLopende = (jobb: string): boolean => /\.(feed|fil|hr)$/.test(jobb);

export const Rytmeskjemaside = z.object({
  na: z.string(),
  jobb: z.string(),
  kilde: Kilde,
  rytme: Rytme,
  neste: z.array(z.string()),
  kanLopende: z.boolean(),
  versjon: z.string(),
});
export type Rytmeskjemaside = z.infer<typeof Rytmeskjemaside>;

export const Jobbkode = z.string().transform((kode, k) => jobbFraKode(kode) ?? (k.addIssue({ code: 'custom' }), z.NEVER));
export const rytmeversjon = (r: Pick<lager.Planrad, 'rytme'>): string => JSON.stringify(r.rytme);

/** The form for one job's rhythm. */
export const rytmeskjema = visning({
  regel: innlesingTilgang.settRytme,
  inndata: z.object({ jobb: Jobbkode }),
  utdata: Rytmeskjemaside,
  gjelder: (s, inn) => lager.hentPlan(s.db, inn.jobb),
  async hent(s, inn, _utsnitt, plan) {
    const rytme = Rytme.parse(plan.rytme);
    return {
      na: s.na,
      jobb: plan.navn,
      kilde: KILDER.find((k) => KILDEJOBBER[k].includes(inn.jobb))!,
      rytme,
      neste: nesteGanger(rytme, s.na),
      kanLopende: kanLopende(plan.navn),
      versjon: rytmeversjon(plan),
    };
  },
  viser: () => [],
});

export const Bremseside = z.object({ kilde: Bremsekilde, grenser: Bremseskjema, standard: Bremseskjema, versjon: z.string() });
export type Bremseside = z.infer<typeof Bremseside>;

/** The shares that count for a source now. */
export const gjeldendeBremser = async (s: Kontekst, kilde: Bremsekilde): Promise<Bremsegrenser> => {
  const innstilling = bremserFor(kilde, STANDARDBREMSER[kilde]!);
  const lagret = await lager.finnInnstillinger(s.db, [innstilling.navn]);
  return tolkInnstilling(innstilling, lagret.get(innstilling.navn)?.verdi);
};

/** The form for the brakes of a source. */
export const bremseskjema = visning({
  regel: innlesingTilgang.settBremser,
  inndata: z.object({ kilde: Bremsekilde }),
  utdata: Bremseside,
  gjelder: (_s, inn) => lager.hentKildevalg(inn.kilde),
  async hent(s, inn) {
    const grenser = await gjeldendeBremser(s, inn.kilde);
    return { kilde: inn.kilde, grenser, standard: STANDARDBREMSER[inn.kilde]!, versjon: JSON.stringify(grenser) };
  },
  viser: () => [],
});

export const KrrFraSide = z.object({ na: z.string(), dato: z.string().nullable(), idag: z.string() });
export type KrrFraSide = z.infer<typeof KrrFraSide>;

/** The form for the day Kontakt- og reservasjonsregisteret is taken into use. */
export const krrFraSkjema = visning({
  regel: innlesingTilgang.settKrrFra,
  inndata: z.object({}),
  utdata: KrrFraSide,
  gjelder: () => lager.hentKildevalg('krr'),
  async hent(s) {
    const lagret = await lager.finnInnstillinger(s.db, [krrAktivFra.navn]);
    return { na: s.na, dato: tolkInnstilling(krrAktivFra, lagret.get(krrAktivFra.navn)?.verdi), idag: s.idag };
  },
  viser: () => [],
});
