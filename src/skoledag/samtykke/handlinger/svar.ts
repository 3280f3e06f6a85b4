import { z } from 'zod';
import { handling, ikkeFunnet, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { krevAnnenEnnNaer } from '#tilgang/relasjon/index.ts';
import { finnElev, type Elev } from '../../fravar/index.ts';
import { hentElevbilder, kanSvare } from '../bilde.ts';
import { hentTyper, leggTilSvar } from '../lager.ts';
import { erFemten } from '../regler.ts';
import { samtykkeTilgang } from '../tilgang.ts';

const JaNei = z.enum(['ja', 'nei'], tosprak('Velg ja eller nei.', 'Vel ja eller nei.'));

/** The one the answer is from, when he is one of those who answer this about the pupil now. @throws FunksjonellFeil */
async function krevSvarer(s: Kontekst, elev: Elev, typeId: string, hvem: string): Promise<'foresatt' | 'elev'> {
  const typer = (await hentTyper(s.db, [elev.skole])).filter((t) => t.typeId === typeId);
  const [b] = await hentElevbilder(s, [elev], typer);
  if (b === undefined || b.samtykker.length === 0) throw ikkeFunnet(s.sprak);
  if (!kanSvare(b, hvem, s.idag))
    throw s.feil(
      'svarer_ikke',
      erFemten(elev.fodselsdato, s.idag)
        ? { nb: 'Eleven er fylt 15 år og svarer selv.', nn: 'Eleven har fylt 15 år og svarar sjølv.' }
        : {
            nb: 'Bare de som bestemmer for barnet, kan svare.',
            nn: 'Berre dei som bestemmer for barnet, kan svare.',
          },
      { status: 409 },
    );
  return hvem === elev.elevId ? 'elev' : 'foresatt';
}

/** Yes or no from home. The newest answer counts, so it is taken back the same way it was given (GDPR art. 7 no. 3). */
export const svarPaSamtykke = handling({
  regel: samtykkeTilgang.svar,
  inndata: z.object({ elevId: z.uuid(), typeId: z.uuid(), svar: JaNei }),
  utdata: z.object({ svar: JaNei }),
  gjelder: (s, inn) => finnElev(s, inn.elevId),
  async utfor(s, elev, inn) {
    const rolle = await krevSvarer(s, elev, inn.typeId, s.aktor.id);
    await leggTilSvar(s.db, {
      typeId: inn.typeId,
      elevId: elev.elevId,
      personId: s.aktor.id,
      rolle,
      svar: inn.svar === 'ja',
      na: s.na,
      av: s.aktor.id,
      dokument: null,
    });
    return { ut: { svar: inn.svar }, spor: { type: inn.typeId, svar: inn.svar } };
  },
});

/** What somebody who decides for the child has said on paper or in person, with where it is written. */
export const forSamtykkesvar = handling({
  regel: samtykkeTilgang.registrer,
  inndata: z.object({
    elevId: z.uuid(),
    typeId: z.uuid(),
    hvem: z.uuid(tosprak('Velg hvem som har svart.', 'Vel kven som har svart.')),
    svar: JaNei,
    dokument: z
      .string()
      .trim()
      .min(
        3,
        tosprak('Skriv hvordan svaret ble gitt, eller hvor det ligger.', 'Skriv korleis svaret vart gitt, eller kvar det ligg.'),
      )
      .max(200),
  }),
  utdata: z.object({ elevId: z.string() }),
  gjelder: (s, inn) => finnElev(s, inn.elevId),
  async utfor(s, elev, inn) {
    if (inn.hvem === s.aktor.id)
      throw s.feil('egen_sak', { nb: 'Svar selv fra dine egne sider.', nn: 'Svar sjølv frå dine eigne sider.' }, { status: 403 });
    // nobody near the child writes down what the others there have said
    await krevAnnenEnnNaer(s, elev.elevId);
    const rolle = await krevSvarer(s, elev, inn.typeId, inn.hvem);
    await leggTilSvar(s.db, {
      typeId: inn.typeId,
      elevId: elev.elevId,
      personId: inn.hvem,
      rolle,
      svar: inn.svar === 'ja',
      na: s.na,
      av: s.aktor.id,
      dokument: inn.dokument,
    });
    return {
      ut: { elevId: elev.elevId },
      spor: { type: inn.typeId, svar: inn.svar },
      gjelder: [elev.elevId, inn.hvem],
    };
  },
});
