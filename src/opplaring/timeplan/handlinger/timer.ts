import { z } from 'zod';
import { handling, ikkeFunnet, konflikt, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak, type Tekst } from '#grunn/sprak/index.ts';
import { hentBilde, kollisjonerI } from '../bilde.ts';
import * as lager from '../lager.ts';
import { VISNINGER, type Aktivitet, type Kollisjonsord } from '../modell.ts';
import { endrede, settInn, taUt, tolkRader } from '../regler.ts';
import { tekst } from '../tekster.ts';
import { timeplanTilgang } from '../tilgang.ts';
import { Cellevalg, Raderinn } from '../visninger.ts';

const tom = (v: unknown): unknown => (v === '' ? undefined : v);
const valg = z.preprocess(tom, z.uuid().optional());
const Ut = z.object({
  skole: z.string(),
  skolear: z.number(),
  plan: z.string(),
  vis: z.enum(VISNINGER),
  id: z.string().nullable(),
  sett: z.string(),
  antall: z.number(),
});

interface Endring {
  readonly for: readonly Aktivitet[];
  readonly etter: readonly Aktivitet[];
}

async function skriv(s: Kontekst, plan: lager.Planinnsyn, e: Endring): Promise<string> {
  const endringssett = crypto.randomUUID();
  const aktiviteter = endrede(e.for, e.etter);
  if (aktiviteter.length > 0)
    await lager.skrivAktiviteter(s.db, { skole: plan.skole, planId: plan.planId, endringssett, na: s.na, aktiviteter });
  return endringssett;
}

/** Waits for its turn in the school's plans. @throws FunksjonellFeil 409 when what the form was based on has been changed meanwhile */
async function taTur(s: Kontekst, plan: lager.Planinnsyn, plass?: { readonly dag: number; readonly nr: number }): Promise<void> {
  await lager.holdSkolen(s.db, plan.skole);
  const na = await lager.finnPlan(s.db, plan.planId, plass);
  if (na?.versjon !== plan.versjon) throw konflikt(s.sprak);
}

const felter = (kollisjoner: readonly Kollisjonsord[]): Record<string, Tekst> =>
  Object.fromEntries(
    kollisjoner.slice(0, 20).map((k, i) => [`kollisjon.${i}`, { nb: tekst('nb').kollisjon(k), nn: tekst('nn').kollisjon(k) }]),
  );

/**
 * Puts a lesson at a place in the week, or changes the one that is there. @throws FunksjonellFeil 400 with a field for everything that would be in two
 * places at once, unless `likevel` says that it is meant
 */
export const settTime = handling({
  regel: timeplanTilgang.settTime,
  inndata: Cellevalg.extend({
    navn: z
      .string()
      .trim()
      .min(1, tosprak('Skriv fag eller aktivitet.', 'Skriv fag eller aktivitet.'))
      .max(60, tosprak('Skriv det kortere.', 'Skriv det kortare.')),
    gruppe: z.uuid({ error: tosprak('Velg en klasse eller gruppe.', 'Vel ein klasse eller ei gruppe.') }),
    gruppe2: valg,
    larer: valg,
    larer2: valg,
    rom: valg,
    likevel: z.literal('ja').optional(),
  }),
  utdata: Ut,
  gjelder: (s, inn) => lager.finnPlan(s.db, inn.plan, inn),
  versjon: (p) => p.versjon,
  async utfor(s, plan, inn) {
    await taTur(s, plan, inn);
    const b = await hentBilde(s, plan);
    const unike = (ider: readonly (string | undefined)[]) => [...new Set(ider.filter((x) => x !== undefined))];
    const ny = {
      navn: inn.navn,
      grupper: unike([inn.gruppe, inn.gruppe2]),
      larere: unike([inn.larer, inn.larer2]),
      rom: unike([inn.rom]),
    };
    const feil: Record<string, Tekst> = {};
    const kjent = (felt: string, ider: readonly string[], liste: readonly { readonly id: string }[]) => {
      if (ider.some((x) => !liste.some((l) => l.id === x))) feil[felt] = { nb: 'Velg en fra lista.', nn: 'Vel ein frå lista.' };
    };
    kjent('gruppe', ny.grupper, b.grupper);
    kjent('larer', ny.larere, b.larere);
    kjent('rom', ny.rom, b.rom);
    // a new lesson stands where it is laid; one that is there can be moved
    const til = inn.aktivitet === undefined ? inn : { dag: inn.tilDag ?? inn.dag, nr: inn.tilNr ?? inn.nr };
    if (![inn.nr, til.nr].every((nr) => b.ringetider.some((r) => r.nr === nr))) throw ikkeFunnet(s.sprak);
    if (Object.keys(feil).length > 0)
      throw s.feil(
        'ugyldig',
        { nb: 'Noe må rettes før vi kan lagre.', nn: 'Noko må rettast før vi kan lagre.' },
        { status: 400, felt: feil },
      );
    const uten = inn.aktivitet === undefined ? b.aktiviteter : taUt(b.aktiviteter, { ...inn, aktivitetId: inn.aktivitet });
    const etter = settInn(uten, { dag: til.dag, nr: til.nr, ...ny }, crypto.randomUUID());
    const minst = etter.filter((a) => a.timer.some((t) => t.dag === til.dag && t.nr === til.nr));
    const iCellen = minst.map((a) => ({ ...a, timer: a.timer.filter((t) => t.dag === til.dag && t.nr === til.nr) }));
    const min = `${ny.navn} ${ny.grupper.map((g) => b.grupper.find((x) => x.id === g)?.navn).join(', ')}`;
    const kollisjoner = (await kollisjonerI(s, plan, b, iCellen)).filter((k) => k.aktiviteter.includes(min));
    if (kollisjoner.length > 0 && inn.likevel === undefined) {
      const melding = { nb: tekst('nb').kolliderer, nn: tekst('nn').kolliderer };
      throw s.feil('kollisjon', melding, { status: 400, felt: felter(kollisjoner) });
    }
    const sett = await skriv(s, plan, { for: b.aktiviteter, etter });
    return {
      ut: { skole: plan.skole, skolear: plan.skolear, plan: plan.planId, vis: inn.vis, id: inn.id ?? null, sett, antall: 1 },
      endringssett: sett,
      gjelder: ny.larere,
      spor: { plan: plan.planId, dag: inn.dag, nr: inn.nr, tilDag: til.dag, tilNr: til.nr, kollisjoner: kollisjoner.length },
    };
  },
});

/** Takes a lesson out of the week. */
export const fjernTime = handling({
  regel: timeplanTilgang.fjernTime,
  inndata: Cellevalg.extend({ aktivitet: z.uuid() }),
  utdata: Ut,
  gjelder: (s, inn) => lager.finnPlan(s.db, inn.plan, inn),
  async utfor(s, plan, inn) {
    await taTur(s, plan, inn);
    const for_ = await lager.hentAktiviteter(s.db, plan.planId);
    if (!for_.some((a) => a.aktivitetId === inn.aktivitet && a.timer.some((t) => t.dag === inn.dag && t.nr === inn.nr)))
      throw ikkeFunnet(s.sprak);
    const sett = await skriv(s, plan, { for: for_, etter: taUt(for_, { ...inn, aktivitetId: inn.aktivitet }) });
    return {
      ut: { skole: plan.skole, skolear: plan.skolear, plan: plan.planId, vis: inn.vis, id: inn.id ?? null, sett, antall: 1 },
      endringssett: sett,
      spor: { plan: plan.planId, dag: inn.dag, nr: inn.nr },
    };
  },
});

/** Takes the good rows of a file that has been looked at, as one change set. @throws FunksjonellFeil 400 with a field for each row that is wrong */
export const lesInnTimer = handling({
  regel: timeplanTilgang.lesInn,
  inndata: Raderinn.extend({ godta: z.literal('ja').optional() }),
  utdata: Ut,
  gjelder: (s, inn) => lager.finnPlan(s.db, inn.plan),
  versjon: (p) => p.versjon,
  async utfor(s, plan, inn) {
    await taTur(s, plan);
    const b = await hentBilde(s, plan);
    const { timer, feil } = tolkRader(inn.rader, b);
    if (timer.length === 0 || (feil.length > 0 && inn.godta === undefined)) {
      const felt = Object.fromEntries(
        feil.slice(0, 50).map((f) => [`rad.${f.rad}`, { nb: tekst('nb').radfeil(f), nn: tekst('nn').radfeil(f) }]),
      );
      throw s.feil('gale_rader', { nb: tekst('nb').ingenRader, nn: tekst('nn').ingenRader }, { status: 400, felt });
    }
    const start = inn.erstatt === undefined ? [...b.aktiviteter] : [];
    const etter = timer.reduce((p, t) => settInn(p, t, crypto.randomUUID()), start);
    const sett = await skriv(s, plan, { for: b.aktiviteter, etter });
    return {
      ut: {
        skole: plan.skole,
        skolear: plan.skolear,
        plan: plan.planId,
        vis: 'gruppe' as const,
        id: null,
        sett,
        antall: timer.length,
      },
      endringssett: sett,
      gjelder: [...new Set(timer.flatMap((t) => t.larere))],
      spor: { plan: plan.planId, rader: timer.length, gale: feil.length, erstattet: inn.erstatt !== undefined },
    };
  },
});
