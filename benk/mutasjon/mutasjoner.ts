// Every lock of the database, read from its catalogue, and each way to break it.
import type pg from 'pg';

export type Slag = 'policy' | 'rettighet' | 'funksjonsrett' | 'krav' | 'utloser' | 'lasPa';
export interface Mutasjon {
  readonly slag: Slag;
  readonly navn: string;
  readonly tabell?: string | undefined;
  readonly funksjon?: string | undefined;
  readonly sql: string;
  /** The other locks on the same door, opened first: one lock must hold alone. */
  readonly forst?: string | undefined;
}

const ROM = `array['grunn','kilde','register','tilgang','sporing','skoledag','opplaring','eksport']`;
const ROLLER = ['friminutt_app', 'friminutt_import', 'friminutt_kopi', 'friminutt_segl', 'friminutt_system'];

/** The tables of the house, without the job queue's own. */
export async function hentTabeller(c: pg.Client): Promise<string[]> {
  const { rows } = await c.query<{ t: string }>(
    `select c.oid::regclass::text as t from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname = any(${ROM}) and not c.relispartition order by 1`,
  );
  return rows.map((r) => r.t);
}

async function policyer(c: pg.Client): Promise<Mutasjon[]> {
  const { rows } = await c.query<{ t: string; p: string; q: string | null; w: string | null }>(
    `select polrelid::regclass::text as t, quote_ident(polname) as p, pg_get_expr(polqual, polrelid) as q, pg_get_expr(polwithcheck, polrelid) as w from pg_policy order by 1, 2`,
  );
  return rows.flatMap(({ t, p, q, w }) => {
    const endre = (hva: string, sql: string): Mutasjon => ({
      slag: 'policy',
      navn: `${t}.${p} ${hva}`,
      tabell: t,
      sql: `alter policy ${p} on ${t} ${sql}`,
    });
    return [
      { slag: 'policy' as const, navn: `${t}.${p} fjernet`, tabell: t, sql: `drop policy ${p} on ${t}` },
      ...(q === null ? [] : [endre('using (false)', 'using (false)')]),
      ...(q === null || q === 'true'
        ? []
        : [endre('using (true)', 'using (true)'), endre('using snudd', `using (not coalesce(${q}, false))`)]),
      ...(w === null ? [] : [endre('with check (false)', 'with check (false)')]),
      ...(w === null || w === 'true'
        ? []
        : [endre('with check (true)', 'with check (true)'), endre('with check snudd', `with check (not coalesce(${w}, false))`)]),
    ];
  });
}

/** A table grant taken away where there is one, given where there is none; the same for each column that has a grant of its own. */
async function rettigheter(c: pg.Client): Promise<Mutasjon[]> {
  const { rows } = await c.query<{ t: string; r: string; p: string; har: boolean; egen: boolean }>(
    `select c.oid::regclass::text as t, r.x as r, p.x as p, has_table_privilege(r.x, c.oid, p.x) as har,
       exists (select 1 from aclexplode(c.relacl) a where a.grantee = r.x::regrole and a.privilege_type = p.x) as egen
     from pg_class c join pg_namespace n on n.oid = c.relnamespace, unnest($1::text[]) r(x), unnest(array['SELECT','INSERT','UPDATE','DELETE','TRUNCATE']) p(x)
     where c.relkind in ('r', 'p', 'v') and n.nspname = any(${ROM}) and not c.relispartition order by 1, 2, 3`,
    [ROLLER],
  );
  const { rows: kolonner } = await c.query<{ t: string; k: string; r: string; p: string }>(
    `select a.attrelid::regclass::text as t, quote_ident(a.attname) as k, x.grantee::regrole::text as r, x.privilege_type as p from pg_attribute a, aclexplode(a.attacl) x
     where a.attacl is not null and x.grantee <> 0 and x.grantee::regrole::text = any($1::text[]) order by 1, 2, 3, 4`,
    [ROLLER],
  );
  const { rows: lukkede } = await c.query<{ t: string; k: string; r: string; p: string }>(
    `select c.oid::regclass::text as t, quote_ident(a.attname) as k, r.x as r, p.x as p
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '',
       unnest(array['friminutt_app','friminutt_import']) r(x), unnest(array['SELECT','INSERT','UPDATE']) p(x)
     where c.relkind in ('r', 'p') and n.nspname = any(${ROM}) and not c.relispartition and not has_column_privilege(r.x, c.oid, a.attnum, p.x) order by 1, 2, 3, 4`,
  );
  return [
    ...rows.flatMap(({ t, r, p, har, egen }): Mutasjon[] => {
      if (!har) return [{ slag: 'rettighet', navn: `${t}: ${p} gitt ${r}`, tabell: t, sql: `grant ${p} on ${t} to ${r}` }];
      return egen
        ? [{ slag: 'rettighet', navn: `${t}: ${p} tatt fra ${r}`, tabell: t, sql: `revoke ${p} on ${t} from ${r}` }]
        : [];
    }),
    ...kolonner.map(({ t, k, r, p }): Mutasjon => ({
      slag: 'rettighet',
      navn: `${t}.${k}: ${p} tatt fra ${r}`,
      tabell: t,
      sql: `revoke ${p} (${k}) on ${t} from ${r}`,
    })),
    ...lukkede.map(({ t, k, r, p }): Mutasjon => ({
      slag: 'rettighet',
      navn: `${t}.${k}: ${p} gitt ${r}`,
      tabell: t,
      sql: `grant ${p} (${k}) on ${t} to ${r}`,
    })),
  ];
}

async function funksjoner(c: pg.Client): Promise<Mutasjon[]> {
  const { rows } = await c.query<{ f: string; r: string; har: boolean; egen: boolean; alle: boolean }>(
    `select p.oid::regprocedure::text as f, r.x as r, has_function_privilege(r.x, p.oid, 'EXECUTE') as har,
       exists (select 1 from aclexplode(p.proacl) a where a.grantee = r.x::regrole) as egen, has_function_privilege('public', p.oid, 'EXECUTE') as alle
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace, unnest($1::text[]) r(x) where n.nspname = any(${ROM}) and p.prokind = 'f' and p.prorettype <> 'trigger'::regtype order by 1, 2`,
    [ROLLER],
  );
  return rows.flatMap(({ f, r, har, egen, alle }): Mutasjon[] => {
    if (!har)
      return [{ slag: 'funksjonsrett', navn: `${f} gitt ${r}`, funksjon: f, sql: `grant execute on function ${f} to ${r}` }];
    return egen && !alle
      ? [{ slag: 'funksjonsrett', navn: `${f} tatt fra ${r}`, funksjon: f, sql: `revoke execute on function ${f} from ${r}` }]
      : [];
  });
}

async function kravOgUtlosere(c: pg.Client): Promise<Mutasjon[]> {
  const { rows: krav } = await c.query<{ t: string; k: string; s: string }>(
    `select c.conrelid::regclass::text as t, quote_ident(c.conname) as k, c.contype::text as s from pg_constraint c join pg_namespace n on n.oid = c.connamespace
     where c.contype in ('c', 'x', 'u') and c.conparentid = 0 and c.coninhcount = 0 and n.nspname = any(${ROM}) and c.conrelid <> 0 order by 1, 2`,
  );
  const { rows: utlosere } = await c.query<{ t: string; k: string }>(
    `select tgrelid::regclass::text as t, quote_ident(tgname) as k from pg_trigger where not tgisinternal and tgfoid <> 'grunn.meld_endret'::regproc order by 1, 2`,
  );
  const { rows: paslatt } = await c.query<{ t: string; f: boolean }>(
    `select c.oid::regclass::text as t, c.relforcerowsecurity as f from pg_class c where c.relrowsecurity order by 1`,
  );
  return [
    ...krav.map(({ t, k, s }): Mutasjon => ({
      forst:
        krav
          .filter((x) => x.t === t && x.k !== k && x.s === 'c' && s === 'c')
          .map((x) => `alter table ${t} drop constraint ${x.k} cascade`)
          .join('; ') || undefined,
      slag: 'krav',
      navn: `${t}: ${k} fjernet`,
      tabell: t,
      sql: `alter table ${t} drop constraint ${k} cascade`,
    })),
    ...utlosere.map(({ t, k }): Mutasjon => ({
      slag: 'utloser',
      navn: `${t}: ${k} slått av`,
      tabell: t,
      sql: `alter table ${t} disable trigger ${k}`,
    })),
    ...paslatt.flatMap(({ t, f }): Mutasjon[] => [
      { slag: 'lasPa', navn: `${t}: låsen slått av`, tabell: t, sql: `alter table ${t} disable row level security` },
      ...(f
        ? [
            {
              slag: 'lasPa' as const,
              navn: `${t}: eieren slipper forbi`,
              tabell: t,
              sql: `alter table ${t} no force row level security`,
            },
          ]
        : []),
    ]),
  ];
}

const apneFor = (t: string): string => `grant select, insert, update, delete on ${t} to ${ROLLER.join(', ')}, friminutt_eier`;

/** All of them, in a fixed order. */
export async function finnMutasjoner(c: pg.Client): Promise<Mutasjon[]> {
  const alle = [...(await policyer(c)), ...(await rettigheter(c)), ...(await funksjoner(c)), ...(await kravOgUtlosere(c))];
  return alle.map((m) => (m.slag === 'policy' || m.slag === 'lasPa' ? { ...m, forst: apneFor(m.tabell!) } : m));
}
