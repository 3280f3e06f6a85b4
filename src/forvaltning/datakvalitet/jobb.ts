import type { Db } from '#grunn/db/index.ts';
import { jobb, Planlagt, type NoenJobb, type Rytme } from '#grunn/jobb/index.ts';
import { osloDato } from '#grunn/tid/index.ts';
import { skolearFor } from '#register/skole/kjerne.ts';
import { skrivTall } from './lager.ts';

/** Counts what is not right, school by school, for the trend. `db` is the role `friminutt_system`; numbers only are kept. */
export const datakvalitetsjobb = (db: Db): NoenJobb =>
  jobb({
    navn: 'forvaltning.datakvalitet.tell',
    data: Planlagt,
    kjoring: 'samlet',
    utfor: (k) => {
      const idag = osloDato(k.klokke.na());
      return skrivTall(db, { idag, skolear: skolearFor(idag) });
    },
  });
export const DATAKVALITETSRYTME: Rytme = { slag: 'nattlig', kl: '05:30' };
