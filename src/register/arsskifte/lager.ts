import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import type { Skiftestatus, Skiftevalg } from './modell.ts';
import { skiftedager } from './regler.ts';

export interface Skolen {
  readonly skole: string;
  readonly navn: string;
  /** Changes with every change of the school's places, groups, members and teachers. */
  readonly versjon: string;
}

const NAVN = sql`(select n.navn from register.skole n where n.organisasjonsnummer = s.skole and n.kjent_til is null order by n.kilde = 'nsr' desc limit 1)`;

/** A school, with a version of all that a change of year rests on. */
export async function finnSkole(db: DbEllerTx, skole: string): Promise<Innsyn<Skolen> | undefined> {
  const { rows } = await sql<Skolen>`select s.skole, ${NAVN} as navn, coalesce(register.skoleversjon(s.skole), '') as versjon
    from (select ${skole}::text as skole) s where exists (select 1 from register.skole x where x.organisasjonsnummer = s.skole and x.kjent_til is null)`.execute(
    db,
  );
  return rows[0] && innsyn(rows[0], { gjelder: [], tilhorighet: { egenSkole: [skole] } });
}

export interface Skolestand {
  readonly skole: string;
  readonly navn: string;
  readonly elever: number;
  readonly avgang: number;
  readonly status: Skiftestatus | null;
  readonly arsak: string | null;
}

/** Every school in reach, how many are to move and where its change stands. One statement. */
export async function finnStand(
  db: DbEllerTx,
  u: { readonly alt: boolean; readonly skoler: readonly string[]; readonly fraAr: number },
): Promise<Skolestand[]> {
  const d = skiftedager(u.fraAr);
  const { rows } = await sql<Skolestand>`
    select s.skole, s.navn, coalesce(e.n, 0) as elever, coalesce(e.avgang, 0) as avgang, k.status, k.arsak
    from (select distinct on (organisasjonsnummer) organisasjonsnummer as skole, navn, coalesce(trinn_til, 10) as trinn_til from register.skole
        where kjent_til is null and aktiv and (${u.alt} or organisasjonsnummer = any(${u.skoler as string[]}::text[])) order by organisasjonsnummer, kilde = 'nsr' desc) s
    left join lateral (select count(*) as n, count(*) filter (where e.arstrinn >= s.trinn_til) as avgang from register.elevforhold e where e.kjent_til is null
        and e.skole = s.skole and e.fra <= ${d.siste}::date and (e.til is null or e.til >= ${d.siste}::date)) e on true
    left join lateral (select x.status, x.arsak from register.endringssett x where x.slag = 'arsskifte' and x.skole = s.skole and x.skolear = ${u.fraAr + 1}
        order by x.opprettet desc limit 1) k on true
    order by s.navn collate "nb-x-icu"`.execute(db);
  return rows;
}

export interface Sett {
  readonly id: string;
  readonly status: Skiftestatus;
  readonly arsak: string | null;
  readonly antall: Record<string, number>;
  readonly valg: Skiftevalg;
  readonly opprettet: string;
  readonly utfort: string | null;
  readonly angret: string | null;
  readonly av: string | null;
}

/** What has been ordered for a school's change, the newest first. */
export async function finnSett(db: DbEllerTx, u: { skole: string; fraAr: number; idag: string }): Promise<Sett[]> {
  const { rows } = await sql<Sett>`select x.id, x.status, x.arsak, x.antall, x.valg, x.opprettet, x.utfort, x.angret,
      (select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(x.opprettet_av, ${u.idag}::date) n) as av
    from register.endringssett x where x.slag = 'arsskifte' and x.skole = ${u.skole} and x.skolear = ${u.fraAr + 1} order by x.opprettet desc limit 10`.execute(
    db,
  );
  return rows;
}

/** Schools that take pupils on the years after. */
export async function finnUngdomsskoler(db: DbEllerTx, trinn: number): Promise<{ skole: string; navn: string }[]> {
  const { rows } = await sql<{
    skole: string;
    navn: string;
  }>`select * from (select distinct on (organisasjonsnummer) organisasjonsnummer as skole, navn
      from register.skole where kjent_til is null and aktiv and coalesce(trinn_fra, 1) <= ${trinn} and coalesce(trinn_til, 10) >= ${trinn}
      order by organisasjonsnummer, kilde = 'nsr' desc) s order by s.navn collate "nb-x-icu"`.execute(db);
  return rows;
}

/** Orders a change for a school. False: one has been ordered or made already. */
export async function skrivBestilling(
  tx: Tx,
  b: { id: string; navn: string; skole: string; fraAr: number; valg: Skiftevalg; na: string; av: string },
): Promise<boolean> {
  const svar = await sql`insert into register.endringssett (id, slag, navn, skole, skolear, valg, status, opprettet, opprettet_av)
    values (${b.id}, 'arsskifte', ${b.navn}, ${b.skole}, ${b.fraAr + 1}, ${JSON.stringify(b.valg)}::jsonb, 'bestilt', ${b.na}::timestamptz, ${b.av})
    on conflict (skole, skolear) where slag = 'arsskifte' and status in ('bestilt', 'utfort', 'angring_bestilt') do nothing`.execute(
    tx,
  );
  return Number(svar.numAffectedRows ?? 0) === 1;
}

export interface Utfortsett {
  readonly id: string;
  readonly skole: string;
  readonly fraAr: number;
  readonly status: Skiftestatus;
}

/** One ordered change. */
export async function finnEtSett(db: DbEllerTx, id: string): Promise<Innsyn<Utfortsett> | undefined> {
  const { rows } = await sql<Utfortsett>`select id, skole, skolear - 1 as "fraAr", status from register.endringssett
    where id = ${id}::uuid and slag = 'arsskifte'`.execute(db);
  return rows[0] && innsyn(rows[0], { gjelder: [], tilhorighet: { egenSkole: [rows[0].skole] } });
}

/** Orders that a change is taken back. False: it is not in a state to be. */
export async function bestillAngring(tx: Tx, s: { id: string; av: string }): Promise<boolean> {
  const svar = await sql`update register.endringssett set status = 'angring_bestilt', angret_av = ${s.av}::uuid, arsak = null
    where id = ${s.id}::uuid and status = 'utfort'`.execute(tx);
  return Number(svar.numAffectedRows ?? 0) === 1;
}
