import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import { brukFakta, taTilbakeFakta } from '#grunn/fakta/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { finnSkole } from '#register/gruppe/index.ts';
import { stedFor, vernFor, type Sted } from '#register/skjerming/index.ts';
import type { Aktivitet, Navngitt, Plan, Ringetid } from './modell.ts';
import { KL, PERSONNAVN } from './lager-uke.ts';
import type { Deling } from './regler.ts';
import { aktivitetFakta, rammeFakta, romFakta, timeendringFakta, timeFakta, timeplanFakta } from './tabeller.ts';

const rammen = (skole: string, skolear: number): string => `${skole}/${skolear}`;

/** When it rings at a school in a year. */
export async function hentRingetider(db: DbEllerTx, skole: string, skolear: number): Promise<Ringetid[]> {
  const { rows } =
    await sql<Ringetid>`select r.nr, ${KL(sql`r.fra`)} as fra, ${KL(sql`r.til`)} as til from opplaring.timeplanramme r
    where r.ramme = ${rammen(skole, skolear)} and r.kjent_til is null order by r.nr`.execute(db);
  return rows;
}

/** The plans of a school's year, the first first. */
export async function hentPlaner(db: DbEllerTx, skole: string, skolear: number): Promise<Plan[]> {
  const { rows } = await sql<Plan>`select timeplan_id as "planId", navn, fra, til, utkast from opplaring.timeplan
    where skole = ${skole} and skolear = ${skolear} and kjent_til is null order by fra, utkast, til`.execute(db);
  return rows;
}

export interface Rom extends Navngitt {
  readonly plasser: number | null;
}

/** The rooms of a school, by name. */
export async function hentRom(db: DbEllerTx, skole: string): Promise<Rom[]> {
  const { rows } =
    await sql<Rom>`select rom_id as id, navn, plasser from opplaring.rom where skole = ${skole} and kjent_til is null
    order by navn collate "nb-x-icu"`.execute(db);
  return rows;
}

/** The groups of a school's year that have lessons. */
export async function hentGrupper(db: DbEllerTx, skole: string, skolear: number): Promise<(Navngitt & { slag: string })[]> {
  const { rows } = await sql<Navngitt & { slag: string }>`select gruppe_id as id, navn, slag from register.gruppe
    where kjent_til is null and skole = ${skole} and skolear = ${skolear} and slag in ('klasse', 'undervisningsgruppe', 'faggruppe', 'persongruppe', 'kontaktlarergruppe')
    order by array_position(array['klasse', 'undervisningsgruppe', 'faggruppe', 'kontaktlarergruppe', 'persongruppe'], slag),
      coalesce(arstrinn[1], 99), navn collate "nb-x-icu"`.execute(db);
  return rows;
}

/** Those who work at the school, by name. */
export async function hentLarere(db: DbEllerTx, skole: string, idag: string): Promise<Navngitt[]> {
  const { rows } = await sql<Navngitt>`select * from (select p.id, ${PERSONNAVN(sql`p.id`, idag)} as navn
    from (select distinct a.person_id as id from register.arbeidsforhold a where a.kjent_til is null and a.skole = ${skole} and a.taus_siden is null
      and (a.til is null or a.til >= ${idag}::date)) p) x where navn <> '' order by navn collate "nb-x-icu", id`.execute(db);
  return rows;
}

/** Everything in a plan. */
export async function hentAktiviteter(db: DbEllerTx, planId: string): Promise<Aktivitet[]> {
  const { rows } =
    await sql<Aktivitet>`select a.aktivitet_id as "aktivitetId", a.navn, a.grupper::text[] as grupper, a.larere::text[] as larere,
      coalesce((select json_agg(json_build_object('dag', t.dag, 'nr', t.nr, 'rom', t.rom) order by t.dag, t.nr) from opplaring.time t
        where t.aktivitet_id = a.aktivitet_id and t.kjent_til is null), '[]') as timer
    from opplaring.aktivitet a where a.timeplan_id = ${planId}::uuid and a.kjent_til is null order by a.aktivitet_id`.execute(db);
  return rows;
}

/** One activity with its places, and its plan. */
export async function finnAktivitet(db: DbEllerTx, aktivitetId: string): Promise<(Aktivitet & { planId: string }) | undefined> {
  const { rows } = await sql<
    Aktivitet & { planId: string }
  >`select a.aktivitet_id as "aktivitetId", a.timeplan_id as "planId", a.navn, a.grupper::text[] as grupper, a.larere::text[] as larere,
      coalesce((select json_agg(json_build_object('dag', t.dag, 'nr', t.nr, 'rom', t.rom) order by t.dag, t.nr) from opplaring.time t
        where t.aktivitet_id = a.aktivitet_id and t.kjent_til is null), '[]') as timer
    from opplaring.aktivitet a where a.aktivitet_id = ${aktivitetId}::uuid and a.kjent_til is null`.execute(db);
  return rows[0];
}

/** Groups that share pupils on a day. */
export async function hentDelinger(db: DbEllerTx, skole: string, grupper: readonly string[], dag: string): Promise<Deling[]> {
  if (grupper.length < 2) return [];
  const { rows } =
    await sql<Deling>`select a, b, antall from opplaring.deler_elever(${skole}, ${grupper as string[]}::uuid[], ${dag}::date)`.execute(
      db,
    );
  return rows;
}

/** What the last change at a place in a plan's week put in and took out, each as its name with its groups; a lesson that only moved room stands in both. */
export async function finnSisteIPlassen(
  db: DbEllerTx,
  o: { readonly plan: string; readonly dag: number; readonly nr: number },
): Promise<{ inn: string[]; ut: string[] }> {
  const { rows } = await sql<{ hva: string; navn: string }>`
    with t as materialized (select t.apnet_av, t.lukket_av, t.kjent_fra, t.kjent_til, a.navn || ' ' || coalesce((select string_agg(g.navn, ', ' order by g.navn)
          from register.gruppe g where g.gruppe_id = any(a.grupper) and g.kjent_til is null), '')
          || coalesce((select ' (' || string_agg(r.navn, ', ' order by r.navn) || ')' from opplaring.rom r where r.rom_id = any(t.rom) and r.kjent_til is null), '') as navn
        from opplaring.time t join lateral (select x.navn, x.grupper, x.timeplan_id from opplaring.aktivitet x where x.aktivitet_id = t.aktivitet_id
          and x.kjent_fra <= t.kjent_fra order by x.kjent_fra desc limit 1) a on a.timeplan_id = ${o.plan}::uuid
        where t.dag = ${o.dag} and t.nr = ${o.nr}),
    siste as (select x.sett from (select apnet_av as sett, kjent_fra as tid from t union all select lukket_av, kjent_til from t where lukket_av is not null) x
      order by x.tid desc limit 1)
    select 'inn' as hva, t.navn from t, siste where t.apnet_av = siste.sett union all select 'ut', t.navn from t, siste where t.lukket_av = siste.sett order by 1, 2`.execute(
    db,
  );
  const av = (hva: string) => rows.filter((r) => r.hva === hva).map((r) => r.navn.trim());
  return { inn: av('inn'), ut: av('ut') };
}

export interface Planinnsyn extends Plan {
  readonly skole: string;
  readonly skolenavn: string;
  readonly skolear: number;
  /** Of what stands there now: the same sum, the same lessons. */
  readonly versjon: string;
  /** Of the plan's own name, dates and state. */
  readonly planversjon: string;
}

/** A plan, and where it belongs. With a place in the week: the version is that place's own, so that two can work in different places. */
export async function finnPlan(
  db: DbEllerTx,
  planId: string,
  plass?: { readonly dag: number; readonly nr: number },
): Promise<Innsyn<Planinnsyn> | undefined> {
  const her = plass === undefined ? sql`true` : sql`t.dag = ${plass.dag} and t.nr = ${plass.nr}`;
  const { rows } = await sql<Planinnsyn>`select p.timeplan_id as "planId", p.navn, p.fra, p.til, p.utkast, p.skole, p.skolear,
      coalesce((select s.navn from register.skole s where s.organisasjonsnummer = p.skole and s.kjent_til is null limit 1), p.skole) as skolenavn,
      (select md5(coalesce(string_agg(t.aktivitet_id::text || t.apnet_av || a.apnet_av || t.dag || ' ' || t.nr, ',' order by t.aktivitet_id, t.dag, t.nr), ''))
        from opplaring.time t join opplaring.aktivitet a on a.aktivitet_id = t.aktivitet_id and a.kjent_til is null and a.timeplan_id = p.timeplan_id
        where t.kjent_til is null and ${her}) as versjon, p.apnet_av::text as planversjon
    from opplaring.timeplan p where p.timeplan_id = ${planId}::uuid and p.kjent_til is null`.execute(db);
  const r = rows[0];
  return r && innsyn(r, { gjelder: [], tilhorighet: { egenSkole: [r.skole] } });
}

/** One at a time writes in a plan, in the frame or among the rooms of a school. */
export async function holdSkolen(tx: Tx, skole: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('opplaring.timeplan'), hashtext(${skole}))`.execute(tx);
}

export interface Skriving {
  readonly skole: string;
  readonly endringssett: string;
  readonly na: string;
}

/** Writes these activities as they are to be; one without lessons is closed. What was otherwise one day with a lesson that is gone, goes with it. */
export async function skrivAktiviteter(
  tx: Tx,
  o: Skriving & { readonly planId: string; readonly aktiviteter: readonly Aktivitet[] },
): Promise<void> {
  const felles = {
    kilde: 'manuell',
    endringssett: o.endringssett,
    na: o.na,
    subjekter: o.aktiviteter.map((a) => a.aktivitetId),
    heltBilde: true,
  };
  const igjen = o.aktiviteter.filter((a) => a.timer.length > 0);
  await brukFakta(tx, aktivitetFakta, {
    ...felles,
    rader: igjen.map((a) => ({
      aktivitet_id: a.aktivitetId,
      timeplan_id: o.planId,
      skole: o.skole,
      navn: a.navn,
      grupper: a.grupper,
      larere: a.larere,
    })),
  });
  await brukFakta(tx, timeFakta, {
    ...felles,
    rader: igjen.flatMap((a) =>
      a.timer.map((t) => ({ aktivitet_id: a.aktivitetId, skole: o.skole, dag: t.dag, nr: t.nr, rom: t.rom })),
    ),
  });
  const { rows } = await sql<{ id: string }>`select e.endring_id as id from opplaring.timeendring e
    where e.kjent_til is null and e.aktivitet_id = any(${felles.subjekter}::uuid[]) and not exists (select 1 from opplaring.time t
      where t.aktivitet_id = e.aktivitet_id and t.kjent_til is null and t.dag = extract(isodow from e.dato) and t.nr = e.nr)`.execute(
    tx,
  );
  if (rows.length > 0) await brukFakta(tx, timeendringFakta, { ...felles, subjekter: rows.map((r) => r.id), rader: [] });
}

/** Writes plans as they are to be, all in one go; one that is left out of `planer` and named in `borte` is closed. */
export async function skrivPlaner(
  tx: Tx,
  o: Skriving & { readonly skolear: number; readonly planer: readonly Plan[]; readonly borte?: readonly string[] },
): Promise<void> {
  await brukFakta(tx, timeplanFakta, {
    kilde: 'manuell',
    endringssett: o.endringssett,
    na: o.na,
    subjekter: [...o.planer.map((p) => p.planId), ...(o.borte ?? [])],
    heltBilde: true,
    rader: o.planer.map((p) => ({
      timeplan_id: p.planId,
      skole: o.skole,
      skolear: o.skolear,
      navn: p.navn,
      fra: p.fra,
      til: p.til,
      utkast: p.utkast,
    })),
  });
}

export async function skrivRingetider(
  tx: Tx,
  o: Skriving & { readonly skolear: number; readonly ringetider: readonly Ringetid[] },
): Promise<void> {
  const ramme = rammen(o.skole, o.skolear);
  await brukFakta(tx, rammeFakta, {
    kilde: 'manuell',
    endringssett: o.endringssett,
    na: o.na,
    subjekter: [ramme],
    heltBilde: true,
    rader: o.ringetider.map((r) => ({ ramme, skole: o.skole, skolear: o.skolear, nr: r.nr, fra: r.fra, til: r.til })),
  });
}

/** Writes the rooms of a school as a whole; those left out are closed. */
export async function skrivRom(
  tx: Tx,
  o: Skriving & { readonly rom: readonly Rom[]; readonly for: readonly Rom[] },
): Promise<void> {
  await brukFakta(tx, romFakta, {
    kilde: 'manuell',
    endringssett: o.endringssett,
    na: o.na,
    subjekter: [...new Set([...o.for, ...o.rom].map((r) => r.id))],
    heltBilde: true,
    rader: o.rom.map((r) => ({ rom_id: r.id, skole: o.skole, navn: r.navn, plasser: r.plasser })),
  });
}

const TABELLER = [timeendringFakta, timeplanFakta, rammeFakta, romFakta, aktivitetFakta, timeFakta];
const RORT = sql.join(
  TABELLER.map(
    (t) => sql`select skole, kjent_fra as tid, apnet_av as sett from ${sql.raw(t.navn)}
    union all select skole, kjent_til, lukket_av from ${sql.raw(t.navn)} where lukket_av is not null`,
  ),
  sql` union all `,
);

export interface Planendring {
  readonly sett: string;
  readonly skole: string;
}

/** A change of a school's timetable, rooms or bells, and where it belongs. */
export async function finnEndring(db: DbEllerTx, sett: string): Promise<Innsyn<Planendring> | undefined> {
  const { rows } = await sql<Planendring>`select sett, skole from (${RORT}) x where sett = ${sett}::uuid limit 1`.execute(db);
  const r = rows[0];
  return r && innsyn(r, { gjelder: [], tilhorighet: { egenSkole: [r.skole] } });
}

/** The version of a school's rooms and bells. */
export async function finnVersjon(db: DbEllerTx, skole: string): Promise<string> {
  const { rows } = await sql<{ v: string | null }>`select md5(string_agg(x, ' ' order by x)) as v from (
      select 'rom' || rom_id || apnet_av as x from opplaring.rom where skole = ${skole} and kjent_til is null
      union all select ramme || nr || apnet_av from opplaring.timeplanramme where skole = ${skole} and kjent_til is null) x`.execute(
    db,
  );
  return rows[0]?.v ?? 'ny';
}

/** False: something of it is otherwise now, or it was taken back before; nothing may be written. */
export async function taTilbake(
  tx: Tx,
  s: { readonly endringssett: string; readonly nyttEndringssett: string; readonly na: string },
): Promise<boolean> {
  for (const t of TABELLER) if (!(await taTilbakeFakta(tx, t, s))) return false;
  return true;
}

export interface Larer {
  readonly personId: string;
  readonly navn: string;
}

/** Somebody who works at schools, as this reader may know of him. */
export async function finnLarer(
  db: DbEllerTx,
  o: { personId: string; idag: string; seer: string },
): Promise<Innsyn<Larer> | undefined> {
  const { rows } = await sql<
    Larer & { skoler: string[]; sted: Sted }
  >`select p.id as "personId", ${PERSONNAVN(sql`p.id`, o.idag)} as navn,
      ${stedFor(sql`p.id`, o.seer, o.idag)} as sted, array(select distinct f.omfang from tilgang.ansattfakta f where f.person_id = p.id and f.omfang is not null
        and f.hva in ('arbeidsforhold', 'rollefaktum', 'rolletildeling')) as skoler
    from register.person p where p.id = ${o.personId} and p.sammenslatt_med is null`.execute(db);
  const r = rows[0];
  return (
    r &&
    innsyn(
      { personId: r.personId, navn: r.navn },
      { gjelder: [r.personId], tilhorighet: { egenSkole: r.skoler }, vern: vernFor(r.sted) },
    )
  );
}

/** A school with the version of its rooms and bells, for those who change them. */
export async function finnSkolen(db: DbEllerTx, skole: string): Promise<Innsyn<{ skole: string; versjon: string }> | undefined> {
  if ((await finnSkole(db, skole)) === undefined) return undefined;
  return innsyn({ skole, versjon: await finnVersjon(db, skole) }, { gjelder: [], tilhorighet: { egenSkole: [skole] } });
}
