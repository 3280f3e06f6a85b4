import { z } from 'zod';
import { tosprak } from '#grunn/sprak/index.ts';

const SKOLE = tosprak(
  'Velg en skole fra lista. Organisasjonsnummeret til en skole har ni siffer.',
  'Vel ein skule frå lista. Organisasjonsnummeret til ein skule har ni siffer.',
);

/** The organisation number of a school, as addresses and forms carry it. */
export const Skolenummer = z.string(SKOLE).regex(/^\d{9}$/, SKOLE);
/** The school a list is cut to. Nothing chosen is no school; what is no school number is refused, so that no list seems to be about one. */
export const Skolevalg = z.preprocess((v) => (v === '' ? undefined : v), Skolenummer.optional());
