// Consents of the home: what is asked, who answers, and what the answers come to.
import { z } from 'zod';
import { Elevref } from '../fravar/index.ts';

export const SAMTYKKESLAG = ['bilde', 'tur', 'deling', 'annet'] as const;
export const KREVER = ['alle', 'en'] as const;
export const VARER = ['skolear', 'til_trukket'] as const;

const Tosprak = z.object({ nb: z.string(), nn: z.string() });
export const Samtykketype = z.object({
  typeId: z.string(),
  /** Organisation number; null: the whole kommune. */
  skole: z.string().nullable(),
  slag: z.enum(SAMTYKKESLAG),
  navn: Tosprak,
  om: Tosprak,
  krever: z.enum(KREVER),
  varer: z.enum(VARER),
  trinnFra: z.number(),
  trinnTil: z.number(),
});
export type Samtykketype = z.infer<typeof Samtykketype>;

/** One answer, newest or not. */
export interface Svar {
  readonly typeId: string;
  readonly elevId: string;
  readonly personId: string;
  readonly rolle: 'foresatt' | 'elev';
  readonly svar: boolean;
  /** ISO. */
  readonly svart: string;
}

export const SAMTYKKESTATUSER = ['gitt', 'nei', 'venter'] as const;
export type Samtykkestatus = (typeof SAMTYKKESTATUSER)[number];

/** A type about one child, as the one who is asked sees it. Never what the other guardian has answered: only what it comes to. */
export const Mittsamtykke = Samtykketype.extend({
  status: z.enum(SAMTYKKESTATUSER),
  avgjoresAv: z.enum(['foresatte', 'elev']),
  mittSvar: z.boolean().nullable(),
  svart: z.string().nullable(),
  kanSvare: z.boolean(),
  /** The reader's own answers, newest first. */
  historikk: z.array(z.object({ svar: z.boolean(), svart: z.string() })),
});
export type Mittsamtykke = z.infer<typeof Mittsamtykke>;

export const Minesamtykker = z.object({
  na: z.string(),
  barn: z.array(Elevref.extend({ deg: z.boolean(), samtykker: z.array(Mittsamtykke) })),
  gjort: z.enum(['ja', 'nei']).nullable(),
});
export type Minesamtykker = z.infer<typeof Minesamtykker>;

export const Klassesamtykker = z.object({
  skole: z.string(),
  skolenavn: z.string(),
  klasse: z.string(),
  typer: z.array(Samtykketype),
  elever: z.array(
    z.object({
      elevId: z.string(),
      navn: z.string(),
      /** In the order of the types; null: not asked of this pupil. */
      status: z.array(z.enum(SAMTYKKESTATUSER).nullable()),
    }),
  ),
});
export type Klassesamtykker = z.infer<typeof Klassesamtykker>;

export const Klasseliste = z.object({
  skoler: z.array(z.object({ skole: z.string(), navn: z.string(), klasser: z.array(z.string()) })),
});
export type Klasseliste = z.infer<typeof Klasseliste>;

export const Elevsamtykker = z.object({
  na: z.string(),
  elev: Elevref,
  samtykker: z.array(
    Samtykketype.extend({
      status: z.enum(SAMTYKKESTATUSER),
      avgjoresAv: z.enum(['foresatte', 'elev']),
      /** Who answers, by name where the reader may know it, and the newest answer that counts. */
      svar: z.array(z.object({ personId: z.string(), navn: z.string().nullable(), svar: z.boolean().nullable(), svart: z.string().nullable() })), // prettier-ignore
      historikk: z.array(
        z.object({
          navn: z.string().nullable(),
          svar: z.boolean(),
          svart: z.string(),
          dokument: z.string().nullable(),
        }),
      ),
    }),
  ),
  kanRegistrere: z.boolean(),
  gjort: z.boolean(),
});
export type Elevsamtykker = z.infer<typeof Elevsamtykker>;

export const Typeside = z.object({
  typer: z.array(Samtykketype.extend({ skolenavn: z.string().nullable(), kanAvslutte: z.boolean() })),
  /** Proposals not in use yet. */
  forslag: z.array(z.object({ kode: z.string(), navn: Tosprak, om: Tosprak })),
  skoler: z.array(z.object({ skole: z.string(), navn: z.string() })),
  heleKommunen: z.boolean(),
  gjort: z.enum(['ny', 'avsluttet']).nullable(),
});
export type Typeside = z.infer<typeof Typeside>;
