import { z } from 'zod';
import { HANDGITTE, ROLLER, Stillingsregel } from '#tilgang/rolle/index.ts';

const Dato = z.string();
const Tid = z.string();

export const Rollenavn = z.enum(ROLLER);

/** A role given by hand, whatever has become of it. */
export const Tildeling = z.object({
  id: z.string(),
  personId: z.string(),
  navn: z.string(),
  rolle: Rollenavn,
  /** null: the whole kommune. */
  skole: z.string().nullable(),
  begrunnelse: z.string(),
  fra: Dato,
  til: Dato,
  gitt: Tid,
  gittAv: z.string(),
  gittAvId: z.string(),
  /** null for roles that need no second person. */
  godkjenning: z.enum(['venter', 'godkjent']).nullable(),
  godkjentAv: z.string().nullable(),
  opphevet: Tid.nullable(),
  opphevetAv: z.string().nullable(),
});
export type Tildeling = z.infer<typeof Tildeling>;

export const Vindu = z.object({
  id: z.string(),
  personId: z.string(),
  navn: z.string(),
  leverandor: z.string(),
  begrunnelse: z.string(),
  apnet: Tid,
  apnetAv: z.string(),
  til: Tid,
  lukket: Tid.nullable(),
  apent: z.boolean(),
});
export type Vindu = z.infer<typeof Vindu>;

export const Handgittrolle = z.enum(HANDGITTE);

/** What a change of the table gives and takes, one line a person. */
export const Rolleendring = z.object({
  personId: z.string(),
  navn: z.string(),
  /** Protected, and not to be named to this reader. */
  skjult: z.boolean(),
  far: z.array(z.object({ rolle: Rollenavn, sted: z.string().nullable() })),
  mister: z.array(z.object({ rolle: Rollenavn, sted: z.string().nullable() })),
});
export type Rolleendring = z.infer<typeof Rolleendring>;

export const Tabell = z.object({ regler: z.array(Stillingsregel), fristDager: z.number() });
