import fs from 'node:fs';
import { z } from 'zod';

const Maskinporten = z.object({
  tokenUrl: z.url(),
  issuer: z.string().min(1),
  klientId: z.string().min(1),
  /** A file with the private key as JWK (with kid) or PEM. */
  nokkelfil: z.string().min(1),
  kid: z.string().optional(),
  scope: z.string().min(1),
  /** The kommune's organisation number when a supplier runs the system for it. */
  consumerOrg: z.string().optional(),
  nokkelUtloper: z.iso.date().optional(),
});

/**
 * Where the registers are: addresses, roads, folders and files with secrets, never the secrets themselves. One JSON file,
 * FRIMINUTT_KILDEFIL. A source left out is off.
 */
export const Kildeoppsett = z.object({
  kommunenummer: z.string().regex(/^\d{4}$/),
  folkeregisteret: z
    .object({
      fil: z.object({ mappe: z.string(), monster: z.string().default('*.ndjson') }).optional(),
      skatteetaten: z.object({ baseUrl: z.url(), maskinporten: Maskinporten.optional() }).optional(),
      fiks: z
        .object({
          baseUrl: z.url(),
          rolleId: z.string(),
          fiksOrgId: z.string(),
          integrasjonId: z.string(),
          passordfil: z.string(),
          maskinporten: Maskinporten.optional(),
        })
        .optional(),
    })
    .optional(),
  krr: z
    .object({
      baseUrl: z.url(),
      samtidighet: z.number().int().min(1).max(16).default(4),
      aktivFra: z.iso.date().optional(),
      maskinporten: Maskinporten.optional(),
    })
    .optional(),
  hr: z
    .object({
      format: z.enum(['unit4-stamdata3', 'visma-hrm']),
      mappe: z.string(),
      monster: z.string().default('*.xml'),
      oppsett: z.record(z.string(), z.unknown()).default({}),
    })
    .optional(),
  /** Roles from the kommune's own access solution, as files in a folder. */
  tilgangslosning: z.object({ mappe: z.string(), monster: z.string().default('*.csv') }).optional(),
  /** Files from the kommune's former school system: OneRoster 1.2 (zip), PIFU-IMS (XML) or our own start file (NDJSON). */
  oppstart: z.object({ mappe: z.string(), monster: z.string().default('skoledata-*') }).optional(),
  nsr: z.object({ baseUrl: z.url() }).optional(),
  grep: z.object({ baseUrl: z.url() }).optional(),
  /** Other systems of the kommune that know the same guardians (kilder/nabosystem): by its contact API, or by a file. */
  nabosystem: z
    .array(
      z.union([
        z.object({ navn: z.string().min(1).max(60), baseUrl: z.url(), tokenfil: z.string() }),
        z.object({
          navn: z.string().min(1).max(60),
          fil: z.object({ mappe: z.string(), monster: z.string().default('*.ndjson') }),
        }),
      ]),
    )
    .optional(),
});
export type Kildeoppsett = z.infer<typeof Kildeoppsett>;

/** @throws in Norwegian with the path of each wrong value. */
export function lesKildefil(fil: string): Kildeoppsett {
  const lest = Kildeoppsett.safeParse(JSON.parse(fs.readFileSync(fil, 'utf8')));
  if (lest.success) return lest.data;
  throw new Error(
    `Kildefilen er ikke gyldig:\n${lest.error.issues.map((i) => `  ${i.path.join('.')}: ${i.message}`).join('\n')}`,
  );
}
