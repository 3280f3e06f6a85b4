import type { Db } from '#grunn/db/index.ts';
import { jobb, Planlagt, type NoenJobb, type Rytme } from '#grunn/jobb/index.ts';
import { slettGamleKladder } from './lager.ts';

/** Retention: forms kept through a login and never fetched. `db` is the role `friminutt_app`. */
export const ryddOkter = (db: Db): NoenJobb =>
  jobb({
    navn: 'tilgang.okt.rydd',
    data: Planlagt,
    kjoring: 'samlet',
    utfor: (k) => slettGamleKladder(db, k.klokke.na().subtract({ hours: 24 }).toString()),
  });
export const RYDDEOKTRYTME: Rytme = { slag: 'nattlig', kl: '04:45' };
