// The plans of a school's year: made as drafts, published from a date, changed, ended and removed.
import { z } from 'zod';
import { handling, konflikt, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak, type Tekst } from '#grunn/sprak/index.ts';
import { leggTilDager } from '#grunn/tid/index.ts';
import { idvalg } from '#grunn/utvalg/index.ts';
import { finnSkole } from '#register/gruppe/index.ts';
import { skolearsgrenser, Skolenummer } from '#register/skole/index.ts';
import * as lager from '../lager.ts';
import { feilIPlandager, tarOver } from '../regler.ts';
import { timeplanTilgang } from '../tilgang.ts';

const IKKE_LAGRET = { nb: 'Noe må rettes før vi kan lagre.', nn: 'Noko må rettast før vi kan lagre.' };
const Dag = z.iso.date({ error: tosprak('Velg en dato.', 'Vel ein dato.') });
const Navn = z
  .string()
  .trim()
  .min(1, tosprak('Skriv hva planen heter.', 'Skriv kva planen heiter.'))
  .max(60, tosprak('Skriv et kortere navn.', 'Skriv eit kortare namn.'));
const Svar = z.object({ skole: z.string(), skolear: z.number(), plan: z.string().nullable(), sett: z.string() });

function stansVed(s: Kontekst, feil: Readonly<Record<string, Tekst>>): void {
  if (Object.keys(feil).length > 0) throw s.feil('ugyldig_inndata', IKKE_LAGRET, { status: 400, felt: feil });
}

/** Waits for its turn among the plans of the school. @throws FunksjonellFeil 409 when the plan itself has been changed meanwhile */
async function taTur(s: Kontekst, plan: lager.Planinnsyn): Promise<void> {
  await lager.holdSkolen(s.db, plan.skole);
  const na = await lager.finnPlan(s.db, plan.planId);
  if (na?.planversjon !== plan.planversjon) throw konflikt(s.sprak);
}

const svar = (p: { skole: string; skolear: number }, plan: string | null, sett: string) => ({
  skole: p.skole,
  skolear: p.skolear,
  plan,
  sett,
});

/** A draft: nobody but those who keep the plan sees it before it is published. With `kopi`: the lessons of that plan to begin with. */
export const opprettPlan = handling({
  regel: timeplanTilgang.opprett,
  inndata: z.object({
    skole: Skolenummer,
    skolear: z.coerce.number().int().min(1990).max(2100),
    navn: Navn,
    fra: Dag,
    til: Dag,
    kopi: idvalg,
  }),
  utdata: Svar,
  gjelder: (s, inn) => finnSkole(s.db, inn.skole),
  async utfor(s, _skole, inn) {
    await lager.holdSkolen(s.db, inn.skole);
    stansVed(s, feilIPlandager(inn, skolearsgrenser(inn.skolear), []));
    const planer = await lager.hentPlaner(s.db, inn.skole, inn.skolear);
    const sett = crypto.randomUUID();
    const planId = crypto.randomUUID();
    const felles = { skole: inn.skole, endringssett: sett, na: s.na };
    await lager.skrivPlaner(s.db, {
      ...felles,
      skolear: inn.skolear,
      planer: [{ planId, navn: inn.navn, fra: inn.fra, til: inn.til, utkast: true }],
    });
    const fra = planer.find((p) => p.planId === inn.kopi);
    if (fra !== undefined) {
      const aktiviteter = await lager.hentAktiviteter(s.db, fra.planId);
      await lager.skrivAktiviteter(s.db, {
        ...felles,
        planId,
        aktiviteter: aktiviteter.map((a) => ({ ...a, aktivitetId: crypto.randomUUID() })),
      });
    }
    return {
      ut: svar(inn, planId, sett),
      endringssett: sett,
      spor: { plan: planId, skolear: inn.skolear, kopi: fra?.planId ?? null },
    };
  },
});

/** Another name or other dates; ending a plan is giving it a last day. @throws FunksjonellFeil 400 when a published plan would stand on top of another */
export const endrePlan = handling({
  regel: timeplanTilgang.endrePlan,
  inndata: z.object({ plan: z.uuid(), navn: Navn, fra: Dag, til: Dag }),
  utdata: Svar,
  gjelder: (s, inn) => lager.finnPlan(s.db, inn.plan),
  versjon: (p) => p.planversjon,
  async utfor(s, plan, inn) {
    await taTur(s, plan);
    const andre = (await lager.hentPlaner(s.db, plan.skole, plan.skolear)).filter((p) => p.planId !== plan.planId && !p.utkast);
    stansVed(s, feilIPlandager(inn, skolearsgrenser(plan.skolear), plan.utkast ? [] : andre));
    const sett = crypto.randomUUID();
    await lager.skrivPlaner(s.db, {
      skole: plan.skole,
      skolear: plan.skolear,
      endringssett: sett,
      na: s.na,
      planer: [{ planId: plan.planId, navn: inn.navn, fra: inn.fra, til: inn.til, utkast: plan.utkast }],
    });
    return { ut: svar(plan, plan.planId, sett), endringssett: sett, spor: { plan: plan.planId } };
  },
});

/**
 * Makes a draft the plan from a date: the one that counts then ends the day before. One change set, so that both come back when it is taken back.
 * @throws FunksjonellFeil 400 when another published plan begins later within it
 */
export const publiserPlan = handling({
  regel: timeplanTilgang.publiser,
  inndata: z.object({ plan: z.uuid(), gjelderFra: Dag }),
  utdata: Svar,
  gjelder: (s, inn) => lager.finnPlan(s.db, inn.plan),
  versjon: (p) => p.planversjon,
  async utfor(s, plan, inn) {
    await taTur(s, plan);
    if (!plan.utkast)
      throw s.feil('publisert', { nb: 'Planen er publisert allerede.', nn: 'Planen er publisert allereie.' }, { status: 409 });
    const andre = (await lager.hentPlaner(s.db, plan.skole, plan.skolear)).filter((p) => p.planId !== plan.planId && !p.utkast);
    const ny = { fra: inn.gjelderFra, til: plan.til };
    const avsluttes = tarOver(andre, ny);
    const feil = feilIPlandager(
      ny,
      skolearsgrenser(plan.skolear),
      andre.filter((p) => !avsluttes.includes(p)),
    );
    stansVed(s, feil);
    const sett = crypto.randomUUID();
    await lager.skrivPlaner(s.db, {
      skole: plan.skole,
      skolear: plan.skolear,
      endringssett: sett,
      na: s.na,
      planer: [
        ...avsluttes.map((p) => ({ ...p, til: leggTilDager(inn.gjelderFra, -1) })),
        { planId: plan.planId, navn: plan.navn, ...ny, utkast: false },
      ],
    });
    return { ut: svar(plan, plan.planId, sett), endringssett: sett, spor: { plan: plan.planId, avsluttet: avsluttes.length } };
  },
});

/** Takes a plan away with everything in it, as one change set. */
export const fjernPlan = handling({
  regel: timeplanTilgang.fjernPlan,
  inndata: z.object({ plan: z.uuid() }),
  utdata: Svar,
  gjelder: (s, inn) => lager.finnPlan(s.db, inn.plan),
  versjon: (p) => p.planversjon,
  async utfor(s, plan) {
    await taTur(s, plan);
    const sett = crypto.randomUUID();
    const felles = { skole: plan.skole, endringssett: sett, na: s.na };
    const aktiviteter = await lager.hentAktiviteter(s.db, plan.planId);
    await lager.skrivAktiviteter(s.db, {
      ...felles,
      planId: plan.planId,
      aktiviteter: aktiviteter.map((a) => ({ ...a, timer: [] })),
    });
    await lager.skrivPlaner(s.db, { ...felles, skolear: plan.skolear, planer: [], borte: [plan.planId] });
    return { ut: svar(plan, null, sett), endringssett: sett, spor: { plan: plan.planId, aktiviteter: aktiviteter.length } };
  },
});
