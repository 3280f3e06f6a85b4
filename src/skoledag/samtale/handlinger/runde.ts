import { z } from 'zod';
import { handling, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak, type Tekst } from '#grunn/sprak/index.ts';
import { leggTilDager, startenAv } from '#grunn/tid/index.ts';
import { temaFor } from '../../fravar/index.ts';
import { finnGruppe, finnRunde, hentElever, hentTider, settInnRunde } from '../lager.ts';
import { apneRunde, avlysRunde, endreRunde, erMinnet, inviter, stengTid } from '../lager-styring.ts';
import { FORMER, type Samtalerunde } from '../modell.ts';
import { HOYST_TIDER, lagTider } from '../regler.ts';
import { samtaleTilgang } from '../tilgang.ts';

const tom = (v: unknown) => (v === '' ? undefined : v);
const Dag = z.preprocess(tom, z.iso.date(tosprak('Skriv datoen slik: 2026-11-23.', 'Skriv datoen slik: 2026-11-23.')).optional());
const Klokke = (nb: string, nn: string) => z.string(tosprak(nb, nn)).regex(/^([01]\d|2[0-3]):[0-5]\d$/, tosprak(nb, nn));
const Minutter = (min: number, maks: number) =>
  z.coerce
    .number(tosprak('Skriv antall minutter.', 'Skriv talet på minutt.'))
    .int(tosprak('Skriv et helt tall.', 'Skriv eit heilt tal.'))
    .min(min, tosprak(`Minst ${min} minutter.`, `Minst ${min} minutt.`))
    .max(maks, tosprak(`Høyst ${maks} minutter.`, `Høgst ${maks} minutt.`));
const Felles = {
  sted: z
    .string(tosprak('Skriv hvor dere møtes.', 'Skriv kvar de møtest.'))
    .trim()
    .min(1, tosprak('Skriv hvor dere møtes.', 'Skriv kvar de møtest.'))
    .max(80, tosprak('Høyst 80 tegn.', 'Høgst 80 teikn.')),
  form: z.enum(FORMER, tosprak('Velg hvordan dere møtes.', 'Vel korleis de møtest.')),
  frist: z.iso.date(tosprak('Velg siste dag for å velge time.', 'Vel siste dag for å velje time.')),
};

const feltfeil = (s: Kontekst, felt: string, tekst: Tekst) =>
  s.feil(
    'ugyldig',
    { nb: 'Noe må rettes før vi kan gå videre.', nn: 'Noko må rettast før vi kan gå vidare.' },
    { felt: { [felt]: tekst } },
  );

/** A round for a group: the times are made, and shown to the school alone until it is opened. */
export const lagRunde = handling({
  regel: samtaleTilgang.lagRunde,
  inndata: z.object({
    gruppeId: z.uuid(tosprak('Velg gruppen.', 'Vel gruppa.')),
    dag1: z.iso.date(tosprak('Velg minst én dag.', 'Vel minst éin dag.')),
    dag2: Dag,
    dag3: Dag,
    dag4: Dag,
    fraKl: Klokke('Skriv når den første samtalen begynner.', 'Skriv når den første samtalen byrjar.'),
    tilKl: Klokke('Skriv når den siste samtalen er slutt.', 'Skriv når den siste samtalen er slutt.'),
    lengde: Minutter(5, 90),
    pause: Minutter(0, 60),
    ...Felles,
    hverForesatt: z.enum(['felles', 'hver'], tosprak('Velg hvem timene er for.', 'Vel kven timane er for.')),
  }),
  utdata: z.object({ rundeId: z.string() }),
  gjelder: (s, inn) => finnGruppe(s, inn.gruppeId),
  async utfor(s, gruppe, inn) {
    const dager = [inn.dag1, inn.dag2, inn.dag3, inn.dag4].filter((d) => d !== undefined);
    for (const [i, dag] of [inn.dag1, inn.dag2, inn.dag3, inn.dag4].entries()) {
      if (dag !== undefined && dag < s.idag) throw feltfeil(s, `dag${i + 1}`, { nb: 'Dagen har vært.', nn: 'Dagen har vore.' });
      if (dag !== undefined && dag > leggTilDager(s.idag, 300))
        throw feltfeil(s, `dag${i + 1}`, { nb: 'Det er for langt fram.', nn: 'Det er for langt fram.' });
    }
    if (inn.frist < s.idag) throw feltfeil(s, 'frist', { nb: 'Fristen har vært.', nn: 'Fristen har vore.' });
    const siste = dager.toSorted().at(-1) ?? inn.dag1;
    if (inn.frist > siste)
      throw feltfeil(s, 'frist', {
        nb: 'Fristen må være senest den siste dagen med samtaler.',
        nn: 'Fristen må vere seinast den siste dagen med samtalar.',
      });
    const tider = lagTider({ dager, fraKl: inn.fraKl, tilKl: inn.tilKl, lengde: inn.lengde, pause: inn.pause });
    if (tider.length === 0)
      throw feltfeil(s, 'tilKl', {
        nb: 'Det er ikke plass til en samtale mellom klokkeslettene.',
        nn: 'Det er ikkje plass til ein samtale mellom klokkesletta.',
      });
    if (tider.length > HOYST_TIDER)
      throw feltfeil(s, 'lengde', {
        nb: `Dette blir ${tider.length} timer. Høyst ${HOYST_TIDER} i en runde.`,
        nn: `Dette blir ${tider.length} timar. Høgst ${HOYST_TIDER} i ein runde.`,
      });
    const rundeId = await settInnRunde(
      s.db,
      {
        skole: gruppe.skole,
        gruppeId: gruppe.gruppeId,
        sted: inn.sted,
        form: inn.form,
        lengde: inn.lengde,
        pause: inn.pause,
        hverForesatt: inn.hverForesatt === 'hver',
        frist: inn.frist,
        tider,
      },
      { na: s.na, av: s.aktor.id },
    );
    return { ut: { rundeId }, spor: { runde: rundeId, tider: tider.length } };
  },
});

const Rundevalg = z.object({ rundeId: z.uuid() });
const Rundesvar = z.object({ rundeId: z.string(), antall: z.number() });
const AVLYST = { nb: 'Runden er avlyst.', nn: 'Runden er avlyst.' };
const kravd = (s: Kontekst, ok: boolean, kode: string, tekst: Tekst): void => {
  if (!ok) throw s.feil(kode, tekst, { status: 409 });
};

/** Opens the round: everybody in the group is invited, through the gate that tells nothing but that there is something. */
export const apneSamtaler = handling({
  regel: samtaleTilgang.apneRunde,
  inndata: Rundevalg,
  utdata: Rundesvar,
  gjelder: (s, inn) => finnRunde(s, inn.rundeId),
  async utfor(s, r) {
    const skriver = { na: s.na, av: s.aktor.id };
    const apnet = await apneRunde(s.db, r.rundeId, skriver);
    kravd(s, apnet, 'alt_apen', {
      nb: 'Timene er alt åpnet, eller runden er avlyst.',
      nn: 'Timane er alt opna, eller runden er avlyst.',
    });
    const antall = await inviter(s.db, { rundeId: r.rundeId, skole: r.skole, slag: 'invitert', hvem: 'alle' }, skriver);
    return ferdig(s, r, antall, 'apnet');
  },
});

async function ferdig(s: Kontekst, r: Samtalerunde, antall: number, hva: string) {
  const elever = await hentElever(s, r.gruppeId);
  return {
    ut: { rundeId: r.rundeId, antall },
    spor: { runde: r.rundeId, hva, antall },
    gjelder: elever.map((e) => e.elevId),
    skjedd: [temaFor(r.skole)],
  };
}

/** Another place, another way to meet, another deadline. Those who have a time are told that something has changed. */
export const endreSamtaler = handling({
  regel: samtaleTilgang.endreRunde,
  inndata: z.object({ rundeId: z.uuid(), ...Felles }),
  utdata: Rundesvar,
  gjelder: (s, inn) => finnRunde(s, inn.rundeId),
  async utfor(s, r, inn) {
    const siste = r.til.slice(0, 10);
    if (inn.frist > siste)
      throw feltfeil(s, 'frist', {
        nb: 'Fristen må være senest den siste dagen med samtaler.',
        nn: 'Fristen må vere seinast den siste dagen med samtalar.',
      });
    kravd(s, await endreRunde(s.db, { rundeId: r.rundeId, sted: inn.sted, form: inn.form, frist: inn.frist }), 'avlyst', AVLYST);
    const flyttet = r.apnet !== null && (inn.sted !== r.sted || inn.form !== r.form);
    const antall = flyttet
      ? await inviter(s.db, { rundeId: r.rundeId, skole: r.skole, slag: 'endret', hvem: 'med' }, { na: s.na, av: s.aktor.id })
      : 0;
    return ferdig(s, r, antall, 'endret');
  },
});

/** Calls the round off. Those who have a time are told. */
export const avlysSamtaler = handling({
  regel: samtaleTilgang.avlysRunde,
  inndata: z.object({
    rundeId: z.uuid(),
    sikker: z.literal('ja', tosprak('Kryss av for at samtalene skal avlyses.', 'Kryss av for at samtalane skal avlysast.')),
  }),
  utdata: Rundesvar,
  gjelder: (s, inn) => finnRunde(s, inn.rundeId),
  async utfor(s, r) {
    const skriver = { na: s.na, av: s.aktor.id };
    const antall =
      r.apnet === null ? 0 : await inviter(s.db, { rundeId: r.rundeId, skole: r.skole, slag: 'endret', hvem: 'med' }, skriver);
    kravd(s, await avlysRunde(s.db, r.rundeId, skriver), 'avlyst', AVLYST);
    return ferdig(s, r, antall, 'avlyst');
  },
});

/** Reminds the homes that have no time, at most once a day. */
export const minnOmSamtale = handling({
  regel: samtaleTilgang.minn,
  inndata: Rundevalg,
  utdata: Rundesvar,
  gjelder: (s, inn) => finnRunde(s, inn.rundeId),
  async utfor(s, r) {
    kravd(s, r.apnet !== null && r.avlyst === null && s.idag <= r.frist, 'ikke_apen', {
      nb: 'Timene er ikke åpne, så det er ikke noe å minne om.',
      nn: 'Timane er ikkje opne, så det er ikkje noko å minne om.',
    });
    kravd(s, !(await erMinnet(s.db, r.rundeId, startenAv(s.idag).toString())), 'minnet_i_dag', {
      nb: 'Hjemmene er alt minnet i dag.',
      nn: 'Heimane er alt minte i dag.',
    });
    const antall = await inviter(
      s.db,
      { rundeId: r.rundeId, skole: r.skole, slag: 'paminnet', hvem: 'uten' },
      { na: s.na, av: s.aktor.id },
    );
    return ferdig(s, r, antall, 'minnet');
  },
});

/** Closes a time nobody has, or opens it again. */
export const stengSamtaletid = handling({
  regel: samtaleTilgang.stengTid,
  inndata: z.object({ rundeId: z.uuid(), tidId: z.uuid(), stengt: z.enum(['ja', 'nei']) }),
  utdata: z.object({ rundeId: z.string(), stengt: z.boolean() }),
  gjelder: (s, inn) => finnRunde(s, inn.rundeId),
  async utfor(s, r, inn) {
    const stengt = inn.stengt === 'ja';
    const tid = (await hentTider(s.db, [r.rundeId])).find((t) => t.tidId === inn.tidId);
    kravd(s, !stengt || tid === undefined || tid.ledig || tid.stengt, 'opptatt', {
      nb: 'Noen har timen. Flytt dem først.',
      nn: 'Nokon har timen. Flytt dei først.',
    });
    const ok = await stengTid(s.db, { rundeId: r.rundeId, tidId: inn.tidId, stengt }, { na: s.na, av: s.aktor.id });
    kravd(s, ok, 'ingen_time', { nb: 'Timen finnes ikke.', nn: 'Timen finst ikkje.' });
    return { ut: { rundeId: r.rundeId, stengt }, spor: { runde: r.rundeId, stengt } };
  },
});
