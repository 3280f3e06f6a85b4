import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Sprak } from './katalog.ts';

/** Keeps a number and what belongs to it on one line. */
const HARDT_MELLOMROM = '\u00A0';

/** `4112` → `4 112` (hard spaces), at most `desimaler` decimals with comma. */
export function tall(n: number, desimaler = 0): string {
  const [hele = '0', brok] = Math.abs(n).toFixed(desimaler).split('.');
  const gruppert = hele.replace(/\B(?=(\d{3})+$)/g, HARDT_MELLOMROM);
  const nuller = brok?.replace(/0+$/, '');
  return `${n < 0 ? '−' : ''}${gruppert}${nuller ? `,${nuller}` : ''}`;
}

/** A share from 0 to 1 as `16 %`; less than one per cent keeps one decimal, so that «a few» is not shown as none. */
export function prosent(andel: number): string {
  const p = andel * 100;
  return `${tall(p, p !== 0 && Math.abs(p) < 1 ? 1 : 0)}${HARDT_MELLOMROM}%`;
}

/** E.164 → as people write it, `+47 451 11 111`. What cannot be read as a number is given back as it is. */
export function telefon(e164: string): string {
  // Norwegian mobile numbers are written 3-2-3; the library groups them as land lines.
  const mobil = /^\+47([49]\d\d)(\d\d)(\d\d\d)$/.exec(e164);
  if (mobil) return `+47 ${mobil.slice(1).join(' ')}`;
  const nummer = parsePhoneNumberFromString(e164, 'NO');
  return nummer?.isPossible() ? nummer.formatInternational() : e164;
}

const regler = { nb: new Intl.PluralRules('nb'), nn: new Intl.PluralRules('nn') } as const;

/** `flertall('nb', 2, 'elev', 'elever')` → `2 elever`. */
export function flertall(sprak: Sprak, n: number, en: string, flere: string): string {
  return `${tall(n)} ${regler[sprak].select(n) === 'one' ? en : flere}`;
}

/** `['Kari', 'Ola', 'Per']` → `Kari, Ola og Per`. The same word in both languages. */
export function oppramsing(ledd: readonly string[]): string {
  if (ledd.length < 2) return ledd.join('');
  return `${ledd.slice(0, -1).join(', ')} og ${ledd.at(-1)}`;
}

/** `i natt 02.31` → `I natt 02.31`, for the start of a sentence. */
export const storForbokstav = (s: string): string => s.charAt(0).toLocaleUpperCase('nb') + s.slice(1);
