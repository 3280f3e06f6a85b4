import { z } from 'zod';
import { visning } from '#grunn/handling/index.ts';
import { Elevref, finnElev } from '../fravar/index.ts';
import { frist } from '../rutine/index.ts';
import { osloDato, tilInstant } from '#grunn/tid/index.ts';
import { GRUNN } from './handlinger.ts';
import { hentBortvisinger } from './lager.ts';
import { BORTVISINGSSLAG } from './regler.ts';
import { bortvisingTilgang } from './tilgang.ts';

/** The last day to appeal is three weeks after it was told (forvaltningsloven § 29). */
const TRE_UKER = 21;

export const Bortvisingsside = z.object({
  elev: Elevref.pick({ elevId: true, navn: true, klasse: true }),
  arstrinn: z.number(),
  rader: z.array(
    z.object({
      id: z.string(),
      slag: z.enum(BORTVISINGSSLAG),
      fra: z.string(),
      til: z.string(),
      fraKl: z.string().nullable(),
      tilKl: z.string().nullable(),
      grunn: z.string(),
      varslet: z.string().nullable(),
      varsletHvordan: z.string().nullable(),
      bestemt: z.string(),
      av: z.string(),
      rolle: z.enum(['rektor', 'larer']),
      opphevet: z.string().nullable(),
      /** Null for what is no enkeltvedtak: some hours. */
      klagefrist: z.string().nullable(),
    }),
  ),
  idag: z.string(),
  kanBestemme: z.boolean(),
  gjort: z.enum(['bestemt', 'opphevet']).nullable(),
});
export type Bortvisingsside = z.infer<typeof Bortvisingsside>;

/** What has been decided of a pupil, for the school and for the home; those who decide have the form. */
export const bortvisingsside = visning({
  regel: bortvisingTilgang.les,
  inndata: z.object({ elevId: z.uuid(), gjort: z.enum(['bestemt', 'opphevet']).optional().catch(undefined) }),
  utdata: Bortvisingsside,
  gjelder: (s, inn) => finnElev(s, inn.elevId),
  async hent(s, inn, _utsnitt, e) {
    const rader = await hentBortvisinger(s.db, { elevId: e.elevId, idag: s.idag });
    return {
      elev: { elevId: e.elevId, navn: e.navn, klasse: e.klasse },
      arstrinn: e.arstrinn,
      rader: rader.map((r) => ({
        ...r,
        grunn: s.nokler.dekrypterStor(r.grunn, GRUNN),
        klagefrist: r.slag === 'timer' ? null : frist(osloDato(tilInstant(r.bestemt)), TRE_UKER),
      })),
      idag: s.idag,
      kanBestemme: s.kan(bortvisingTilgang.bestem, e).tillatt,
      gjort: inn.gjort ?? null,
    };
  },
  viser: (ut) => [ut.elev.elevId],
});
