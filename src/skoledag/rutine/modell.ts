// The school's own routine for the day: clocks, types, thresholds. Set per kommune, and per school where one differs (H16).
import { z } from 'zod';
import { innstilling } from '#grunn/innstilling/index.ts';

/** A clock on the wall, `HH:MM`. Compares as text. */
export const Klokkeslett = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export type Klokkeslett = string;

export const Fravarstype = z.object({
  kode: z.string().regex(/^[a-z][a-z-]{1,29}$/),
  nb: z.string().min(1).max(40),
  nn: z.string().min(1).max(40),
  /** Only for part of a day: «anna fråvær (timar)». */
  timer: z.boolean().default(false),
  /** A cause of health: a legeattest can count for it. */
  helse: z.boolean().default(false),
});
export type Fravarstype = z.infer<typeof Fravarstype>;

/** Codes the house itself writes as cause; no school may have types with these names. */
export const EGNE_ARSAKER = ['permisjon', 'trossamfunn', 'ugyldig', 'bortvist'] as const;

export const Rutine = z.object({
  /** Reported by this clock, or it is late. */
  meldesInnen: Klokkeslett,
  /** The class team has checked by then. */
  sjekkesInnen: Klokkeslett,
  /** 1.-7.: looked for within the first lesson; 8.-10.: about the first break. */
  etterlysesBarnetrinn: Klokkeslett,
  etterlysesUngdomstrinn: Klokkeslett,
  /** Minutes from the guardians are told until the leaders take over, and until guardians are asked to consider the police. */
  eskaleresEtter: z.int().min(5).max(120),
  politiVurderesEtter: z.int().min(10).max(240),
  /** Minutes after the end of a reported part of the day before a pupil is missed. */
  slingring: z.int().min(0).max(120),
  skoledag: z.object({ fra: Klokkeslett, til: Klokkeslett }),
  typer: z
    .array(Fravarstype)
    .min(1)
    .refine((t) => !t.some((x) => (EGNE_ARSAKER as readonly string[]).includes(x.kode))),
  /** Off unless the kommune turns it on: free text invites health data (Datatilsynet, Oslo 2019). */
  fritekst: z.boolean(),
  /** From this year on absence is kept per lesson; below, per day. 11: never. */
  perTimeFraTrinn: z.int().min(1).max(11),
  timer: z.int().min(1).max(12),
  terskler: z.object({
    senIMnd: z.int().min(1),
    dagerIMnd: z.int().min(1),
    dagerIRad: z.int().min(1),
    dagerIHalvar: z.int().min(1),
    ringDag: z.int().min(1),
  }),
});
export type Rutine = z.infer<typeof Rutine>;

export const STANDARDRUTINE: Rutine = {
  meldesInnen: '08:30',
  sjekkesInnen: '09:00',
  etterlysesBarnetrinn: '09:15',
  etterlysesUngdomstrinn: '10:15',
  eskaleresEtter: 30,
  politiVurderesEtter: 45,
  slingring: 30,
  skoledag: { fra: '08:30', til: '14:30' },
  typer: [
    { kode: 'syk', nb: 'Syk', nn: 'Sjuk', timer: false, helse: true },
    { kode: 'lege', nb: 'Lege', nn: 'Lege', timer: false, helse: true },
    { kode: 'tannlege', nb: 'Tannlege', nn: 'Tannlege', timer: false, helse: true },
    { kode: 'gravferd', nb: 'Gravferd', nn: 'Gravferd', timer: false, helse: false },
    { kode: 'sykehus', nb: 'Sykehus eller spesialist', nn: 'Sjukehus eller spesialist', timer: false, helse: true },
    { kode: 'annet', nb: 'Annet fravær (timer)', nn: 'Anna fråvær (timar)', timer: true, helse: false },
  ],
  fritekst: false,
  perTimeFraTrinn: 8,
  timer: 6,
  terskler: { senIMnd: 3, dagerIMnd: 3, dagerIRad: 5, dagerIHalvar: 10, ringDag: 3 },
};

/** What a school has of its own: only what differs, also inside the school day and the thresholds. */
export const Egenrutine = Rutine.extend({
  skoledag: Rutine.shape.skoledag.partial(),
  terskler: Rutine.shape.terskler.partial(),
}).partial();
export type Egenrutine = z.infer<typeof Egenrutine>;

const Fri = z.object({ fra: z.iso.date(), til: z.iso.date(), hva: z.string().max(60) });

export const Rutineoppsett = z.object({
  standard: Rutine,
  /** By organisation number: only what differs. */
  skoler: z.record(z.string(), Egenrutine),
  /** Days without school that were written here before the kommune kept a school calendar (register/skole). Nothing writes them any more; they still count. */
  fri: z.array(Fri),
});
export type Rutineoppsett = z.infer<typeof Rutineoppsett>;

/** The calendar of one school year: a school's own, or the kommune's (`*`). */
const Rute = z.object({
  skole: z.string(),
  skolear: z.number(),
  fra: z.iso.date(),
  til: z.iso.date(),
  fri: z.array(z.object({ fra: z.iso.date(), til: z.iso.date() })),
});
export const Ruter = z.array(Rute);

/** Which days are school days: the calendars, which decide, and the days of before. */
export interface Kalender {
  readonly fri: readonly { readonly fra: string; readonly til: string }[];
  readonly ruter: readonly z.infer<typeof Rute>[];
}

/** The routines with the calendars they are kept by. */
export type Skoleoppsett = Rutineoppsett & Kalender;

/** What the kommune has set of routines, clocks and thresholds. */
export const rutineoppsett = innstilling<Rutineoppsett>({
  navn: 'skoledag.rutine',
  skjema: Rutineoppsett,
  standard: { standard: STANDARDRUTINE, skoler: {}, fri: [] },
});
