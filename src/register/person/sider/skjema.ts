import type { Ramme } from '#grunn/handling/index.ts';
import type { Skjemafeltvisning } from '#web/komponenter/index.ts';

/** What is wrong with a field, if anything. */
export const feilVed = (ramme: Ramme, navn: string): string | undefined =>
  ramme.skjema.feil.find((f) => f.navn === navn)?.melding;

/** What was typed, else what stood there. */
export const skrevet = (ramme: Ramme, navn: string, ellers = ''): string => ramme.skjema.verdier[navn] ?? ellers;

type Felttype = Exclude<Skjemafeltvisning, { slag: 'avkryssing' | 'fil' }>;

/** A field with what was typed and what is wrong filled in. */
export const utfylt = <F extends Felttype>(ramme: Ramme, felt: F): F => ({
  ...felt,
  verdi: skrevet(ramme, felt.navn, felt.verdi),
  feil: feilVed(ramme, felt.navn),
});

/** Faults of the form that none of these fields will show. */
export const ovrigeFeil = (ramme: Ramme, felt: readonly Skjemafeltvisning[]) =>
  ramme.skjema.feil.filter((f) => !felt.some((x) => x.navn === f.navn));
