import { z } from 'zod';
import { visning, type Kontekst } from '#grunn/handling/index.ts';
import { LEDIG_MINUTTER } from '#tilgang/okt/index.ts';
import type { Utsnitt } from '#grunn/tilgang/index.ts';
import { alder } from '#grunn/tid/index.ts';
import { erSkoledag, Fravarstype, nesteSkoledag, rutineFor } from '../../rutine/index.ts';
import { finnMelding, hentEgneBarn, hentMeldinger } from '../lager.ts';
import { Elevref, Melding } from '../modell.ts';
import { merkeFor } from '../merke.ts';
import { kanEndres, kanMelde } from '../regler.ts';
import { naa } from '../tidsrom.ts';
import { fravarTilgang } from '../tilgang.ts';

const Meldt = Melding.omit({ skrevetAv: true }).extend({
  /** Still before the deadline. */
  kanEndres: z.boolean(),
  /** By the reader, or by the other guardian. */
  avMeg: z.boolean(),
});
export const Barnmedmeldinger = Elevref.extend({ meldinger: z.array(Meldt) });

export const Meldeside = z.object({
  barn: z.array(Barnmedmeldinger),
  typer: z.array(Fravarstype),
  fritekst: z.boolean(),
  idag: z.string(),
  erSkoledag: z.boolean(),
  nesteSkoledag: z.string(),
  meldesInnen: z.string(),
  /** Past the deadline: it may still be said, marked late. */
  etterFristen: z.boolean(),
  /** Just reported, or just withdrawn: what the receipt is about. */
  kvittering: z.enum(['meldt', 'sen', 'lik', 'trukket', 'endret']).nullable(),
  merke: z.string(),
  /** How many minutes this telephone may keep the page for when it has no net; null: until it is told otherwise. Undefined: not at all. */
  gjemmes: z.number().nullable().optional(),
});
export type Meldeside = z.infer<typeof Meldeside>;

/**
 * Where a guardian has chosen to report from this device without logging in, the page may stand there until the device is told otherwise; else as
 * long as the session may stand unused. A machine that locks itself is one many people share: nothing is left there.
 */
function gjemmes({ aktor: { innlogging } }: Pick<Kontekst, 'aktor'>): number | null | undefined {
  if (innlogging?.bareEnhet === true) return null;
  return innlogging === undefined || innlogging.lasEtter !== undefined ? undefined : LEDIG_MINUTTER;
}

/** The children this person may report for, and what their schools take. One statement. */
export async function hentMine(s: Kontekst, utsnitt: Utsnitt) {
  const { elever, oppsett } = await hentEgneBarn(s, utsnitt);
  const mine = elever.filter((e) => e.fodselsdato !== null && kanMelde(e.elevId === s.aktor.id ? 'elev' : 'foresatt', alder(e.fodselsdato, s.idag))); // prettier-ignore
  const rutiner = mine.map((e) => rutineFor(oppsett, e.skole));
  const rutine = rutiner[0] ?? oppsett.standard;
  // children at two schools: what both schools know
  const typer = rutine.typer.filter((t) => rutiner.every((r) => r.typer.some((x) => x.kode === t.kode)));
  return { mine, oppsett, rutiner, rutine, typer };
}

/** «Meld fravær»: the children, the school's types, what is reported already. Two statements. */
export const meldeside = visning({
  regel: fravarTilgang.meld,
  inndata: z.object({ gjort: z.enum(['meldt', 'sen', 'lik', 'trukket', 'endret']).optional().catch(undefined) }),
  utdata: Meldeside,
  async hent(s, inn, utsnitt) {
    const { mine, oppsett, rutiner, rutine, typer } = await hentMine(s, utsnitt);
    const nar = naa(s);
    const skoler = [...new Set(mine.map((e) => e.skole))];
    const meldinger = await hentMeldinger(s.db, mine.map((e) => e.elevId), s.idag); // prettier-ignore
    return {
      barn: mine.map((e) => ({
        ...e,
        meldinger: meldinger
          .filter((m) => m.elevId === e.elevId)
          .map((m) => ({
            ...m,
            avMeg: m.skrevetAv === s.aktor.id,
            kanEndres: kanEndres({ fra: m.fra, fraKl: m.fraKl ?? undefined }, nar, rutineFor(oppsett, e.skole)),
          })),
      })),
      typer,
      fritekst: rutiner.length > 0 && rutiner.every((r) => r.fritekst),
      idag: s.idag,
      // children at schools with different calendars: the page is about the day the first of them has school
      erSkoledag: skoler.some((k) => erSkoledag(s.idag, oppsett, k)),
      nesteSkoledag: skoler.flatMap((k) => nesteSkoledag(s.idag, oppsett, k) ?? []).toSorted()[0] ?? s.idag,
      meldesInnen: rutine.meldesInnen,
      etterFristen: nar.klokka > rutine.meldesInnen,
      kvittering: inn.gjort ?? null,
      merke: merkeFor(s),
      gjemmes: gjemmes(s),
    };
  },
  viser: (ut) => ut.barn.map((b) => b.elevId),
});

export const Endreside = z.object({
  melding: Melding.omit({ skrevetAv: true }),
  elev: Elevref,
  typer: z.array(Fravarstype),
  kanEndres: z.boolean(),
});
export type Endreside = z.infer<typeof Endreside>;

/** The form that changes one report. */
export const endreside = visning({
  regel: fravarTilgang.endre,
  inndata: z.object({ meldingId: z.uuid() }),
  utdata: Endreside,
  gjelder: (s, inn) => finnMelding(s, inn.meldingId),
  async hent(s, _inn, _utsnitt, m) {
    const rutine = rutineFor(m.oppsett, m.elev.skole);
    return {
      melding: m,
      elev: m.elev,
      typer: rutine.typer,
      kanEndres: !m.trukket && kanEndres({ fra: m.fra, fraKl: m.fraKl ?? undefined }, naa(s), rutine),
    };
  },
  viser: (ut) => [ut.elev.elevId],
});
