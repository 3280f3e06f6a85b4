// From an HR file being read to a run.
import type { HrFilhode, HrPerson } from '#kilder/hr/index.ts';
import type { Innlesingsrad } from '../lager.ts';
import type { Bremsegrenser, Innlesingsmiljo, Kildehode, Mottatt } from '../modell.ts';
import { lesForut } from '../forut.ts';
import { kjorInnlesing } from '../motor.ts';
import { hrInnlesing } from './type.ts';

export interface Hrvalg {
  /** Employees as they come, and what the file says of itself when it has been read to its end. */
  readonly lesing: { readonly personer: AsyncIterable<HrPerson>; readonly hode: Promise<HrFilhode> };
  readonly utlostAv: string;
  /** False for an extract of some (a window of dates): then nobody goes silent. */
  readonly heltBilde?: boolean;
  readonly bremser?: Bremsegrenser;
}

/** Employees parsed while the database works on those before them. */
const FORUT = 500;

/**
 * Reads employees and positions from HR. A whole file is a full reconciliation: those it no longer tells of become «aktiv hos oss,
 * inaktiv i HRM». A file that cannot be read to its end changes nothing.
 * @throws FunksjonellFeil `pagar` when another is under way.
 */
export async function kjorHr(m: Innlesingsmiljo, v: Hrvalg): Promise<Innlesingsrad> {
  let hode: Kildehode = {};
  async function* hent(): AsyncGenerator<Mottatt<HrPerson>> {
    for await (const p of lesForut(v.lesing.personer, FORUT)) yield { enhet: p };
    const h = await v.lesing.hode;
    hode = {
      eksportert: h.eksportert,
      antallOppgitt: h.antallOppgitt,
      antallLest: h.antallLest,
      duplikater: h.duplikater,
      avvik: h.avvik,
      heltBilde: v.heltBilde ?? true,
    };
  }
  return kjorInnlesing(m, hrInnlesing(v.bremser), { slag: 'fil', utlostAv: v.utlostAv, hent: hent(), hode: () => hode });
}
