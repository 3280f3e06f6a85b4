/** A piece of a document on its way out. */
export type Ra = Readonly<Record<string, unknown>>;

/** Leaves out what has no value: the register omits, it does not send null. */
export function utenTomme(ra: Ra): Ra {
  return Object.fromEntries(Object.entries(ra).filter(([, v]) => v !== undefined && v !== null && v !== ''));
}
