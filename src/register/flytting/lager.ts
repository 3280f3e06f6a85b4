import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import { byttFakta, type Faktarad } from '#grunn/fakta/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { elevforholdFakta } from '#register/elevforhold/index.ts';
import { gruppemedlemFakta } from '#register/gruppe/index.ts';
import type { Flytteforslag, Flytteplan, Gruppeplass, Plass } from './modell.ts';

export interface Elev {
  readonly personId: string;
  readonly navn: string;
  readonly skole: string;
  readonly skolenavn: string;
  readonly arstrinn: number;
  readonly klasse: string | null;
  readonly versjon: string;
}

const SKOLENAVN = (skole: ReturnType<typeof sql>) =>
  sql`coalesce((select s.navn from register.skole s where s.organisasjonsnummer = ${skole} and s.kjent_til is null order by s.kilde = 'nsr' desc limit 1), ${skole})`;

/** A pupil with a place today or later, and the school that answers for it. */
export async function finnElev(db: DbEllerTx, personId: string, idag: string): Promise<Innsyn<Elev> | undefined> {
  const { rows } = await sql<Elev>`select e.person_id as "personId", e.skole, ${SKOLENAVN(sql`e.skole`)} as skolenavn, e.arstrinn,
      register.klasse_for(e.person_id, e.skole, greatest(e.fra, ${idag}::date), e.klasse) as klasse,
      coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(e.person_id, ${idag}::date) n), '') as navn,
      (select max(t)::text from (select max(greatest(x.kjent_fra, x.kjent_til)) as t from register.elevforhold x where x.person_id = e.person_id
        union all select max(greatest(m.kjent_fra, m.kjent_til)) from register.gruppemedlem m where m.person_id = e.person_id) v) as versjon
    from register.elevforhold e where e.person_id = ${personId}::uuid and e.kjent_til is null and (e.til is null or e.til >= ${idag}::date)
    order by e.fra limit 1`.execute(db);
  return rows[0] && innsyn(rows[0], { gjelder: [personId], tilhorighet: { egenSkole: [rows[0].skole] } });
}

export interface Plassrad extends Plass {
  readonly navn: string;
}

/** Every place the pupil has or has had, by the facts that count now. */
export async function finnPlasser(db: DbEllerTx, personId: string): Promise<Plassrad[]> {
  const { rows } =
    await sql<Plassrad>`select e.elevforhold_id as "elevforholdId", e.person_id as "personId", e.kilde, e.skole, e.arstrinn, e.klasse, e.fra, e.til,
      ${SKOLENAVN(sql`e.skole`)} as navn
    from register.elevforhold e where e.person_id = ${personId}::uuid and e.kjent_til is null order by e.fra`.execute(db);
  return rows;
}

/** The pupil's memberships from a day on, SFO left out: it has an agreement of its own. */
export async function finnGrupper(db: DbEllerTx, personId: string, fra: string): Promise<Gruppeplass[]> {
  const { rows } =
    await sql<Gruppeplass>`select m.gruppe_id as "gruppeId", m.person_id as "personId", m.kilde, g.skole, m.fra, m.til
    from register.gruppemedlem m join register.gruppe g on g.gruppe_id = m.gruppe_id and g.kjent_til is null and g.slag <> 'sfo'
    where m.person_id = ${personId}::uuid and m.kjent_til is null and m.til >= ${fra}::date`.execute(db);
  return rows;
}

/** Schools one can move to. */
export async function finnSkoler(db: DbEllerTx): Promise<{ skole: string; navn: string; trinnFra: number; trinnTil: number }[]> {
  const { rows } = await sql<{ skole: string; navn: string; trinnFra: number; trinnTil: number }>`select * from (
      select distinct on (organisasjonsnummer) organisasjonsnummer as skole, navn, coalesce(trinn_fra, 1) as "trinnFra", coalesce(trinn_til, 10) as "trinnTil"
      from register.skole where kjent_til is null and aktiv order by organisasjonsnummer, kilde = 'nsr' desc) s order by s.navn collate "nb-x-icu"`.execute(
    db,
  );
  return rows;
}

const plassrad = (p: Omit<Plass, 'kilde'>): Faktarad => ({
  person_id: p.personId,
  elevforhold_id: p.elevforholdId,
  skole: p.skole,
  arstrinn: p.arstrinn,
  klasse: p.klasse,
  fra: p.fra,
  til: p.til,
});
const grupperad = (g: Omit<Gruppeplass, 'kilde' | 'skole'>): Faktarad => ({
  gruppe_id: g.gruppeId,
  person_id: g.personId,
  fra: g.fra,
  til: g.til,
});

/**
 * Writes a move. Groups first: with the place goes the sending school's sight of the pupil. False: somebody changed the rows in between.
 */
export async function skrivFlytting(tx: Tx, p: Flytteplan, s: { endringssett: string; na: string }): Promise<boolean> {
  const grupper = await byttFakta(tx, gruppemedlemFakta, {
    ...s,
    lukk: p.lukkGrupper.map((g) => ({ ...grupperad(g), kilde: g.kilde })),
    apne: p.apneGrupper.map(grupperad),
  });
  const plasser = await byttFakta(tx, elevforholdFakta, {
    ...s,
    lukk: p.lukk.map((x) => ({ ...plassrad(x), kilde: x.kilde })),
    apne: p.apne.map((x) => plassrad({ ...x, elevforholdId: x.elevforholdId ?? crypto.randomUUID() })),
  });
  return grupper && plasser;
}

/** The move as a named change set, done. */
export async function skrivSett(
  tx: Tx,
  s: { id: string; navn: string; skole: string; valg: object; na: string; av: string },
): Promise<void> {
  await sql`insert into register.endringssett (id, slag, navn, skole, valg, antall, status, opprettet, opprettet_av, utfort)
    values (${s.id}, 'flytting', ${s.navn}, ${s.skole}, ${JSON.stringify(s.valg)}::jsonb, '{"elever":1}', 'utfort', ${s.na}::timestamptz, ${s.av}, ${s.na}::timestamptz)`.execute(
    tx,
  );
}

export interface Flyttesett {
  readonly id: string;
  readonly navn: string;
  readonly status: string;
  readonly arsak: string | null;
  readonly opprettet: string;
  readonly av: string | null;
}

/** The pupil's moves made here, the newest first. */
export async function finnSett(db: DbEllerTx, personId: string, idag: string): Promise<Flyttesett[]> {
  const { rows } = await sql<Flyttesett>`select s.id, s.navn, s.status, s.arsak, s.opprettet,
      (select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(s.opprettet_av, ${idag}::date) n) as av
    from register.endringssett s where s.slag = 'flytting' and exists (select 1 from register.elevforhold e where e.person_id = ${personId}::uuid and s.id in (e.apnet_av, e.lukket_av))
    order by s.opprettet desc limit 10`.execute(db);
  return rows;
}

export interface Etsett {
  readonly id: string;
  readonly skole: string;
  /** Who was moved; null in sets from before it was kept. */
  readonly personId: string | null;
}
/** One move that was made. */
export async function finnEtSett(db: DbEllerTx, id: string): Promise<Innsyn<Etsett> | undefined> {
  const { rows } =
    await sql<Etsett>`select id, skole, valg->>'personId' as "personId" from register.endringssett where id = ${id}::uuid and slag = 'flytting'`.execute(
      db,
    );
  return rows[0] && innsyn(rows[0], { gjelder: [], tilhorighet: { egenSkole: [rows[0].skole] } });
}

/** Orders that a move is taken back; the job does it, for the pupil may be out of the school's sight by now. */
export async function bestillAngring(tx: Tx, id: string, av: string): Promise<boolean> {
  const svar = await sql`update register.endringssett set status = 'angring_bestilt', angret_av = ${av}::uuid, arsak = null
    where id = ${id}::uuid and status = 'utfort'`.execute(tx);
  return Number(svar.numAffectedRows ?? 0) === 1;
}

/**
 * What Folkeregisteret says that places do not: pupils who live in another kommune or have moved from the country, children of school age who
 * live here and go nowhere, pupils whose skolekrets is another school's. Computed, never kept; what a person has let stand is left out as
 * long as it rests on the same. As far as the reader may see.
 */
export async function finnForslag(
  db: DbEllerTx,
  u: { alt: boolean; skoler: readonly string[]; idag: string; skolear: number },
): Promise<Flytteforslag[]> {
  const { rows } = await sql<Flytteforslag>`
    with kommune as materialized (select kommunenummer from register.skole where kjent_til is null and kommunenummer is not null group by 1 order by count(*) desc limit 1),
    krets as materialized (select k.skolekrets, k.skole, t.trinn from (values (1, 7, 'barn'), (8, 10, 'ungdom')) t(fra, til, trinn)
      cross join lateral register.kretsskoler(t.fra, t.til, ${u.idag}::date) k),
    bosted as materialized (select distinct on (a.person_id) a.person_id, a.kommunenummer, a.skolekrets, a.fra, a.kryptert is not null as vernet
      from register.adresse a where a.kjent_til is null and a.type = 'bosted' and a.kilde = 'folkeregisteret' and (a.til is null or a.til >= ${u.idag}::date)
      order by a.person_id, a.fra desc nulls last),
    elev as materialized (select distinct on (e.person_id) e.person_id, e.skole, e.arstrinn from register.elevforhold e where e.kjent_til is null
      and e.fra <= ${u.idag}::date and (e.til is null or e.til > ${u.idag}::date) and (${u.alt} or e.skole = any(${u.skoler as string[]}::text[])) order by e.person_id, e.fra),
    f as (
      select e.person_id, 'ut' as slag, e.skole, null::text as foreslatt, e.arstrinn, b.fra as siden, coalesce(b.kommunenummer, p.personstatus) as grunnlag
      from elev e left join bosted b on b.person_id = e.person_id
      left join register.personalia p on p.person_id = e.person_id and p.kjent_til is null and p.kilde = 'folkeregisteret'
      where (not coalesce(b.vernet, false) and b.kommunenummer <> (select kommunenummer from kommune)) or p.personstatus = 'utflyttet'
      union all
      select e.person_id, 'krets', e.skole, k.skole, e.arstrinn, b.fra, b.skolekrets from elev e join bosted b on b.person_id = e.person_id
      join krets k on k.skolekrets = b.skolekrets and k.trinn = case when e.arstrinn <= 7 then 'barn' else 'ungdom' end and k.skole <> e.skole
      where b.fra > ${u.idag}::date - 90
        and not exists (select 1 from register.elevforhold n where n.person_id = e.person_id and n.kjent_til is null and n.fra > ${u.idag}::date and n.skole <> e.skole)
      union all
      select p.person_id, 'inn', null, k.skole, ${u.skolear} - extract(year from p.fodselsdato)::int - 5, b.fra, b.kommunenummer || '/' || coalesce(b.skolekrets, '')
      from register.personalia p join bosted b on b.person_id = p.person_id
      left join krets k on k.skolekrets = b.skolekrets and k.trinn = case when ${u.skolear} - extract(year from p.fodselsdato) - 5 <= 7 then 'barn' else 'ungdom' end
      where ${u.alt} and p.kjent_til is null and p.kilde = 'folkeregisteret' and p.dodsdato is null and not p.dodfodt and coalesce(p.personstatus, 'bosatt') = 'bosatt'
        and p.fodselsdato between make_date(${u.skolear} - 15, 1, 1) and make_date(${u.skolear} - 6, 12, 31) and b.kommunenummer = (select kommunenummer from kommune)
        and not exists (select 1 from register.elevforhold e where e.person_id = p.person_id and e.kjent_til is null and (e.til is null or e.til >= ${u.idag}::date)))
    select f.person_id as "personId", coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(f.person_id, ${u.idag}::date) n), '') as navn,
      f.slag, f.skole, ${SKOLENAVN(sql`f.skole`)} as skolenavn, f.foreslatt, ${SKOLENAVN(sql`f.foreslatt`)} as foreslattnavn, f.arstrinn, f.siden, coalesce(f.grunnlag, '') as grunnlag
    from f where not exists (select 1 from register.flyttevurdering v where v.person_id = f.person_id and v.slag = f.slag and v.grunnlag = coalesce(f.grunnlag, ''))
    order by f.slag = 'krets', f.siden desc nulls last, navn limit 500`.execute(db);
  return rows;
}

/** A person has looked at a proposal and let things stand. */
export async function skrivVurdering(
  tx: Tx,
  v: { id: string; personId: string; slag: string; grunnlag: string; begrunnelse: string; na: string; av: string },
): Promise<void> {
  await sql`insert into register.flyttevurdering (id, person_id, slag, grunnlag, begrunnelse, gitt, gitt_av)
    values (${v.id}, ${v.personId}, ${v.slag}, ${v.grunnlag}, ${v.begrunnelse}, ${v.na}::timestamptz, ${v.av})`.execute(tx);
}
