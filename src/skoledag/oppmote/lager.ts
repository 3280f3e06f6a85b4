import { sql, type RawBuilder } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn, Tilhorighet } from '#grunn/tilgang/index.ts';
import { dagen, oppmoteFor, type Elevdag, type Oppmotestatus } from '../fravar/index.ts';
import { oppsettFor, samleOppsett, tolkOppsett, type Skoleoppsett } from '../rutine/index.ts';

export interface Registerelev extends Elevdag {
  /** This lesson's own row; null: present, or not registered. */
  readonly rad: { readonly status: Oppmotestatus; readonly minutter: number | null; readonly arsak: string | null } | null;
  readonly iForing: boolean;
}
export interface Klasseregister {
  readonly skole: string;
  readonly skolenavn: string;
  readonly gruppe: string;
  readonly navn: string;
  readonly dato: string;
  readonly timeNr: number;
  readonly foring: { readonly id: string; readonly tid: string; readonly av: string } | null;
  readonly forte: readonly number[];
  readonly elever: readonly Registerelev[];
  readonly oppsett: Skoleoppsett;
  readonly gruppeId: string | null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * A class on one day and lesson: everyone in it, what was said beforehand, what is registered. One statement. Undefined: no such
 * class at that school, or nobody in it that day.
 */
export async function finnRegister(
  db: DbEllerTx,
  v: { readonly skole: string; readonly gruppe: string; readonly dato: string; readonly timeNr: number },
): Promise<Innsyn<Klasseregister> | undefined> {
  const gruppeId = UUID.test(v.gruppe) ? v.gruppe : null;
  const utvalg = { skole: v.skole, dato: v.dato, ...(gruppeId === null ? { klasse: v.gruppe } : { gruppeId }) };
  const { rows } = await sql<{
    elever: Registerelev[] | null;
    skolenavn: string | null;
    gruppenavn: string | null;
    slag: string | null;
    gruppeskole: string | null;
    foring: Klasseregister['foring'];
    forte: number[];
    oppsett: unknown;
  }>`
    with f as (select f.id, f.elever, json_build_object('id', f.id, 'tid', f.fort, 'av', coalesce((select concat_ws(' ', n.fornavn, n.etternavn)
          from register.navn_for(f.fort_av, ${v.dato}::date) n), '')) as j
      from skoledag.foring f where f.skole = ${v.skole} and f.dato = ${v.dato}::date and f.gruppe = ${v.gruppe} and f.time_nr = ${v.timeNr} and f.erstattet is null),
    g as (${gruppeId === null ? sql`select null::text as navn, null::text as slag, null::text as skole` : sql`select g.navn, g.slag, g.skole from register.gruppe g where g.gruppe_id = ${gruppeId}::uuid and g.kjent_til is null limit 1`})
    select (select json_agg(x order by x.navn collate "nb-x-icu", x."elevId") from (
        select d.*, case when o.id is null then null else json_build_object('status', o.status, 'minutter', o.minutter, 'arsak', o.arsak) end as rad,
          exists (select 1 from f where d."elevId" = any(f.elever)) as "iForing"
        from (${dagen(utvalg)}) d
          left join lateral (${oppmoteFor({ elev: sql`d."elevId"`, dato: v.dato, timeNr: v.timeNr })}) o on true) x) as elever,
      (select s.navn from register.skole s where s.organisasjonsnummer = ${v.skole} and s.kjent_til is null limit 1) as skolenavn,
      (select navn from g) as gruppenavn, (select slag from g) as slag, (select skole from g) as gruppeskole,
      (select j from f) as foring,
      array(select x.time_nr from skoledag.foring x where x.skole = ${v.skole} and x.dato = ${v.dato}::date and x.gruppe = ${v.gruppe} and x.erstattet is null order by 1) as forte,
      ${oppsettFor({ skole: sql`${v.skole}`, dato: v.dato })} as oppsett`.execute(db);
  const r = rows[0];
  if (r?.elever == null || (gruppeId !== null && r.gruppeskole !== v.skole)) return undefined;
  const tilhorighet: Tilhorighet =
    r.slag === 'sfo' ? { egenSfo: [v.skole] } : { egenSkole: [v.skole], egenGruppe: gruppeId === null ? [] : [gruppeId] };
  return innsyn<Klasseregister>(
    {
      ...v,
      skolenavn: r.skolenavn ?? v.skole,
      navn: r.gruppenavn ?? v.gruppe,
      foring: r.foring,
      forte: r.forte,
      elever: r.elever,
      oppsett: tolkOppsett(r.oppsett),
      gruppeId,
    },
    { gjelder: r.elever.map((e) => e.elevId), tilhorighet },
  );
}

export interface Foring {
  readonly skole: string;
  readonly gruppe: string;
  readonly dato: string;
  readonly timeNr: number;
  readonly elever: readonly string[];
  readonly rader: readonly {
    readonly elevId: string;
    readonly status: 'sen' | 'borte' | 'gikk';
    readonly minutter: number | null;
    readonly arsak: string | null;
    /** Nobody at home has said it: they are to hear of it. */
    readonly varsle: boolean;
  }[];
  readonly na: string;
  readonly av: string;
  readonly rolle: string;
  readonly tema: string;
}

/**
 * One save of a class: the register is signed, rows that differ get a new version, the class's own case is closed, and those who follow the
 * school are told. One statement; the order inside is forced by what each part reads of the one before.
 */
export async function lagreForing(tx: DbEllerTx, f: Foring): Promise<string> {
  const id = crypto.randomUUID();
  const star = (elev: RawBuilder<unknown>) => oppmoteFor({ elev, dato: f.dato, timeNr: f.timeNr });
  await sql`
    with inn as (select * from jsonb_to_recordset(${JSON.stringify(f.rader)}::jsonb) as x("elevId" uuid, status text, minutter smallint, arsak text, varsle boolean)),
    gammel as (update skoledag.foring set erstattet = ${f.na}::timestamptz, erstattet_av = ${f.av}
      where skole = ${f.skole} and dato = ${f.dato}::date and gruppe = ${f.gruppe} and time_nr = ${f.timeNr} and erstattet is null returning id),
    ny as (insert into skoledag.foring (id, skole, gruppe, dato, time_nr, elever, fort, fort_av, rolle)
      select ${id}::uuid, ${f.skole}, ${f.gruppe}, ${f.dato}::date, ${f.timeNr}, ${f.elever as string[]}::uuid[], ${f.na}::timestamptz, ${f.av}::uuid, ${f.rolle}
      from (select count(*) from gammel) g returning id),
    lukk as (update skoledag.oppmote o set kjent_til = ${f.na}::timestamptz, lukket_av = ${f.av}
      where o.id in (select s.id from unnest(${f.elever as string[]}::uuid[]) e(id) cross join lateral (${star(sql`e.id`)}) s) and o.kjent_til is null
        and not exists (select 1 from inn where inn."elevId" = o.elev_id and inn.status = o.status and inn.minutter is not distinct from o.minutter and inn.arsak is not distinct from o.arsak)
      returning o.elev_id),
    rad as (insert into skoledag.oppmote (id, elev_id, dato, time_nr, skole, status, minutter, arsak, foring_id, kjent_fra, skrevet_av, varslet)
      select gen_random_uuid(), inn."elevId", ${f.dato}::date, ${f.timeNr}, ${f.skole}, inn.status, inn.minutter, inn.arsak, ${id}::uuid, ${f.na}::timestamptz, ${f.av}::uuid,
        case when inn.varsle then coalesce((select min(o.varslet) from skoledag.oppmote o where o.elev_id = inn."elevId" and o.dato = ${f.dato}::date and o.varslet is not null), ${f.na}::timestamptz) end
      from inn cross join (select count(*) from lukk) l
      where not exists (select 1 from (${star(sql`inn."elevId"`)}) o
        where o.status = inn.status and o.minutter is not distinct from inn.minutter and o.arsak is not distinct from inn.arsak)),
    -- once a day for each pupil, however often the class is saved
    hjem as (insert into skoledag.hendelse (id, slag, elev_id, om_id, skole, opprettet)
      select gen_random_uuid(), 'fravarUmeldt', inn."elevId", md5('fravarUmeldt' || ${f.dato})::uuid, ${f.skole}, ${f.na}::timestamptz from inn where inn.varsle on conflict do nothing),
    sak as (update skoledag.etterlysning set lukket = ${f.na}::timestamptz, lukket_av = ${f.av}, utfall = 'fort'
      where slag = 'klasse' and lukket is null and skole = ${f.skole} and gruppe = ${f.gruppe} and dato = ${f.dato}::date)
    select pg_notify('friminutt_endret', ${f.tema}) from ny`.execute(tx);
  return id;
}

/** A pupil's own row of the day register, changed on its own: fell ill and was picked up. The register itself stays signed as it was. */
export async function lagreGikk(
  tx: DbEllerTx,
  g: {
    readonly elevId: string;
    readonly skole: string;
    readonly gruppe: string;
    readonly dato: string;
    readonly timeNr: number;
    readonly minutter: number;
    readonly arsak: string;
    readonly na: string;
    readonly av: string;
    readonly rolle: string;
  },
): Promise<void> {
  await sql`update skoledag.oppmote set kjent_til = ${g.na}::timestamptz, lukket_av = ${g.av}
    where elev_id = ${g.elevId} and dato = ${g.dato}::date and time_nr = ${g.timeNr} and kjent_til is null`.execute(tx);
  await sql`
    with sto as (select f.id from skoledag.foring f where f.skole = ${g.skole} and f.dato = ${g.dato}::date and f.time_nr = ${g.timeNr} and f.erstattet is null
        and ${g.elevId}::uuid = any(f.elever) limit 1),
    ny as (insert into skoledag.foring (id, skole, gruppe, dato, time_nr, elever, fort, fort_av, rolle)
      select gen_random_uuid(), ${g.skole}, ${`elev:${g.elevId}`}, ${g.dato}::date, ${g.timeNr}, array[${g.elevId}]::uuid[], ${g.na}::timestamptz, ${g.av}::uuid, ${g.rolle}
      where not exists (select 1 from sto) on conflict do nothing returning id),
    h as (insert into skoledag.hendelse (id, slag, elev_id, om_id, skole, opprettet)
      select gen_random_uuid(), 'barnGikkHjem', ${g.elevId}::uuid, gen_random_uuid(), ${g.skole}, ${g.na}::timestamptz)
    insert into skoledag.oppmote (id, elev_id, dato, time_nr, skole, status, minutter, arsak, foring_id, kjent_fra, skrevet_av)
    select gen_random_uuid(), ${g.elevId}::uuid, ${g.dato}::date, ${g.timeNr}, ${g.skole}, 'gikk', ${g.minutter}, ${g.arsak},
      coalesce((select id from sto), (select id from ny)), ${g.na}::timestamptz, ${g.av}::uuid`.execute(tx);
}

/** Says that pupils are elsewhere. */
export async function lagreAnnetsted(
  tx: DbEllerTx,
  a: {
    readonly elever: readonly string[];
    readonly skole: string;
    readonly slag: string;
    readonly fra: string;
    readonly til: string;
    readonly fraKl: string | null;
    readonly tilKl: string | null;
    readonly hva: string | null;
    readonly na: string;
    readonly av: string;
  },
): Promise<void> {
  await sql`insert into skoledag.annetsted (id, elev_id, skole, slag, fra, til, fra_kl, til_kl, hva, kjent_fra, skrevet_av)
    select gen_random_uuid(), x, ${a.skole}, ${a.slag}, ${a.fra}::date, ${a.til}::date, ${a.fraKl}::time, ${a.tilKl}::time, ${a.hva}, ${a.na}::timestamptz, ${a.av}::uuid
    from unnest(${a.elever as string[]}::uuid[]) x`.execute(tx);
}

export interface Annetstedrad {
  readonly id: string;
  readonly elevId: string;
  readonly slag: 'tur' | 'gruppe' | 'sfo' | 'skyss' | 'bortvist';
  readonly fra: string;
  readonly til: string;
  readonly fraKl: string | null;
  readonly tilKl: string | null;
  readonly hva: string | null;
}

/** Where these pupils are to be from a date on, the first first. */
export async function hentAnnetsted(
  db: DbEllerTx,
  o: { readonly elever: readonly string[]; readonly fra: string },
): Promise<Annetstedrad[]> {
  const { rows } = await sql<Annetstedrad>`
    select a.id, a.elev_id as "elevId", a.slag, a.fra, a.til, to_char(a.fra_kl, 'HH24:MI') as "fraKl", to_char(a.til_kl, 'HH24:MI') as "tilKl", a.hva
    from skoledag.annetsted a where a.elev_id = any(${o.elever as string[]}::uuid[]) and a.kjent_til is null and a.til >= ${o.fra}::date
    order by a.fra, a.fra_kl nulls first, a.kjent_fra, a.id`.execute(db);
  return rows;
}

/** Takes back that pupils are elsewhere, those of the rows that are about these pupils. Returns whom it was about. */
export async function fjernAnnetsted(
  tx: DbEllerTx,
  a: { readonly rader: readonly string[]; readonly elever: readonly string[]; readonly na: string; readonly av: string },
): Promise<string[]> {
  const { rows } = await sql<{ elevId: string }>`
    update skoledag.annetsted set kjent_til = greatest(${a.na}::timestamptz, kjent_fra), lukket_av = ${a.av}::uuid
    where id = any(${a.rader as string[]}::uuid[]) and elev_id = any(${a.elever as string[]}::uuid[]) and kjent_til is null
    returning elev_id as "elevId"`.execute(tx);
  return [...new Set(rows.map((r) => r.elevId))];
}

export interface Klasserad {
  readonly skole: string;
  readonly skolenavn: string;
  readonly gruppe: string;
  readonly navn: string;
  readonly arstrinn: number;
  readonly elever: number;
  readonly fort: string | null;
}

/** The classes of these schools, with when each was last registered that day. One statement. */
export async function hentKlasser(
  db: DbEllerTx,
  u: {
    readonly alt: boolean;
    readonly skoler: readonly string[];
    readonly sfo: readonly string[];
    readonly grupper: readonly string[];
    readonly dato: string;
  },
): Promise<{ klasser: Klasserad[]; oppsett: Skoleoppsett }> {
  const { rows } = await sql<Klasserad & { oppsett: unknown }>`
    select k.*, coalesce((select s.navn from register.skole s where s.organisasjonsnummer = k.skole and s.kjent_til is null limit 1), k.skole) as skolenavn,
      (select max(f.fort) from skoledag.foring f where f.skole = k.skole and f.dato = ${u.dato}::date and f.gruppe = k.gruppe and f.erstattet is null) as fort,
      ${oppsettFor({ dato: u.dato })} as oppsett
    from (
      select e.skole, e.klasse as gruppe, e.klasse as navn, min(e.arstrinn) as arstrinn, count(distinct e.person_id) as elever
      from register.elevforhold e where e.kjent_til is null and e.klasse is not null and e.fra <= ${u.dato}::date and (e.til is null or e.til >= ${u.dato}::date)
        and (${u.alt} or e.skole = any(${u.skoler as string[]}::text[])) group by e.skole, e.klasse
      union all
      select g.skole, g.gruppe_id::text, g.navn, coalesce(g.arstrinn[1], 1), (select count(*) from register.gruppemedlem m where m.gruppe_id = g.gruppe_id
          and m.kjent_til is null and m.fra <= ${u.dato}::date and m.til >= ${u.dato}::date)
      from register.gruppe g where g.kjent_til is null and g.fra <= ${u.dato}::date and g.til >= ${u.dato}::date and g.slag <> 'klasse'
        and ((g.slag = 'sfo' and g.skole = any(${u.sfo as string[]}::text[])) or (g.slag <> 'sfo' and (${u.alt} or g.skole = any(${u.skoler as string[]}::text[])))
          or g.gruppe_id = any(${u.grupper as string[]}::uuid[]))) k
    where k.elever > 0 order by k.skole, k.arstrinn, k.navn collate "nb-x-icu"`.execute(db);
  return { klasser: rows, oppsett: tolkOppsett(rows[0]?.oppsett) };
}

export interface Egenklasse {
  readonly skole: string;
  /** As in the register's address: a class by name, another group by id. */
  readonly gruppe: string;
  readonly navn: string;
  readonly elever: number;
  readonly fort: string | null;
}

/** The classes and groups somebody is the contact teacher of, with when each was last registered that day. One statement. */
export async function hentEgneKlasser(
  db: DbEllerTx,
  u: { readonly larer: string; readonly dato: string },
): Promise<{ klasser: Egenklasse[]; oppsett: Skoleoppsett }> {
  const { rows } = await sql<Egenklasse & { oppsett: unknown }>`
    with k as materialized (select distinct g.gruppe_id, g.skole, case when g.slag = 'klasse' then g.navn else g.gruppe_id::text end as gruppe, g.navn
      from register.undervisningsforhold u join register.gruppe g on g.gruppe_id = u.gruppe_id and g.kjent_til is null and ${u.dato}::date between g.fra and g.til
      where u.person_id = ${u.larer}::uuid and u.kjent_til is null and u.rolle = 'kontaktlarer' and ${u.dato}::date between u.fra and u.til and g.slag <> 'sfo')
    select k.skole, k.gruppe, k.navn,
      (select count(*) from register.gruppemedlem m where m.gruppe_id = k.gruppe_id and m.kjent_til is null and ${u.dato}::date between m.fra and m.til) as elever,
      (select max(f.fort) from skoledag.foring f where f.skole = k.skole and f.dato = ${u.dato}::date and f.gruppe = k.gruppe and f.erstattet is null) as fort,
      ${oppsettFor({ skole: sql`k.skole`, dato: u.dato })} as oppsett
    from k order by k.navn collate "nb-x-icu"`.execute(db);
  return {
    klasser: rows
      .filter((k) => k.elever > 0)
      .map(({ skole, gruppe, navn, elever, fort }) => ({ skole, gruppe, navn, elever, fort })),
    oppsett: samleOppsett(rows),
  };
}
