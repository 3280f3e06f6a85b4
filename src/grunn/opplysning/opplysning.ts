/** Where a value comes from. A ranking per field (see feltregler) says which source wins. */
export type Opplysningskilde = 'folkeregisteret' | 'krr' | 'hr' | 'nsr' | 'grep' | 'pas' | 'oppstart' | 'manuell' | 'overstyring';

/** One registered value with its provenance. Times are ISO 8601 in UTC. */
export interface Opplysning<T> {
  readonly verdi: T;
  readonly kilde: Opplysningskilde;
  /** When the source itself says the value was set or confirmed. */
  readonly kildetidspunkt?: string | undefined;
  /** The last run that covered the person; undefined for values people wrote. */
  readonly hentet?: string | undefined;
  /** An override ends here (inclusive date). */
  readonly gyldigTil?: string | undefined;
  readonly begrunnelse?: string | undefined;
  /** Who wrote it, for `manuell` and `overstyring`. */
  readonly registrertAv?: string | undefined;
}

/** Ranking of sources per field, the strongest first. */
export type Feltregler<T> = { readonly [F in keyof T]-?: readonly Opplysningskilde[] };

/** Declares which source wins for each field of T. A field left out does not compile. */
export function feltregler<T>(regler: Feltregler<T>): Feltregler<T> {
  return regler;
}

export interface Feltsvar<T> {
  /** The value that counts now, or undefined when no source has one. */
  readonly gjeldende: Opplysning<T> | undefined;
  /** All current values beside each other, in ranking order (the winner first). */
  readonly alle: readonly Opplysning<T>[];
  /** Locked: a register owns the value, so it cannot be edited by hand. */
  readonly last: boolean;
  /** The ranking that decided, for «Hvorfor?». */
  readonly rangering: readonly Opplysningskilde[];
}

const REGISTRE: ReadonlySet<Opplysningskilde> = new Set(['folkeregisteret', 'krr', 'hr', 'nsr', 'grep', 'pas']);

/** True when the source is a register outside the house: its values are corrected there, not here. */
export const erRegister = (kilde: Opplysningskilde): boolean => REGISTRE.has(kilde);

/**
 * Picks the value that counts for one field. `idag` is a date (YYYY-MM-DD, Europe/Oslo): an override past its
 * `gyldigTil` is passed over but kept among `alle`. Sources outside the ranking never win.
 */
export function velg<T>(
  opplysninger: readonly Opplysning<T>[],
  rangering: readonly Opplysningskilde[],
  idag: string,
): Feltsvar<T> {
  const plass = (o: Opplysning<T>) => {
    const i = rangering.indexOf(o.kilde);
    return i < 0 ? Number.POSITIVE_INFINITY : i;
  };
  const utlopt = (o: Opplysning<T>) => o.gyldigTil !== undefined && o.gyldigTil < idag;
  const alle = [...opplysninger].sort((a, b) => Number(utlopt(a)) - Number(utlopt(b)) || plass(a) - plass(b));
  const gjeldende = alle.find((o) => !utlopt(o) && plass(o) < Number.POSITIVE_INFINITY);
  return { gjeldende, alle, last: gjeldende !== undefined && erRegister(gjeldende.kilde), rangering };
}
