import { z } from 'zod';
import { handling, type Kontekst } from '#grunn/handling/index.ts';
import { kommunen } from '#grunn/innsyn/index.ts';
import { settInnstilling as lagre, tolkInnstilling } from '#grunn/innstilling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { hentHistorikk, hentSkoler } from '../roller/index.ts';
import { erValgt, KATALOG, lesSkjema, medUvalgt, SEKSJONER, skolerISkjema, type Seksjonsnavn } from './katalog.ts';
import { innstillingerTilgang } from './tilgang.ts';

const FOR_KORT = tosprak('Skriv minst fem tegn om hvorfor.', 'Skriv minst fem teikn om kvifor.');
export const Seksjonsvalg = z.enum(SEKSJONER);
const Ut = z.object({ seksjon: Seksjonsvalg });

/** When the setting was last changed, as a form carries it: empty until somebody has. */
export const versjonAv = (historikk: readonly { readonly satt: string }[]): string => historikk[0]?.satt ?? '';

async function krevSamme(s: Kontekst, seksjon: Seksjonsnavn, bygger: string) {
  const historikk = await hentHistorikk(s.db, KATALOG[seksjon].innstilling.navn, s.idag);
  if (versjonAv(historikk) !== bygger)
    throw s.feil(
      'konflikt',
      {
        nb: 'Innstillingen er endret av en annen i mellomtiden. Se over den på nytt.',
        nn: 'Innstillinga er endra av ein annan i mellomtida. Sjå over henne på nytt.',
      },
      { status: 409 },
    );
  return historikk;
}

/** Only schools of the kommune. @throws FunksjonellFeil 400 at the field of another. */
async function krevSkoler(s: Kontekst, sendt: ReadonlyMap<string, string>): Promise<void> {
  const egne = new Set((await hentSkoler(s.db)).map((x) => x.organisasjonsnummer));
  const ukjente = [...sendt].filter(([skole]) => !egne.has(skole)).map(([, felt]) => felt);
  if (ukjente.length === 0) return;
  const melding = { nb: 'Skolen er ikke en av kommunens.', nn: 'Skulen er ikkje ein av skulane i kommunen.' };
  throw s.feil('ukjent_skole', melding, { status: 400, felt: Object.fromEntries(ukjente.map((f) => [f, melding])) });
}

/** Sets one of the settings of the page. Counts from now; the earlier value stays in the history, with who and why. */
export const settInnstilling = handling({
  regel: innstillingerTilgang.sett,
  inndata: z
    .looseObject({
      seksjon: Seksjonsvalg,
      bygger: z.string().max(40),
      begrunnelse: z.string({ error: FOR_KORT }).trim().min(5, { error: FOR_KORT }).max(500),
    })
    .superRefine((v, k) => {
      // what is stored is put under it in the act; here only what was typed is judged
      const lest = lesSkjema(v.seksjon, v, KATALOG[v.seksjon].innstilling.standard);
      if ('feil' in lest)
        for (const [felt, message] of Object.entries(lest.feil)) k.addIssue({ code: 'custom', path: [felt], message });
    }),
  utdata: Ut,
  gjelder: () => kommunen(),
  async utfor(s, _k, inn) {
    const { innstilling } = KATALOG[inn.seksjon];
    const [siste] = await krevSamme(s, inn.seksjon, inn.bygger);
    const lest = lesSkjema(inn.seksjon, inn, tolkInnstilling(innstilling, siste?.verdi));
    if ('feil' in lest) throw s.feil('ugyldig_inndata', { nb: 'Noe må rettes.', nn: 'Noko må rettast.' });
    for (const f of KATALOG[inn.seksjon].felt) if (f.slag === 'perSkole') await krevSkoler(s, skolerISkjema(f.navn, inn));
    await lagre(s.db, {
      navn: innstilling.navn,
      verdi: lest.verdi,
      satt: s.na,
      sattAv: s.aktor.id,
      begrunnelse: inn.begrunnelse,
    });
    return { ut: { seksjon: inn.seksjon }, spor: { innstilling: innstilling.navn } };
  },
});

/** Puts back what stood before the last change: the standard, when there was nothing, and then nobody has chosen it. */
export const angreInnstilling = handling({
  regel: innstillingerTilgang.angre,
  inndata: z.object({ seksjon: Seksjonsvalg, bygger: z.string().max(40) }),
  utdata: Ut,
  gjelder: () => kommunen(),
  async utfor(s, _k, inn) {
    const { innstilling } = KATALOG[inn.seksjon];
    const [siste, forrige] = await krevSamme(s, inn.seksjon, inn.bygger);
    if (siste === undefined)
      throw s.feil('ingen_endring', { nb: 'Det er ingenting å angre.', nn: 'Det er ingenting å angre.' }, { status: 409 });
    const verdi = tolkInnstilling(innstilling, forrige?.verdi);
    await lagre(s.db, {
      navn: innstilling.navn,
      verdi: erValgt(forrige?.verdi) ? verdi : medUvalgt(verdi),
      satt: s.na,
      sattAv: s.aktor.id,
      begrunnelse: 'Angret siste endring',
    });
    return { ut: { seksjon: inn.seksjon }, spor: { innstilling: innstilling.navn, angret: true } };
  },
});
