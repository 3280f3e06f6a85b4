import { dagerMellom, type Dato } from '#grunn/tid/index.ts';

/** Warnings are given this many days before a key expires; a key lives at most a year after it is registered, a certificate three. */
export const VARSELDAGER = [30, 14, 3] as const;

export interface Nokkelvarsel {
  /** Which of the warnings; 0 when the key has expired. Tell operations when it changes. */
  readonly trinn: 30 | 14 | 3 | 0;
  readonly dagerIgjen: number;
  readonly melding: string;
}

/**
 * The warning that is due for a key on a date, or undefined when the key lives longer than 30 days. `utloper` is the last day the key is good.
 * Throws RangeError when a date is not one.
 */
export function nokkelvarsel(utloper: Dato, idag: Dato): Nokkelvarsel | undefined {
  const dagerIgjen = dagerMellom(idag, utloper);
  if (dagerIgjen < 0)
    return {
      trinn: 0,
      dagerIgjen,
      melding: 'Nøkkelen til Maskinporten er utløpt. Ingen registre kan leses før en ny er registrert i Samarbeidsportalen.',
    };
  const trinn = VARSELDAGER.findLast((d) => dagerIgjen <= d);
  if (trinn === undefined) return undefined;
  const nar = dagerIgjen === 0 ? 'utløper i dag' : dagerIgjen === 1 ? 'utløper i morgen' : `utløper om ${dagerIgjen} dager`;
  return { trinn, dagerIgjen, melding: `Nøkkelen til Maskinporten ${nar}. Registrer en ny i Samarbeidsportalen før det.` };
}
