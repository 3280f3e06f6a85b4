import { FunksjonellFeil, Kildefeil } from '#grunn/feil/index.ts';
import { medNyeForsok } from './bolk.ts';
import { brukAlleBolker } from './bolkrekke.ts';
import { kontekst, overtatt, skrivetid } from './kontekst.ts';
import * as lager from './lager.ts';
import * as lagerHoldt from './lager-holdt.ts';
import { motta } from './mottak.ts';
import {
  type Innlesingskilde,
  type Innlesingsmiljo,
  type Innlesingsstatus,
  type Innlesingstype,
  type Kjoring,
  NULLTELLERE,
} from './modell.ts';

/**
 * Runs one reading of a source: receive → stage → preview → brakes → apply → report. One at a time per source, on any node;
 * a run whose process died is taken up again first. Returns the finished (or stopped, or failed) run.
 * @throws FunksjonellFeil `pagar` when another node is at it.
 */
export async function kjorInnlesing<E>(m: Innlesingsmiljo, type: Innlesingstype<E>, o: Kjoring<E>): Promise<lager.Innlesingsrad> {
  const slipp = o.slag === 'enkelt' && type.enkeltSamtidig ? async () => {} : await taKildelas(m, type.kilde);
  try {
    if (o.slag !== 'enkelt' || !type.enkeltSamtidig) await taOppAvbrutte(m, type);
    const id = crypto.randomUUID();
    await lager.apneInnlesing(m.db, {
      id,
      kilde: type.kilde,
      slag: o.slag,
      utlostAv: o.utlostAv,
      tellere: NULLTELLERE,
      sekvensFra: o.sekvensFra,
      na: await skrivetid(m),
    });
    try {
      const stoppet = await motta(m, type, id, o, await kontekst(m, id));
      if (!stoppet) await brukMottatte(m, type, id);
    } catch (e) {
      if (!(e instanceof Kildefeil)) throw e;
      await avslutt(m, id, { status: 'feilet', feil: { kode: e.kode, melding: e.message } }, ['mottar']);
      await lagerHoldt.forkastUleselige(m.db, id);
    }
    return (await lager.finnInnlesing(m.db, id))!;
  } finally {
    await slipp();
  }
}

/** Goes on after a named person has decided, or after a crash. Safe to call again. */
export async function fortsettInnlesing<E>(
  m: Innlesingsmiljo,
  type: Innlesingstype<E>,
  id: string,
): Promise<lager.Innlesingsrad> {
  const slipp = await taKildelas(m, type.kilde);
  try {
    const rad = await lager.finnInnlesing(m.db, id);
    if (!rad) throw new FunksjonellFeil('finnes_ikke', 'Innlesingen finnes ikke.', { status: 404 });
    if (rad.status === 'venter') await utforAvgjorelse(m, type, rad);
    else if (rad.status === 'klar' || rad.status === 'bruker') await brukMottatte(m, type, id);
    return (await lager.finnInnlesing(m.db, id))!;
  } finally {
    await slipp();
  }
}

/** What a named person has decided of a waiting run; nothing when nobody has. */
async function utforAvgjorelse<E>(m: Innlesingsmiljo, type: Innlesingstype<E>, rad: lager.Innlesingsrad): Promise<void> {
  const svar = await lager.hentAvgjorelse(m.db, rad.id);
  if (!svar) return;
  if (svar === 'avvist') await avslutt(m, rad.id, { status: 'avvist' }, ['venter']);
  else await brukMottatte(m, type, rad.id);
}

/** Ends a run that is not applied; what it had staged goes with it. */
async function avslutt(
  m: Innlesingsmiljo,
  id: string,
  e: { status: 'feilet' | 'avvist'; feil?: { kode: string; melding: string } },
  bare: readonly Innlesingsstatus[],
): Promise<void> {
  await m.db.transaction().execute(async (tx) => {
    if (await lager.settInnlesing(tx, id, { ...e, ferdig: m.klokke.na().toString() }, bare)) await lager.tomMottak(tx, id);
  });
}

/**
 * The right to run a source; the caller gives it back.
 * @throws FunksjonellFeil `pagar` when someone else has it.
 */
export async function taKildelas(m: Innlesingsmiljo, kilde: Innlesingskilde): Promise<() => Promise<void>> {
  const slipp = await lager.taKildelas(m.db, kilde);
  if (slipp) return slipp;
  throw new FunksjonellFeil('pagar', 'En innlesing fra denne kilden er allerede i gang. Vent til den er ferdig.', {
    status: 409,
  });
}

/** What a dead process left: half received is failed and cleared, half applied is applied to the end. */
async function taOppAvbrutte<E>(m: Innlesingsmiljo, type: Innlesingstype<E>): Promise<void> {
  for (const rad of await lager.finnAvbrutte(m.db, type.kilde)) {
    if (rad.status === 'mottar') await avslutt(m, rad.id, { status: 'feilet', feil: AVBRUTT }, ['mottar']);
    else if (rad.status === 'venter') await utforAvgjorelse(m, type, rad);
    else await brukMottatte(m, type, rad.id);
  }
}

const AVBRUTT = { kode: 'avbrutt', melding: 'Innlesingen ble avbrutt mens den hentet. Ingenting ble endret.' };

async function brukMottatte<E>(m: Innlesingsmiljo, type: Innlesingstype<E>, id: string): Promise<void> {
  const rad = (await lager.finnInnlesing(m.db, id))!;
  let tellere = rad.tellere;
  if (!(await lager.settInnlesing(m.db, id, { status: 'bruker' }, ['klar', 'bruker', 'venter']))) return ferdigAvAndre(m, id);
  // a reading that makes the tables a good deal larger leaves the planner with old notions of them; a night does not
  const stor = !type.omKjente && rad.tellere.iBruk * 5 > (await lager.antallPersoner(m.db));
  const svar = await brukAlleBolker(m, type, { id, stor });
  if (svar === 'tattAvAndre') return ferdigAvAndre(m, id);
  const k = await kontekst(m, id);
  const forst = await medNyeForsok(m.db, async (tx) => {
    if (!(await lager.settInnlesing(tx, id, { status: 'ferdig', ferdig: k.na }, ['bruker']))) return false;
    tellere = (await lager.finnInnlesing(tx, id))!.tellere;
    if (rad.hode.heltBilde && type.avslutt) await type.avslutt(tx, k, rad.hode);
    if (rad.sekvens_til !== null) await lager.settPosisjon(tx, type.kilde, rad.sekvens_til, null);
    if (rad.slag === 'fil') await lagerHoldt.losUleselige(tx, type.kilde, id);
    await lager.tomMottak(tx, id);
    await lager.sporInnlesing(tx, {
      aktor: rad.utlost_av,
      handling: `register.innlesing.${type.kilde}`,
      endringssett: id,
      tellere,
    });
    return true;
  });
  if (!forst) return ferdigAvAndre(m, id);
  m.framdrift?.(id, type.kilde, tellere, 'ferdig');
}

/** Another process has applied the run to its end: then so have we. */
async function ferdigAvAndre(m: Innlesingsmiljo, id: string): Promise<void> {
  if ((await lager.finnInnlesing(m.db, id))?.status !== 'ferdig') throw overtatt();
}
