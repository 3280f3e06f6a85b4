// The home's own day: where each child is, what is coming this week, what waits for an answer.
import { z } from 'zod';
import { DAGSSTATUSER, Elevref } from '../fravar/index.ts';

/** As the home reads it: the day's status, or that there is no school. */
export const HJEMSTATUSER = [...DAGSSTATUSER, 'fri', 'ferdig'] as const;
export const Hjemstatus = z.enum(HJEMSTATUSER);
export type Hjemstatus = z.infer<typeof Hjemstatus>;

export const Ukehendelse = z.object({
  slag: z.enum(['fravar', 'permisjon', 'tur']),
  fra: z.string(),
  til: z.string(),
  fraKl: z.string().nullable(),
  tilKl: z.string().nullable(),
  /** Type of absence in the school's own words, by language; what the trip is. */
  hva: z.object({ nb: z.string(), nn: z.string() }).nullable(),
});
export type Ukehendelse = z.infer<typeof Ukehendelse>;

export const Hjembarn = Elevref.extend({
  skolenavn: z.string(),
  /** The reader is the pupil. */
  deg: z.boolean(),
  status: Hjemstatus,
  /** The clock the status is about: arrived late, begins. */
  kl: z.string().nullable(),
  uke: z.array(Ukehendelse),
  /** The envelope (V10): is this reader told anything about the child? null: the reader is the pupil. */
  mottar: z.boolean().nullable(),
  /** An open case: the school looks for the child. */
  sakId: z.string().nullable(),
});
export type Hjembarn = z.infer<typeof Hjembarn>;

export const Ventende = z.discriminatedUnion('slag', [
  z.object({ slag: z.literal('samtykke'), elevId: z.string(), navn: z.string(), antall: z.number() }),
  z.object({ slag: z.literal('vedtak'), soknadId: z.string(), navn: z.string() }),
  z.object({ slag: z.literal('samtale'), rundeId: z.string(), elevId: z.string(), navn: z.string() }),
  z.object({
    slag: z.literal('pamelding'),
    pameldingId: z.string(),
    elevId: z.string(),
    navn: z.string(),
    tittel: z.object({ nb: z.string(), nn: z.string() }),
  }),
  z.object({
    slag: z.literal('skolestart'),
    id: z.string(),
    elevId: z.string(),
    navn: z.string(),
    hva: z.enum(['svar', 'vedtak']),
  }),
  z.object({ slag: z.literal('kontakt') }),
]);
export type Ventende = z.infer<typeof Ventende>;

/** What a pupil decides at this age (barnelova §§ 31, 32; personopplysningsloven § 5; opplæringslova). */
export const ELEVRETTER = [
  'hores',
  'vekt',
  'foreldresamtale',
  'samtykke13',
  'malform',
  'opplaering',
  'permisjon',
  'livssyn',
  'myndig',
] as const;
export const Elevrett = z.object({ rett: z.enum(ELEVRETTER), har: z.boolean(), fra: z.number() });
export type Elevrett = z.infer<typeof Elevrett>;

export const Hjem = z.object({
  barn: z.array(Hjembarn),
  venter: z.array(Ventende),
  /** Last day of the week that is shown. */
  ukeTil: z.string(),
  meldesInnen: z.string(),
  /** For the pupil's own page; empty for guardians. */
  retter: z.array(Elevrett),
});
export type Hjem = z.infer<typeof Hjem>;

/** Roles a home may look for, in the order they stand. */
export const KATALOGROLLER = ['rektor', 'hovudstegsleder', 'radgiver', 'sosiallarer', 'skolekonsulent', 'sfoLeder'] as const;

const Kontakt = z.object({ navn: z.string(), telefon: z.string().nullable(), epost: z.string().nullable() });
export const Kontakter = z.object({
  elev: Elevref,
  skolenavn: z.string(),
  larere: z.array(
    Kontakt.extend({ rolle: z.enum(['kontaktlarer', 'faglarer', 'assistent', 'vikar']), grupper: z.array(z.string()) }),
  ),
  skolen: z.array(Kontakt.extend({ roller: z.array(z.enum(KATALOGROLLER)) })),
});
export type Kontakter = z.infer<typeof Kontakter>;
