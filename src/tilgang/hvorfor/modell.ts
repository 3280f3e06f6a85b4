import { z } from 'zod';
import { innstilling } from '#grunn/innstilling/index.ts';
import { RELASJONSSLAG, RETTER } from '#tilgang/relasjon/index.ts';

const Steg = z.object({
  regel: z.string(),
  slag: z.enum(['faktum', 'beslutning']),
  kilde: z.string(),
  siden: z.string().nullable(),
  detalj: z.string().nullable(),
  avgjorde: z.boolean(),
});

/** The decision object, with the names the sentences need. */
export const Hvorforbilde = z.object({
  barnId: z.string(),
  barn: z.string(),
  personId: z.string(),
  person: z.string(),
  /** mor, far, medmor in Folkeregisteret, or what the home calls them. Gives nothing by itself. */
  rolle: z.string().nullable(),
  dato: z.string(),
  na: z.string(),
  relasjon: z.enum(RELASJONSSLAG),
  ellers: z.enum(RELASJONSSLAG),
  grunn: z.string(),
  retter: z.array(z.enum(RETTER)),
  til: z.string().nullable(),
  steg: z.array(Steg),
  /** Those who have not said yes, by name. */
  mangler: z.array(z.string()),
  kanSvareOpplysning: z.boolean(),
});
export type Hvorforbilde = z.infer<typeof Hvorforbilde>;

/** Where people call when something is wrong. Set by the kommune; empty until it has. */
export const Hjelp = z.object({ telefon: z.string().max(20).nullable(), nettside: z.url().nullable() });
export type Hjelp = z.infer<typeof Hjelp>;
export const hjelp = innstilling<Hjelp>({
  navn: 'tilgang.hjelp',
  skjema: Hjelp,
  standard: { telefon: null, nettside: null },
});

export const EgneBarn = z.object({
  barn: z.array(z.object({ barnId: z.string(), navn: z.string(), skole: z.string().nullable(), klasse: z.string().nullable() })),
  stengt: z.boolean(),
  hjelp: Hjelp,
});
export type EgneBarn = z.infer<typeof EgneBarn>;
