import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import type { Stilling } from './modell.ts';

/** A position's id in addresses and forms. */
const ID = sql`md5(a.person_id::text || '/' || a.kilde || '/' || a.ansattnummer || '/' || a.stillingsnummer)::uuid`;

const VALG = (idag: string) => sql`
  select ${ID} as id, a.person_id as "personId", (select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(a.person_id, ${idag}::date) n) as navn,
    a.kilde, a.ansattnummer, a.stillingsnummer, a.stillingstittel as tittel, a.skole,
    coalesce((select s.navn from register.skole s where s.organisasjonsnummer = a.skole and s.kjent_til is null
      order by array_position(array['nsr', 'oppstart', 'manuell'], s.kilde) limit 1), a.enhetsnavn) as sted,
    a.fra, least(a.til, r.til) as til, least(a.taus_siden, r.taus_siden) as "tausSiden",
    (select json_build_object('id', x.id, 'til', x.til, 'sett', x.sett) from register.stillingsslutt x where x.opphevet is null and x.kilde = a.kilde
      and x.ansattnummer = a.ansattnummer and x.stillingsnummer = a.stillingsnummer) as slutt
  from register.arbeidsforhold a
  left join register.personalressurs r on r.kilde = a.kilde and r.ansattnummer = a.ansattnummer and r.kjent_til is null
  where a.kjent_til is null`;

const medInnsyn = (s: Stilling): Innsyn<Stilling> =>
  innsyn(s, { gjelder: [s.personId], tilhorighet: s.skole === null ? {} : { egenSkole: [s.skole] } });

/** One position of a person. Undefined when there is none. */
export async function finnStilling(
  db: DbEllerTx,
  personId: string,
  stillingId: string,
  idag: string,
): Promise<Innsyn<Stilling> | undefined> {
  const { rows } = await sql<Stilling>`${VALG(idag)} and a.person_id = ${personId} and ${ID} = ${stillingId}`.execute(db);
  return rows[0] && medInnsyn(rows[0]);
}

/** Positions by id, those there are. */
export async function finnStillinger(db: DbEllerTx, ider: readonly string[], idag: string): Promise<Stilling[]> {
  const { rows } = await sql<Stilling>`${VALG(idag)} and ${ID} = any(${ider as string[]}::uuid[]) order by navn, id`.execute(db);
  return rows;
}

/** Positions of people, by person. */
export async function finnStillingerFor(
  db: DbEllerTx,
  personer: readonly string[],
  idag: string,
): Promise<Map<string, Stilling[]>> {
  const ut = new Map<string, Stilling[]>();
  if (personer.length === 0) return ut;
  const { rows } =
    await sql<Stilling>`${VALG(idag)} and a.person_id = any(${personer as string[]}::uuid[]) order by a.fra desc nulls last, a.stillingsnummer`.execute(
      db,
    );
  for (const s of rows) ut.set(s.personId, [...(ut.get(s.personId) ?? []), s]);
  return ut;
}

export interface Slutt {
  readonly sett: string;
  readonly til: string;
  readonly begrunnelse: string;
  readonly na: string;
  readonly av: string;
}

/** Ends positions on a date; an earlier decision about one of them is taken back first. */
export async function avsluttStillinger(db: DbEllerTx, stillinger: readonly Stilling[], s: Slutt): Promise<void> {
  const rader = stillinger.map((x) => ({
    id: crypto.randomUUID(),
    person_id: x.personId,
    kilde: x.kilde,
    ansattnummer: x.ansattnummer,
    stillingsnummer: x.stillingsnummer,
  }));
  await sql`with ny as materialized (select * from json_to_recordset(${JSON.stringify(rader)}::json)
      as x(id uuid, person_id uuid, kilde text, ansattnummer text, stillingsnummer text)),
    gammel as (update register.stillingsslutt g set opphevet = ${s.na}, opphevet_av = ${s.av} from ny
      where g.opphevet is null and g.kilde = ny.kilde and g.ansattnummer = ny.ansattnummer and g.stillingsnummer = ny.stillingsnummer returning 1)
    insert into register.stillingsslutt (id, person_id, kilde, ansattnummer, stillingsnummer, til, begrunnelse, sett, gitt, gitt_av)
    select ny.id, ny.person_id, ny.kilde, ny.ansattnummer, ny.stillingsnummer, ${s.til}::date, ${s.begrunnelse}, ${s.sett}, ${s.na}, ${s.av}
    from ny where (select count(*) from gammel) >= 0`.execute(db);
}

export interface Sluttsett {
  readonly sett: string;
  readonly personer: readonly string[];
}

/** Those ended together and still so. Belongs to their school when they are all at one. */
export async function finnSett(db: DbEllerTx, sett: string): Promise<Innsyn<Sluttsett> | undefined> {
  const { rows } = await sql<{ person_id: string; skole: string | null }>`
    select x.person_id, a.skole from register.stillingsslutt x left join register.arbeidsforhold a on a.kjent_til is null and a.kilde = x.kilde
      and a.ansattnummer = x.ansattnummer and a.stillingsnummer = x.stillingsnummer
    where x.sett = ${sett} and x.opphevet is null`.execute(db);
  if (rows.length === 0) return undefined;
  const personer = [...new Set(rows.map((r) => r.person_id))];
  const skoler = [...new Set(rows.map((r) => r.skole))];
  const egen = skoler.length === 1 && skoler[0] !== null ? { egenSkole: [skoler[0]!] } : {};
  return innsyn<Sluttsett>({ sett, personer }, { gjelder: personer, tilhorighet: egen });
}

export async function opphevSett(db: DbEllerTx, s: { sett: string; na: string; av: string }): Promise<void> {
  await sql`update register.stillingsslutt set opphevet = ${s.na}, opphevet_av = ${s.av} where sett = ${s.sett} and opphevet is null`.execute(
    db,
  );
}
