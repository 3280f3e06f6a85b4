// How every list is asked: what an address says is either understood or answered with 400 at the field, never passed over in silence.
import { z } from 'zod';
import { tosprak } from '#grunn/sprak/index.ts';

/** What a page is told about what was just done there. No choice: may stand in the address of any list. */
const KVITTERING = ['gjort', 'angret', 'antall', 'sett', 'hoppet', 'startet', 'svart', 'lagret', 'satt', 'person', 'n'] as const;
const kvittering = Object.fromEntries(KVITTERING.map((k) => [k, z.unknown().optional()])) as Record<
  (typeof KVITTERING)[number],
  z.ZodOptional<z.ZodUnknown>
>;

/** The choices of a list. A choice it does not have is refused by name. */
export const utvalg = <T extends z.ZodRawShape>(valg: T) => z.strictObject({ ...kvittering, ...valg });

const tomErUsagt = (v: unknown): unknown => (v === '' ? undefined : v);

/** A choice that may be left out; an empty field of a form is left out. */
export const valgfritt = <T extends z.ZodType>(valg: T) => z.preprocess(tomErUsagt, valg.optional());

/** A choice with an answer of its own when nothing is said. */
export const medStandard = <T extends string>(valg: readonly T[], standard: NoInfer<T>) =>
  z.preprocess(tomErUsagt, z.enum(valg as readonly [T, ...T[]]).default(standard as never));

const SIDE = tosprak('Siden finnes ikke. Velg en side fra lista.', 'Sida finst ikkje. Vel ei side frå lista.');
const AR = tosprak('Velg et skoleår fra lista, skrevet slik: 2026.', 'Vel eit skuleår frå lista, skrive slik: 2026.');
const TRINN = tosprak('Velg et trinn fra 1 til 10.', 'Vel eit trinn frå 1 til 10.');
const DATO = tosprak('Skriv datoen slik: 2026-11-23.', 'Skriv datoen slik: 2026-11-23.');
const FRA_LISTA = tosprak('Velg fra lista.', 'Vel frå lista.');

const heltall = (min: number, maks: number, melding: string) =>
  z.coerce.number({ error: melding }).int(melding).min(min, melding).max(maks, melding);

/** Which page of a long list; the first when nothing is said. */
export const sidevalg = (maks = 10_000) => z.preprocess(tomErUsagt, heltall(1, maks, SIDE).default(1));
/** A school year by the year it begins. */
export const skolearvalg = valgfritt(heltall(1990, 2100, AR));
export const trinnvalg = valgfritt(heltall(1, 10, TRINN));
export const datovalg = valgfritt(z.iso.date({ error: DATO }));
/** One of our own ids. */
export const idvalg = valgfritt(z.uuid({ error: FRA_LISTA }));
/** Something the page itself names, of this shape. */
export const navnevalg = (monster: RegExp) => valgfritt(z.string({ error: FRA_LISTA }).regex(monster, FRA_LISTA));

/** What to say at the field of a year that is not open to the reader. */
export const IKKE_APENT_AR = {
  nb: 'Skoleåret er ikke åpent. Velg et skoleår fra lista.',
  nn: 'Skuleåret er ikkje ope. Vel eit skuleår frå lista.',
};
/** A whole number, where the page says what it is. */
export const heltallsvalg = (min: number, maks: number) =>
  valgfritt(heltall(min, maks, tosprak(`Velg et tall fra ${min} til ${maks}.`, `Vel eit tal frå ${min} til ${maks}.`)));
