import type { Db } from '#grunn/db/index.ts';
import { jobb, Planlagt, type NoenJobb, type Rytme } from '#grunn/jobb/index.ts';
import { minnOmUapnede } from './lager.ts';

/** Decisions nobody has opened within a week get one reminder (eForvaltningsforskriften § 8). `db` is the role `friminutt_app`. */
export const paminnelse = (db: Db): NoenJobb =>
  jobb({
    navn: 'skoledag.permisjon.paminnelse',
    data: Planlagt,
    kjoring: 'samlet',
    utfor: (k) => minnOmUapnede(db, k.klokke.na().toString()),
  });
export const PAMINNELSESRYTME: Rytme = { slag: 'nattlig', kl: '05:10' };
