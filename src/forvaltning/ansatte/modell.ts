// What the list of employees holds, and how one asks for it.
import { z } from 'zod';
import type { Dato } from '#grunn/tid/index.ts';
import { medStandard, sidevalg, utvalg, valgfritt } from '#grunn/utvalg/index.ts';
import type { Stilling } from '#register/ansatt/index.ts';
import { ROLLER, type Tilgangsfaktum } from '#tilgang/rolle/index.ts';
import { Skolevalg } from '#register/skole/index.ts';

/** The search's alternatives by status, in the order they are shown (seed 003). */
export const STATUSER = [
  'aktiv',
  'inaktivIHrm',
  'inaktivMedTilgang',
  'handregistrert',
  'utenSluttdato',
  'aldriLoggetInn',
  'inaktiv',
  'alle',
] as const;
export type Status = (typeof STATUSER)[number];

/** What is known of one employee. */
export interface Ansattrad {
  readonly personId: string;
  readonly navn: string;
  readonly gradering: string;
  readonly loggetInn: boolean;
  /** Registered by hand, the employment itself or a position. */
  readonly handregistrert: boolean;
  readonly stillinger: readonly Pick<
    Stilling,
    'id' | 'kilde' | 'tittel' | 'skole' | 'sted' | 'fra' | 'til' | 'tausSiden' | 'slutt'
  >[];
  readonly fakta: readonly Tilgangsfaktum[];
}

export interface Vurdert {
  readonly statuser: ReadonlySet<Status>;
  readonly roller: readonly {
    readonly rolle: (typeof ROLLER)[number];
    readonly skole: string | null;
    readonly til: Dato | null;
  }[];
  /** Since when HR has been silent about a position that is open with us. */
  readonly tausSiden: Dato | null;
}

/** What somebody asked for. */
export const Ansattvalg = utvalg({
  status: medStandard(STATUSER, 'aktiv'),
  rolle: valgfritt(z.enum(ROLLER)),
  skole: Skolevalg,
  side: sidevalg(),
});

const Rolle = z.object({ rolle: z.enum(ROLLER), sted: z.string().nullable(), til: z.string().nullable() });

export const Listerad = z.object({
  personId: z.string(),
  navn: z.string(),
  skjermet: z.boolean(),
  stillinger: z.array(z.object({ tittel: z.string().nullable(), sted: z.string().nullable() })),
  roller: z.array(Rolle),
  /** The last day of the last position; null when one is open. */
  sisteDag: z.string().nullable(),
  tausSiden: z.string().nullable(),
  handregistrert: z.boolean(),
  loggetInn: z.boolean(),
});
export type Listerad = z.infer<typeof Listerad>;

export const Ansattliste = z.object({
  idag: z.string(),
  status: z.enum(STATUSER),
  rolle: z.enum(ROLLER).nullable(),
  skole: z.string().nullable(),
  side: z.number(),
  av: z.number(),
  totalt: z.number(),
  antall: z.object(Object.fromEntries(STATUSER.map((s) => [s, z.number()])) as Record<Status, z.ZodNumber>),
  /** With the role systemforvalter, whatever the position. */
  kommuneadmin: z.number(),
  skoler: z.array(z.object({ organisasjonsnummer: z.string(), navn: z.string() })),
  rader: z.array(Listerad),
  /** Protected employees who are left out for this reader. */
  utelatt: z.number(),
  kanAvslutteFlere: z.boolean(),
  kanRegistrere: z.boolean(),
});
export type Ansattliste = z.infer<typeof Ansattliste>;
