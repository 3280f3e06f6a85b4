import { minutterMellom, type Rutine } from '../rutine/index.ts';
import type { Resultat, Sakstrinn, Steg, Utfall } from './modell.ts';

/** The next step of the school's routine in an open case: the one button on the board. */
export type Nestesteg = 'let' | 'ring' | 'eskaler' | 'politi';

export interface Sakstid {
  readonly trinn: Sakstrinn;
  readonly harLett: boolean;
  readonly harRingt: boolean;
  /** Clocks on the wall; `varslet` is when the guardians were told. */
  readonly varslet: string | undefined;
  readonly klokka: string;
}

/**
 * What should happen now (seed routine: search, guardians, 30–45 minutes, police). The school looks first, calls beside it, hands over to the
 * leaders when the minutes have gone, and asks the guardians to consider the police.
 */
export function nesteSteg(s: Sakstid, rutine: Pick<Rutine, 'eskaleresEtter' | 'politiVurderesEtter'>): Nestesteg {
  const gatt = s.varslet === undefined ? 0 : minutterMellom(s.varslet, s.klokka);
  if (s.varslet !== undefined && gatt >= rutine.politiVurderesEtter) return 'politi';
  if (s.trinn !== 'eskalert' && s.varslet !== undefined && gatt >= rutine.eskaleresEtter) return 'eskaler';
  if (!s.harLett) return 'let';
  return 'ring';
}

/** Should the clock hand the case over to the leaders now? */
export const skalEskaleres = (
  s: Pick<Sakstid, 'trinn' | 'varslet' | 'klokka'>,
  rutine: Pick<Rutine, 'eskaleresEtter'>,
): boolean => s.trinn === 'varslet' && s.varslet !== undefined && minutterMellom(s.varslet, s.klokka) >= rutine.eskaleresEtter;

/** The outcome that an answer closes the case with; undefined: it stays open. */
export const utfallAv = (hva: Steg, resultat: Resultat): Utfall | undefined =>
  hva === 'politi' ? undefined : resultat === 'funnet' ? 'funnet' : resultat === 'hjemme' ? 'hjemme' : undefined;
