// Schools and subject codes from their registers to a run. Never needed at run time: what was read last is what counts.
import type { Avvik } from '#grunn/kilde/index.ts';
import type { Innlesingsrad } from '../lager.ts';
import type { Innlesingsmiljo, Innlesingstype, Kildehode, Mottatt } from '../modell.ts';
import { kjorInnlesing } from '../motor.ts';
import type { Fagkode, Skole } from './modell.ts';
import { grepInnlesing, nsrInnlesing } from './type.ts';

export interface Stamdatavalg<E> {
  /** The whole list, as it comes; throws Kildefeil when it cannot be had to its end. */
  readonly liste: AsyncIterable<E> | Iterable<E>;
  readonly utlostAv: string;
  /** False for some of the list: then nothing is said of the rest. */
  readonly heltBilde?: boolean;
  /** Asked for when the list has ended. */
  readonly hode?: () => { readonly antallOppgitt?: number | null; readonly avvik?: readonly Avvik[] };
}

function kjor<E>(m: Innlesingsmiljo, type: Innlesingstype<E>, v: Stamdatavalg<E>): Promise<Innlesingsrad> {
  let lest = 0;
  async function* hent(): AsyncGenerator<Mottatt<E>> {
    for await (const enhet of v.liste) {
      lest++;
      yield { enhet };
    }
  }
  const hode = (): Kildehode => ({ ...v.hode?.(), antallLest: lest, heltBilde: v.heltBilde ?? true });
  return kjorInnlesing(m, type, { slag: 'full', utlostAv: v.utlostAv, hent: hent(), hode });
}

/** Reads schools from NSR. @throws FunksjonellFeil `pagar` when another is under way. */
export const kjorNsr = (m: Innlesingsmiljo, v: Stamdatavalg<Skole>): Promise<Innlesingsrad> => kjor(m, nsrInnlesing(), v);

/** Reads subject codes from Grep. @throws FunksjonellFeil `pagar` when another is under way. */
export const kjorGrep = (m: Innlesingsmiljo, v: Stamdatavalg<Fagkode>): Promise<Innlesingsrad> => kjor(m, grepInnlesing(), v);
