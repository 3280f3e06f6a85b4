// What people type, read once into typed values.
import { z } from 'zod';
import { tosprak } from '#grunn/sprak/index.ts';

const Dato = z.iso.date({ error: tosprak('Velg en dato.', 'Vel ein dato.') });
const tom = (v: unknown) => (typeof v === 'string' && v.trim() === '' ? undefined : v);
const ValgfriDato = z.preprocess(tom, Dato.optional());
const ValgfriKlokke = z.preprocess(
  (v) =>
    typeof v === 'string'
      ? tom(
          v
            .trim()
            .replace('.', ':')
            .replace(/^(\d):/, '0$1:'),
        )
      : v,
  z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, tosprak('Skriv klokkeslettet slik: 10.30.', 'Skriv klokkeslettet slik: 10.30.'))
    .optional(),
);

/** Check boxes `elev-<id>` gathered to one list; programs send the list itself. */
export const samleElever = (v: unknown): unknown => {
  if (typeof v !== 'object' || v === null || 'elever' in v) return v;
  const elever = Object.keys(v).flatMap((k) => (k.startsWith('elev-') ? [k.slice(5)] : []));
  const resten = Object.fromEntries(Object.entries(v).filter(([k]) => !k.startsWith('elev-')));
  return { ...resten, elever };
};

const feil = (ctx: z.core.$RefinementCtx, felt: string, nb: string, nn: string) =>
  ctx.addIssue({ code: 'custom', path: [felt], message: tosprak(nb, nn), input: undefined });

/** When: `idag`, `imorgen` (the next school day), `dager` (from and to), `del` (part of one day). */
const Nar = {
  nar: z.enum(['idag', 'imorgen', 'dager', 'del']).default('idag'),
  fra: ValgfriDato,
  til: ValgfriDato,
  dato: ValgfriDato,
  fraKl: ValgfriKlokke,
  tilKl: ValgfriKlokke,
};

export interface Tid {
  readonly nar: 'idag' | 'imorgen' | 'dager' | 'del';
  readonly fra?: string | undefined;
  readonly til?: string | undefined;
  readonly dato?: string | undefined;
  readonly fraKl?: string | undefined;
  readonly tilKl?: string | undefined;
}

function provTid(v: Tid, ctx: z.core.$RefinementCtx): void {
  if (v.nar === 'dager') {
    if (v.fra === undefined) feil(ctx, 'fra', 'Velg første dag.', 'Vel første dag.');
    if (v.til === undefined) feil(ctx, 'til', 'Velg siste dag.', 'Vel siste dag.');
    if (v.fra !== undefined && v.til !== undefined && v.til < v.fra)
      feil(ctx, 'til', 'Siste dag kan ikke være før første dag.', 'Siste dag kan ikkje vere før første dag.');
  }
  if (v.nar === 'del') {
    if (v.fraKl === undefined) feil(ctx, 'fraKl', 'Skriv når, som 09.30.', 'Skriv når, som 09.30.');
    if (v.tilKl === undefined) feil(ctx, 'tilKl', 'Skriv når, som 11.00.', 'Skriv når, som 11.00.');
    if (v.fraKl !== undefined && v.tilKl !== undefined && v.tilKl <= v.fraKl)
      feil(ctx, 'tilKl', 'Til må være etter fra.', 'Til må vere etter frå.');
  }
}

const Felles = {
  type: z.string({ error: tosprak('Velg hvorfor.', 'Vel kvifor.') }).min(1),
  merknad: z.preprocess(tom, z.string().trim().max(200).optional()),
  ...Nar,
};

/** «Meld fravær»: one or more children, when, and why. */
export const Fravarsmelding = z.preprocess(
  samleElever,
  z
    .object({
      elever: z
        .array(z.uuid())
        .min(1, { error: tosprak('Velg hvem det gjelder.', 'Vel kven det gjeld.') })
        .max(20),
      /** Of the page it was written on: sent by somebody else, it is refused. Programs leave it out. */
      merke: z.string().max(40).optional(),
      ...Felles,
    })
    .superRefine(provTid),
);

/** A change of one report. */
export const Fravarsendring = z.object({ meldingId: z.uuid(), ...Felles }).superRefine(provTid);

/** A report the school writes down for one pupil. */
export const Meldingsfelt = z.object({ elevId: z.uuid(), ...Felles }).superRefine(provTid);

export type Meldingsinnhold = Tid & { readonly type: string; readonly merknad?: string | undefined };
