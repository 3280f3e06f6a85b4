import { z } from 'zod';
import { visning, type Kontekst } from '#grunn/handling/index.ts';
import type { Utsnitt } from '#grunn/tilgang/index.ts';
import { hentEgneBarn } from '../../fravar/index.ts';
import type { Barnefakta } from '#tilgang/relasjon/index.ts';
import { antallSomVenter, hentElevbilder, kanSvare, type Elevbilde, type Spurt } from '../bilde.ts';
import { hentTyper } from '../lager.ts';
import { Minesamtykker } from '../modell.ts';
import { erFemten } from '../regler.ts';
import { samtykkeTilgang } from '../tilgang.ts';

/** Consents that wait for this person, by child: for the front page. At most two statements beside the facts, one when nothing is asked. */
export async function tellVentende(
  s: Pick<Kontekst, 'db' | 'idag'> & { readonly aktor: { readonly id: string } },
  elever: readonly Spurt[],
  fakta: ReadonlyMap<string, Barnefakta>,
): Promise<Map<string, number>> {
  if (elever.length === 0) return new Map();
  const typer = await hentTyper(s.db, [...new Set(elever.map((e) => e.skole))]);
  if (typer.length === 0) return new Map();
  const bilder = await hentElevbilder(s, elever, typer, fakta);
  return new Map(bilder.map((b) => [b.elev.elevId, antallSomVenter(b, s.aktor.id, s.idag)]));
}

const tilMitt = (s: Kontekst, b: Elevbilde<Spurt>) => {
  const kan = kanSvare(b, s.aktor.id, s.idag);
  return b.samtykker.map(({ type, bilde }) => {
    const egne = b.svar.filter((x) => x.typeId === type.typeId && x.personId === s.aktor.id).toReversed();
    const mitt = bilde.gjelder.get(s.aktor.id);
    return {
      ...type,
      status: bilde.status,
      avgjoresAv:
        bilde.avgjoresAv === 'elev' || erFemten(b.elev.fodselsdato, s.idag) ? ('elev' as const) : ('foresatte' as const),
      mittSvar: mitt?.svar ?? null,
      svart: mitt?.svart ?? null,
      kanSvare: kan,
      historikk: egne.map((x) => ({ svar: x.svar, svart: x.svart })),
    };
  });
};

/** What the school asks the home about, child by child, with the reader's own answers (E17, V16). */
export const mineSamtykker = visning({
  regel: samtykkeTilgang.seMine,
  inndata: z.object({ gjort: z.enum(['ja', 'nei']).optional().catch(undefined) }),
  utdata: Minesamtykker,
  async hent(s, inn, utsnitt: Utsnitt) {
    const { elever } = await hentEgneBarn(s, utsnitt);
    const typer = await hentTyper(s.db, [...new Set(elever.map((e) => e.skole))]);
    const bilder = await hentElevbilder(s, elever, typer);
    return {
      na: s.na,
      barn: bilder.map((b) => ({ ...b.elev, deg: b.elev.elevId === s.aktor.id, samtykker: tilMitt(s, b) })),
      gjort: inn.gjort ?? null,
    };
  },
  viser: (ut) => ut.barn.map((b) => b.elevId),
});
