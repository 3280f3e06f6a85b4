// Absence: what is said beforehand, what the register shows, and what is counted.
import { z } from 'zod';
import type { Klokkeslett } from '../rutine/index.ts';

/** Where one pupil stands right now. Every pupil is in exactly one of these; nothing else exists. */
export const DAGSSTATUSER = ['tilstede', 'sen', 'meldt', 'permisjon', 'annetsted', 'ventes', 'etterlyses'] as const;
export type Dagsstatus = (typeof DAGSSTATUSER)[number];

export const OPPMOTESTATUSER = ['tilstede', 'sen', 'borte', 'gikk'] as const;
export type Oppmotestatus = (typeof OPPMOTESTATUSER)[number];

/** Part of a day, both clocks given; a whole day is undefined. */
export interface Deltid {
  readonly fra: Klokkeslett;
  readonly til: Klokkeslett;
}

/** What a closed case says of where the pupil is. «Came» and «reported» say nothing: there the register and the report do. */
export const AVKLARTE = ['funnet', 'hjemme', 'politi', 'feil'] as const;
export type Avklart = (typeof AVKLARTE)[number];

/** All that is known about one pupil on one day, by the clock it is asked at. */
export interface ElevIDag {
  readonly arstrinn: number;
  /** Reports that cover the day and are not withdrawn. */
  readonly meldinger: readonly { readonly deltid?: Deltid | undefined }[];
  readonly harPermisjon: boolean;
  /** Somebody at work has said where the pupil is: a trip, another group, SFO. */
  readonly annetsted: readonly { readonly deltid?: Deltid | undefined }[];
  /** A bus that is late: not missed before it should have come. */
  readonly skyssTil?: Klokkeslett | undefined;
  /** The newest register the pupil stood in today. */
  readonly fort?: { readonly status: Oppmotestatus; readonly arsakKjent: boolean; readonly klokka: Klokkeslett } | undefined;
  readonly harApenSak: boolean;
  /** How today's closed case ended, when nothing newer is registered of the pupil. */
  readonly avklart?: Avklart | undefined;
}

export const Elevref = z.object({
  elevId: z.string(),
  navn: z.string(),
  skole: z.string(),
  klasse: z.string().nullable(),
  arstrinn: z.number(),
});
export type Elevref = z.infer<typeof Elevref>;

/** A report as it stands. */
export const Melding = z.object({
  meldingId: z.string(),
  versjon: z.string(),
  elevId: z.string(),
  type: z.string(),
  fra: z.string(),
  til: z.string(),
  fraKl: z.string().nullable(),
  tilKl: z.string().nullable(),
  sen: z.boolean(),
  trukket: z.boolean(),
  rolle: z.string(),
  skrevet: z.string(),
  skrevetAv: z.string(),
});
export type Melding = z.infer<typeof Melding>;

/** The ground of a spell of absence, for the diploma. */
export type Fravarsgrunn = 'helse' | 'permisjon' | 'trossamfunn' | 'ugyldig' | 'bortvist' | 'ukjent';

/** School days absent one after another, of one ground. Weekends and holidays neither break nor count. */
export interface Fravarsperiode {
  readonly fra: string;
  readonly dager: number;
  readonly grunn: Fravarsgrunn;
  /** A doctor says the cause is illness or health. */
  readonly legeattest: boolean;
  /** Documented risk from disability or chronic illness. */
  readonly kronisk: boolean;
}

/** A set of rules of law with the dates it counts. */
export interface Regelsett {
  readonly gyldigFra: string;
  readonly gyldigTil?: string | undefined;
  readonly kilde: string;
  readonly hoystDager: number;
  readonly egenDager: number;
  /** Days of another trussamfunn may be left out too. Not by wording: the letter names the fourth paragraph only. */
  readonly strykTrossamfunnsdager: boolean;
}
