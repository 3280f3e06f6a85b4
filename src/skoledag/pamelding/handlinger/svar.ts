import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import type { Tekst } from '#grunn/sprak/index.ts';
import { hentBarnefaktaForAlle } from '#tilgang/relasjon/index.ts';
import { forHvem, lukkInn, mitt, sperrenFor } from '../bilde.ts';
import { endreSvar, finnElevIPamelding, hentSporsmal, hentSvar, settInnAnonymt, settInnSvar } from '../lager.ts';
import type { Sperre } from '../modell.ts';
import { lesSvar, temaFor } from '../regler.ts';
import { pameldingTilgang } from '../tilgang.ts';

const SPERRER: Readonly<Record<Sperre, Tekst>> = {
  frist: {
    nb: 'Fristen er ute, så svaret kom for sent. Ta kontakt med skolen.',
    nn: 'Fristen er ute, så svaret kom for seint. Ta kontakt med skulen.',
  },
  lukket: { nb: 'Skolen har lukket. Ta kontakt med skolen.', nn: 'Skulen har lukka. Ta kontakt med skulen.' },
  rett: {
    nb: 'Du får beskjeder, men kan ikke svare skolen for barnet.',
    nn: 'Du får beskjedar, men kan ikkje svare skulen for barnet.',
  },
  eleven: { nb: 'Eleven svarer selv på dette.', nn: 'Eleven svarer sjølv på dette.' },
  foresatte: { nb: 'Foresatte svarer på dette.', nn: 'Føresette svarer på dette.' },
  anonymt: { nb: 'Du har svart. Anonyme svar kan ikke endres.', nn: 'Du har svart. Anonyme svar kan ikkje endrast.' },
};

/** A guardian or a pupil answers, or changes the answer. In a list with places the database says who has one. */
export const svarPamelding = handling({
  regel: pameldingTilgang.svar,
  inndata: z.looseObject({
    pameldingId: z.uuid(),
    elevId: z.uuid(),
    med: z.enum(['ja', 'nei']).optional().catch(undefined),
    /** The version of the answer the form was drawn with; 0: none had answered. */
    svarversjon: z.coerce.number().int().min(0).catch(0),
  }),
  utdata: z.object({ pameldingId: z.string(), elevId: z.string() }),
  gjelder: (s, inn) => finnElevIPamelding(s, inn.pameldingId, inn.elevId),
  async utfor(s, { pamelding: p, elevId }, inn) {
    const fakta = await hentBarnefaktaForAlle(s.db, [elevId]);
    const star = mitt(s, p, elevId, await hentSvar(s.db, { pameldinger: [p.pameldingId], elever: [elevId] }));
    const sperre = sperrenFor(s, p, elevId, fakta.get(elevId), star);
    if (sperre !== null) throw s.feil(sperre, SPERRER[sperre], { status: 409 });
    const endret = () =>
      s.feil('endret', { nb: 'Noen andre svarte imens. Se hva som står nå, og lagre på nytt om du vil endre det.', nn: 'Nokon andre svarte imens. Sjå kva som står no, og lagre på nytt om du vil endre det.' }, { status: 422 }); // prettier-ignore
    if ((star?.versjon ?? 0) !== inn.svarversjon) throw endret();
    const liste = p.slag === 'pamelding';
    if (liste && inn.med === undefined)
      throw s.feil('mangler', { nb: 'Noe må rettes før vi kan gå videre.', nn: 'Noko må rettast før vi kan gå vidare.' }, { felt: { med: { nb: 'Velg ja eller nei.', nn: 'Vel ja eller nei.' } } }); // prettier-ignore
    const sporsmal = await hentSporsmal(s.db, [p.pameldingId]);
    const lest = liste && inn.med === 'nei' ? { verdier: {} } : lesSvar(sporsmal, inn);
    if ('feil' in lest)
      throw s.feil('mangler', { nb: 'Noe må rettes før vi kan gå videre.', nn: 'Noko må rettast før vi kan gå vidare.' }, { felt: lest.feil }); // prettier-ignore
    const skriver = { na: s.na, av: s.aktor.id };
    const verdier = lukkInn(s.nokler, lest.verdier);
    const svar = { med: liste ? inn.med === 'ja' : null, verdier: p.anonym ? null : verdier };
    const skrevet =
      star === undefined
        ? await settInnSvar(s.db, { pameldingId: p.pameldingId, elevId, forId: forHvem(s, p), ...svar }, skriver)
        : await endreSvar(s.db, { svarId: star.svarId, versjon: star.versjon, ...svar }, skriver);
    if (!skrevet) throw endret();
    if (p.anonym) await settInnAnonymt(s.db, p.pameldingId, verdier);
    return {
      ut: { pameldingId: p.pameldingId, elevId },
      spor: { pamelding: p.pameldingId, endret: star !== undefined },
      skjedd: [temaFor(p.pameldingId)],
    };
  },
});
