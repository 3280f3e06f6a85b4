// Runs in a process of its own: a register with people in it, for the hostile files to leave alone.
import path from 'node:path';
import { koble } from '#grunn/db/index.ts';
import { lesNokkelring } from '#grunn/krypto/index.ts';
import { ekteKlokke } from '#grunn/tid/index.ts';
import { tegnFregFil } from '#kilder/folkeregisteret/simulator/index.ts';
import { kjorFolkeregisterFil } from '#register/innlesing/index.ts';
import { lagVerden } from '#verden/index.ts';
import { KOMMUNE } from './angrip.ts';

/** @throws when the file was not read in. */
export async function fyll(o: { url: string; mappe: string; elever: number; fro: number }): Promise<number> {
  const db = koble({ url: o.url, rolle: 'friminutt_import', maks: 4 });
  try {
    const nokler = lesNokkelring(path.join(o.mappe, 'nokler.json'), { lagHvisMangler: true });
    const verden = lagVerden({ elever: o.elever, fro: o.fro });
    const innhold = (async function* () {
      yield* tegnFregFil(verden);
    })();
    const rad = await kjorFolkeregisterFil(
      { db, nokler, klokke: ekteKlokke, miljo: 'test', bolk: 1000 },
      { innhold, kommunenummer: KOMMUNE },
      { utlostAv: 'benk' },
    );
    if (rad.status !== 'ferdig') throw new Error(`Innlesingen endte som ${rad.status}`);
    return rad.tellere.nye;
  } finally {
    await db.destroy();
  }
}
