// Breaks one lock at a time in a transaction that is rolled back, and asks whether the probes see it.
import pg from 'pg';
import { finnMutasjoner, hentTabeller, type Mutasjon, type Slag } from './mutasjoner.ts';
import { GALE_RADER } from './gale-rader.ts';
import { LIKEVERDIGE } from './likeverdige.ts';
import { PROBER } from './prober.ts';
import { fyllVerden } from './verden.ts';

export interface Mutasjonssvar {
  readonly slag: Readonly<Record<string, { readonly antall: number; readonly merket: number }>>;
  readonly antall: number;
  readonly merket: number;
  readonly overlevde: readonly string[];
  readonly tomme: readonly string[];
  /** Breaks that make no difference, each with why. */
  readonly likeverdige: readonly string[];
  /** Rows of that table that no longer hold: the break is gone, or is noticed. Empty when only some breaks were chosen. */
  readonly foreldede: readonly string[];
}

/** Seeds a fresh database and breaks every lock in it, or those `velg` keeps. `url` must be a superuser's. Nothing is left behind. */
export async function kjorMutasjoner(o: {
  url: string;
  velg?: (alle: readonly Mutasjon[]) => readonly Mutasjon[];
  si?: (tekst: string) => void;
}): Promise<Mutasjonssvar> {
  // as the house's own connections: compiling a policy's functions takes seconds where the server can
  const c = new pg.Client({ connectionString: o.url, options: '-c jit=off' });
  await c.connect();
  try {
    await c.query('begin');
    await c.query(PROBER);
    // each role must find the probes' own table closed, and the schema open to call through
    const tabeller = await hentTabeller(c);
    const tomme = await fyllVerden(c, tabeller);
    const alle = await finnMutasjoner(c);
    const valgte = o.velg?.(alle) ?? alle;
    const rader = new Map<string, string>();
    const svar: Record<string, { antall: number; merket: number }> = {};
    const overlevde: string[] = [];
    const fasit = new Map<string, string>();
    for (const [i, m] of valgte.entries()) {
      const sak = m.tabell ?? m.funksjon!;
      if (m.tabell !== undefined && !rader.has(sak)) {
        const { rows } = await c.query<{ r: string }>(
          `select coalesce(jsonb_agg(x), '[]')::text as r from (select to_jsonb(y) as x from ${sak} y limit 24) z`,
        );
        rader.set(sak, rows[0]!.r);
      }
      const spor = await sporsmal(c, m, rader.get(sak) ?? '[]');
      const nokkel = `${m.slag}|${sak}|${m.forst ?? ''}`;
      await c.query('savepoint m');
      let merket: boolean;
      try {
        if (m.forst !== undefined) await c.query(m.forst);
        if (!fasit.has(nokkel)) fasit.set(nokkel, await spor());
        await c.query(m.sql);
        merket = (await spor()) !== fasit.get(nokkel);
      } finally {
        await c.query('rollback to savepoint m; release savepoint m');
      }
      const s = (svar[m.slag] ??= { antall: 0, merket: 0 });
      s.antall += 1;
      if (merket) s.merket += 1;
      else overlevde.push(m.navn);
      if (i % 500 === 499) o.si?.(`${i + 1} av ${valgte.length}, ${overlevde.length} har overlevd`);
    }
    await c.query('rollback');
    const likeverdige = overlevde.filter((n) => n in LIKEVERDIGE);
    const igjen = overlevde.filter((n) => !(n in LIKEVERDIGE));
    return {
      slag: svar,
      antall: valgte.length,
      merket: valgte.length - overlevde.length,
      overlevde: igjen,
      tomme,
      likeverdige,
      foreldede: o.velg === undefined ? Object.keys(LIKEVERDIGE).filter((n) => !likeverdige.includes(n)) : [],
    };
  } finally {
    await c.end();
  }
}

const PROBE: Readonly<Record<Slag, string>> = {
  policy: 'prove.rader($1::regclass, $2::jsonb)',
  lasPa: 'prove.rader($1::regclass, $2::jsonb)',
  rettighet: 'prove.rett($1::regclass)',
  funksjonsrett: 'prove.kall($1::regprocedure)',
  krav: 'prove.verdier($1::regclass, $2::jsonb, $3::jsonb)',
  utloser:
    'prove.verdier($1::regclass, $2::jsonb) || prove.rader($1::regclass, $2::jsonb) || prove.folger($1::regclass, $2::jsonb)',
};

async function sporsmal(c: pg.Client, m: Mutasjon, rader: string): Promise<() => Promise<string>> {
  const medRader = PROBE[m.slag].includes('$2');
  const utvalg = m.slag === 'krav' || m.slag === 'utloser' ? JSON.stringify((JSON.parse(rader) as unknown[]).slice(0, 2)) : rader;
  return async () => {
    const { rows } = await c.query<{ svar: string }>(`select ${PROBE[m.slag]} as svar`, [
      m.tabell ?? m.funksjon,
      ...(medRader ? [utvalg] : []),
      ...(m.slag === 'krav' ? [JSON.stringify(GALE_RADER[m.tabell ?? ''] ?? [])] : []),
    ]);
    return rows[0]!.svar;
  };
}
