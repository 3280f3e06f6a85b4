// What was held back, tried again.
import type { HrPerson } from '#kilder/hr/modell.ts';
import type { Oppstartselev } from '#kilder/oppstart/modell.ts';
import type { Rolleansatt } from '#kilder/tilgangslosning/modell.ts';
import { BREMSER } from './folkeregisteret/kjor.ts';
import type { Familie } from './folkeregisteret/familie.ts';
import { folkeregisterInnlesing } from './folkeregisteret/type.ts';
import { hrInnlesing } from './hr/type.ts';
import { krrInnlesing, type Kontaktenhet } from './krr/type.ts';
import { hentHoldtpost, settLost } from './lager-holdt.ts';
import type { Innlesingsrad } from './lager.ts';
import type { Innlesingsmiljo, Innlesingstype } from './modell.ts';
import { kjorInnlesing } from './motor.ts';
import { oppstartInnlesing } from './oppstart/type.ts';
import { rolleInnlesing } from './tilgangslosning/type.ts';

export interface Holdtvalg {
  readonly holdtId: string;
  readonly utlostAv: string;
}

/**
 * Reads a held record again, as a run of its own with the ordinary brakes. Undefined when there is nothing to read: it has come through
 * since, or only its place in a file is known.
 * @throws FunksjonellFeil `pagar` when the source is being read.
 */
export async function provHoldt(m: Innlesingsmiljo, o: Holdtvalg): Promise<Innlesingsrad | undefined> {
  const holdt = await hentHoldtpost(m.db, m.nokler, o.holdtId);
  if (holdt === undefined || holdt.lost !== null || holdt.post === undefined) return undefined;
  const { post } = holdt;
  const rad = await provPost(m, holdt.kilde, post, o.utlostAv);
  // found the same as the register has by now: nothing holds it any more
  if (rad?.status === 'ferdig' && rad.tellere.holdtIgjen === 0)
    await settLost(m.db, holdt.id, 'kom_gjennom', m.klokke.na().toString());
  return rad;
}

/** The record has been through the source's own reader before it was held: it is of the type that source makes. */
async function provPost(m: Innlesingsmiljo, kilde: string, post: unknown, utlostAv: string): Promise<Innlesingsrad | undefined> {
  switch (kilde) {
    case 'folkeregisteret':
      return prov(m, folkeregisterInnlesing(BREMSER), post as Familie, utlostAv);
    case 'hr':
      return prov(m, hrInnlesing(), post as HrPerson, utlostAv);
    case 'krr':
      return prov(m, krrInnlesing(), post as Kontaktenhet, utlostAv);
    case 'oppstart':
      return prov(m, oppstartInnlesing(), post as Oppstartselev, utlostAv);
    case 'tilgangslosning':
      return prov(m, rolleInnlesing(), post as Rolleansatt, utlostAv);
    default:
      return undefined; // schools and subject codes come whole each week
  }
}

function prov<E>(m: Innlesingsmiljo, type: Innlesingstype<E>, enhet: E, utlostAv: string): Promise<Innlesingsrad> {
  async function* hent() {
    yield { enhet };
  }
  return kjorInnlesing(m, type, { slag: 'hand', utlostAv, ventet: 1, hent: hent(), hode: () => ({ heltBilde: false }) });
}
