import { visning, type Kontekst } from '#grunn/handling/index.ts';
import { utvalg } from '#grunn/utvalg/index.ts';
import { beslekteteIder, hentBarnefaktaFor, type Barnefakta } from '#tilgang/relasjon/index.ts';
import { hentNavnOgVern } from './lager.ts';
import { MineVarsler, type Foresattvarsel } from './modell.ts';
import { slippesUt, varslerFor } from './regler.ts';
import { foresattvarselTilgang } from './tilgang.ts';

const REKKEFOLGE = ['venter', 'sporsmal', 'apnet'];

/** What the reader is to be told of new guardians for his children, the most urgent first. Asked anew each time. */
export async function hentForesattvarsler(
  s: Pick<Kontekst, 'db' | 'idag' | 'aktor'>,
  /** The facts of the reader's children, where the page has them already. */
  kjente?: readonly Barnefakta[],
): Promise<Foresattvarsel[]> {
  const ut: Foresattvarsel[] = [];
  for (const f of kjente ?? (await hentBarnefaktaFor(s.db, s.aktor.id))) {
    const grunner = varslerFor(f, s.aktor.id, s.idag);
    if (grunner.length === 0) continue;
    // the reader's own protection is no reason to keep it from him, but it is one to leave out names
    const naer = await hentNavnOgVern(s.db, [...new Set([f.barnId, ...beslekteteIder(f)])], s.idag);
    const vern = {
      vernet: new Set([...naer.values()].filter((p) => p.vernet).map((p) => p.id)),
      sperret: f.sperringer.length > 0,
    };
    for (const g of grunner) {
      const svar = slippesUt(g, vern);
      if (svar === 'nei') continue;
      const barn = naer.get(f.barnId)?.navn ?? '';
      ut.push({ ...g, barn, hvem: svar === 'medNavn' ? (naer.get(g.omId)?.navn ?? '') : null });
    }
  }
  return ut.toSorted((a, b) => REKKEFOLGE.indexOf(a.slag) - REKKEFOLGE.indexOf(b.slag));
}

/** «Mine varsler»: a guardian is told of a new one before he gets in, and of what the school asks. */
export const visMineVarsler = visning({
  regel: foresattvarselTilgang.mine,
  inndata: utvalg({}),
  utdata: MineVarsler,
  hent: async (s) => ({ varsler: await hentForesattvarsler(s) }),
  viser: (ut) => [...new Set(ut.varsler.flatMap((v) => [v.barnId, v.omId]))],
});
