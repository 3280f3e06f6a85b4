import type { Db } from '#grunn/db/index.ts';
import { jobb, Planlagt, type NoenJobb, type Rytme } from '#grunn/jobb/index.ts';
import { varsleSkolestart } from './lager-skolestart.ts';

/** `db` is the role `friminutt_system`. The gate keeps the hours nobody is to be disturbed. */
export const skolestartvarsel = (db: Db): NoenJobb =>
  jobb({
    navn: 'skoledag.skolestart.varsel',
    data: Planlagt,
    kjoring: 'samlet',
    utfor: async (k) => ({ varslet: await varsleSkolestart(db, k.klokke) }),
  });
export const SKOLESTARTRYTME: Rytme = { slag: 'lopende', hvertMinutt: 30 };
