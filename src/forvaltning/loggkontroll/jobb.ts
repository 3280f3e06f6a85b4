import type { Db } from '#grunn/db/index.ts';
import { lesInnstilling } from '#grunn/innstilling/index.ts';
import { jobb, Planlagt, type NoenJobb, type Rytme } from '#grunn/jobb/index.ts';
import { logg } from '#grunn/logg/index.ts';
import { leggTilDager, osloDato, tilInstant } from '#grunn/tid/index.ts';
import { hentOppslag, skrivAlarmer } from './lager.ts';
import { terskler } from './modell.ts';
import { finnAlarmer, VINDU } from './regler.ts';

/** The control of one day (a date in Norway). `db`: the role friminutt_system. Safe to run again. Returns how many alarms are new. */
export async function kontrollerDag(db: Db, dag: string, na: string): Promise<number> {
  const fra = `${leggTilDager(dag, -VINDU)}T00:00:00Z`;
  const til = `${leggTilDager(dag, 1)}T12:00:00Z`;
  return skrivAlarmer(db, finnAlarmer(await hentOppslag(db, fra, til), dag, await lesInnstilling(db, terskler)), na);
}

/** Looks through yesterday's look-ups every night. */
export const loggkontrolljobb = (db: Db): NoenJobb =>
  jobb({
    navn: 'forvaltning.loggkontroll',
    data: Planlagt,
    kjoring: 'samlet',
    forsok: 3,
    async utfor(k) {
      const na = k.klokke.na().toString();
      const nye = await kontrollerDag(db, leggTilDager(osloDato(tilInstant(na)), -1), na);
      if (nye > 0) logg.info({ rom: 'forvaltning.loggkontroll', antall: nye }, 'Uvanlig lesing er meldt til personvernombudet');
    },
  });
export const LOGGKONTROLLRYTME: Rytme = { slag: 'nattlig', kl: '04:20' };
