import type { Db } from '#grunn/db/index.ts';
import { meldEndret } from '#grunn/endringer/index.ts';
import { jobb, Planlagt, type NoenJobb, type Rytme } from '#grunn/jobb/index.ts';
import { osloDato, osloKlokke, tilInstant, type Klokke } from '#grunn/tid/index.ts';
import { apneElevsaker, apneKlassesaker, hentVarslede, leggTilSteg, skalEskaleres } from '../etterlysning/kjerne.ts';
import { temaFor } from '../fravar/kjerne.ts';
import { erSkoledag, rutineFor } from '../rutine/index.ts';
import { finnSkoledag, hentSkoler } from './lager.ts';
import { finnSavnede, plasser } from './regler.ts';

export interface Etterlysningssvar {
  readonly elever: number;
  readonly klasser: number;
  readonly eskalert: number;
}

/**
 * What the clock does each minute of a school day: opens a case for everyone nobody has accounted for, and hands cases over to the leaders
 * when the minutes have gone. Safe to run twice, and on two nodes at once. One transaction a school: one school's fault is not another's.
 */
export async function etterlysNa(db: Db, klokke: Klokke): Promise<Etterlysningssvar> {
  const na = klokke.na();
  const dato = osloDato(na);
  const klokka = osloKlokke(na);
  const tid = na.toString();
  const ut = { elever: 0, klasser: 0, eskalert: 0 };
  for (const { skole } of await hentSkoler(db, { alt: true, skoler: [], dato })) {
    await db.transaction().execute(async (tx) => {
      const d = await finnSkoledag(tx, skole, dato);
      if (d === undefined || !erSkoledag(dato, d.oppsett, skole)) return;
      const rutine = rutineFor(d.oppsett, skole);
      if (klokka > rutine.skoledag.til) return;
      const savnet = finnSavnede(plasser(d.elever, rutine, klokka), new Set(d.forte));
      const apnet = await apneElevsaker(tx, {
        elever: savnet.elever.map((e) => ({ elevId: e.elevId, skole, gruppe: e.klasse })),
        dato,
        na: tid,
        av: null,
      });
      const klasser = await apneKlassesaker(tx, { klasser: savnet.klasser.map((gruppe) => ({ skole, gruppe })), dato, na: tid });
      const eskalert = (await hentVarslede(tx, dato)).filter(
        (k) =>
          k.skole === skole && skalEskaleres({ trinn: 'varslet', varslet: osloKlokke(tilInstant(k.varslet)), klokka }, rutine),
      );
      for (const k of eskalert)
        await leggTilSteg(tx, { sakId: k.id, hva: 'eskalert', hvem: null, resultat: 'sendt_videre', av: null, na: tid, utfall: undefined, eskaler: true }); // prettier-ignore
      ut.elever += apnet.length;
      ut.klasser += klasser;
      ut.eskalert += eskalert.length;
      if (apnet.length + klasser + eskalert.length > 0) await meldEndret(tx, [temaFor(skole)]);
    });
  }
  return ut;
}

/** The job of the minute. `db` is the role `friminutt_app`. */
export const etterlysning = (db: Db): NoenJobb =>
  jobb({
    navn: 'skoledag.tavle.etterlys',
    data: Planlagt,
    kjoring: 'samlet',
    maksSekunder: 55,
    utfor: async (k) => ({ ...(await etterlysNa(db, k.klokke)) }),
  });
export const ETTERLYSNINGSRYTME: Rytme = { slag: 'lopende', hvertMinutt: 1 };
