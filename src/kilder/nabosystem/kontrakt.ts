// The contact contract: what a neighbouring system sends. Written out for its makers in README.md.
import { z } from 'zod';

/** One person. Fields we do not know are dropped with a deviation; one that is missing, null or empty is «none». */
export const Naboperson = z.looseObject({
  personidentifikator: z.string(),
  epostadresse: z.string().nullish(),
  mobiltelefonnummer: z.string().nullish(),
  oppdatert: z.string().nullish(),
});
export type Naboperson = z.infer<typeof Naboperson>;

export const Nabosvarkropp = z.looseObject({ personer: z.array(z.unknown()) });

/** First line of a file. */
export const Filhode = z.looseObject({ format: z.literal('friminutt-kontakt-1'), laget: z.string() });
/** Last line: a file without it has been cut off. */
export const Filslutt = z.looseObject({ antall: z.number().int().min(0) });
