// Getting to school: what the right is computed from, home by home.
import { z } from 'zod';
import { utvalg, valgfritt } from '#grunn/utvalg/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { Skolenummer, Skolevalg } from '#register/skole/index.ts';

export const HJEM = ['bosted', 'deltBosted'] as const;
export type Hjem = (typeof HJEM)[number];
export const GRUNNER = ['avstand', 'sarlig', 'bat', 'farlig'] as const;
export type Skyssgrunn = (typeof GRUNNER)[number];

/** The facts about one home, as the school has written them. */
export const Skyssbehov = z.object({
  id: z.string(),
  hjem: z.enum(HJEM),
  /** Metres, the shortest way a child can walk. */
  avstand: z.number(),
  farlig: z.boolean(),
  bat: z.boolean(),
  sarlig: z.boolean(),
  fra: z.string(),
  til: z.string().nullable(),
});
export type Skyssbehov = z.infer<typeof Skyssbehov>;

export const Skyssrett = z.object({
  rett: z.boolean(),
  /** All the reasons that hold. */
  grunner: z.array(z.enum(GRUNNER)),
  /** Who is responsible for the transport; null without a right. */
  ansvar: z.enum(['fylkeskommune', 'kommune']).nullable(),
  /** To and from the SFO as well, but not in the holidays. */
  sfo: z.boolean(),
  kilde: z.string(),
});
export type Skyssrett = z.infer<typeof Skyssrett>;

/** Today's rides of one pupil, by what is reported and granted: never why. */
export const IDAG = ['med', 'ikkeTil', 'ikkeHjem', 'ikkeMed'] as const;
export type Idag = (typeof IDAG)[number];

const Vurdert = Skyssbehov.extend({ gjelder: z.boolean(), vurdert: Skyssrett });

export const Elevskyss = z.object({
  idag: z.string(),
  elev: z.object({ elevId: z.string(), navn: z.string(), klasse: z.string().nullable(), arstrinn: z.number() }),
  hjem: z.array(Vurdert),
  versjon: z.string(),
  /** Is there an agreement on two homes in Folkeregisteret? */
  toHjem: z.boolean(),
  /** What the form asks about, first. */
  valgt: z.enum(HJEM),
  gjort: z.boolean(),
});
export type Elevskyss = z.infer<typeof Elevskyss>;

export const Skysside = z.object({
  skoler: z.array(z.object({ skole: z.string(), navn: z.string() })),
  skole: z.string().nullable(),
  /** Also those written down who have no right now. */
  alle: z.boolean(),
  rader: z.array(
    Vurdert.extend({
      elevId: z.string(),
      navn: z.string(),
      klasse: z.string().nullable(),
      arstrinn: z.number(),
      /** null: the absence of the school is not this reader's to see. */
      idag: z.enum(IDAG).nullable(),
    }),
  ),
});
export type Skysside = z.infer<typeof Skysside>;

export const KOLONNER = ['fornavn', 'etternavn', 'idag', 'trinn', 'skole', 'hjem', 'adresse', 'postnummer', 'poststed', 'avstand', 'grunn', 'ansvar', 'sfo', 'fra', 'til'] as const; // prettier-ignore
export type Kolonne = (typeof KOLONNER)[number];

export const Skyssfil = z.object({
  rader: z.array(z.array(z.string().nullable())),
  skolenavn: z.string(),
  format: z.enum(['csv', 'xlsx']),
  hentetAv: z.string(),
  hentet: z.string(),
});
export type Skyssfil = z.infer<typeof Skyssfil>;

export const Sidevalg = utvalg({ skole: Skolevalg, alle: valgfritt(z.literal('ja')) });
export const Filvalg = z.object({ skole: Skolenummer, format: z.enum(['csv', 'xlsx']).default('csv') });

const kryss = z.preprocess((v) => v === 'ja' || v === true, z.boolean());
const KM = tosprak('Skriv avstanden i kilometer, for eksempel 2,4.', 'Skriv avstanden i kilometer, til dømes 2,4.');

export const Skyssinndata = z
  .object({
    elevId: z.uuid(),
    hjem: z.enum(HJEM, { error: tosprak('Velg hvilket hjem.', 'Vel kva heim.') }),
    /** Kilometres as people write them; metres inside. */
    avstand: z.preprocess(
      (v) => (typeof v === 'string' ? v.trim().replace(',', '.') : v),
      z
        .string(KM)
        .regex(/^\d{1,3}(\.\d{1,3})?$/, KM)
        .transform((v) => Math.round(Number(v) * 1000)),
    ),
    farlig: kryss,
    bat: kryss,
    sarlig: kryss,
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
