import { z } from 'zod';
import { tosprak } from '#grunn/sprak/index.ts';
import { erDato } from '#grunn/tid/index.ts';

const FOR_KORT = tosprak('Skriv minst fem tegn om hvorfor.', 'Skriv minst fem teikn om kvifor.');

/** Why: kept with the decision and the name. */
export const Begrunnelse = z
  .string({ error: FOR_KORT })
  .trim()
  .min(5, { error: FOR_KORT })
  .max(500, { error: tosprak('Skriv høyst 500 tegn.', 'Skriv høgst 500 teikn.') });

const VELG_DATO = tosprak('Velg en dato.', 'Vel ein dato.');
export const Dato = z.string({ error: VELG_DATO }).refine(erDato, VELG_DATO);

/** An organisation number, or nothing chosen. */
export const ValgfriSkole = z.preprocess((v) => (v === '' ? undefined : v), z.string().regex(/^\d{9}$/).optional()); // prettier-ignore
