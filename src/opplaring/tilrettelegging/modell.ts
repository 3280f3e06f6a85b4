// What a pupil needs, and has a right to: never the decision itself, which lies in the archive.
import { z } from 'zod';
import { tosprak } from '#grunn/sprak/index.ts';

export const TILTAKSSLAG = [
  'sarskiltNorsk',
  'tosprakligFagopplaring',
  'morsmalsopplaring',
  'individueltTilrettelagt',
  'personligAssistanse',
  'fysiskTilrettelegging',
] as const;
export type Tiltaksslag = (typeof TILTAKSSLAG)[number];
export const STATUSER = ['behov', 'rett', 'avsluttet'] as const;
export type Status = (typeof STATUSER)[number];

const Larer = z.object({ personId: z.string(), navn: z.string().nullable() });

export const Tiltak = z.object({
  /** The same through all versions. */
  sakId: z.string(),
  versjon: z.string(),
  slag: z.enum(TILTAKSSLAG),
  status: z.enum(STATUSER),
  fag: z.string().nullable(),
  sprak: z.string().nullable(),
  /** Hours a week. */
  timer: z.number().nullable(),
  nar: z.string().nullable(),
  gisAv: z.array(Larer),
  fra: z.string(),
  til: z.string().nullable(),
  /** Where the decision is found; only for those who may write that there is one. */
  arkivref: z.string().nullable(),
});
export type Tiltak = z.infer<typeof Tiltak>;

const Elev = z.object({ elevId: z.string(), navn: z.string(), klasse: z.string().nullable(), skole: z.string() });

export const Elevtiltak = z.object({
  idag: z.string(),
  elev: Elev,
  tiltak: z.array(Tiltak.extend({ gjelder: z.boolean(), kanEndre: z.boolean() })),
  kanRegistrere: z.boolean(),
  gjort: z.boolean(),
});
export type Elevtiltak = z.infer<typeof Elevtiltak>;

export const Tiltaksliste = z.object({
  slag: z.enum(TILTAKSSLAG).nullable(),
  rader: z.array(
    Tiltak.omit({ arkivref: true, versjon: true }).extend({
      elevId: z.string(),
      navn: z.string(),
      klasse: z.string().nullable(),
    }),
  ),
});
export type Tiltaksliste = z.infer<typeof Tiltaksliste>;

export const Tiltaksskjema = z.object({
  idag: z.string(),
  elev: Elev,
  /** Undefined for a new one. */
  tiltak: Tiltak.nullable(),
  larere: z.array(z.object({ personId: z.string(), navn: z.string() })),
  kanRett: z.boolean(),
});
export type Tiltaksskjema = z.infer<typeof Tiltaksskjema>;

const tom = (v: unknown): unknown => (typeof v === 'string' && v.trim() === '' ? undefined : v);
const kort = (maks: number) =>
  z.preprocess(tom, z.string().trim().max(maks, tosprak('Skriv det kortere.', 'Skriv det kortare.')).optional());
const person = z.preprocess(tom, z.uuid().optional());

/** What is written of a measure. */
export const Tiltaksinndata = z.object({
  slag: z.enum(TILTAKSSLAG, { error: tosprak('Velg hva det gjelder.', 'Vel kva det gjeld.') }),
  status: z.enum(STATUSER, {
    error: tosprak('Velg om det er et behov eller en rett.', 'Vel om det er eit behov eller ein rett.'),
  }),
  fag: kort(60),
  sprak: kort(40),
  timer: z.preprocess(
    (v) => (typeof v === 'string' ? (tom(v.replace(',', '.')) as unknown) : v),
    z.coerce
      .number(tosprak('Skriv timer i uka som et tall.', 'Skriv timar i veka som eit tal.'))
      .min(0.5, tosprak('Skriv minst en halv time.', 'Skriv minst ein halv time.'))
      .max(40, tosprak('Skriv høyst 40 timer.', 'Skriv høgst 40 timar.'))
      .optional(),
  ),
  nar: kort(200),
  larer: person,
  larer2: person,
  fra: z.iso.date({ error: tosprak('Velg fra hvilken dag.', 'Vel frå kva dag.') }),
  til: z.preprocess(tom, z.iso.date({ error: tosprak('Velg en dato.', 'Vel ein dato.') }).optional()),
  arkivref: kort(60),
});
export type Tiltaksinndata = z.output<typeof Tiltaksinndata>;
