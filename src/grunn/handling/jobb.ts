import type { Db } from '#grunn/db/index.ts';
import { jobb, Planlagt, type NoenJobb, type Rytme } from '#grunn/jobb/index.ts';
import { slettGamleSvar } from './lager.ts';

/** Long enough for any client's retries. */
const BEVARES_TIMER = 48;

/** Retention: answers kept for repeated requests are removed after two days. `db` is the role `friminutt_app`. */
export const ryddSvar = (db: Db): NoenJobb =>
  jobb({
    navn: 'grunn.handling.rydd',
    data: Planlagt,
    kjoring: 'samlet',
    utfor: (k) => slettGamleSvar(db, k.klokke.na().subtract({ hours: BEVARES_TIMER }).toString()),
  });
export const RYDDERYTME: Rytme = { slag: 'nattlig', kl: '04:40' };
