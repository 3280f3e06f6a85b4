import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { settInnstilling } from '#grunn/innstilling/index.ts';
import { Rytme } from '#grunn/jobb/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { bremserFor, krrAktivFra, rytmenavn } from '../innstillinger.ts';
import * as lager from '../lager-visning.ts';
import { TEMA } from '../modell.ts';
import { jobbkode } from '../sider/kildejobber.ts';
import { Bremsekilde, gjeldendeBremser, Jobbkode, kanLopende, rytmeversjon, STANDARDBREMSER } from '../sider/rytme.ts';
import { koen } from '../tjenester.ts';
import { innlesingTilgang } from '../tilgang.ts';
import { Begrunnelse } from './inndata.ts';

const VELG = tosprak('Velg hvor ofte.', 'Vel kor ofte.');
const KLOKKE = tosprak('Skriv klokkeslettet som 02.30.', 'Skriv klokkeslettet som 02.30.');
const DAG = tosprak('Velg en dag.', 'Vel ein dag.');

/** A form's fields as a rhythm. Fields of other rhythms than the chosen one are not looked at. */
export const Rytmeinndata = z
  .object({
    jobb: Jobbkode,
    slag: z.enum(['nattlig', 'ukentlig', 'manedlig', 'lopende', 'paForesporsel', 'av'], { error: VELG }),
    kl: z.string().optional(),
    ukedag: z.string().optional(),
    manedsdag: z.string().optional(),
    hvertMinutt: z.string().optional(),
    begrunnelse: Begrunnelse,
  })
  .transform((v, k) => {
    const feil = (felt: string, melding: string) => k.addIssue({ code: 'custom', path: [felt], message: melding });
    const kl = (v.kl ?? '').trim().replace('.', ':').padStart(5, '0');
    const ra = {
      lopende: { slag: 'lopende', hvertMinutt: Number(v.hvertMinutt) },
      nattlig: { slag: 'nattlig', kl },
      ukentlig: { slag: 'ukentlig', dag: Number(v.ukedag), kl },
      manedlig: { slag: 'manedlig', dag: Number(v.manedsdag), kl },
      paForesporsel: { slag: 'paForesporsel' },
      av: { slag: 'av' },
    }[v.slag];
    if (v.slag === 'lopende' && !kanLopende(v.jobb))
      feil('slag', tosprak('Denne kan ikke leses så ofte.', 'Denne kan ikkje lesast så ofte.'));
    const lest = Rytme.safeParse(ra);
    if (lest.success) return { jobb: v.jobb, rytme: lest.data, begrunnelse: v.begrunnelse };
    for (const i of lest.error.issues) {
      const felt = String(i.path[0] ?? 'slag');
      if (felt === 'kl') feil('kl', KLOKKE);
      else if (felt === 'dag') feil(v.slag === 'ukentlig' ? 'ukedag' : 'manedsdag', DAG);
      else if (felt === 'hvertMinutt') feil('hvertMinutt', VELG);
      else feil('slag', VELG);
    }
    return z.NEVER;
  });

/** Sets when a job runs. In the queue it counts when this commits; kept with who and why. */
export const settRytme = handling({
  regel: innlesingTilgang.settRytme,
  inndata: Rytmeinndata,
  utdata: z.object({ jobb: z.string() }),
  gjelder: (s, inn) => lager.hentPlan(s.db, inn.jobb),
  versjon: rytmeversjon,
  async utfor(s, plan, inn) {
    await settInnstilling(s.db, {
      navn: rytmenavn(plan.navn),
      verdi: inn.rytme,
      satt: s.na,
      sattAv: s.aktor.id,
      begrunnelse: inn.begrunnelse,
    });
    await koen(s).planlegg(plan.navn, inn.rytme, { tx: s.db });
    return { ut: { jobb: jobbkode(plan.navn) }, spor: { jobb: plan.navn, slag: inn.rytme.slag }, skjedd: [TEMA] };
  },
});

const PROSENT = tosprak('Skriv en prosent fra 0 til 100.', 'Skriv ein prosent frå 0 til 100.');
const ANTALL = tosprak('Skriv et helt tall.', 'Skriv eit heilt tal.');

/** «2,5» → 0.025 */
const Prosent = z
  .string({ error: PROSENT })
  .transform((t) => (/^\d{1,3}([.,]\d{1,2})?$/.test(t.trim()) ? Number(t.trim().replace(',', '.')) : Number.NaN))
  .pipe(z.number({ error: PROSENT }).min(0, { error: PROSENT }).max(100, { error: PROSENT }))
  .transform((p) => Math.round(p * 100) / 10_000);

/** Sets the shares that stop a run of a source. Counts from the next run. */
export const settBremser = handling({
  regel: innlesingTilgang.settBremser,
  inndata: z.object({
    kilde: Bremsekilde,
    krympet: Prosent,
    endret: Prosent,
    avsluttet: Prosent,
    minstAntall: z
      .string({ error: ANTALL })
      .regex(/^\s*\d{1,5}\s*$/, { error: ANTALL })
      .transform(Number),
    begrunnelse: Begrunnelse,
  }),
  utdata: z.object({ kilde: Bremsekilde }),
  // the object carries what it is based on: changed by somebody else meanwhile is a conflict
  gjelder: async (s, inn) =>
    lager.medVersjon(await lager.hentKildevalg(inn.kilde), JSON.stringify(await gjeldendeBremser(s, inn.kilde))),
  versjon: (valg) => valg.versjon,
  async utfor(s, valg, inn) {
    const { krympet, endret, avsluttet, minstAntall } = inn;
    await settInnstilling(s.db, {
      navn: bremserFor(valg.kilde, STANDARDBREMSER[inn.kilde]!).navn,
      verdi: { krympet, endret, avsluttet, minstAntall },
      satt: s.na,
      sattAv: s.aktor.id,
      begrunnelse: inn.begrunnelse,
    });
    return { ut: { kilde: inn.kilde }, spor: { kilde: inn.kilde } };
  },
});

/** Sets the day Kontakt- og reservasjonsregisteret is taken into use (K12). Nothing is asked before it. */
export const settKrrFra = handling({
  regel: innlesingTilgang.settKrrFra,
  inndata: z.object({
    dato: z.iso.date({ error: tosprak('Velg en dato.', 'Vel ein dato.') }),
    begrunnelse: Begrunnelse,
  }),
  utdata: z.object({ dato: z.string() }),
  gjelder: () => lager.hentKildevalg('krr'),
  async utfor(s, _valg, inn) {
    await settInnstilling(s.db, {
      navn: krrAktivFra.navn,
      verdi: inn.dato,
      satt: s.na,
      sattAv: s.aktor.id,
      begrunnelse: inn.begrunnelse,
    });
    return { ut: { dato: inn.dato }, spor: { kilde: 'krr' } };
  },
});
