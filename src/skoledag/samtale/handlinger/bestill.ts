import { z } from 'zod';
import { handling, ikkeFunnet, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { temaFor } from '../../fravar/index.ts';
import { avbestill, finnElevIRunde, hentTider, settInnBestilling, type Elevirunde } from '../lager.ts';
import { hvorforIkke, type Sperre } from '../bilde.ts';
import { samtaleTilgang } from '../tilgang.ts';

const Sted = { rundeId: z.uuid(), elevId: z.uuid() };
const VELG = tosprak('Velg en av timene.', 'Vel ein av timane.');

const SPERRER: Readonly<Record<Exclude<Sperre, 'holdt'>, { readonly nb: string; readonly nn: string }>> = {
  frist: {
    nb: 'Fristen er ute. Ta kontakt med kontaktlæreren.',
    nn: 'Fristen er ute. Ta kontakt med kontaktlæraren.',
  },
  alder: { nb: 'Foresatte velger til du er 15 år.', nn: 'Føresette vel til du er 15 år.' },
  foresatte: {
    nb: 'Skolen har en samtale med hver foresatt. De velger hver sin time.',
    nn: 'Skulen har ein samtale med kvar føresett. Dei vel kvar sin time.',
  },
  rett: {
    nb: 'Du får beskjeder, men kan ikke svare skolen for barnet.',
    nn: 'Du får beskjedar, men kan ikkje svare skulen for barnet.',
  },
  avlyst: { nb: 'Samtalene er avlyst. Skolen setter opp nye.', nn: 'Samtalane er avlyste. Skulen set opp nye.' },
};

/** @throws FunksjonellFeil when this person may not choose for the pupil now. */
async function krevKanVelge(s: Kontekst, e: Elevirunde): Promise<void> {
  if (e.runde.apnet === null) throw ikkeFunnet(s.sprak);
  const sperre = await hvorforIkke(s, e);
  if (sperre !== null && sperre !== 'holdt') throw s.feil(sperre, SPERRER[sperre], { status: 409 });
}

/** Whose talk it is: the child's, or in a round of one for each guardian this person's own. */
const forHvem = (s: Kontekst, e: Elevirunde): string | null => (e.runde.hverForesatt ? s.aktor.id : null);

const HOLDT = { nb: 'Samtalen er alt holdt.', nn: 'Samtalen er alt halden.' };
/** The one who came second is told so, with the page drawn again and the times that are left. */
const tatt = (s: Kontekst) =>
  s.feil(
    'tatt',
    {
      nb: 'Timen ble nettopp tatt av noen andre. Velg en av dem som er ledige nå.',
      nn: 'Timen vart nettopp teken av nokon andre. Vel ein av dei som er ledige no.',
    },
    { felt: { tidId: { nb: 'Timen er tatt. Velg en annen.', nn: 'Timen er teken. Vel ein annan.' } } },
  );

/** Moves a home to a time: gives up the one it has and takes the new, both or neither. @throws FunksjonellFeil when it is gone. */
export async function flyttTil(
  s: Kontekst,
  e: Elevirunde,
  v: { readonly tidId: string; readonly forId: string | null; readonly rolle: 'foresatt' | 'elev' | 'skole' },
): Promise<string | undefined> {
  const sted = { rundeId: e.runde.rundeId, elevId: e.elevId, forId: v.forId };
  const skriver = { na: s.na, av: s.aktor.id };
  const tid = (await hentTider(s.db, [e.runde.rundeId])).find((t) => t.tidId === v.tidId);
  if (tid === undefined || tid.stengt) throw tatt(s);
  const forrige = await avbestill(s.db, sted, skriver);
  if (!(await settInnBestilling(s.db, { ...sted, tidId: v.tidId, rolle: v.rolle }, skriver))) throw tatt(s);
  return forrige;
}

/** A guardian, or a pupil of 15, takes a time or changes to another. Pressed twice it is the same time. */
export const bestillSamtale = handling({
  regel: samtaleTilgang.bestill,
  inndata: z.object({ ...Sted, tidId: z.uuid({ error: VELG }) }),
  utdata: z.object({ rundeId: z.string(), elevId: z.string(), forrige: z.string().nullable() }),
  gjelder: (s, inn) => finnElevIRunde(s, inn.rundeId, inn.elevId),
  async utfor(s, e, inn) {
    await krevKanVelge(s, e);
    if ((await hvorforIkke(s, e)) === 'holdt') throw s.feil('holdt', HOLDT, { status: 409 });
    const forrige = await flyttTil(s, e, {
      tidId: inn.tidId,
      forId: forHvem(s, e),
      rolle: e.elevId === s.aktor.id ? 'elev' : 'foresatt',
    });
    return {
      ut: { rundeId: inn.rundeId, elevId: inn.elevId, forrige: forrige ?? null },
      spor: { runde: inn.rundeId, endret: forrige !== undefined },
      skjedd: [temaFor(e.runde.skole)],
    };
  },
});

/** Gives up the time the home has. The other guardian sees that it is gone. */
export const avbestillSamtale = handling({
  regel: samtaleTilgang.avbestill,
  inndata: z.object(Sted),
  utdata: z.object({ rundeId: z.string(), elevId: z.string(), tidId: z.string() }),
  gjelder: (s, inn) => finnElevIRunde(s, inn.rundeId, inn.elevId),
  async utfor(s, e, inn) {
    await krevKanVelge(s, e);
    const tidId = await avbestill(
      s.db,
      { rundeId: inn.rundeId, elevId: inn.elevId, forId: forHvem(s, e) },
      { na: s.na, av: s.aktor.id },
    );
    if (tidId === undefined)
      throw s.feil(
        'ingen_time',
        {
          nb: 'Dere har ingen time å avlyse, eller samtalen er holdt.',
          nn: 'De har ingen time å avlyse, eller samtalen er halden.',
        },
        { status: 409 },
      );
    return {
      ut: { rundeId: inn.rundeId, elevId: inn.elevId, tidId },
      spor: { runde: inn.rundeId },
      skjedd: [temaFor(e.runde.skole)],
    };
  },
});
