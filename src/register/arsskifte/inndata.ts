// What forms about the change of year send, read once.
import { z } from 'zod';
import { valgfritt } from '#grunn/utvalg/index.ts';
import { GRUPPEVALG, LARERVALG, STANDARDVALG } from './modell.ts';

const Flere = z.preprocess(
  (v) => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v]),
  z.array(z.enum(GRUPPEVALG)).transform((g) => [...new Set(g)]),
);
export const Skole = z.string().regex(/^\d{9}$/);
export const Ar = z.coerce.number().int().min(1990).max(2100);

/** `valgt=ja` says that the boxes were shown: unticked means no. */
export const Valgfelt = z
  .object({
    larere: z.enum(LARERVALG).default(STANDARDVALG.larere),
    grupper: Flere.default([]),
    ungdomsskole: z.preprocess((v) => (v === '' || v === undefined ? null : v), Skole.nullable()),
    nyeForste: valgfritt(z.literal('ja')),
    valgt: valgfritt(z.literal('ja')),
  })
  .transform(({ valgt, nyeForste, ...v }) => ({ ...v, nyeForste: valgt === undefined ? true : nyeForste === 'ja' }));
