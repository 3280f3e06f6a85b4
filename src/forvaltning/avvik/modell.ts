import { z } from 'zod';
import { tosprak } from '#grunn/sprak/index.ts';

export const STATUSER = ['undersokes', 'meldt', 'ikkeMeldepliktig', 'varslet', 'lukket'] as const;
export const Status = z.enum(STATUSER, tosprak('Velg hva som er gjort.', 'Vel kva som er gjort.'));
export type Status = z.infer<typeof Status>;

const tomErUndefined = (v: unknown) => (typeof v === 'string' && v.trim() === '' ? undefined : v);
const Tid = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/,
    tosprak('Skriv dato og klokkeslett som 2026-03-31T08:30.', 'Skriv dato og klokkeslett som 2026-03-31T08:30.'),
  )
  .refine((t) => !Number.isNaN(Date.parse(`${t}Z`)), tosprak('Tidspunktet finnes ikke.', 'Tidspunktet finst ikkje.'));

/** Ids from the address of a person card, one a line or with spaces; the whole address may be pasted. */
const Barneliste = z.preprocess(
  (v) =>
    typeof v === 'string'
      ? [...v.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi)].map((m) => m[0].toLowerCase())
      : (v ?? []),
  z.array(z.uuid()).max(1000, tosprak('Høyst 1000 personer om gangen.', 'Høgst 1000 personar om gongen.')),
);

export const NyttAvvik = z
  .object({
    tittel: z
      .string()
      .trim()
      .min(5, tosprak('Skriv hva som har skjedd, med minst fem tegn.', 'Skriv kva som har skjedd, med minst fem teikn.'))
      .max(200, tosprak('Skriv tittelen kortere (høyst 200 tegn).', 'Skriv tittelen kortare (høgst 200 teikn).')),
    beskrivelse: z
      .string()
      .trim()
      .max(4000, tosprak('Skriv kortere (høyst 4000 tegn).', 'Skriv kortare (høgst 4000 teikn).'))
      .default(''),
    oppdaget: Tid,
    fra: Tid,
    til: Tid,
    visning: z.preprocess(tomErUndefined, z.string().max(200).optional()),
    felt: z.preprocess(
      tomErUndefined,
      z
        .string()
        .regex(/^[A-Za-z][A-Za-z0-9.]{0,120}$/)
        .optional(),
    ),
    barn: Barneliste,
  })
  .refine((a) => a.fra <= a.til, {
    path: ['til'],
    error: tosprak('Slutten må være lik eller etter starten.', 'Slutten må vere lik eller etter starten.'),
  })
  .refine((a) => a.visning !== undefined || a.barn.length > 0, {
    path: ['barn'],
    error: tosprak('Velg en side, eller skriv hvem det gjelder.', 'Vel ei side, eller skriv kven det gjeld.'),
  });

export const NyttSteg = z.object({
  id: z.uuid(),
  status: Status,
  merknad: z
    .string()
    .trim()
    .min(5, tosprak('Skriv hva som er gjort, med minst fem tegn.', 'Skriv kva som er gjort, med minst fem teikn.'))
    .max(4000, tosprak('Skriv kortere (høyst 4000 tegn).', 'Skriv kortare (høgst 4000 teikn).')),
});

export const Avviksrad = z.object({
  id: z.string(),
  tittel: z.string(),
  oppdaget: z.string(),
  /** 72 hours after it was found. */
  frist: z.string(),
  status: z.string(),
  berorte: z.number(),
});
export type Avviksrad = z.infer<typeof Avviksrad>;
export const Avviksliste = z.object({
  avvik: z.array(Avviksrad),
  na: z.string(),
  /** Alarms about unusual reading that wait for an answer. */
  alarmer: z.number(),
});
export type Avviksliste = z.infer<typeof Avviksliste>;

export const Avvikskort = Avviksrad.extend({
  beskrivelse: z.string(),
  fra: z.string(),
  til: z.string(),
  visninger: z.array(z.string()),
  felt: z.string().nullable(),
  na: z.string(),
  sett: z.number(),
  seere: z.number(),
  berorteListe: z.array(
    z.object({
      personId: z.string(),
      navn: z.string(),
      gradering: z.string(),
      seere: z.number(),
      forst: z.string(),
      sist: z.string(),
    }),
  ),
  seereListe: z.array(z.object({ navn: z.string(), rolle: z.string(), personer: z.number(), ganger: z.number() })),
  innlogginger: z.array(z.object({ navn: z.string(), handling: z.string(), tid: z.string() })),
  steg: z.array(z.object({ id: z.string(), status: z.string(), merknad: z.string(), tid: z.string(), av: z.string() })),
  utkast: z.string(),
});
export type Avvikskort = z.infer<typeof Avvikskort>;
export const NyttAvvikSide = z.object({
  visninger: z.array(z.object({ navn: z.string(), tekst: z.string() })),
  kjenteFelt: z.array(z.string()),
  na: z.string(),
});
export type NyttAvvikSide = z.infer<typeof NyttAvvikSide>;
