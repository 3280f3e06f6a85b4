import { setTimeout as vent } from 'node:timers/promises';
import type { Tx } from '#grunn/db/index.ts';
import { innsynsdata } from '#grunn/innsyn/index.ts';
import { beslutt, type Aktor } from '#grunn/tilgang/index.ts';
import { osloDato } from '#grunn/tid/index.ts';
import { feilPaSprak, ikkeInnlogget } from './feil.ts';
import { settIdentitet } from './lager.ts';
import type { Dormiljo, Kontekst } from './modell.ts';
import type { Sprak } from '#grunn/sprak/index.ts';

/** Finds who is asking, in the transaction of the act. Undefined: nobody is logged in. */
export type Aktorfinner = (tx: Tx, na: { readonly na: string; readonly idag: string }) => Promise<Aktor | undefined>;

const FORSOK = 4;

/**
 * Opens the one transaction of an act, finds the person and does the work. A deadlock or a serialisation failure is tried
 * again from the start: nothing of it was done. @throws FunksjonellFeil 401 when nobody is logged in.
 */
export async function medKontekst<T>(
  m: Dormiljo,
  finnAktor: Aktorfinner,
  sprak: Sprak,
  arbeid: (s: Kontekst) => Promise<T>,
): Promise<T> {
  const na = m.klokke.na();
  const tid = { na: na.toString(), idag: osloDato(na) };
  for (let forsok = 1; ; forsok++) {
    try {
      return await m.db.transaction().execute(async (tx) => {
        const aktor = await finnAktor(tx, tid);
        if (aktor === undefined) throw ikkeInnlogget(sprak);
        await settIdentitet(tx, { aktorId: aktor.id, idag: tid.idag });
        return arbeid(lagKontekst(m, tx, aktor, tid));
      });
    } catch (e) {
      if (forsok >= FORSOK || !erForbigaende(e)) throw e;
      await vent(10 * 2 ** forsok);
    }
  }
}

export function lagKontekst(m: Dormiljo, tx: Tx, aktor: Aktor, tid: { na: string; idag: string }): Kontekst {
  const { sprak } = aktor;
  return {
    db: tx,
    aktor,
    sprak,
    klokke: m.klokke,
    ...tid,
    nokler: m.nokler,
    miljo: m.miljo,
    tjenester: m.tjenester,
    feil: (kode, melding, valg) => feilPaSprak(sprak, kode, melding, valg),
    kan: (regel, objekt) => {
      const data = objekt && innsynsdata(objekt);
      return beslutt(regel, aktor, tid.idag, data?.tilhorighet, data?.vern);
    },
  };
}

/** serialization_failure, deadlock_detected, lock_not_available */
const erForbigaende = (e: unknown): boolean => ['40001', '40P01', '55P03'].includes((e as { code?: string }).code ?? '');
