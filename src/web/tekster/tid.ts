import { Temporal } from 'temporal-polyfill';
import type { Sprak } from './katalog.ts';

/** A point in time: ISO 8601 with `Z` or offset, a Date from the database, or an instant. Shown in Europe/Oslo. */
export type Tidspunkt = string | Date | Temporal.Instant;

const ukedager = {
  nb: ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'],
  nn: ['måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag', 'laurdag', 'søndag'],
} as const;
const maneder = [
  'januar',
  'februar',
  'mars',
  'april',
  'mai',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'desember',
] as const;
const ord = {
  nb: { iNatt: 'i natt', nattTilIDag: 'natt til i dag', iDag: 'i dag', iGar: 'i går', iMorgen: 'i morgen' },
  nn: { iNatt: 'i natt', nattTilIDag: 'natt til i dag', iDag: 'i dag', iGar: 'i går', iMorgen: 'i morgon' },
} as const;
const NATTEN_ER_OVER = 6;
const KVELDEN_BEGYNNER = 18;

const to = (n: number) => String(n).padStart(2, '0');

function iOslo(tid: Tidspunkt): Temporal.ZonedDateTime {
  const instant = tid instanceof Date ? Temporal.Instant.fromEpochMilliseconds(tid.getTime()) : Temporal.Instant.from(tid);
  return instant.toZonedDateTimeISO('Europe/Oslo');
}

/** The date in Oslo of a point in time, or the date itself (`2026-03-03`). */
function somDato(dato: Tidspunkt): Temporal.PlainDate {
  if (typeof dato === 'string' && /^\d{4}-\d\d-\d\d$/.test(dato)) return Temporal.PlainDate.from(dato);
  return iOslo(dato).toPlainDate();
}

/** `3. mars 2026`, from a date (`2026-03-03`) or a point in time. */
export function dato(tid: Tidspunkt): string {
  const d = somDato(tid);
  return `${d.day}. ${maneder[d.month - 1]} ${d.year}`;
}

/** `tirsdag 3. mars`. */
export function ukedagsdato(sprak: Sprak, tid: Tidspunkt): string {
  const d = somDato(tid);
  return `${ukedager[sprak][d.dayOfWeek - 1]} ${d.day}. ${maneder[d.month - 1]}`;
}

/** `03.03.2026`, for tables and periods. */
export function kortDato(tid: Tidspunkt): string {
  const d = somDato(tid);
  return `${to(d.day)}.${to(d.month)}.${d.year}`;
}

/** `08.30`. */
export function klokkeslett(tid: Tidspunkt): string {
  const t = iOslo(tid);
  return `${to(t.hour)}.${to(t.minute)}`;
}

/** `3. mars 2026 kl. 02.31`. */
export function datoOgTid(tid: Tidspunkt): string {
  return `${dato(tid)} kl. ${klokkeslett(tid)}`;
}

/** `12.08.2025 – 01.09.2025`; with an open end `fra 12.08.2025` or `til 01.09.2025`. Both ends inclusive. */
export function periode(sprak: Sprak, fra: Tidspunkt | undefined, til: Tidspunkt | undefined): string {
  if (fra !== undefined && til !== undefined) return `${kortDato(fra)} – ${kortDato(til)}`;
  if (fra !== undefined) return `${sprak === 'nn' ? 'frå' : 'fra'} ${kortDato(fra)}`;
  return til === undefined ? '' : `til ${kortDato(til)}`;
}

/**
 * A point in time as one would say it at `naa`: `i natt 02.31`, `i dag 08.52`, `i går 14.10`, `i morgen 07.00`,
 * `3. mars kl. 02.31`, and with the year when it is another year. In the evening «i natt» is the night to come.
 */
export function naertidspunkt(sprak: Sprak, tid: Tidspunkt, naa: Tidspunkt): string {
  const t = iOslo(tid);
  const n = iOslo(naa);
  const klokka = klokkeslett(tid);
  const o = ord[sprak];
  const dager = n.toPlainDate().until(t.toPlainDate()).days;
  const omNatta = t.hour < NATTEN_ER_OVER;
  if (dager === 0 && omNatta) return `${n.hour < KVELDEN_BEGYNNER ? o.iNatt : o.nattTilIDag} ${klokka}`;
  if (dager === 0) return `${o.iDag} ${klokka}`;
  if (dager === 1) return `${omNatta && n.hour >= NATTEN_ER_OVER ? o.iNatt : o.iMorgen} ${klokka}`;
  if (dager === -1) return `${o.iGar} ${klokka}`;
  const ar = t.year === n.year ? '' : ` ${t.year}`;
  return `${t.day}. ${maneder[t.month - 1]}${ar} kl. ${klokka}`;
}

/** How long something takes, rounded as people do: `under ett minutt`, `4 minutter`, `1 time og 10 minutter`. Seconds. */
export function varighet(sprak: Sprak, sekunder: number): string {
  const minutter = Math.round(sekunder / 60);
  const minutt = (n: number) => `${n} ${n === 1 ? 'minutt' : sprak === 'nn' ? 'minutt' : 'minutter'}`;
  if (minutter < 1) return sprak === 'nn' ? 'under eitt minutt' : 'under ett minutt';
  if (minutter < 60) return minutt(minutter);
  const timer = Math.floor(minutter / 60);
  const time = `${timer} ${timer === 1 ? 'time' : sprak === 'nn' ? 'timar' : 'timer'}`;
  return minutter % 60 === 0 ? time : `${time} og ${minutt(minutter % 60)}`;
}
