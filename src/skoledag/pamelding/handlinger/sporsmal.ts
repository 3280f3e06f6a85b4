import { z } from 'zod';
import { handling, type Kontekst } from '#grunn/handling/index.ts';
import { lesInnstilling } from '#grunn/innstilling/index.ts';
import { tosprak, type Tekst } from '#grunn/sprak/index.ts';
import { rutineFor, rutineoppsett } from '../../rutine/index.ts';
import { finnPamelding, hentSporsmal } from '../lager.ts';
import { fjernSporsmal, kanEndreSporsmal, settInnSporsmal } from '../lager-styring.ts';
import { SPORSMALSSLAG } from '../modell.ts';
import { lesValg } from '../regler.ts';
import { pameldingTilgang } from '../tilgang.ts';

const HOYST = 30;
const Svar = z.object({ pameldingId: z.string() });
const LAST: Tekst = { nb: 'Noen har svart, så spørsmålene står fast.', nn: 'Nokon har svart, så spørsmåla står fast.' };
const RETT: Tekst = { nb: 'Noe må rettes før vi kan gå videre.', nn: 'Noko må rettast før vi kan gå vidare.' };
const valgfri = (maks: number) => z.preprocess((v) => (typeof v === 'string' && v.trim() === '' ? undefined : v), z.string().trim().max(maks, tosprak(`Høyst ${maks} tegn.`, `Høgst ${maks} teikn.`)).optional()); // prettier-ignore

/** Does the school let the homes write words of their own? The same setting as for absence. */
export const tillaterFritekst = async (s: Pick<Kontekst, 'db'>, skole: string): Promise<boolean> =>
  rutineFor(await lesInnstilling(s.db, rutineoppsett), skole).fritekst;

/** Adds a question at the end of a form nobody has answered yet. */
export const leggTilSporsmal = handling({
  regel: pameldingTilgang.leggTilSporsmal,
  inndata: z.object({
    pameldingId: z.uuid(),
    slag: z.enum(SPORSMALSSLAG, tosprak('Velg hva slags svar det er.', 'Vel kva slags svar det er.')),
    tekst: z
      .string(tosprak('Skriv spørsmålet.', 'Skriv spørsmålet.'))
      .trim()
      .min(1, tosprak('Skriv spørsmålet.', 'Skriv spørsmålet.'))
      .max(300, tosprak('Høyst 300 tegn.', 'Høgst 300 teikn.')),
    tekstNn: valgfri(300),
    valg: valgfri(2000),
    valgNn: valgfri(2000),
    pakrevd: z.enum(['ja', 'nei']).default('nei'),
  }),
  utdata: Svar,
  gjelder: (s, inn) => finnPamelding(s, inn.pameldingId),
  async utfor(s, p, inn) {
    const feil = (felt: string, t: Tekst) => s.feil('ugyldig', RETT, { felt: { [felt]: t } });
    if (!(await kanEndreSporsmal(s.db, p.pameldingId))) throw s.feil('last', LAST, { status: 409 });
    if (inn.slag === 'tekst' && !(await tillaterFritekst(s, p.skole)))
      throw feil('slag', { nb: 'Kommunen har ikke åpnet for fritekst. Velg et annet slag.', nn: 'Kommunen har ikkje opna for fritekst. Vel eit anna slag.' }); // prettier-ignore
    const medValg = inn.slag === 'en' || inn.slag === 'flere';
    const valg = medValg ? lesValg(inn.valg ?? '') : [];
    const valgNn = medValg && inn.valgNn !== undefined ? lesValg(inn.valgNn) : null;
    if (medValg && (valg.length < 2 || valg.length > 20 || valg.some((v) => v.length > 100) || new Set(valg).size < valg.length))
      throw feil('valg', {
        nb: 'Skriv fra 2 til 20 ulike valg, ett på hver linje.',
        nn: 'Skriv frå 2 til 20 ulike val, eitt på kvar linje.',
      });
    if (valgNn !== null && valgNn.length !== valg.length)
      throw feil('valgNn', {
        nb: `Skriv ${valg.length} valg, i samme rekkefølge.`,
        nn: `Skriv ${valg.length} val, i same rekkjefølgje.`,
      });
    if ((await hentSporsmal(s.db, [p.pameldingId])).length >= HOYST)
      throw s.feil(
        'mange',
        { nb: `Høyst ${HOYST} spørsmål i et skjema.`, nn: `Høgst ${HOYST} spørsmål i eit skjema.` },
        { status: 409 },
      );
    await settInnSporsmal(s.db, {
      pameldingId: p.pameldingId,
      slag: inn.slag,
      tekst: inn.tekst,
      tekstNn: inn.tekstNn ?? null,
      valg,
      valgNn,
      pakrevd: inn.pakrevd === 'ja',
    });
    return { ut: { pameldingId: p.pameldingId }, spor: { pamelding: p.pameldingId, slag: inn.slag } };
  },
});

/** Takes a question away from a form nobody has answered yet. */
export const fjernSporsmalet = handling({
  regel: pameldingTilgang.fjernSporsmal,
  inndata: z.object({ pameldingId: z.uuid(), sporsmalId: z.uuid() }),
  utdata: Svar,
  gjelder: (s, inn) => finnPamelding(s, inn.pameldingId),
  async utfor(s, p, inn) {
    if (!(await fjernSporsmal(s.db, { pameldingId: p.pameldingId, sporsmalId: inn.sporsmalId })))
      throw s.feil('last', LAST, { status: 409 });
    return { ut: { pameldingId: p.pameldingId }, spor: { pamelding: p.pameldingId, fjernet: inn.sporsmalId } };
  },
});
