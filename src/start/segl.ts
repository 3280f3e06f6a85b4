import path from 'node:path';
import { lesNokkelring } from '#grunn/krypto/index.ts';
import { filanker, type Seglmiljo } from '#grunn/sporing/index.ts';
import { ekteKlokke } from '#grunn/tid/index.ts';
import type { Databaser } from './database.ts';
import type { Oppsett } from './oppsett.ts';

/** What sealing and checking the logs needs. Heads lie in DATA, and in FRIMINUTT_ANKERMAPPE where one is given. */
export function lagSeglmiljo(d: Pick<Databaser, 'segl'>, o: Oppsett): Seglmiljo {
  const nokler = lesNokkelring(o.nokkelfil, { lagHvisMangler: o.miljo !== 'produksjon' });
  return {
    pool: d.segl,
    nokler,
    klokke: ekteKlokke,
    ankersteder: [
      filanker('data', path.join(o.data, 'sporing'), nokler),
      ...(o.ankermappe === undefined ? [] : [filanker('eksternt', o.ankermappe, nokler)]),
    ],
  };
}
