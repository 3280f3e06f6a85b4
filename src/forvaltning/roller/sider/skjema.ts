import type { Ramme } from '#grunn/handling/index.ts';
import type { Skjemafeltvisning } from '#web/komponenter/index.ts';

type Felttype = Exclude<Skjemafeltvisning, { slag: 'avkryssing' | 'fil' }>;

/** A field with what was typed and what is wrong filled in. */
export const utfylt = <F extends Felttype>(ramme: Ramme, felt: F): F => ({
  ...felt,
  verdi: ramme.skjema.verdier[felt.navn] ?? felt.verdi,
  feil: ramme.skjema.feil.find((f) => f.navn === felt.navn)?.melding,
});

/** Faults of the form that none of these fields will show. */
export const ovrigeFeil = (ramme: Ramme, felt: readonly Skjemafeltvisning[]) =>
  ramme.skjema.feil.filter((f) => !felt.some((x) => x.navn === f.navn));

/** The idempotency key of one form among several on a page. */
export const nokkel = (ramme: Ramme, hva: string): string => `${ramme.skjema.nokkel}-${hva}`.slice(0, 100);
