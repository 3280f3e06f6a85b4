import type { Ramme } from '#grunn/handling/index.ts';

/** The idempotency key of one form among several on a page: each its own, so that a page gone back to can do the other thing. */
export const nokkel = (ramme: Ramme, hva: string): string => `${ramme.skjema.nokkel}-${hva}`.slice(0, 100);

/** What is wrong with a field, if anything. */
export const feilVed = (ramme: Ramme, navn: string): string | undefined =>
  ramme.skjema.feil.find((f) => f.navn === navn)?.melding;

/** What was typed, else what stood there. */
export const skrevet = (ramme: Ramme, navn: string, ellers?: string): string | undefined => ramme.skjema.verdier[navn] ?? ellers;
