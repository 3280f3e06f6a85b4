import { z } from 'zod';
import { handling, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { iOslo, tilInstant } from '#grunn/tid/index.ts';
import { hentBarnefaktaForAlle } from '#tilgang/relasjon/index.ts';
import { temaFor } from '../../fravar/index.ts';
import { foresatteMedSamtale } from '../bilde.ts';
import { avbestill, finnElevIRunde, hentBestillinger, settHoldt, type Elevirunde } from '../lager.ts';
import { inviter } from '../lager-styring.ts';
import { samtaleTilgang } from '../tilgang.ts';
import { flyttTil } from './bestill.ts';

const tom = (v: unknown) => (v === '' ? undefined : v);
const Sted = { rundeId: z.uuid(), elevId: z.uuid(), forId: z.preprocess(tom, z.uuid().optional()) };
const Svar = z.object({ rundeId: z.string(), elevId: z.string() });

/** The guardian whose talk it is, in a round of one for each. @throws FunksjonellFeil for somebody who is to have none. */
async function forHvem(s: Kontekst, e: Elevirunde, forId: string | undefined): Promise<string | null> {
  if (!e.runde.hverForesatt) return null;
  const f = (await hentBarnefaktaForAlle(s.db, [e.elevId])).get(e.elevId);
  if (forId !== undefined && f !== undefined && foresatteMedSamtale(f, s.idag).includes(forId)) return forId;
  throw s.feil(
    'hvem',
    { nb: 'Velg hvilken foresatt timen er for.', nn: 'Vel kva føresett timen er for.' },
    { felt: { forId: { nb: 'Velg hvilken foresatt timen er for.', nn: 'Vel kva føresett timen er for.' } } },
  );
}

/** The home is told that the school has given it a time, moved it or taken it away. */
const fortell = (s: Kontekst, e: Elevirunde) =>
  e.runde.apnet === null
    ? Promise.resolve(0)
    : inviter(
        s.db,
        { rundeId: e.runde.rundeId, skole: e.runde.skole, slag: 'endret', hvem: { elevId: e.elevId } },
        { na: s.na, av: s.aktor.id },
      );

/** The school takes a time for a home, or moves it: also after the deadline, and before the round is open. */
export const bestillForElev = handling({
  regel: samtaleTilgang.bestillFor,
  inndata: z.object({ ...Sted, tidId: z.uuid(tosprak('Velg en av timene.', 'Vel ein av timane.')) }),
  utdata: Svar,
  gjelder: (s, inn) => finnElevIRunde(s, inn.rundeId, inn.elevId),
  async utfor(s, e, inn) {
    if (e.runde.avlyst !== null) throw s.feil('avlyst', { nb: 'Runden er avlyst.', nn: 'Runden er avlyst.' }, { status: 409 });
    await flyttTil(s, e, { tidId: inn.tidId, forId: await forHvem(s, e, inn.forId), rolle: 'skole' });
    await fortell(s, e);
    return { ut: { rundeId: inn.rundeId, elevId: inn.elevId }, spor: { runde: inn.rundeId }, skjedd: [temaFor(e.runde.skole)] };
  },
});

/** The school gives up a home's time. */
export const avbestillForElev = handling({
  regel: samtaleTilgang.avbestillFor,
  inndata: z.object(Sted),
  utdata: Svar,
  gjelder: (s, inn) => finnElevIRunde(s, inn.rundeId, inn.elevId),
  async utfor(s, e, inn) {
    const sted = { rundeId: inn.rundeId, elevId: inn.elevId, forId: e.runde.hverForesatt ? (inn.forId ?? null) : null };
    if ((await avbestill(s.db, sted, { na: s.na, av: s.aktor.id })) === undefined)
      throw s.feil('ingen_time', { nb: 'Hjemmet har ingen time.', nn: 'Heimen har ingen time.' }, { status: 409 });
    await fortell(s, e);
    return { ut: { rundeId: inn.rundeId, elevId: inn.elevId }, spor: { runde: inn.rundeId }, skjedd: [temaFor(e.runde.skole)] };
  },
});

/** The talk was held, on the day of its time when no other is named; or it was not after all. */
export const forSamtaleHoldt = handling({
  regel: samtaleTilgang.forHoldt,
  inndata: z.object({
    ...Sted,
    holdt: z.enum(['ja', 'nei']),
    dato: z.preprocess(tom, z.iso.date(tosprak('Velg dagen samtalen ble holdt.', 'Vel dagen samtalen vart halden.')).optional()),
  }),
  utdata: Svar.extend({ holdt: z.boolean() }),
  gjelder: (s, inn) => finnElevIRunde(s, inn.rundeId, inn.elevId),
  async utfor(s, e, inn) {
    const forId = e.runde.hverForesatt ? (inn.forId ?? null) : null;
    const b = (await hentBestillinger(s.db, [inn.rundeId])).find((x) => x.elevId === inn.elevId && x.forId === forId);
    if (b === undefined)
      throw s.feil(
        'ingen_time',
        { nb: 'Sett opp en time for eleven først.', nn: 'Set opp ein time for eleven først.' },
        { status: 409 },
      );
    const dag = inn.dato ?? iOslo(tilInstant(b.fra)).toPlainDate().toString();
    if (inn.holdt === 'ja' && dag > s.idag)
      throw s.feil(
        'ikke_enna',
        { nb: 'Dagen har ikke vært ennå.', nn: 'Dagen har ikkje vore enno.' },
        { felt: { dato: { nb: 'Velg en dag som har vært.', nn: 'Vel ein dag som har vore.' } } },
      );
    await settHoldt(
      s.db,
      { rundeId: inn.rundeId, elevId: inn.elevId, forId, holdt: inn.holdt === 'ja' ? dag : null },
      s.aktor.id,
    );
    return {
      ut: { rundeId: inn.rundeId, elevId: inn.elevId, holdt: inn.holdt === 'ja' },
      spor: { runde: inn.rundeId, holdt: inn.holdt },
    };
  },
});
