import { FunksjonellFeil } from '#grunn/feil/index.ts';
import { BREMSER } from './folkeregisteret/kjor.ts';
import { folkeregisterInnlesing } from './folkeregisteret/type.ts';
import { hrInnlesing } from './hr/type.ts';
import { krrInnlesing } from './krr/type.ts';
import { finnInnlesing, type Innlesingsrad } from './lager.ts';
import type { Innlesingsmiljo } from './modell.ts';
import { fortsettInnlesing } from './motor.ts';
import { nabosystemInnlesing } from './nabosystem/type.ts';
import { grepInnlesing, nsrInnlesing } from './nsr/type.ts';
import { oppstartInnlesing } from './oppstart/type.ts';
import { rolleInnlesing } from './tilgangslosning/type.ts';

/**
 * Goes on with a run of any source, after a named person has decided or a process has died. Safe to call again.
 * @throws FunksjonellFeil `finnes_ikke`, or `pagar` when the source is being read.
 */
export async function fortsett(m: Innlesingsmiljo, id: string): Promise<Innlesingsrad> {
  const rad = await finnInnlesing(m.db, id);
  if (!rad) throw new FunksjonellFeil('finnes_ikke', 'Innlesingen finnes ikke.', { status: 404 });
  switch (rad.kilde) {
    case 'folkeregisteret':
      return fortsettInnlesing(m, folkeregisterInnlesing(BREMSER), id);
    case 'krr':
      return fortsettInnlesing(m, krrInnlesing(), id);
    case 'hr':
      return fortsettInnlesing(m, hrInnlesing(), id);
    case 'nsr':
      return fortsettInnlesing(m, nsrInnlesing(), id);
    case 'grep':
      return fortsettInnlesing(m, grepInnlesing(), id);
    case 'nabosystem':
      return fortsettInnlesing(m, nabosystemInnlesing(), id);
    case 'oppstart':
      return fortsettInnlesing(m, oppstartInnlesing(), id);
    case 'tilgangslosning':
      return fortsettInnlesing(m, rolleInnlesing(), id);
  }
}
