import { z } from 'zod';
import { handling, ikkeFunnet, type Kontekst } from '#grunn/handling/index.ts';
import { finnElev } from '#skoledag/fravar/index.ts';
import { krevAnnenEnnNaer } from '#tilgang/relasjon/index.ts';
import { finnTiltak, hentLarere, lukkTiltak, skrivTiltak } from '../lager.ts';
import { Tiltaksinndata } from '../modell.ts';
import { feilI } from '../regler.ts';
import { tilretteleggingTilgang } from '../tilgang.ts';

const Ut = z.object({ elevId: z.string() });

/** @throws FunksjonellFeil when something is missing, or when a teacher is not one of the school's. */
async function krevGyldig(s: Kontekst, t: Tiltaksinndata, skole: string): Promise<void> {
  const feil = { ...feilI(t) };
  const larere = new Set((await hentLarere(s.db, skole, s.idag)).map((l) => l.personId));
  for (const felt of ['larer', 'larer2'] as const)
    if (t[felt] !== undefined && !larere.has(t[felt]))
      feil[felt] = { nb: 'Velg en som arbeider ved skolen.', nn: 'Vel ein som arbeider ved skulen.' };
  if (Object.keys(feil).length > 0)
    throw s.feil('ugyldig', { nb: 'Noe må rettes før vi kan lagre.', nn: 'Noko må rettast før vi kan lagre.' }, { felt: feil });
}

const ikkeRett = (s: Kontekst) =>
  s.feil(
    'ikke_rett',
    {
      nb: 'Kontaktlæreren registrerer behov. At eleven har en rett, registrerer rektor eller rådgiver.',
      nn: 'Kontaktlæraren registrerer behov. At eleven har ein rett, registrerer rektor eller rådgjevar.',
    },
    { status: 403 },
  );

/** A need or a right is written down. What kind it is stays out of the trace: it may tell of health. */
export const nyttTiltak = handling({
  regel: tilretteleggingTilgang.registrer,
  inndata: Tiltaksinndata.extend({ elevId: z.uuid() }),
  utdata: Ut,
  gjelder: (s, inn) => finnElev(s, inn.elevId),
  async utfor(s, elev, inn) {
    if (inn.status !== 'behov' && !s.kan(tilretteleggingTilgang.rett, elev).tillatt) throw ikkeRett(s);
    if (inn.status !== 'behov') await krevAnnenEnnNaer(s, elev.elevId);
    await krevGyldig(s, inn, elev.skole);
    const sakId = crypto.randomUUID();
    await skrivTiltak(s.db, { t: inn, elevId: elev.elevId, sakId, na: s.na, av: s.aktor.id });
    return { ut: { elevId: elev.elevId }, spor: { sak: sakId } };
  },
});

/** A measure is corrected, becomes a right, or ends. What stood is kept. */
export const endreTiltak = handling({
  regel: tilretteleggingTilgang.endre,
  inndata: Tiltaksinndata.extend({ elevId: z.uuid(), sakId: z.uuid() }),
  utdata: Ut,
  gjelder: (s, inn) => finnTiltak(s, inn.elevId, inn.sakId),
  versjon: (o) => o.tiltak.versjon,
  async utfor(s, o, inn) {
    const bareBehov = inn.status === 'behov' && o.tiltak.status === 'behov';
    if (!bareBehov && !s.kan(tilretteleggingTilgang.rett, o).tillatt) throw ikkeRett(s);
    if (!bareBehov) await krevAnnenEnnNaer(s, o.elev.elevId);
    await krevGyldig(s, inn, o.elev.skole);
    const hva = { elevId: o.elev.elevId, sakId: inn.sakId, na: s.na, av: s.aktor.id };
    if (!(await lukkTiltak(s.db, hva))) throw ikkeFunnet(s.sprak);
    // whoever may not see where the decision lies, does not take it away either
    const kanRett = s.kan(tilretteleggingTilgang.rett, o).tillatt;
    await skrivTiltak(s.db, { ...hva, t: kanRett ? inn : { ...inn, arkivref: o.tiltak.arkivref ?? undefined } });
    return { ut: { elevId: o.elev.elevId }, spor: { sak: inn.sakId } };
  },
});
