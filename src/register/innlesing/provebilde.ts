// For tests: all current facts as sorted text, so that two states can be compared.
import type { Db } from '#grunn/db/index.ts';
import { PERSONFAKTA, personidentifikatorFakta, STAMFAKTA } from './faktatabeller.ts';
import { antallRader, gjeldendeRader, kjennetegn, sammenslatte } from './lager-prove.ts';

export interface Tabellbilde {
  readonly tabell: string;
  readonly rader: readonly string[];
}

const ALLE = [...PERSONFAKTA, personidentifikatorFakta, ...STAMFAKTA];

/** Every current row without the bookkeeping of when and by which run it came, and who is merged with whom. */
export async function fotografi(db: Db): Promise<Tabellbilde[]> {
  const ut: Tabellbilde[] = [];
  for (const t of ALLE) ut.push({ tabell: t.navn, rader: await gjeldendeRader(db, t) });
  ut.push({ tabell: 'register.person', rader: await sammenslatte(db) });
  return ut;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The same with people named by their numbers instead of our ids: comparable between two databases. */
export async function fotografiUtenIder(db: Db): Promise<Tabellbilde[]> {
  const tegn = await kjennetegn(db);
  return (await fotografi(db)).map(({ tabell, rader }) => ({
    tabell,
    rader: rader.map((r) => r.replace(UUID, (id) => tegn.get(id) ?? id)).sort(),
  }));
}

/** How many rows each table has had in all: nothing is written twice. */
export async function radtall(db: Db): Promise<Record<string, number>> {
  const ut: Record<string, number> = {};
  for (const t of ALLE) ut[t.navn] = await antallRader(db, t);
  return ut;
}
