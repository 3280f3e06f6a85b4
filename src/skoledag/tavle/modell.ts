import { z } from 'zod';
import { DAGSSTATUSER } from '../fravar/index.ts';
import { SAKSTRINN } from '../etterlysning/index.ts';

const Tavleelev = z.object({ elevId: z.string(), navn: z.string(), status: z.enum(DAGSSTATUSER), sakId: z.string().nullable() });
export type Tavleelev = z.infer<typeof Tavleelev>;

export const Tavleklasse = z.object({
  gruppe: z.string(),
  elever: z.number(),
  /** How many in each state; they add up to `elever`. */
  tall: z.record(z.enum(DAGSSTATUSER), z.number()),
  /** Those who are waited for or missed, by name. */
  mangler: z.array(Tavleelev),
  fort: z.boolean(),
  /** When those who are waited for are missed. */
  frist: z.string(),
  klassesak: z.string().nullable(),
});
export type Tavleklasse = z.infer<typeof Tavleklasse>;

/** The school day as those at work meet it on their front page. */
export interface Skoledagna {
  readonly klassesaker: number;
  /** Pupils reported today, after the deadline. */
  readonly sentMeldt: number;
}

export const Tavle = z.object({
  skole: z.string(),
  skolenavn: z.string(),
  dato: z.string(),
  klokka: z.string(),
  erSkoledag: z.boolean(),
  meldesInnen: z.string(),
  sjekkesInnen: z.string(),
  elever: z.number(),
  gjortRedeFor: z.number(),
  klasser: z.array(Tavleklasse),
  /** Reported today after the deadline, the newest first: the class may have been checked before. */
  sentMeldt: z.array(z.object({ elevId: z.string(), navn: z.string(), klasse: z.string().nullable(), kl: z.string() })),
  saker: z.array(
    z.object({
      sakId: z.string(),
      elevId: z.string(),
      navn: z.string(),
      klasse: z.string().nullable(),
      siden: z.string(),
      trinn: z.enum(SAKSTRINN),
      sist: z.object({ hva: z.string(), av: z.string().nullable(), tid: z.string() }).nullable(),
      neste: z.enum(['let', 'ring', 'eskaler', 'politi']),
    }),
  ),
});
export type Tavle = z.infer<typeof Tavle>;

export const Skolevalg = z.object({ skoler: z.array(z.object({ skole: z.string(), navn: z.string(), elever: z.number() })) });
export type Skolevalg = z.infer<typeof Skolevalg>;
