import { z } from 'zod';
import { tosprak, type Tekst } from '#grunn/sprak/index.ts';
import { erDato } from '#grunn/tid/index.ts';

declare module '#grunn/handling/modell.ts' {
  interface Tjenester {
    /** The words of every rule by its name, put together where all rooms are known. */
    readonly regeltekster?: ReadonlyMap<string, Tekst>;
  }
}

/** Why somebody asks: a code, so that it may stand in an address and in the log without telling of anybody. */
export const FORMAL = ['innsynskrav', 'avvik', 'stikkprove', 'mistanke', 'klage'] as const;
export const Formal = z.enum(FORMAL, tosprak('Velg hvorfor du spør.', 'Vel kvifor du spør.'));
export type Formal = z.infer<typeof Formal>;

const tomErUndefined = (v: unknown) => (v === '' ? undefined : v);
export const Datofelt = z.preprocess(
  tomErUndefined,
  z.string().refine(erDato, tosprak('Skriv datoen som 2026-03-31.', 'Skriv datoen som 2026-03-31.')).optional(),
);
export const Feltnavn = z.preprocess(
  tomErUndefined,
  z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9.]{0,120}$/)
    .optional(),
);

export const Sporsmal = z
  .object({
    personId: z.uuid(),
    fra: Datofelt,
    til: Datofelt,
    felt: Feltnavn,
    formal: z.preprocess(tomErUndefined, Formal.optional()),
  })
  .refine((s) => s.fra === undefined || s.til === undefined || s.fra <= s.til, {
    path: ['til'],
    error: tosprak(
      'Til og med-datoen må være lik eller etter fra-datoen.',
      'Til og med-datoen må vere lik eller etter frå-datoen.',
    ),
  });

/** One look at one person. */
export const Innsynsrad = z.object({
  id: z.string(),
  /** ISO, UTC. */
  tid: z.string(),
  /** null: the name is not shown to this reader. */
  hvem: z.string().nullable(),
  rolle: z.string(),
  skole: z.string().nullable(),
  visning: z.string(),
  /** null: the version of the page is from before its fields were kept. */
  felter: z.array(z.string()).nullable(),
  formal: z.string().nullable(),
});
export type Innsynsrad = z.infer<typeof Innsynsrad>;

export const Innsynsliste = z.object({
  personId: z.string(),
  visningsnavn: z.string(),
  fra: z.string(),
  til: z.string(),
  felt: z.string().nullable(),
  formal: z.string().nullable(),
  /** Has anything been asked yet? */
  spurt: z.boolean(),
  rader: z.array(Innsynsrad),
  /** There were more than are shown. */
  flere: z.boolean(),
  kjenteFelt: z.array(z.string()),
  kanLasteNed: z.boolean(),
  /** A protected child: roles only. */
  trygg: z.boolean(),
});
export type Innsynsliste = z.infer<typeof Innsynsliste>;

export const Kontrollrad = z.object({
  id: z.string(),
  startet: z.string(),
  ferdig: z.string(),
  rader: z.number(),
  runder: z.number(),
  uforseglet: z.number(),
  brudd: z.array(
    z.object({
      slag: z.string(),
      logg: z.string().optional(),
      runde: z.number().optional(),
      kjede: z.number().optional(),
      sted: z.string().optional(),
      antall: z.number(),
      rader: z.array(z.string()),
    }),
  ),
  merknader: z.array(z.object({ slag: z.string(), sted: z.string(), antall: z.number() })),
});
export type Kontrollrad = z.infer<typeof Kontrollrad>;

export const Kontrollside = z.object({
  kontroller: z.array(Kontrollrad),
  sisteRunde: z.object({ runde: z.number(), tid: z.string() }).nullable(),
  na: z.string(),
});
export type Kontrollside = z.infer<typeof Kontrollside>;
