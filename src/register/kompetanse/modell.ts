// What an employee may teach, and how much of the position is teaching.
import { z } from 'zod';
import { innstilling } from '#grunn/innstilling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';

export const FAG = ['norsk', 'samisk', 'norskTegnsprak', 'matematikk', 'engelsk', 'naturfag', 'samfunnsfag', 'krle', 'musikk', 'kunstOgHandverk', 'matOgHelse', 'kroppsoving', 'fremmedsprak', 'utdanningsvalg', 'arbeidslivsfag', 'valgfag', 'spesialpedagogikk'] as const; // prettier-ignore
export type Fag = (typeof FAG)[number];
export const NEDSLAGSSLAG = ['livsfase', 'nyutdannet', 'kontaktlarer', 'radgiver', 'tillitsvalgt', 'ressurs', 'annet'] as const;
export type Nedslagsslag = (typeof NEDSLAGSSLAG)[number];

/** Credits demanded in a subject, in the first seven years and in the last three; a subject that is not there demands none. */
export const Kompetansekrav = z.object({
  gyldigFra: z.iso.date(),
  kilde: z.string(),
  barnetrinn: z.partialRecord(z.enum(FAG), z.number()),
  ungdomstrinn: z.partialRecord(z.enum(FAG), z.number()),
});
export type Kompetansekrav = z.infer<typeof Kompetansekrav>;

const GRUNNFAG = ['norsk', 'samisk', 'norskTegnsprak', 'matematikk', 'engelsk'] as const;
const OVRIGE = ['naturfag', 'samfunnsfag', 'krle', 'musikk', 'kunstOgHandverk', 'matOgHelse', 'kroppsoving', 'fremmedsprak'] as const; // prettier-ignore
const alle = (fag: readonly Fag[], poeng: number) => Object.fromEntries(fag.map((f) => [f, poeng]));

/** The demands, by date. The kommune may write others when the regulation changes before the code does. */
export const kompetansekrav = innstilling<Kompetansekrav[]>({
  navn: 'register.kompetansekrav',
  skjema: z.array(Kompetansekrav).min(1),
  standard: [
    {
      gyldigFra: '2015-08-01',
      kilde: 'Krav om relevant kompetanse i undervisningsfag (Udir-3-2015)',
      barnetrinn: alle(GRUNNFAG, 30),
      ungdomstrinn: { ...alle(GRUNNFAG, 60), ...alle(OVRIGE, 30) },
    },
  ],
});

const Gruppe = z.object({
  gruppeId: z.string(),
  navn: z.string(),
  slag: z.string(),
  rolle: z.string(),
  skolenavn: z.string(),
  arstrinn: z.array(z.number()),
  fagkode: z.string().nullable(),
  fra: z.string(),
  til: z.string(),
});
export type Gruppe = z.infer<typeof Gruppe>;

export const Grupper = z.object({ grupper: z.array(Gruppe) });
export type Grupper = z.infer<typeof Grupper>;

export const Fagrad = z.object({
  fag: z.enum(FAG),
  studiepoeng: z.number().nullable(),
  dokumentert: z.boolean(),
  /** What is demanded for what is taught now; null: nothing is demanded, or the subject is not taught. */
  krav: z.number().nullable(),
  /** The groups it is taught in. */
  underviser: z.array(z.string()),
  status: z.enum(['dekket', 'mangler', 'udokumentert', 'utenKrav', 'ikkeUndervist']),
});
export type Fagrad = z.infer<typeof Fagrad>;

export const Kompetanse = z.object({
  personId: z.string(),
  rader: z.array(Fagrad),
  kilde: z.string(),
  kanRegistrere: z.boolean(),
});
export type Kompetanse = z.infer<typeof Kompetanse>;

export const Stillingsinnhold = z.object({
  personId: z.string(),
  stillinger: z.array(
    z.object({
      tittel: z.string().nullable(),
      sted: z.string().nullable(),
      prosent: z.number().nullable(),
      fra: z.string().nullable(),
      til: z.string().nullable(),
    }),
  ),
  nedslag: z.array(
    z.object({
      slag: z.enum(NEDSLAGSSLAG),
      prosent: z.number(),
      fra: z.string(),
      til: z.string().nullable(),
      gjelder: z.boolean(),
    }),
  ),
  /** Hundredths are kept: percent of a full position. */
  stilling: z.number(),
  nedslagSum: z.number(),
  undervisning: z.number(),
  /** What the agreement gives by age, when it is not written down as it should be; null: nothing to say. */
  livsfase: z.number().nullable(),
  permisjoner: z.array(z.object({ stilling: z.string().nullable(), fra: z.string().nullable(), til: z.string().nullable() })),
  kanRegistrere: z.boolean(),
});
export type Stillingsinnhold = z.infer<typeof Stillingsinnhold>;

const tom = (v: unknown): unknown => (typeof v === 'string' ? (v.trim() === '' ? undefined : v.trim().replace(',', '.')) : v);
const tall = (nb: string, nn: string, maks: number) =>
  z.preprocess(tom, z.coerce.number(tosprak(nb, nn)).positive(tosprak(nb, nn)).max(maks, tosprak(nb, nn)).optional());

export const Faginndata = z.object({
  personId: z.uuid(),
  fag: z.enum(FAG, { error: tosprak('Velg fag.', 'Vel fag.') }),
  /** Undefined: what stood is taken away. */
  studiepoeng: tall('Skriv studiepoeng som et tall opp til 400.', 'Skriv studiepoeng som eit tal opp til 400.', 400),
  dokumentert: z.preprocess((v) => v === 'ja' || v === true, z.boolean()),
});

export const Nedslaginndata = z
  .object({
    personId: z.uuid(),
    slag: z.enum(NEDSLAGSSLAG, { error: tosprak('Velg grunn.', 'Vel grunn.') }),
    prosent: tall('Skriv prosent som et tall opp til 100.', 'Skriv prosent som eit tal opp til 100.', 100),
    fra: z.iso.date({ error: tosprak('Velg fra hvilken dag.', 'Vel frå kva dag.') }),
    til: z.preprocess(
      (v) => (v === '' ? undefined : v),
      z.iso.date({ error: tosprak('Velg en dato.', 'Vel ein dato.') }).optional(),
    ),
  })
  .refine((x) => x.til === undefined || x.til >= x.fra, {
    path: ['til'],
    message: tosprak('Siste dag kan ikke være før første dag.', 'Siste dag kan ikkje vere før første dag.'),
  });
