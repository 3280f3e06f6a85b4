// What the kommune decides about its readings. Each setting is dated, with who and why (grunn.innstilling).
import { z } from 'zod';
import { innstilling, type Innstilling } from '#grunn/innstilling/index.ts';
import type { Bremsegrenser, Innlesingskilde } from './modell.ts';

const Andel = z.number().min(0).max(1);

export const Bremseskjema: z.ZodType<Bremsegrenser> = z.object({
  krympet: Andel,
  endret: Andel,
  avsluttet: Andel,
  minstAntall: z.number().int().min(0),
});

/** The shares that stop a run of a source. `standard`: what the source's own rules say until the kommune has said otherwise. */
export const bremserFor = (kilde: Innlesingskilde, standard: Bremsegrenser): Innstilling<Bremsegrenser> =>
  innstilling({ navn: `bremser.${kilde}`, skjema: Bremseskjema, standard });

/** From which day the kommune asks Kontakt- og reservasjonsregisteret (K12). null: as the operator's file says. */
export const krrAktivFra = innstilling<string | null>({ navn: 'krr.aktivFra', skjema: z.iso.date().nullable(), standard: null });

/** The rhythm of a job is kept under this name; the worker takes it up at its next start, the queue at once. */
export const rytmenavn = (jobb: string): string => `rytme.${jobb}`;
