import { z } from 'zod';
import { handling, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak, type Tekst } from '#grunn/sprak/index.ts';
import { avklarElevsaker } from '../../etterlysning/index.ts';
import { nesteSkoledag, rutineFor, skolearetsDager } from '../../rutine/index.ts';
import { Meldingsfelt } from '../inndata.ts';
import { finnElev, settInnMeldinger, type Elevinnsyn } from '../lager.ts';
import { hentDager } from '../lager-oversikt.ts';
import { lukkOppfolging, settFratrekk, settInnDokumentasjon } from '../lager-vedlikehold.ts';
import { heleDager } from '../oppsummering.ts';
import { fratrekksregler, fratrukneDager, samlePerioder, strykbareDager } from '../regler-fratrekk.ts';
import { lagMelding, temaFor } from '../tidsrom.ts';
import { fravarTilgang } from '../tilgang.ts';

const Ut = z.object({ elevId: z.string() });
const feltfeil = (s: Kontekst, felt: string, tekst: Tekst) =>
  s.feil(
    'ugyldig',
    { nb: 'Noe må rettes før vi kan gå videre.', nn: 'Noko må rettast før vi kan gå vidare.' },
    { felt: { [felt]: tekst } },
  );

/** A guardian has called: the school writes the report down. */
export const registrerFravar = handling({
  regel: fravarTilgang.registrer,
  inndata: Meldingsfelt,
  utdata: Ut,
  gjelder: (s, inn) => finnElev(s, inn.elevId),
  async utfor(s, elev, inn) {
    const m = lagMelding(s, elev, inn, elev.oppsett);
    await settInnMeldinger(s.db, [m], { na: s.na, av: s.aktor.id, rolle: s.aktor.tilknytninger[0]?.rolle ?? '' });
    if (m.fra <= s.idag && m.til >= s.idag)
      await avklarElevsaker(s.db, { elever: [elev.elevId], utfall: 'meldt', av: s.aktor.id, na: s.na });
    return { ut: { elevId: elev.elevId }, spor: { type: inn.type }, skjedd: [temaFor(elev.skole)] };
  },
});

/** A paper has come: a doctor's note, a documented lasting risk, the guardian's own word. */
export const dokumenterFravar = handling({
  regel: fravarTilgang.dokumenter,
  inndata: z.object({
    elevId: z.uuid(),
    fra: z.iso.date({ error: tosprak('Velg første dag.', 'Vel første dag.') }),
    til: z.iso.date({ error: tosprak('Velg siste dag.', 'Vel siste dag.') }),
    slag: z.enum(['legeattest', 'kronisk', 'foresatt', 'trossamfunn', 'annet'], {
      error: tosprak('Velg hva slags.', 'Vel kva slag.'),
    }),
  }),
  utdata: Ut,
  gjelder: (s, inn) => finnElev(s, inn.elevId),
  async utfor(s, elev, inn) {
    if (inn.til < inn.fra)
      throw feltfeil(s, 'til', { nb: 'Siste dag kan ikke være før første dag.', nn: 'Siste dag kan ikkje vere før første dag.' });
    await settInnDokumentasjon(s.db, { ...inn, skole: elev.skole, na: s.na, av: s.aktor.id });
    // the kind of paper is health data: the trace names only that there is one
    return { ut: { elevId: elev.elevId } };
  },
});

/** Spells of whole days in one school year, with what of each may be left out. */
export async function regnUtFratrekk(s: Pick<Kontekst, 'db'>, elev: Elevinnsyn, skolear: number) {
  const { fra, til } = skolearetsDager(skolear);
  const helse = new Set(rutineFor(elev.oppsett, elev.skole).typer.flatMap((t) => (t.helse ? [t.kode] : [])));
  const dager = heleDager(await hentDager(s.db, elev.elevId, fra, til), helse);
  const regler = fratrekksregler(fra);
  const perioder = samlePerioder(dager, (d) => nesteSkoledag(d, elev.oppsett, elev.skole)).map((p) => ({
    ...p,
    strykbare: strykbareDager(p, regler),
  }));
  return { perioder, kilde: regler.kilde, dager: fratrukneDager({ perioder, minutter: 0, krevd: true }, regler) };
}

/** The head decides what is left out of the diploma, when the pupil or the guardians have asked. Computed, never typed (§ 9-44). */
export const avgjorFratrekk = handling({
  regel: fravarTilgang.fratrekk,
  inndata: z.object({
    elevId: z.uuid(),
    skolear: z.coerce.number().int().min(2024).max(2100),
    krevdAv: z.enum(['elev', 'foresatt'], { error: tosprak('Velg hvem som har krevd det.', 'Vel kven som har kravd det.') }),
  }),
  utdata: z.object({ elevId: z.string(), dager: z.number() }),
  gjelder: (s, inn) => finnElev(s, inn.elevId),
  async utfor(s, elev, inn) {
    const { perioder, dager, kilde } = await regnUtFratrekk(s, elev, inn.skolear);
    if (elev.arstrinn < 8)
      throw feltfeil(s, 'skolear', {
        nb: 'Fravær føres på vitnemålet fra 8. trinn.',
        nn: 'Fråvær blir ført på vitnemålet frå 8. trinn.',
      });
    await settFratrekk(s.db, {
      elevId: elev.elevId,
      skole: elev.skole,
      skolear: inn.skolear,
      krevdAv: inn.krevdAv,
      dager,
      grunnlag: perioder.filter((p) => p.strykbare > 0),
      na: s.na,
      av: s.aktor.id,
    });
    return { ut: { elevId: elev.elevId, dager }, spor: { dager, kilde } };
  },
});

/** A follow-up is done: what the school did. */
export const folgOppFravar = handling({
  regel: fravarTilgang.folgOpp,
  inndata: z.object({
    elevId: z.uuid(),
    id: z.uuid(),
    tiltak: z.enum(['samtale_elev', 'samtale_hjem', 'mote', 'ppt', 'ingen'], {
      error: tosprak('Velg hva dere gjorde.', 'Vel kva de gjorde.'),
    }),
  }),
  utdata: Ut,
  gjelder: (s, inn) => finnElev(s, inn.elevId),
  async utfor(s, elev, inn) {
    if (!(await lukkOppfolging(s.db, { ...inn, na: s.na, av: s.aktor.id })))
      throw s.feil('lukket', { nb: 'Oppfølgingen er alt lukket.', nn: 'Oppfølginga er alt lukka.' }, { status: 409 });
    return { ut: { elevId: elev.elevId }, spor: { tiltak: inn.tiltak } };
  },
});
