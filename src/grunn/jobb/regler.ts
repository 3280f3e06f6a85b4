import { iOslo, SONE, Temporal } from '#grunn/tid/index.ts';
import type { Rytme } from './modell.ts';

/**
 * The next time a rhythm strikes, strictly after `na`; undefined for rhythms without a clock. A time that does not exist (02:30 the
 * night the clock goes forward) is an hour later on the wall, and one that exists twice is the first: every night gets exactly one run.
 */
export function nesteKjoring(rytme: Rytme, na: Temporal.Instant): Temporal.Instant | undefined {
  if (rytme.slag === 'paForesporsel' || rytme.slag === 'av') return undefined;
  if (rytme.slag === 'lopende') {
    // Oslo has always been whole hours from UTC since 1895, so minutes that divide an hour fall alike on both clocks
    const takt = rytme.hvertMinutt * 60_000;
    return Temporal.Instant.fromEpochMilliseconds((Math.floor(na.epochMilliseconds / takt) + 1) * takt);
  }
  for (let dato = iOslo(na).toPlainDate(); ; dato = dato.add({ days: 1 })) {
    if (rytme.slag === 'ukentlig' && dato.dayOfWeek !== rytme.dag) continue;
    if (rytme.slag === 'manedlig' && dato.day !== rytme.dag) continue;
    const tid = dato.toZonedDateTime({ timeZone: SONE, plainTime: rytme.kl }).toInstant();
    if (Temporal.Instant.compare(tid, na) > 0) return tid;
  }
}

/** Text that can be an id, a date, an instant, a code or a file reference, and nothing that a person would have written. */
const TEKST = /^[A-Za-z0-9][A-Za-z0-9_.:+-]{0,79}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/; // may hold eleven digits in a row by chance
const PERSONNUMMER = /(?<!\d)\d{11}(?!\d)/;

/**
 * Refuses a payload that could hold personal data: queue tables are read by operators and kept for weeks. Allowed are ids, dates, codes,
 * numbers, booleans, and lists of them.
 * @throws with the path of the field, never its value.
 */
export function sjekkNyttelast(data: object, sti = 'data'): void {
  for (const [felt, verdi] of Object.entries(data) as [string, unknown][]) {
    const her = `${sti}.${felt}`;
    if (verdi === null || verdi === undefined || typeof verdi === 'boolean') continue;
    if (typeof verdi === 'object') {
      sjekkNyttelast(verdi, her);
      continue;
    }
    const tekst = typeof verdi === 'number' && Number.isFinite(verdi) ? String(verdi) : typeof verdi === 'string' ? verdi : '';
    const lovlig = typeof verdi === 'number' ? tekst !== '' : TEKST.test(tekst);
    if (!lovlig || (PERSONNUMMER.test(tekst) && !UUID.test(tekst)))
      throw new Error(`${her}: en jobb bærer bare id-er, datoer, koder og tall`);
  }
}
