// Where notices go out: addresses and roads, and files with secrets, never the secrets. A part of the worker's file; a channel left out is closed.
import { z } from 'zod';

const Epost = z.object({
  vert: z.string().min(1),
  port: z.number().int().min(1).max(65535).default(587),
  /** tls: from the first byte; starttls: demanded after EHLO; uten: only for a mail server on the same machine or net. */
  sikring: z.enum(['starttls', 'tls', 'uten']).default('starttls'),
  fra: z.email(),
  avsendernavn: z.string().max(60).default('Friminutt'),
  bruker: z.string().optional(),
  passordfil: z.string().optional(),
  /** PEM: who may vouch for the server when no public certificate authority does (a mail server of the kommune's own). */
  sertifikatfil: z.string().optional(),
  timeoutMs: z.number().int().min(100).default(20_000),
});
export type Epostoppsett = z.infer<typeof Epost>;

/** Where a provider that calls back says what it says: the same words as `status`, and the value of `Authorization` it sends, in a file. */
const Rapport = z.object({
  hemmeligfil: z.string().min(1),
  referanse: z.string().default('id'),
  felt: z.string().default('status'),
  levert: z.array(z.string()).min(1),
  ikkeLevert: z.array(z.string()).min(1),
});
export type Smsrapport = z.infer<typeof Rapport>;

/**
 * An SMS provider over HTTP and JSON, whatever its fields are called: `{til}`, `{tekst}`, `{avsender}`, `{nokkel}` and `{referanse}` are filled in,
 * in strings at any depth.
 */
const Smsmal = z.object({
  slag: z.literal('http'),
  url: z.url(),
  avsender: z.string().max(11).default('Friminutt'),
  hoder: z.record(z.string(), z.string()).default({}),
  /** Sent as `Authorization`, read from a file. */
  hemmeligfil: z.string().optional(),
  kropp: z.record(z.string(), z.unknown()),
  /** The way to the provider's id in its answer: `messages.0.id`. */
  referanse: z.string().default('id'),
  /** Statuses of the answer that say the number will never do. */
  avvist: z.array(z.number().int()).default([422]),
  status: z
    .object({
      url: z.string().min(1),
      felt: z.string().default('status'),
      levert: z.array(z.string()).min(1),
      ikkeLevert: z.array(z.string()).min(1),
    })
    .optional(),
  /** Delivery reports the provider sends to `/api/v1/sms/rapport` on the web server. */
  rapport: Rapport.optional(),
});
export type Smsoppsett = z.infer<typeof Smsmal>;

const Altinn = z.object({
  slag: z.literal('altinn'),
  /** The platform: `https://platform.altinn.no`. */
  baseUrl: z.url(),
  avsender: z.string().max(11).default('Friminutt'),
});
export type Altinnoppsett = z.infer<typeof Altinn>;

/** Nothing leaves: each text becomes a line in a file. For trials and for a kommune without an agreement. */
const Lokal = z.object({ slag: z.literal('lokal'), mappe: z.string().min(1) });

export const Varselutganger = z.object({
  epost: z.union([Epost, Lokal]).optional(),
  sms: z.discriminatedUnion('slag', [Smsmal, Altinn, Lokal]).optional(),
  /** VAPID (RFC 8292): the file holds `{publicKey, privateKey}`; `kontakt` is who the browser makers may write to. */
  push: z.object({ nokkelfil: z.string().min(1), kontakt: z.string().min(1) }).optional(),
});
export type Varselutganger = z.infer<typeof Varselutganger>;
