import type { Db } from '#grunn/db/index.ts';
import { jobb, Planlagt, type NoenJobb, type Rytme } from '#grunn/jobb/index.ts';
import { osloDato, type Klokke } from '#grunn/tid/index.ts';
import { hentDager } from './lager.ts';
import { ryddSvar } from './lager-rydding.ts';

/** Takes away the answers whose time is out, as the kommune has set it. Safe to run again. Returns how many lists. `db` is the role of the jobs. */
export const ryddPameldinger = async (db: Db, klokke: Klokke): Promise<number> => {
  const na = klokke.na();
  return ryddSvar(db, { idag: osloDato(na), dager: await hentDager(db), na: na.toString() });
};

export const pameldingsrydding = (db: Db): NoenJobb =>
  jobb({ navn: 'skoledag.pamelding.rydd', data: Planlagt, kjoring: 'samlet', utfor: (k) => ryddPameldinger(db, k.klokke) });
export const PAMELDINGSRYTME: Rytme = { slag: 'nattlig', kl: '04:20' };
