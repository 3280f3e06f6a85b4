import type { Db } from '#grunn/db/index.ts';
import { jobb, Planlagt, type NoenJobb, type Rytme } from '#grunn/jobb/index.ts';
import { slettGamleForsok } from './lager.ts';

/** Retention: login attempts are removed after a day. `db` is the role `friminutt_app`. */
export const ryddForsok = (db: Db): NoenJobb =>
  jobb({
    navn: 'tilgang.innlogging.rydd',
    data: Planlagt,
    kjoring: 'samlet',
    utfor: (k) => slettGamleForsok(db, k.klokke.na().subtract({ hours: 24 }).toString()),
  });
export const RYDDEFORSOKRYTME: Rytme = { slag: 'nattlig', kl: '04:50' };
