import type { Db } from '#grunn/db/index.ts';
import { jobb, Planlagt, type NoenJobb, type Rytme } from '#grunn/jobb/index.ts';
import { osloDato, type Klokke } from '#grunn/tid/index.ts';
import { inviterNye } from './lager-nye.ts';

/** Invites those who have joined a group since its talks were opened. Returns how many homes. Safe to run twice. */
export const inviterNyeElever = (db: Db, klokke: Klokke): Promise<number> =>
  inviterNye(db, { na: klokke.na().toString(), dato: osloDato(klokke.na()) });

/** Every ten minutes: the notice leaves the same day the pupil comes. `db` is the role `friminutt_system`. */
export const samtaleinvitasjoner = (db: Db): NoenJobb =>
  jobb({
    navn: 'skoledag.samtale.nye-elever',
    data: Planlagt,
    kjoring: 'samlet',
    utfor: async (k) => ({ inviterte: await inviterNyeElever(db, k.klokke) }),
  });
export const SAMTALERYTME: Rytme = { slag: 'lopende', hvertMinutt: 10 };
