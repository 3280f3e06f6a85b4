import { setTimeout as vent } from 'node:timers/promises';
import type { Db, Tx } from '#grunn/db/index.ts';
import { overtatt } from './kontekst.ts';
import * as lager from './lager.ts';
import * as lagerHoldt from './lager-holdt.ts';
import type { Brukskontekst, Innlesingsmiljo, Innlesingstype, Tellere } from './modell.ts';

interface Bolkoppdrag<E> {
  readonly innlesingId: string;
  readonly bolk: lager.Mottaksbolk<E>;
  readonly kontekst: Brukskontekst;
}

/**
 * Applies one chunk in one transaction. When somebody in it is bad the chunk is halved until that one is found and held;
 * the rest goes in. The chunk is marked as used in the transaction that used it, so a crash neither loses nor doubles it; of a halved
 * chunk the counts are kept only when all of it is done, so that a resumed one is not counted twice. Returns the run's counts; undefined
 * when another process has used the chunk.
 */
export async function brukBolk<E>(m: Innlesingsmiljo, type: Innlesingstype<E>, o: Bolkoppdrag<E>): Promise<Tellere | undefined> {
  const { enheter } = o.bolk;
  const hel = await provBruk(m, type, o, enheter, String(o.bolk.nummer), 'hel');
  if (hel.slag === 'tatt') return undefined;
  if (hel.slag === 'brukt') return hel.tellere;
  const nytt = { brukt: 0, holdtIgjen: 0 };
  const del = async (del_: readonly E[], sti: string): Promise<boolean> => {
    const svar = await provBruk(m, type, o, del_, sti, 'del');
    if (svar.slag === 'tatt') return false;
    if (svar.slag === 'brukt') {
      nytt.brukt += svar.nytt.brukt;
      nytt.holdtIgjen += svar.nytt.holdtIgjen;
      return true;
    }
    if (del_.length > 1) return halver(del_, sti);
    nytt.holdtIgjen += 1;
    const holdt = {
      arsak: 'avvist_av_registeret' as const,
      nokkel: type.nokkel(del_[0]!),
      detaljer: { kode: svar.kode, regel: svar.regel },
      post: del_[0],
    };
    await lagerHoldt.holdIgjen(m.db, m.nokler, o.innlesingId, type.kilde, [holdt]);
    return true;
  };
  const halver = async (enheter_: readonly E[], sti: string): Promise<boolean> => {
    const midt = Math.ceil(enheter_.length / 2);
    return (await del(enheter_.slice(0, midt), `${sti}.a`)) && del(enheter_.slice(midt), `${sti}.b`);
  };
  const ferdig = enheter.length > 1 ? await halver(enheter, String(o.bolk.nummer)) : await del(enheter, String(o.bolk.nummer));
  if (!ferdig) return undefined;
  return medNyeForsok(m.db, async (tx) =>
    (await lager.taBolk(tx, o.innlesingId, o.bolk.nummer)) ? merkBrukt(tx, o, nytt) : undefined,
  );
}

/** Marks the chunk as used and adds its counts. @throws FunksjonellFeil `pagar` when the run has ended under us: nothing of ours must stand. */
async function merkBrukt<E>(tx: Tx, o: Bolkoppdrag<E>, nytt: { brukt: number; holdtIgjen: number }): Promise<Tellere> {
  const tellere = await lager.merkBrukt(tx, { innlesingId: o.innlesingId, nummer: o.bolk.nummer, nytt });
  if (!tellere) throw overtatt();
  return tellere;
}

type Proving =
  | { slag: 'brukt'; nytt: { brukt: number; holdtIgjen: number }; tellere?: Tellere }
  | { slag: 'datafeil'; kode: string; regel: string }
  | { slag: 'tatt' };

async function provBruk<E>(
  m: Innlesingsmiljo,
  type: Innlesingstype<E>,
  o: Bolkoppdrag<E>,
  enheter: readonly E[],
  sti: string,
  omfang: 'hel' | 'del',
): Promise<Proving> {
  try {
    return await medNyeForsok(m.db, async (tx): Promise<Proving> => {
      if (!(await lager.taBolk(tx, o.innlesingId, o.bolk.nummer))) return { slag: 'tatt' };
      const svar = await type.bruk(tx, enheter, o.kontekst);
      const holdte = new Set(svar.holdt?.map((h) => h.nokkel));
      const gjennom = enheter.filter((e) => !nokler(type, e).some((n) => holdte.has(n)));
      const nytt = {
        brukt: gjennom.reduce((n, e) => n + type.antallPersoner(e), 0),
        holdtIgjen: svar.holdt?.length ?? 0,
      };
      await lager.skrivDekning(tx, { innlesingId: o.innlesingId, kilde: type.kilde, nummer: sti, personer: svar.dekket });
      await lagerHoldt.holdIgjen(tx, m.nokler, o.innlesingId, type.kilde, svar.holdt ?? []);
      await lagerHoldt.losHoldte(tx, m.nokler, type.kilde, () => gjennom.flatMap((e) => nokler(type, e)), 'kom_gjennom');
      if (omfang === 'del') return { slag: 'brukt', nytt };
      return { slag: 'brukt', nytt, tellere: await merkBrukt(tx, o, nytt) };
    });
  } catch (e) {
    const feil = e as { code?: string; constraint?: string };
    if (!erDatafeil(feil)) throw e;
    return { slag: 'datafeil', kode: feil.code!, regel: feil.constraint ?? '' };
  }
}

const nokler = <E>(type: Innlesingstype<E>, e: E): readonly string[] => type.alleNokler?.(e) ?? [type.nokkel(e)];

/** A transaction, tried again when it met another that wrote about the same people. */
export async function medNyeForsok<T>(db: Db, utfor: (tx: Tx) => Promise<T>): Promise<T> {
  for (let forsok = 1; ; forsok++) {
    try {
      return await db.transaction().execute(utfor);
    } catch (e) {
      if (!erTilfeldig(e as { code?: string; constraint?: string }) || forsok >= 4) throw e;
      await vent(20 * forsok);
    }
  }
}

/** Two runs met: a deadlock, a serialisation failure, or both made the same person at once. Another try settles it. */
const erTilfeldig = (e: { code?: string; constraint?: string }): boolean =>
  e.code === '40001' || e.code === '40P01' || (e.code === '23505' && e.constraint === 'personidentifikator_oppslag');

/** Something in the chunk breaks a rule of the register (SQLSTATE 22 and 23): not the connection, not the disk. */
const erDatafeil = (e: { code?: string }): boolean =>
  typeof e.code === 'string' && (e.code.startsWith('22') || e.code.startsWith('23'));
