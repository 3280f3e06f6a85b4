import type { Kontekst } from '#grunn/handling/index.ts';
import { skrivSammenslaing } from './lager-beslutning.ts';
import { sammenlign, type Sammenligning } from './lager-holdtvisning.ts';
import { flyttFakta, pekOm } from './lager-slasammen.ts';
import { hindring } from './regler-holdt.ts';
import { tekst } from './tekster.ts';
import { koen } from './tjenester.ts';

/** The two as they stand, for a page that asks. */
export const hentPar = (s: Pick<Kontekst, 'db'>, personer: readonly [string, string]): Promise<Sammenligning[]> =>
  sammenlign(s.db, personer);

/**
 * Decides that two entries are one person: what people have written by hand is moved now; what the registers have told is moved by a job of the
 * import role, under the same change set, which is the id that comes back and can be undone like a run.
 * @throws FunksjonellFeil 400 at `behold` when one of them cannot go.
 */
export async function bestillSammenslaing(
  s: Kontekst,
  v: {
    readonly behold: Sammenligning;
    readonly fjernes: Sammenligning;
    readonly holdtId: string | null;
    readonly begrunnelse: string;
  },
): Promise<string> {
  const hindret = hindring(v.behold, v.fjernes);
  if (hindret !== undefined) {
    const setning = { nb: tekst('nb').sammen.hindring[hindret], nn: tekst('nn').sammen.hindring[hindret] };
    throw s.feil(hindret, setning, { felt: { behold: setning } });
  }
  const id = crypto.randomUUID();
  const flytting = { fra: v.fjernes.id, til: v.behold.id, endringssett: id, na: s.na };
  const { holdtId, begrunnelse } = v;
  await skrivSammenslaing(s.db, {
    id,
    behold: v.behold.id,
    fjernes: v.fjernes.id,
    holdtId,
    begrunnelse,
    na: s.na,
    av: s.aktor.id,
  });
  await flyttFakta(s.db, flytting, 'manuell');
  await pekOm(s.db, flytting);
  await koen(s).startNa('register.innlesing.slasammen', { sammenslaingId: id, utlostAv: s.aktor.id }, { tx: s.db });
  return id;
}
