// Min profil: what a guardian sees of what we have about how to reach him, and where each thing is corrected.
import { z } from 'zod';

const Tid = z.string();

/** What is to be said of one channel. The register's own words (kilder/krr), and two for those it says nothing of. */
export const KANALTILSTANDER = [
  'hentet',
  'bekreft',
  'reservert',
  'ma_oppdatere',
  'kunne_ikke_hentes',
  'manuell',
  'mangler',
] as const;
export const Kanaltilstand = z.enum(KANALTILSTANDER);
export type Kanaltilstand = z.infer<typeof Kanaltilstand>;

export const Kanalvisning = z.object({
  verdi: z.string().nullable(),
  /** krr: fetched; manuell: written by the school (or a decision above it); null: nobody has one. */
  kilde: z.enum(['krr', 'manuell']).nullable(),
  tilstand: Kanaltilstand,
  /** When the person last changed or confirmed it in the register. */
  bekreftet: Tid.nullable(),
  /** May be used to tell of decisions (eForvaltningsforskriften §§ 8, 32). */
  kanVarsles: z.boolean(),
});
export type Kanalvisning = z.infer<typeof Kanalvisning>;

export const Systemkontakt = z.object({
  system: z.string(),
  epostadresse: z.string().nullable(),
  mobiltelefonnummer: z.string().nullable(),
});
export type Systemkontakt = z.infer<typeof Systemkontakt>;

export const Kontaktbilde = z.object({
  epostadresse: Kanalvisning,
  mobiltelefonnummer: Kanalvisning,
  /** Other systems that say something else. Shown beside ours, by name. */
  andre: z.array(Systemkontakt),
  /** The register could not be asked: what stands is what we had. */
  nede: z.boolean(),
  reservert: z.boolean(),
  /** Something is missing or the register does not know the person: asked to put it right. */
  mangelfull: z.boolean(),
  /** A channel was not confirmed in 18 months. */
  utdatert: z.boolean(),
  /** The last answer of the register about the person. */
  hentet: Tid.nullable(),
});
export type Kontaktbilde = z.infer<typeof Kontaktbilde>;

export const OPPDATERINGER = ['henter', 'kommet', 'nede', 'svarteIkke', 'nettopp'] as const;

export const Minprofil = z.object({
  personId: z.string(),
  na: Tid,
  navn: z.string(),
  adresse: z.discriminatedUnion('slag', [
    z.object({
      slag: z.literal('apen'),
      linjer: z.array(z.string()),
      postnummer: z.string().nullable(),
      poststed: z.string().nullable(),
    }),
    z.object({ slag: z.literal('skjermet') }),
    z.object({ slag: z.literal('ukjent') }),
  ]),
  /** null: never registered as a guardian here or in another system; only name and address are shown (K18). */
  kontakt: Kontaktbilde.nullable(),
  jobbtelefon: z.string().nullable(),
  /** How it goes with the «Oppdater» that was just pressed. */
  oppdatering: z.enum(OPPDATERINGER).nullable(),
  /** Send back as `_versjon` with the work phone. */
  versjon: z.string(),
});
export type Minprofil = z.infer<typeof Minprofil>;
