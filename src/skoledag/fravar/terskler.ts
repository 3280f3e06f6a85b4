import type { Db } from '#grunn/db/index.ts';
import { jobb, Planlagt, type NoenJobb, type Rytme } from '#grunn/jobb/index.ts';
import { osloDato, type Klokke } from '#grunn/tid/index.ts';
import { halvar, nesteSkoledag, rutineFor, type Skoleoppsett } from '../rutine/index.ts';
import { hentRutineoppsett } from './lager.ts';
import { hentDagerForSkole, hentElever, type Dagsrad } from './lager-oversikt.ts';
import { apneOppfolging, type Nadd } from './lager-vedlikehold.ts';
import { paRad, perDag } from './oppsummering.ts';
import { naddeTerskler, tellDag } from './regler.ts';

/** The thresholds one pupil has reached on a date, each with the period it is counted in. Granted leave and holidays of a trussamfunn do not count. */
export function naddeFor(
  rader: readonly Dagsrad[],
  dato: string,
  o: Skoleoppsett,
  skole: string,
): readonly Omit<Nadd, 'elevId' | 'skole'>[] {
  const tellende = rader.filter((r) => r.arsak !== 'permisjon' && r.arsak !== 'trossamfunn');
  const hele = [...perDag(tellende)].flatMap(([d, r]) => (tellDag(r, r[0]?.timer ?? [], 60).dager === 1 ? [d] : [])).toSorted();
  const mnd = dato.slice(0, 7);
  const rad = paRad(hele, (d) => nesteSkoledag(d, o, skole));
  const h = halvar(dato);
  const periode = { sen_maned: mnd, dager_maned: mnd, dag_tre: rad.fra ?? mnd, dager_rad: rad.fra ?? mnd, dager_halvar: h.fra };
  return naddeTerskler(
    {
      senIMnd: tellende.filter((r) => r.status === 'sen' && r.dato.startsWith(mnd)).length,
      dagerIMnd: hele.filter((d) => d.startsWith(mnd)).length,
      dagerIRad: rad.antall,
      dagerIHalvar: hele.length,
    },
    rutineFor(o, skole).terskler,
  ).map((t) => ({ ...t, periode: periode[t.terskel] }));
}

/** Opens follow-ups for thresholds that are reached (E07). Safe to run again: a threshold is reached once in its period. */
export async function finnTerskler(db: Db, klokke: Klokke): Promise<number> {
  const dato = osloDato(klokke.na());
  const { fra, til } = halvar(dato);
  const oppsett = await hentRutineoppsett(db, dato);
  const elever = await hentElever(db, { alt: true, skoler: [], idag: dato });
  let apnet = 0;
  for (let i = 0; i < elever.length; i += 500) {
    const bolk = elever.slice(i, i + 500);
    const dager = Map.groupBy(await hentDagerForSkole(db, { elever: bolk.map((e) => e.elevId), fra, til }), (d) => d.elevId);
    const nadde = bolk.flatMap((e) =>
      naddeFor(dager.get(e.elevId) ?? [], dato, oppsett, e.skole).map((n) => ({ ...n, elevId: e.elevId, skole: e.skole })),
    );
    apnet += await apneOppfolging(db, nadde, klokke.na().toString());
  }
  return apnet;
}

/** The nightly look at the thresholds. `db` is the role `friminutt_app`. */
export const terskler = (db: Db): NoenJobb =>
  jobb({ navn: 'skoledag.fravar.terskler', data: Planlagt, kjoring: 'samlet', utfor: (k) => finnTerskler(db, k.klokke) });
export const TERSKELRYTME: Rytme = { slag: 'nattlig', kl: '15:30' };
