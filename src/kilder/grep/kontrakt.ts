import { z } from 'zod';

export const Grepverdi = z.looseObject({ spraak: z.string().optional(), verdi: z.string() });
const referanse = z.looseObject({ uriId: z.string().optional(), kode: z.string().optional() });

/** One subject code as `/fagkoder/{kode}` answers. Only the code is certain. */
export const GrepElement = z.looseObject({
  kode: z.string().min(1),
  tittel: z.array(Grepverdi).nullish(),
  kortform: z.array(Grepverdi).nullish(),
  status: z.string().nullish(),
  'sist-endret': z.string().nullish(),
  'gyldig-fra': z.string().nullish(),
  'gyldig-til': z.string().nullish(),
  erstatter: z.array(referanse).nullish(),
  'erstattes-av': z.array(referanse).nullish(),
  opplaeringsnivaa: z.union([referanse, z.string()]).nullish(),
  fagtype: z.union([referanse, z.string()]).nullish(),
  'url-data': z.string().nullish(),
});
export type GrepElement = z.infer<typeof GrepElement>;

/** The list `/fagkoder`: references, read one by one. */
export const GrepListe = z.array(z.unknown());
