import { z } from 'zod';
import { idvalg } from '#grunn/utvalg/index.ts';
import { visning, type Kontekst } from '#grunn/handling/index.ts';
import type { Utsnitt } from '#grunn/tilgang/index.ts';
import { hentBarnefaktaForAlle, type Barnefakta } from '#tilgang/relasjon/index.ts';
import { hentEgneBarn, type Elev } from '../../fravar/index.ts';
import { mitt, sperrenFor } from '../bilde.ts';
import { finnElevIRunde, hentBestillinger, hentRunderForElever, hentTider } from '../lager.ts';
import { GJORT, Minesamtaler, Minsamtale } from '../modell.ts';
import { samtaleTilgang } from '../tilgang.ts';

/** The talks of these children as this reader meets them. */
async function hentMine(s: Kontekst, elever: readonly Elev[]): Promise<Minsamtale[]> {
  const rader = await hentRunderForElever(s, elever.map((e) => e.elevId)); // prettier-ignore
  if (rader.length === 0) return [];
  const runder = [...new Set(rader.map((r) => r.runde.rundeId))];
  const tider = await hentTider(s.db, runder);
  const bestilt = await hentBestillinger(s.db, runder);
  const fakta = await hentBarnefaktaForAlle(s.db, [...new Set(rader.map((r) => r.elevId))]);
  const na = s.na;
  return rader.flatMap(({ elevId, runde }) => {
    const barn = elever.find((e) => e.elevId === elevId);
    if (barn === undefined) return [];
    const bestilling = mitt(s, runde, elevId, bestilt);
    const sperre = sperrenFor(s, { runde, elevId, fodselsdato: barn.fodselsdato }, fakta.get(elevId), bestilling);
    return [
      {
        barn: { elevId, navn: barn.navn, skole: barn.skole, klasse: barn.klasse, arstrinn: barn.arstrinn },
        deg: elevId === s.aktor.id,
        runde,
        bestilling: bestilling ?? null,
        tider: tider.filter((t) => t.rundeId === runde.rundeId && !t.stengt && t.fra > na),
        kanVelge: sperre === null,
        hvorforIkke: sperre,
      },
    ];
  });
}

/** The talks the school has invited this home to, child by child. */
export const mineSamtaler = visning({
  regel: samtaleTilgang.seMine,
  inndata: z.object({
    gjort: z.enum(GJORT).optional().catch(undefined),
    runde: idvalg,
    elev: idvalg,
    tid: idvalg,
  }),
  utdata: Minesamtaler,
  async hent(s, inn, utsnitt: Utsnitt) {
    const { elever } = await hentEgneBarn(s, utsnitt);
    const samtaler = await hentMine(s, elever);
    // what is undone is looked up among what this reader may choose now; an address with anything else offers nothing
    const den = samtaler.find((m) => m.kanVelge && m.runde.rundeId === inn.runde && m.barn.elevId === inn.elev);
    const tidligere = den?.tider.find((t) => t.tidId === inn.tid && t.ledig)?.tidId;
    const kan = inn.gjort === 'valgt' ? den?.bestilling != null : tidligere !== undefined;
    return {
      samtaler,
      gjort: inn.gjort ?? null,
      angre:
        den === undefined || inn.gjort === undefined || !kan
          ? null
          : { rundeId: den.runde.rundeId, elevId: den.barn.elevId, tidId: inn.gjort === 'valgt' ? null : (tidligere ?? null) },
    };
  },
  viser: (ut) => ut.samtaler.map((x) => x.barn.elevId),
});

/** One child's times: the one that is taken, and those to choose among. */
export const velgSamtale = visning({
  regel: samtaleTilgang.seMine,
  inndata: z.object({ rundeId: z.uuid(), elevId: z.uuid() }),
  utdata: z.object({ samtale: Minsamtale.nullable() }),
  gjelder: (s, inn) => finnElevIRunde(s, inn.rundeId, inn.elevId),
  async hent(s, inn, utsnitt) {
    const { elever } = await hentEgneBarn(s, utsnitt);
    const alle = await hentMine(s, elever.filter((e) => e.elevId === inn.elevId)); // prettier-ignore
    return { samtale: alle.find((m) => m.runde.rundeId === inn.rundeId) ?? null };
  },
  viser: (ut) => (ut.samtale === null ? [] : [ut.samtale.barn.elevId]),
});

/** Talks that wait for this reader to choose a time, by child: for the front page. At most two statements beside the facts. */
export async function samtalerSomVenter(
  s: Pick<Kontekst, 'db' | 'idag'> & { readonly aktor: { readonly id: string } },
  elever: readonly Pick<Elev, 'elevId' | 'fodselsdato'>[],
  fakta: ReadonlyMap<string, Barnefakta>,
): Promise<readonly { readonly rundeId: string; readonly elevId: string }[]> {
  const rader = await hentRunderForElever(s, elever.map((e) => e.elevId)); // prettier-ignore
  if (rader.length === 0) return [];
  const bestilt = await hentBestillinger(s.db, [...new Set(rader.map((r) => r.runde.rundeId))]);
  return rader.flatMap(({ elevId, runde }) => {
    const fodselsdato = elever.find((e) => e.elevId === elevId)?.fodselsdato ?? null;
    const b = mitt(s, runde, elevId, bestilt);
    return b === undefined && sperrenFor(s, { runde, elevId, fodselsdato }, fakta.get(elevId), b) === null
      ? [{ rundeId: runde.rundeId, elevId }]
      : [];
  });
}
