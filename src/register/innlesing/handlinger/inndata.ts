import { z } from 'zod';
import { tosprak } from '#grunn/sprak/index.ts';

const FOR_KORT = tosprak('Skriv minst fem tegn om hvorfor.', 'Skriv minst fem teikn om kvifor.');

/** Why: kept with the decision and the name. The database asks for the same five characters. */
export const Begrunnelse = z
  .string({ error: FOR_KORT })
  .trim()
  .min(5, { error: FOR_KORT })
  .max(1000, { error: tosprak('Skriv høyst 1000 tegn.', 'Skriv høgst 1000 teikn.') });
