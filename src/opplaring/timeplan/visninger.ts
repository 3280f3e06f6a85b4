import { z } from 'zod';
import { ikkeFunnet, ingenPersoner, visning, type Kontekst } from '#grunn/handling/index.ts';
import { datovalg, idvalg, medStandard, skolearvalg, utvalg } from '#grunn/utvalg/index.ts';
import { finnSkole, finnSkoler } from '#register/gruppe/index.ts';
import {
  apneSkolear,
  finnRute,
  forslagTilRute,
  skolearFor,
  skolearsgrenser,
  Skolenummer,
  Skolevalg,
  valgtSkolear,
} from '#register/skole/index.ts';
import { finnElev } from '#skoledag/fravar/index.ts';
import { hentBilde, kollisjonerI, medNavn, opptattI, timerFraBilde } from './bilde.ts';
import * as lager from './lager.ts';
import { hentUke } from './lager-uke.ts';
import {
  Celleskjema,
  Endreplanskjema,
  Forhandsvisning,
  Innlesingsskjema,
  Personuke,
  Planskjema,
  Ringetidsskjema,
  Romskjema,
  Timeplanside,
  VISNINGER,
  type Stedet,
  type Timevisning,
} from './modell.ts';
import { settInn, timerI, tolkRader } from './regler.ts';
import { timeplanTilgang } from './tilgang.ts';
import { mandagFor } from './visninger-dag.ts';

const larereI = (timer: readonly Timevisning[]): string[] => [...new Set(timer.flatMap((t) => t.larere.map((l) => l.id)))];

/** A school's timetable, seen as one group's, teacher's or room's. Ten statements. @throws FunksjonellFeil 404 for a school out of reach. */
export const timeplanside = visning({
  regel: timeplanTilgang.les,
  inndata: utvalg({ skole: Skolevalg, skolear: skolearvalg, plan: idvalg, vis: medStandard(VISNINGER, 'gruppe'), id: idvalg }),
  utdata: Timeplanside,
  async hent(s, inn, utsnitt) {
    const egne = utsnitt.omfang.egenSkole ?? [];
    const skoler = await finnSkoler(s.db, { alt: utsnitt.alt, skoler: egne });
    const apne = [...apneSkolear(s.idag, true)];
    const skolear = valgtSkolear(s, inn.skolear, apne);
    const skole = inn.skole ?? (skoler.length === 1 ? skoler[0]!.organisasjonsnummer : null);
    const felles = { skoler, skolear, apne, vis: inn.vis };
    if (skole === null)
      return { ...felles, skole, skolenavn: null, planer: [], plan: null, ringetider: [], valg: [], valgt: null, timer: [], kollisjoner: [], opptatt: [], kanEndre: false }; // prettier-ignore
    const her = skoler.find((x) => x.organisasjonsnummer === skole);
    if (her === undefined) throw ikkeFunnet(s.sprak);
    const planer = await lager.hentPlaner(s.db, skole, skolear);
    const plan =
      planer.find((p) => p.planId === inn.plan) ??
      planer.find((p) => !p.utkast && p.fra <= s.idag && s.idag <= p.til) ??
      planer.find((p) => !p.utkast) ??
      planer[0] ??
      null;
    const b = await hentBilde(s, { skole, skolear, planId: plan?.planId ?? null });
    const valg = (inn.vis === 'gruppe' ? b.grupper : inn.vis === 'larer' ? b.larere : b.rom).map(({ id, navn }) => ({
      id,
      navn,
    }));
    const valgt = valg.find((v) => v.id === inn.id) ?? valg[0] ?? null;
    const objekt = await finnSkole(s.db, skole);
    const kanEndre = objekt !== undefined && s.kan(timeplanTilgang.settTime, objekt).tillatt;
    const timer = valgt === null ? [] : timerFraBilde(b, inn.vis, valgt.id);
    return {
      ...felles,
      skole,
      skolenavn: her.navn,
      planer,
      plan,
      ringetider: [...b.ringetider],
      valg,
      valgt,
      timer,
      ...(kanEndre && plan !== null ? await opptattI(s, { skole, skolear }, b, timer) : { kollisjoner: [], opptatt: [] }),
      kanEndre,
    };
  },
  viser: (ut) => [...new Set([...larereI(ut.timer), ...(ut.vis === 'larer' && ut.valgt !== null ? [ut.valgt.id] : [])])],
});

const stedet = (s: Kontekst, p: { skole: string; skolenavn: string; skolear: number }): Stedet => ({
  skole: p.skole,
  skolenavn: p.skolenavn,
  skolear: p.skolear,
  apne: [...apneSkolear(s.idag, true).slice(0, 2)],
});
const planref = ({ planId, navn, fra, til, utkast }: lager.Planinnsyn) => ({ planId, navn, fra, til, utkast });

const Dag = z.coerce.number().int().min(1).max(5);
const Nr = z.coerce.number().int().min(1).max(20);
const tom = (v: unknown): unknown => (v === '' ? undefined : v);
export const Cellevalg = z.object({
  plan: z.uuid(),
  dag: Dag,
  nr: Nr,
  vis: medStandard(VISNINGER, 'gruppe'),
  id: idvalg,
  aktivitet: idvalg,
  /** Where a lesson that is there is to be moved. */
  tilDag: z.preprocess(tom, Dag.optional()),
  tilNr: z.preprocess(tom, Nr.optional()),
});

/** One place in the week: what is there, and who and what is taken already. */
export const celleskjema = visning({
  regel: timeplanTilgang.settTime,
  inndata: Cellevalg,
  utdata: Celleskjema,
  gjelder: (s, inn) => lager.finnPlan(s.db, inn.plan, inn),
  async hent(s, inn, _utsnitt, plan) {
    const b = await hentBilde(s, plan);
    const tid = b.ringetider.find((r) => r.nr === inn.nr);
    const til = { dag: inn.tilDag ?? inn.dag, nr: inn.tilNr ?? inn.nr };
    if (tid === undefined || !b.ringetider.some((r) => r.nr === til.nr)) throw ikkeFunnet(s.sprak);
    const alle = timerI(b.aktiviteter);
    const time = alle.find((t) => t.aktivitetId === inn.aktivitet && t.dag === inn.dag && t.nr === inn.nr);
    // who is taken is asked of the place the lesson is on its way to
    const andre = alle.filter((t) => t !== time && t.dag === til.dag && t.nr === til.nr).map((t) => medNavn(t, b));
    const opptatt = (felt: 'grupper' | 'larere' | 'rom', id: string): string | null =>
      andre
        .filter((t) => t[felt].some((x) => x.id === id))
        .map((t) => [t.navn, ...t.grupper.map((g) => g.navn)].join(' '))
        .join(', ') || null;
    const valg = (felt: 'grupper' | 'larere' | 'rom') =>
      b[felt].map(({ id, navn }) => ({ id, navn, opptatt: opptatt(felt, id) }));
    const tatt =
      inn.id === undefined ? [] : andre.filter((t) => [...t.grupper, ...t.larere, ...t.rom].some((x) => x.id === inn.id));
    return {
      ...stedet(s, plan),
      plan: planref(plan),
      dag: inn.dag,
      nr: inn.nr,
      tid,
      til,
      ringetider: [...b.ringetider],
      time: time === undefined ? null : medNavn(time, b),
      her: tatt,
      sist: await lager.finnSisteIPlassen(s.db, inn),
      grupper: valg('grupper'),
      larere: valg('larere'),
      rom: valg('rom'),
      vis: inn.vis,
      id: inn.id ?? null,
      versjon: plan.versjon,
    };
  },
  viser: (ut) => larereI(ut.time === null ? ut.her : [...ut.her, ut.time]),
});

const Skolear = z.object({ skole: Skolenummer, skolear: z.coerce.number().int().min(1990).max(2100) });
const iSkolen = async (s: Kontekst, skole: string) => finnSkole(s.db, skole);

/** The form for when it rings. */
export const ringetidsskjema = visning({
  regel: timeplanTilgang.settRingetider,
  inndata: Skolear,
  utdata: Ringetidsskjema,
  gjelder: (s, inn) => iSkolen(s, inn.skole),
  hent: async (s, inn, _utsnitt, skole) => ({
    ...stedet(s, { ...inn, skolenavn: skole.navn }),
    ringetider: await lager.hentRingetider(s.db, inn.skole, inn.skolear),
    versjon: await lager.finnVersjon(s.db, inn.skole),
  }),
  viser: ingenPersoner,
});

/** The form for the rooms. */
export const romskjema = visning({
  regel: timeplanTilgang.settRom,
  inndata: Skolear,
  utdata: Romskjema,
  gjelder: (s, inn) => iSkolen(s, inn.skole),
  hent: async (s, inn, _utsnitt, skole) => ({
    ...stedet(s, { ...inn, skolenavn: skole.navn }),
    rom: await lager.hentRom(s.db, inn.skole),
    versjon: await lager.finnVersjon(s.db, inn.skole),
  }),
  viser: ingenPersoner,
});

/** The form for a new plan: proposed for what is left of the year. */
export const planskjema = visning({
  regel: timeplanTilgang.opprett,
  inndata: Skolear,
  utdata: Planskjema,
  gjelder: (s, inn) => iSkolen(s, inn.skole),
  async hent(s, inn, _utsnitt, skole) {
    const rute = (await finnRute(s.db, inn.skole, inn.skolear)) ?? forslagTilRute(inn.skolear);
    const planer = await lager.hentPlaner(s.db, inn.skole, inn.skolear);
    const siste = planer.at(-1)?.til;
    const fra = siste !== undefined && siste >= rute.forsteSkoledag ? skolearsgrenser(inn.skolear).til : rute.forsteSkoledag;
    return { ...stedet(s, { ...inn, skolenavn: skole.navn }), fra: siste === undefined ? rute.forsteSkoledag : fra, til: rute.sisteSkoledag, planer }; // prettier-ignore
  },
  viser: ingenPersoner,
});

/** The form of a plan that is there: name and dates, publishing, removing. */
export const endreplanskjema = visning({
  regel: timeplanTilgang.endrePlan,
  inndata: z.object({ plan: z.uuid() }),
  utdata: Endreplanskjema,
  gjelder: (s, inn) => lager.finnPlan(s.db, inn.plan),
  async hent(s, _inn, _utsnitt, plan) {
    const andre = (await lager.hentPlaner(s.db, plan.skole, plan.skolear)).filter((p) => p.planId !== plan.planId && !p.utkast);
    return {
      ...stedet(s, plan),
      plan: planref(plan),
      antall: timerI(await lager.hentAktiviteter(s.db, plan.planId)).length,
      overlapper: plan.utkast ? andre.filter((p) => p.fra <= plan.til && plan.fra <= p.til) : [],
      idag: s.idag,
      versjon: plan.planversjon,
    };
  },
  viser: ingenPersoner,
});

/** The form for pasted rows. */
export const innlesingsskjema = visning({
  regel: timeplanTilgang.proveRader,
  inndata: z.object({ plan: z.uuid() }),
  utdata: Innlesingsskjema,
  gjelder: (s, inn) => lager.finnPlan(s.db, inn.plan),
  hent: async (s, _inn, _utsnitt, plan) => ({ ...stedet(s, plan), plan: planref(plan) }),
  viser: ingenPersoner,
});

export const Raderinn = z.object({
  plan: z.uuid(),
  rader: z.string().max(200_000),
  erstatt: z.literal('ja').optional(),
});

/** What rows would become: the lessons, what is wrong with each row, and what would be in two places. Changes nothing. */
export const forhandsvisning = visning({
  regel: timeplanTilgang.proveRader,
  inndata: Raderinn,
  utdata: Forhandsvisning,
  gjelder: (s, inn) => lager.finnPlan(s.db, inn.plan),
  async hent(s, inn, _utsnitt, plan) {
    const b = await hentBilde(s, plan);
    const { timer, feil } = tolkRader(inn.rader, b);
    const start = inn.erstatt === undefined ? b.aktiviteter : [];
    const etter = timer.reduce((p, t) => settInn(p, t, crypto.randomUUID()), [...start]);
    return {
      ...stedet(s, plan),
      plan: planref(plan),
      rader: inn.rader,
      erstatt: inn.erstatt !== undefined,
      timer: timer.map((t) => medNavn({ ...t, aktivitetId: '' }, b)),
      feil: [...feil],
      kollisjoner: await kollisjonerI(s, plan, b, etter),
      versjon: plan.versjon,
    };
  },
  viser: (ut) => larereI(ut.timer),
});

/** The week of a pupil: for the card, for the pupil and for the home. */
export const elevuke = visning({
  regel: timeplanTilgang.lesElev,
  inndata: z.object({ elevId: z.uuid(), uke: datovalg }),
  utdata: Personuke,
  gjelder: (s, inn) => finnElev(s, inn.elevId),
  hent: async (s, inn, _utsnitt, elev) => ({
    personId: inn.elevId,
    navn: elev.navn,
    mandag: mandagFor(inn.uke ?? s.idag),
    ansatt: false,
    ringetider: await lager.hentRingetider(s.db, elev.skole, skolearFor(mandagFor(inn.uke ?? s.idag))),
    timer: await hentUke(s.db, { elev: inn.elevId }, mandagFor(inn.uke ?? s.idag)),
  }),
  viser: (ut) => [ut.personId],
});

/** The week of somebody who teaches, for the employee's card. */
export const lareruke = visning({
  regel: timeplanTilgang.les,
  inndata: z.object({ personId: z.uuid(), uke: datovalg }),
  utdata: Personuke,
  gjelder: (s, inn) => lager.finnLarer(s.db, { personId: inn.personId, idag: s.idag, seer: s.aktor.id }),
  hent: async (s, inn, _utsnitt, larer) => ({
    personId: inn.personId,
    navn: larer.navn,
    mandag: mandagFor(inn.uke ?? s.idag),
    ansatt: true,
    ringetider: [],
    timer: await hentUke(s.db, { larer: inn.personId }, mandagFor(inn.uke ?? s.idag)),
  }),
  viser: (ut) => [ut.personId],
});
