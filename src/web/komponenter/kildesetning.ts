import type { Opplysningskilde } from '#grunn/opplysning/index.ts';
import { dato, tekst, type Sprak } from '#web/tekster/index.ts';
import type { Feltvisning } from './modell.ts';

const REGISTRE: ReadonlySet<Opplysningskilde> = new Set(['folkeregisteret', 'krr', 'hr', 'nsr', 'grep', 'pas']);

/**
 * The one sentence that says where a value comes from, the same in the icon's tooltip and under the value (K08, K09).
 * undefined when there is nothing to tell: the value is protected, or nobody owns an empty field.
 */
export function kildesetning(felt: Feltvisning, sprak: Sprak): string | undefined {
  const t = tekst(sprak);
  if (felt.verdi.slag === 'skjermet') return undefined;
  const { kilde, register } = felt;
  if (kilde !== undefined && REGISTRE.has(kilde)) return t.felt.hentetFra(t.kilde[kilde]);
  if (kilde === 'overstyring')
    return felt.gyldigTil === undefined ? t.felt.overstyring : t.felt.overstyringTil(dato(felt.gyldigTil));
  if (kilde === 'oppstart') return t.felt.fraOppstart;
  if (register !== undefined) return t.felt.manuellUtenRegister(t.kilde[register]);
  return kilde === 'manuell' ? t.felt.manuell : undefined;
}
