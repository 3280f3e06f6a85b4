import { z } from 'zod';
import { handling, type Kontekst } from '#grunn/handling/index.ts';
import { tolkInnstilling } from '#grunn/innstilling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { Egenrutine, Rutine, rutineFor, rutineoppsett, type Rutineoppsett } from '#skoledag/rutine/index.ts';
import { hentSkoler } from '../roller/index.ts';
import { finnSted, hentRutinehistorikk, lasRutinen, leggTilRutine } from './lager.ts';
import { ALLE_FELT, Delvalg, feltI, fraFelt, KOMMUNEN, Sted, type Feltverdier, type Historikkrad } from './modell.ts';
import { endringer, feltVed, gjeldende, motsigelser, versjonVed } from './regler.ts';
import { lesDel } from './skjema.ts';
import { rutinerTilgang } from './tilgang.ts';

const FOR_KORT = tosprak('Skriv minst fem tegn om hvorfor.', 'Skriv minst fem teikn om kvifor.');
const Ut = z.object({ sted: z.string() });

/** The history, with nobody else writing, when nothing has changed under the one who asks. */
async function tilEndring(s: Kontekst, sted: string, bygger: string): Promise<readonly Historikkrad[]> {
  await lasRutinen(s.db);
  const historikk = await hentRutinehistorikk(s.db, s.idag);
  if (versjonVed(historikk, sted) === bygger) return historikk;
  throw s.feil(
    'konflikt',
    {
      nb: 'Rutinen er endret av en annen i mellomtiden. Se over den på nytt.',
      nn: 'Rutinen er endra av ein annan i mellomtida. Sjå over han på nytt.',
    },
    { status: 409 },
  );
}

const toSprak = (melding: string) => {
  const [nb = melding, nn = nb] = melding.split('\u001f');
  return { nb, nn };
};

/** The setup with other values at one place. A school holds only what differs from the kommune. */
function medFelt(o: Rutineoppsett, sted: string, felt: Feltverdier): Rutineoppsett {
  if (sted === KOMMUNEN) return { ...o, standard: Rutine.parse(fraFelt(felt)) };
  const { [sted]: _egen, ...andre } = o.skoler;
  const egen = Egenrutine.parse(fraFelt(felt));
  return { ...o, skoler: Object.keys(egen).length === 0 ? andre : { ...andre, [sted]: egen } };
}

/** What cannot stand together, here or at a school that has its own values on top of the kommune's. @throws FunksjonellFeil 400 at the fields. */
async function krevSammenheng(s: Kontekst, ny: Rutineoppsett, sted: string, felt: readonly string[]): Promise<void> {
  const her = motsigelser(gjeldende(ny, sted));
  const feil: Record<string, string> = { ...her };
  if (sted === KOMMUNEN && Object.keys(her).length === 0) {
    const navn = new Map((await hentSkoler(s.db)).map((x) => [x.organisasjonsnummer, x.navn]));
    for (const skole of Object.keys(ny.skoler)) {
      if (!navn.has(skole)) continue;
      const [forste] = Object.values(motsigelser(rutineFor(ny, skole))).map(toSprak);
      if (forste !== undefined)
        feil[felt[0]!] ??= tosprak(
          `Det går ikke sammen med det ${navn.get(skole)} har satt selv: ${forste.nb}`,
          `Det går ikkje saman med det ${navn.get(skole)} har sett sjølv: ${forste.nn}`,
        );
    }
  }
  if (Object.keys(feil).length === 0) return;
  // a fault between a field here and one of another part is shown where something can be done about it
  const ved = Object.fromEntries(Object.entries(feil).map(([f, melding]) => [felt.includes(f) ? f : felt[0]!, toSprak(melding)]));
  throw s.feil('ugyldig_inndata', { nb: 'Noe må rettes.', nn: 'Noko må rettast.' }, { status: 400, felt: ved });
}

/** Sets one part of the routine, for the kommune or for a school. Counts from now; what stood before stays in the log. */
export const settRutine = handling({
  regel: rutinerTilgang.sett,
  inndata: z
    .looseObject({
      sted: Sted,
      del: Delvalg,
      bygger: z.string().max(40),
      begrunnelse: z.string({ error: FOR_KORT }).trim().min(5, { error: FOR_KORT }).max(500),
    })
    .superRefine((v, k) => {
      const lest = lesDel(v.del, v);
      if ('feil' in lest)
        for (const [felt, message] of Object.entries(lest.feil)) k.addIssue({ code: 'custom', path: [felt], message });
    }),
  utdata: Ut,
  gjelder: (s, inn) => finnSted(s.db, inn.sted),
  async utfor(s, { sted }, inn) {
    const historikk = await tilEndring(s, sted, inn.bygger);
    const o = tolkInnstilling(rutineoppsett, historikk.at(-1)?.verdi);
    const lest = lesDel(inn.del, inn);
    if ('feil' in lest) throw s.feil('ugyldig_inndata', { nb: 'Noe må rettes.', nn: 'Noko må rettast.' });
    const kommunens = feltVed(o, KOMMUNEN);
    const felt: Record<string, unknown> = { ...feltVed(o, sted), ...lest.verdi };
    if (sted !== KOMMUNEN)
      for (const { navn } of feltI(inn.del))
        if (JSON.stringify(felt[navn]) === JSON.stringify(kommunens[navn])) delete felt[navn];
    const ny = medFelt(o, sted, felt);
    await krevSammenheng(s, ny, sted, inn.del === 'typer' ? ['fritekst'] : feltI(inn.del).map((f) => f.navn));
    await leggTilRutine(s.db, { verdi: ny, na: s.na, av: s.aktor.id, begrunnelse: inn.begrunnelse });
    return { ut: { sted }, spor: { sted, del: inn.del } };
  },
});

/** A school gives up its own value of one field and has the kommune's again. */
export const tilKommunens = handling({
  regel: rutinerTilgang.tilbake,
  inndata: z.object({
    sted: z.string().regex(/^\d{9}$/),
    felt: z.enum(ALLE_FELT.map((f) => f.navn) as [string, ...string[]]),
    bygger: z.string().max(40),
  }),
  utdata: Ut,
  gjelder: (s, inn) => finnSted(s.db, inn.sted),
  async utfor(s, { sted }, inn) {
    const historikk = await tilEndring(s, sted, inn.bygger);
    const o = tolkInnstilling(rutineoppsett, historikk.at(-1)?.verdi);
    const { [inn.felt]: egen, ...felt } = feltVed(o, sted);
    if (egen === undefined) return { ut: { sted }, spor: { sted, uendret: true } };
    const ny = medFelt(o, sted, felt);
    const [feil] = Object.values(motsigelser(gjeldende(ny, sted))).map(toSprak);
    if (feil !== undefined)
      throw s.feil(
        'motsigelse',
        {
          nb: `Kommunens verdi går ikke sammen med skolens andre verdier. ${feil.nb}`,
          nn: `Verdien til kommunen går ikkje saman med dei andre verdiane til skulen. ${feil.nn}`,
        },
        { status: 409 },
      );
    await leggTilRutine(s.db, { verdi: ny, na: s.na, av: s.aktor.id, begrunnelse: 'Tilbake til kommunens verdi' });
    return { ut: { sted }, spor: { sted, felt: inn.felt, tilbake: true } };
  },
});

/** Puts back what stood at the place before its last change. Others' changes since then stay. */
export const angreRutine = handling({
  regel: rutinerTilgang.angre,
  inndata: z.object({ sted: Sted, bygger: z.string().max(40) }),
  utdata: Ut,
  gjelder: (s, inn) => finnSted(s.db, inn.sted),
  async utfor(s, { sted }, inn) {
    const historikk = await tilEndring(s, sted, inn.bygger);
    const siste = endringer(historikk, sted).at(-1);
    if (siste === undefined)
      throw s.feil('ingen_endring', { nb: 'Det er ingenting å angre.', nn: 'Det er ingenting å angre.' }, { status: 409 });
    const o = tolkInnstilling(rutineoppsett, historikk.at(-1)?.verdi);
    const felt: Record<string, unknown> = { ...feltVed(o, sted) };
    for (const f of siste.felt) felt[f.navn] = f.for;
    const ny = medFelt(o, sted, felt);
    await krevSammenheng(s, ny, sted, ['bygger']);
    await leggTilRutine(s.db, { verdi: ny, na: s.na, av: s.aktor.id, begrunnelse: 'Angret siste endring' });
    return { ut: { sted }, spor: { sted, angret: true } };
  },
});
