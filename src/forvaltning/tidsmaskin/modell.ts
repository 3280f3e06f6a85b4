import { z } from 'zod';

export const Tidsbilde = z.object({
  personId: z.string(),
  visningsnavn: z.string(),
  dato: z.string(),
  idag: z.string(),
  skjermet: z.boolean(),
  /** A pupil, or somebody others have been guardians of; else the page speaks of a person, and has no table of guardians. */
  barn: z.boolean(),
  foresatte: z.array(
    z.object({
      personId: z.string(),
      navn: z.string(),
      /** Somebody protected whom this reader may not know: the row stands without name and id. */
      skjult: z.boolean(),
      kunneSe: z.boolean(),
      grunn: z.string(),
      kilde: z.string(),
      siden: z.string().nullable(),
    }),
  ),
  ansatte: z.array(
    z.object({
      personId: z.string(),
      navn: z.string(),
      /** A protected employee whom this reader may not know: the row stands without the name. */
      skjult: z.boolean(),
      kunneSe: z.boolean(),
      rolle: z.string(),
      grunn: z.enum(['rolle', 'krets', 'nodinnsyn', 'utenforKrets', 'ikkeIKraft']),
      kilde: z.string(),
      siden: z.string().nullable(),
      detalj: z.string().nullable(),
    }),
  ),
});
export type Tidsbilde = z.infer<typeof Tidsbilde>;
