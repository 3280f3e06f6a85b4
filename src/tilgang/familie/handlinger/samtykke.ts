import { z } from 'zod';
import { handling, ikkeFunnet, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { finnPerson } from '#register/person/index.ts';
import { hentBarnefakta, krevAnnenEnnNaer, manglerSamtykke } from '#tilgang/relasjon/index.ts';
import { leggTilSvar } from '../lager.ts';
import { familieTilgang } from '../tilgang.ts';

const Svar = z.enum(['ja', 'nei'], tosprak('Velg ja eller nei.', 'Vel ja eller nei.'));

/** The consent asked for, when this person is one of those who must answer it. */
async function krevSvarer(s: Kontekst, barnId: string, beslutningId: string, hvem: string): Promise<void> {
  const f = await hentBarnefakta(s.db, barnId);
  const b = f.beslutninger.find((x) => x.id === beslutningId && x.slag === 'samtykke');
  if (b === undefined) throw ikkeFunnet(s.sprak);
  const alle = manglerSamtykke(f, { ...b, svar: [] }, s.idag);
  if (alle?.includes(hvem) !== true)
    throw s.feil(
      'svarer_ikke',
      { nb: 'Bare de som har foreldreansvar, kan svare.', nn: 'Berre dei som har foreldreansvar, kan svare.' },
      { status: 409 },
    );
}

/** A yes or no somebody with foreldreansvar has given the school, with where it is written. A later answer takes the earlier back. */
export const registrerSvar = handling({
  regel: familieTilgang.registrerSvar,
  inndata: z.object({
    personId: z.uuid(),
    beslutningId: z.uuid(),
    hvem: z.uuid(),
    svar: Svar,
    dokument: z
      .string()
      .trim()
      .min(
        3,
        tosprak('Skriv hvordan svaret ble gitt, eller hvor det ligger.', 'Skriv korleis svaret vart gitt, eller kvar det ligg.'),
      )
      .max(200),
  }),
  utdata: z.object({ barnId: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, barn, inn) {
    await krevAnnenEnnNaer(s, barn.personId);
    if (inn.hvem === s.aktor.id)
      throw s.feil('egen_sak', { nb: 'Svar selv fra dine egne sider.', nn: 'Svar sjølv frå dine eigne sider.' }, { status: 403 });
    await krevSvarer(s, barn.personId, inn.beslutningId, inn.hvem);
    await leggTilSvar(s.db, {
      beslutningId: inn.beslutningId,
      personId: inn.hvem,
      svar: inn.svar === 'ja',
      dokument: inn.dokument,
      na: s.na,
      av: s.aktor.id,
    });
    return {
      ut: { barnId: barn.personId },
      spor: { beslutning: inn.beslutningId, svar: inn.svar },
      gjelder: [barn.personId, inn.hvem],
    };
  },
});

/** The guardian answers himself; an answer can be taken back at any time by giving the other. */
export const svarSelv = handling({
  regel: familieTilgang.svarSelv,
  inndata: z.object({ personId: z.uuid(), beslutningId: z.uuid(), svar: Svar }),
  utdata: z.object({ barnId: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, barn, inn) {
    await krevSvarer(s, barn.personId, inn.beslutningId, s.aktor.id);
    await leggTilSvar(s.db, {
      beslutningId: inn.beslutningId,
      personId: s.aktor.id,
      svar: inn.svar === 'ja',
      dokument: null,
      na: s.na,
      av: s.aktor.id,
    });
    return { ut: { barnId: barn.personId }, spor: { beslutning: inn.beslutningId, svar: inn.svar } };
  },
});
