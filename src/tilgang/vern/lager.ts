import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn, Utsnitt } from '#grunn/tilgang/index.ts';
import type { Gradering } from '#register/person/index.ts';

/** Somebody the acts of protection are about. Nothing of who it is: that is for those who may open the card. */
export interface Vernet {
  readonly personId: string;
  readonly gradering: Gradering;
}

/**
 * The person, for those who keep the circle or ask in an emergency: also for people at the school who may not open the card. Follows
 * a merge. Stillborn children are nobody's to look up (F-04).
 */
export async function finnVernet(
  s: { readonly db: DbEllerTx; readonly idag: string },
  personId: string,
): Promise<Innsyn<Vernet> | undefined> {
  const { rows } = await sql<{ id: string; gradering: Gradering; skoler: string[] }>`
    select p.id, register.gradering_for(p.id) as gradering, array(select register.skoler_for(p.id, ${s.idag}::date)) as skoler
    from register.person x join register.person p on p.id = coalesce(x.sammenslatt_med, x.id)
    where x.id = ${personId}
      and not exists (select 1 from register.personalia d where d.person_id = p.id and d.kjent_til is null and d.dodfodt)`.execute(
    s.db,
  );
  const r = rows[0];
  if (r === undefined) return undefined;
  return innsyn<Vernet>(
    { personId: r.id, gradering: r.gradering },
    { gjelder: [r.id], tilhorighet: { egenSkole: r.skoler, egenSfo: r.skoler } },
  );
}

export interface Rundt {
  readonly id: string;
  readonly navn: string | null;
  readonly gradering: Gradering;
  readonly skoler: readonly string[];
  readonly rolle: string | null;
  readonly har_ansvar: boolean;
  readonly sperret: boolean;
}

/** Everyone the register or the home has said has to do with the child: parents, those responsible, contacts, those decided on. One statement. */
export async function hentRundt(db: DbEllerTx, barnId: string, idag: string): Promise<Rundt[]> {
  const { rows } = await sql<Rundt>`
    with alle as (
      select f.ansvarlig_id as id, null as rolle, true as ansvar from register.foreldreansvar f
        where f.person_id = ${barnId} and f.kjent_til is null and f.ansvarlig_id is not null
      union all select f.relatert_id, f.rolle, false from register.familierelasjon f
        where f.person_id = ${barnId} and f.kjent_til is null and f.relatert_id is not null and f.rolle in ('mor', 'far', 'medmor')
      union all select k.kontakt_id, k.kontakttype, false from register.kontaktperson k
        where k.person_id = ${barnId} and k.kjent_til is null and k.kontakt_id is not null
      union all select b.person_id, b.slag, b.slag = 'foreldreansvar' from tilgang.foresattbeslutning b
        where b.barn_id = ${barnId} and b.opphevet is null and b.person_id is not null and (b.til is null or b.til >= ${idag}::date)
      union all select s.person_id, null, false from tilgang.sperring s where s.barn_id = ${barnId} and s.opphevet is null),
    rundt as (select register.gjeldende_id(id) as id, rolle, ansvar from alle)
    select r.id, (select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(r.id, ${idag}::date) n) as navn,
      register.gradering_for(r.id) as gradering, array(select register.skoler_for(r.id, ${idag}::date)) as skoler,
      (array_agg(r.rolle order by array_position(array['mor', 'far', 'medmor'], r.rolle) nulls last) filter (where r.rolle is not null))[1] as rolle,
      bool_or(r.ansvar) as har_ansvar,
      exists (select 1 from tilgang.sperring s where s.barn_id = ${barnId} and s.person_id = r.id and s.opphevet is null) as sperret
    from rundt r group by r.id order by bool_or(r.ansvar) desc, 2`.execute(db);
  return rows;
}

export interface Beslutter {
  readonly begrunnelse: string;
  readonly na: string;
  readonly av: string;
}

/** Shuts a person out from a child; false when one of the kind is in force already. */
export async function settSperring(
  tx: Tx,
  o: Beslutter & {
    id: string;
    barnId: string;
    personId: string;
    slag: string;
    dokument: string | null;
    vurderesPaNytt: string;
  },
): Promise<boolean> {
  const { rows } =
    await sql`insert into tilgang.sperring (id, barn_id, person_id, slag, dokument, begrunnelse, vurderes_pa_nytt, gitt, gitt_av)
    values (${o.id}, ${o.barnId}, ${o.personId}, ${o.slag}, ${o.dokument}, ${o.begrunnelse}, ${o.vurderesPaNytt}, ${o.na}, ${o.av})
    on conflict do nothing returning 1 as en`.execute(tx);
  return rows.length > 0;
}

export interface Sperringsrad {
  readonly id: string;
  readonly barn_id: string;
  readonly person_id: string;
  readonly navn: string | null;
  readonly slag: 'besoksforbud' | 'tapt_opplysningsrett' | 'lokal';
  readonly dokument: string | null;
  readonly begrunnelse: string;
  readonly vurderes_pa_nytt: string | null;
  readonly gitt: string;
  readonly gitt_av_navn: string | null;
}

/** The blocks in force around a child. */
export async function hentSperringer(db: DbEllerTx, barnId: string, idag: string): Promise<Sperringsrad[]> {
  const { rows } = await sql<Sperringsrad>`select s.id, s.barn_id, s.person_id, s.slag, s.dokument, s.begrunnelse,
      s.vurderes_pa_nytt, s.gitt,
      (select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(s.person_id, ${idag}::date) n) as navn,
      (select concat_ws(' ', n.fornavn, n.etternavn) from register.navn_for(s.gitt_av, ${idag}::date) n) as gitt_av_navn
    from tilgang.sperring s where s.barn_id = ${barnId} and s.opphevet is null order by s.gitt`.execute(db);
  return rows;
}

/** Ends a block of this child; the person it was about, or undefined when there was none in force. */
export async function opphevSperring(tx: Tx, o: Beslutter & { id: string; barnId: string }): Promise<string | undefined> {
  const { rows } = await sql<{
    person_id: string;
  }>`update tilgang.sperring set opphevet = ${o.na}, opphevet_av = ${o.av}, opphevet_begrunnelse = ${o.begrunnelse}
    where id = ${o.id} and barn_id = ${o.barnId} and opphevet is null returning person_id`.execute(tx);
  return rows[0]?.person_id;
}

export interface Kretsrad {
  readonly id: string;
  readonly aktor_id: string;
  readonly navn: string | null;
  readonly stilling: string | null;
  readonly begrunnelse: string;
  readonly fra: string;
  readonly til: string;
  readonly gitt_av_navn: string | null;
}

/** Those named in the circle today, or later. */
export async function hentKrets(db: DbEllerTx, personId: string, idag: string): Promise<Kretsrad[]> {
  const { rows } = await sql<Kretsrad>`select k.id, k.aktor_id, k.begrunnelse, k.fra, k.til,
      (select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(k.aktor_id, ${idag}::date) n) as navn,
      (select a.stillingstittel from register.arbeidsforhold a where a.person_id = k.aktor_id and a.kjent_til is null
        and (a.til is null or a.til >= ${idag}::date) order by a.hovedstilling desc limit 1) as stilling,
      (select concat_ws(' ', n.fornavn, n.etternavn) from register.navn_for(k.gitt_av, ${idag}::date) n) as gitt_av_navn
    from tilgang.krets k where k.person_id = ${personId} and k.opphevet is null and k.til >= ${idag}::date order by 6`.execute(
    db,
  );
  return rows;
}

export interface Kollega {
  readonly id: string;
  readonly navn: string;
  readonly stilling: string | null;
}

/** Those at work today at the schools the person belongs to: whom a circle can be made of. */
export async function hentAnsatteVed(db: DbEllerTx, personId: string, idag: string): Promise<Kollega[]> {
  const { rows } = await sql<Kollega>`
    select distinct on (navn, a.person_id) a.person_id as id, navn, a.stillingstittel as stilling
    from register.arbeidsforhold a
    cross join lateral (select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) as navn from register.navn_for(a.person_id, ${idag}::date) n) n
    where a.kjent_til is null and (a.fra is null or a.fra <= ${idag}::date) and (a.til is null or a.til >= ${idag}::date)
      and a.taus_siden is null and a.skole in (select register.skoler_for(${personId}::uuid, ${idag}::date)) and navn <> ''
    order by navn, a.person_id, a.hovedstilling desc`.execute(db);
  return rows;
}

/** Names somebody in the circle; an earlier naming of the same person is ended. */
export async function leggTilIKrets(
  tx: Tx,
  o: Beslutter & { id: string; personId: string; aktorId: string; fra: string; til: string },
): Promise<void> {
  await sql`update tilgang.krets set opphevet = ${o.na}, opphevet_av = ${o.av}, opphevet_begrunnelse = 'Erstattet av en ny'
    where person_id = ${o.personId} and aktor_id = ${o.aktorId} and opphevet is null`.execute(tx);
  await sql`insert into tilgang.krets (id, person_id, aktor_id, begrunnelse, fra, til, gitt, gitt_av)
    values (${o.id}, ${o.personId}, ${o.aktorId}, ${o.begrunnelse}, ${o.fra}, ${o.til}, ${o.na}, ${o.av})`.execute(tx);
}

/** Takes somebody out of the circle; who, or undefined. */
export async function taUtAvKrets(tx: Tx, o: Beslutter & { id: string; personId: string }): Promise<string | undefined> {
  const { rows } = await sql<{
    aktor_id: string;
  }>`update tilgang.krets set opphevet = ${o.na}, opphevet_av = ${o.av}, opphevet_begrunnelse = ${o.begrunnelse}
    where id = ${o.id} and person_id = ${o.personId} and opphevet is null returning aktor_id`.execute(tx);
  return rows[0]?.aktor_id;
}

export interface Nodinnsynsrad {
  readonly id: string;
  readonly person_id: string;
  readonly navn: string | null;
  readonly aktor_id: string;
  readonly aktor_navn: string | null;
  readonly begrunnelse: string;
  readonly krever_godkjenning: boolean;
  readonly bedt: string;
  readonly til: string;
  readonly godkjent: string | null;
  readonly avsluttet: string | null;
}

const NODINNSYN = (
  idag: string,
) => sql`select v.id, v.person_id, v.aktor_id, v.begrunnelse, v.krever_godkjenning, v.bedt, v.til, v.godkjent,
  v.avsluttet, (select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(v.person_id, ${idag}::date) n) as navn,
  (select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(v.aktor_id, ${idag}::date) n) as aktor_navn
  from tilgang.nodinnsyn v`;

/** Opens, or asks to open, a look at a protected person for some hours. */
export async function beOmNodinnsyn(
  tx: Tx,
  o: { id: string; personId: string; aktorId: string; begrunnelse: string; kreverGodkjenning: boolean; na: string; til: string },
): Promise<void> {
  await sql`insert into tilgang.nodinnsyn (id, person_id, aktor_id, begrunnelse, krever_godkjenning, bedt, til)
    values (${o.id}, ${o.personId}, ${o.aktorId}, ${o.begrunnelse}, ${o.kreverGodkjenning}, ${o.na}, ${o.til})`.execute(tx);
}

/** One emergency look of this person's. */
export async function finnNodinnsyn(
  db: DbEllerTx,
  id: string,
  personId: string,
  idag: string,
): Promise<Nodinnsynsrad | undefined> {
  const { rows } = await sql<Nodinnsynsrad>`${NODINNSYN(idag)} where v.id = ${id} and v.person_id = ${personId}`.execute(db);
  return rows[0];
}

/** A second person lets it open; false when it was not waiting. */
export async function godkjennNodinnsyn(tx: Tx, o: { id: string; na: string; av: string }): Promise<boolean> {
  const { rows } = await sql`update tilgang.nodinnsyn set godkjent = ${o.na}, godkjent_av = ${o.av}
    where id = ${o.id} and krever_godkjenning and godkjent is null and avsluttet is null and til > ${o.na}::timestamptz
    returning 1 as en`.execute(tx);
  return rows.length > 0;
}

/** Ends it before its time; false when it had ended. */
export async function avsluttNodinnsyn(tx: Tx, o: { id: string; na: string }): Promise<boolean> {
  const { rows } = await sql`update tilgang.nodinnsyn set avsluttet = ${o.na}
    where id = ${o.id} and avsluttet is null and til > ${o.na}::timestamptz returning 1 as en`.execute(tx);
  return rows.length > 0;
}

/** Emergency looks this person should know of since a moment: own ones, those of a circle one is in, and for leaders those of their school. */
export async function hentNodinnsyn(
  db: DbEllerTx,
  o: { aktorId: string; leder: Utsnitt; siden: string; idag: string },
): Promise<Nodinnsynsrad[]> {
  const { rows } = await sql<Nodinnsynsrad>`${NODINNSYN(o.idag)} where v.bedt >= ${o.siden}::timestamptz
    and (v.aktor_id = ${o.aktorId} or ${o.leder.alt}
      or exists (select 1 from tilgang.krets k where k.person_id = v.person_id and k.aktor_id = ${o.aktorId} and k.opphevet is null
        and ${o.idag}::date between k.fra and k.til)
      or exists (select 1 from register.skoler_for(v.person_id, ${o.idag}::date) s where s = any(${(o.leder.omfang.egenSkole ?? []) as string[]}::text[])))
    order by v.bedt desc limit 200`.execute(db);
  return rows;
}

export interface Stengingsrad {
  readonly id: string;
  readonly begrunnelse: string;
  readonly stengt: string;
  readonly stengt_av_navn: string | null;
  readonly apnet: string | null;
}

/** The newest closing of guardians' access, open again or not. */
export async function finnStenging(db: DbEllerTx, idag: string): Promise<Stengingsrad | undefined> {
  const { rows } = await sql<Stengingsrad>`select s.id, s.begrunnelse, s.stengt, s.apnet,
      (select concat_ws(' ', n.fornavn, n.etternavn) from register.navn_for(s.stengt_av, ${idag}::date) n) as stengt_av_navn
    from tilgang.foresattstenging s order by s.stengt desc limit 1`.execute(db);
  return rows[0];
}

/** Closes guardians' access; false when it is closed already. */
export async function steng(tx: Tx, o: Beslutter & { id: string }): Promise<boolean> {
  const { rows } = await sql`insert into tilgang.foresattstenging (id, begrunnelse, stengt, stengt_av)
    values (${o.id}, ${o.begrunnelse}, ${o.na}, ${o.av}) on conflict do nothing returning 1 as en`.execute(tx);
  return rows.length > 0;
}

/** Opens again; false when it was open. */
export async function apne(tx: Tx, o: { na: string; av: string }): Promise<boolean> {
  const { rows } =
    await sql`update tilgang.foresattstenging set apnet = ${o.na}, apnet_av = ${o.av} where apnet is null returning 1 as en`.execute(
      tx,
    );
  return rows.length > 0;
}

/** Releases or refuses a new guardian. */
export async function avgjorFrigivelse(
  tx: Tx,
  o: Beslutter & { id: string; barnId: string; personId: string; avgjorelse: string },
): Promise<void> {
  await sql`insert into tilgang.frigivelse (id, barn_id, person_id, avgjorelse, begrunnelse, avgjort, avgjort_av)
    values (${o.id}, ${o.barnId}, ${o.personId}, ${o.avgjorelse}, ${o.begrunnelse}, ${o.na}, ${o.av})`.execute(tx);
}

/** Names by person id; those nobody has named are left out. */
export async function hentNavn(db: DbEllerTx, ider: readonly string[], idag: string): Promise<Map<string, string>> {
  if (ider.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    navn: string;
  }>`select p.id, concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) as navn
    from unnest(${ider as string[]}::uuid[]) p(id) cross join lateral register.navn_for(p.id, ${idag}::date) n`.execute(db);
  return new Map(rows.map((r) => [r.id, r.navn]));
}

/** How protected these people are. */
export async function hentGraderinger(db: DbEllerTx, ider: readonly string[]): Promise<Map<string, Gradering>> {
  if (ider.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    g: Gradering;
  }>`select p.id, register.gradering_for(p.id) as g from unnest(${ider as string[]}::uuid[]) p(id)`.execute(db);
  return new Map(rows.map((r) => [r.id, r.g]));
}
