import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { kommunen } from '#grunn/innsyn/index.ts';
import { finnInnstilling, settInnstilling } from '#grunn/innstilling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { hentAnsattfakta, hentRolleoppsett, opplaeringskrav, STILLINGSROLLER, stillingsroller, Stillingsroller } from '#tilgang/rolle/index.ts'; // prettier-ignore
import { Begrunnelse } from '../inndata.ts';
import { hentHistorikk } from '../lager.ts';
import { rollerNa } from '../regler.ts';
import { rolleTilgang } from '../tilgang.ts';

/** As many lines as a form may hold. */
export const MAKS_LINJER = 80;

const tom = (v: unknown): string => (typeof v === 'string' ? v.trim() : '');
const FRIST = tosprak('Skriv et antall dager fra 0 til 30.', 'Skriv eit tal på dagar frå 0 til 30.');

/** The rows of the form (`kode_0`, `tittel_0`, `sted_0`, `rolle_0` …) as a table. A row without a code is left out. */
export const Tabellinndata = z.looseObject({ fristDager: z.string().optional(), begrunnelse: Begrunnelse }).transform((v, k) => {
  const regler: unknown[] = [];
  for (let i = 0; i < MAKS_LINJER; i++) {
    const kode = tom(v[`kode_${i}`]);
    const rolle = tom(v[`rolle_${i}`]);
    if (kode === '' || rolle === '') {
      if (kode !== '' && rolle === '')
        k.addIssue({ code: 'custom', path: [`rolle_${i}`], message: tosprak(`Velg rolle for stillingskode ${kode}.`, `Vel rolle for stillingskode ${kode}.`) }); // prettier-ignore
      continue;
    }
    if (!(STILLINGSROLLER as readonly string[]).includes(rolle)) {
      k.addIssue({
        code: 'custom',
        path: [`rolle_${i}`],
        message: tosprak('Velg en rolle fra lista.', 'Vel ei rolle frå lista.'),
      });
      continue;
    }
    const [tittel, sted] = [tom(v[`tittel_${i}`]), tom(v[`sted_${i}`])];
    regler.push({
      stillingskode: kode.slice(0, 20),
      ...(tittel === '' ? {} : { tittel: tittel.slice(0, 60) }),
      ...(sted === '' ? {} : { arbeidssted: sted.slice(0, 30) }),
      rolle,
    });
  }
  const frist = tom(v.fristDager);
  const lest = Stillingsroller.safeParse({ regler, fristDager: /^\d{1,2}$/.test(frist) ? Number(frist) : undefined });
  if (lest.success) return { tabell: lest.data, begrunnelse: v.begrunnelse };
  k.addIssue({ code: 'custom', path: ['fristDager'], message: FRIST });
  return z.NEVER;
});

/** What the table was when somebody looked at it. */
export const tabellversjon = (t: Stillingsroller): string => JSON.stringify(t);

/** Saves the table that was previewed. Refused when somebody else has changed it meanwhile, or when it takes the role of the one who saves. */
export const settTabell = handling({
  regel: rolleTilgang.settTabell,
  inndata: z.object({
    tabell: z
      .string()
      .max(50_000)
      .transform((t, k) => {
        try {
          return Stillingsroller.parse(JSON.parse(t));
        } catch {
          k.addIssue({ code: 'custom', message: tosprak('Se over tabellen på nytt.', 'Sjå over tabellen på nytt.') });
          return z.NEVER;
        }
      }),
    bygger: z.string().max(50_000),
    begrunnelse: Begrunnelse,
  }),
  utdata: z.object({ linjer: z.number() }),
  gjelder: () => kommunen(),
  async utfor(s, _k, inn) {
    const na = await hentRolleoppsett(s.db);
    if (tabellversjon(na.stillinger) !== inn.bygger)
      throw s.feil(
        'konflikt',
        {
          nb: 'Tabellen er endret av en annen i mellomtiden. Se over den på nytt.',
          nn: 'Tabellen er endra av ein annan i mellomtida. Sjå over han på nytt.',
        },
        { status: 409 },
      );
    await settInnstilling(s.db, {
      navn: stillingsroller.navn,
      verdi: inn.tabell,
      satt: s.na,
      sattAv: s.aktor.id,
      begrunnelse: inn.begrunnelse,
    });
    return {
      ut: { linjer: inn.tabell.regler.length },
      spor: { linjer: inn.tabell.regler.length, fristDager: inn.tabell.fristDager },
    };
  },
});

/** Puts back the table that stood before the last change. */
export const angreTabell = handling({
  regel: rolleTilgang.angreTabell,
  inndata: z.object({}),
  utdata: z.object({ linjer: z.number() }),
  gjelder: () => kommunen(),
  async utfor(s) {
    const [siste, forrige] = await hentHistorikk(s.db, stillingsroller.navn, s.idag);
    if (siste === undefined)
      throw s.feil('ingen_endring', { nb: 'Det er ingenting å angre.', nn: 'Det er ingenting å angre.' }, { status: 409 });
    const lest = Stillingsroller.safeParse(forrige?.verdi);
    const verdi = lest.success ? lest.data : stillingsroller.standard;
    await settInnstilling(s.db, {
      navn: stillingsroller.navn,
      verdi,
      satt: s.na,
      sattAv: s.aktor.id,
      begrunnelse: 'Angret siste endring',
    });
    return { ut: { linjer: verdi.regler.length }, spor: { angret: true } };
  },
});

/** Whether access waits for recorded training. Whoever turns it on must be trained: he would else lock himself out. */
export const settKrav = handling({
  regel: rolleTilgang.settKrav,
  inndata: z.object({ kreves: z.enum(['ja', 'nei']), begrunnelse: Begrunnelse }),
  utdata: z.object({ kreves: z.boolean() }),
  gjelder: () => kommunen(),
  async utfor(s, _k, inn) {
    const kreves = inn.kreves === 'ja';
    const oppsett = await hentRolleoppsett(s.db);
    const egne = (await hentAnsattfakta(s.db, [s.aktor.id])).get(s.aktor.id) ?? [];
    const mine = rollerNa(s.aktor.id, egne, { ...oppsett, opplaering: { kreves } }, s);
    if (kreves && !mine.some((r) => r.rolle === 'systemforvalter'))
      throw s.feil(
        'uten_opplaering',
        {
          nb: 'Du har ikke registrert opplæring selv, og ville mistet tilgangen. Få din egen opplæring registrert først.',
          nn: 'Du har ikkje registrert opplæring sjølv, og ville mista tilgangen. Få di eiga opplæring registrert først.',
        },
        { status: 409 },
      );
    if ((await finnInnstilling(s.db, opplaeringskrav.navn)) !== undefined || kreves)
      await settInnstilling(s.db, {
        navn: opplaeringskrav.navn,
        verdi: { kreves },
        satt: s.na,
        sattAv: s.aktor.id,
        begrunnelse: inn.begrunnelse,
      });
    return { ut: { kreves }, spor: { kreves } };
  },
});
