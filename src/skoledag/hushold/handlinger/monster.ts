import { z } from 'zod';
import { handling, konflikt, type Kontekst } from '#grunn/handling/index.ts';
import { relasjonenMellom } from '#tilgang/relasjon/index.ts';
import { finnElev } from '../../fravar/index.ts';
import { finnMonster, nyStatus, settInnMonster } from '../lager.ts';
import { Monsterinndata } from '../../ukesmonster/index.ts';
import { dagerFor } from '../../ukesmonster/index.ts';
import { husholdTilgang } from '../tilgang.ts';

/**
 * Where a child lives is for those with parental responsibility (barnelova §§ 30, 36); who is let in by consent only does not say it.
 * @throws FunksjonellFeil for anybody else.
 */
async function krevForeldreansvar(s: Kontekst, barnId: string): Promise<void> {
  const r = await relasjonenMellom(s, { personId: s.aktor.id, barnId });
  if (r.relasjon === 'FULL') return;
  throw s.feil(
    'ikke_lov',
    {
      nb: 'Bare den som har foreldreansvar, kan si hvor barnet er hvilke dager.',
      nn: 'Berre den som har foreldreansvar, kan seie kvar barnet er kva dagar.',
    },
    { status: 403 },
  );
}

/** Proposes which days a child is in the writer's own home. It stands as not confirmed until another guardian has answered. */
export const foreslaMonster = handling({
  regel: husholdTilgang.foresla,
  inndata: Monsterinndata,
  utdata: z.object({ elevId: z.string(), monsterId: z.string() }),
  gjelder: (s, inn) => finnElev(s, inn.elevId),
  async utfor(s, elev, inn) {
    await krevForeldreansvar(s, elev.elevId);
    const monsterId = crypto.randomUUID();
    const dager = dagerFor(inn.slag, inn.ukedager);
    await settInnMonster(
      s.db,
      { monsterId, elevId: elev.elevId, dager, fra: inn.fra, til: inn.til ?? null },
      { na: s.na, av: s.aktor.id },
    );
    return { ut: { elevId: elev.elevId, monsterId }, spor: { slag: inn.slag } };
  },
});

/** The other guardian says that a proposal is right, or that it is not. */
export const svarMonster = handling({
  regel: husholdTilgang.svar,
  inndata: z.object({ monsterId: z.uuid(), svar: z.enum(['bekreftet', 'ikkeRiktig']) }),
  utdata: z.object({ elevId: z.string() }),
  gjelder: (s, inn) => finnMonster(s, inn.monsterId),
  async utfor(s, m, inn) {
    await krevForeldreansvar(s, m.elevId);
    if (m.hos === s.aktor.id)
      throw s.feil('egen', { nb: 'Den andre foresatte svarer på dette.', nn: 'Den andre føresette svarar på dette.' });
    if (m.status === 'angret' || !(await nyStatus(s.db, m, inn.svar, { na: s.na, av: s.aktor.id }))) throw konflikt(s.sprak);
    return { ut: { elevId: m.elevId }, spor: { svar: inn.svar } };
  },
});

/** Whoever proposed it takes it back. */
export const angreMonster = handling({
  regel: husholdTilgang.angre,
  inndata: z.object({ monsterId: z.uuid() }),
  utdata: z.object({ elevId: z.string() }),
  gjelder: (s, inn) => finnMonster(s, inn.monsterId),
  async utfor(s, m) {
    if (m.hos !== s.aktor.id)
      throw s.feil('ikke_din', {
        nb: 'Bare den som foreslo det, kan ta det tilbake.',
        nn: 'Berre den som foreslo det, kan ta det tilbake.',
      });
    if (m.status === 'angret' || !(await nyStatus(s.db, m, 'angret', { na: s.na, av: s.aktor.id }))) throw konflikt(s.sprak);
    return { ut: { elevId: m.elevId } };
  },
});
