// For tests: all current facts as sorted text, so that two states can be compared.
import type { Db } from '#grunn/db/index.ts';
import { PERSONFAKTA, personidentifikatorFakta, STAMFAKTA } from './faktatabeller.ts';
import { gjeldendeRader, sammenslatte } from './lager-prove.ts';

export interface Tabellbilde {
  readonly tabell: string;
  readonly rader: readonly string[];
}

/** Every current row without the bookkeeping of when and by which run it came, and who is merged with whom. */
export async function fotografi(db: Db): Promise<Tabellbilde[]> {
  const ut: Tabellbilde[] = [];
  for (const t of [...PERSONFAKTA, personidentifikatorFakta, ...STAMFAKTA])
    ut.push({ tabell: t.navn, rader: await gjeldendeRader(db, t) });
  ut.push({ tabell: 'register.person', rader: await sammenslatte(db) });
  return ut;
}
