// Interleaved transactions of many people on few connections: is anybody ever taken for somebody else?
import { sql } from 'kysely';
import type { Db } from '#grunn/db/index.ts';
import { blandFro, tilfeldig } from '#verden/tilfeldig.ts';
import { settAktor } from './sporsmal.ts';

export interface Fletting {
  readonly transaksjoner: number;
  /** Reads under the policies among them. */
  readonly lest: number;
  /** A transaction that was somebody else's, saw somebody else's rows, or had an identity nobody had given it. */
  readonly forvekslet: number;
}

/**
 * `antall` transactions in `samtidige` lines over the pool of `app`. Each sets its person, waits its turn, and asks the database who it is; every
 * `lesHver`th reads too, and must see itself and not `fremmed`. Some roll back, some set nothing and must be nobody.
 */
export async function flett(
  app: Db,
  o: {
    readonly fro: number;
    readonly dag: string;
    readonly personer: readonly string[];
    readonly antall: number;
    readonly samtidige: number;
    readonly lesHver: number;
    readonly fristMs?: number;
  },
): Promise<Fletting> {
  let [gjort, forvekslet, lest] = [0, 0, 0];
  const stopp = performance.now() + (o.fristMs ?? Number.POSITIVE_INFINITY);
  const linje = async (nr: number): Promise<void> => {
    const t = tilfeldig(blandFro(o.fro, nr));
    while (gjort < o.antall && performance.now() < stopp) {
      gjort += 1;
      const ingen = t.skjer(0.1);
      const person = t.velg(o.personer);
      const les = t.heltall(1, o.lesHver) === 1;
      const avbryt = t.skjer(0.1);
      try {
        await app.transaction().execute(async (tx) => {
          if (!ingen) await settAktor(tx, person, o.dag);
          if (les) {
            lest += 1;
            // one's own contact details: seen by oneself; those of nobody in particular by nobody
            const { rows } = await sql<{ jeg: string; egne: number; alle: number }>`
              select coalesce(current_setting('friminutt.aktor', true), '') as jeg,
                (select count(*)::int from register.kontaktinformasjon where person_id = ${person}) as egne,
                (select count(*)::int from register.kontaktinformasjon) as alle`.execute(tx);
            const { jeg, egne, alle } = rows[0]!;
            if (ingen ? jeg !== '' || alle !== 0 : jeg !== person || egne !== 1) forvekslet += 1;
          } else {
            const { rows } = await sql<{
              jeg: string;
            }>`select coalesce(current_setting('friminutt.aktor', true), '') as jeg`.execute(tx);
            if (rows[0]!.jeg !== (ingen ? '' : person)) forvekslet += 1;
          }
          if (avbryt) throw new Avbrutt();
        });
      } catch (e) {
        if (!(e instanceof Avbrutt)) throw e;
      }
    }
  };
  await Promise.all(Array.from({ length: o.samtidige }, (_, i) => linje(i)));
  return { transaksjoner: gjort, lest, forvekslet };
}
class Avbrutt extends Error {}
