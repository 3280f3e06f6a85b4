import { z } from 'zod';

/** One unit, of any version. Which fields there are, and what they are called, differs (v3 and v4): the translation sorts it out. */
export const NsrEnhet = z.record(z.string(), z.unknown());
export type NsrEnhet = z.infer<typeof NsrEnhet>;

/** A page of the list, v4. Units are read one by one afterwards, so that one broken line does not cost the rest. */
export const NsrSide = z.looseObject({
  AntallSider: z.number().int().min(0).max(1000),
  TotaltAntallEnheter: z.number().int().optional(),
  EnhetListe: z.array(z.unknown()),
});
