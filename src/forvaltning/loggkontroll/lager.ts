import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { PERSONVISNINGER, type Alarm, type Oppslag } from './modell.ts';

/** Who looked at whom between two moments (at most forty days), with what the work says about it. */
export async function hentOppslag(db: DbEllerTx, fra: string, til: string): Promise<Oppslag[]> {
  const { rows } =
    await sql<Oppslag>`select aktor_id as "aktorId", rolle, person_id as "personId", dag, forst, sist, utenfor_tid as "utenforTid",
      egen, slekt, skjermet, naer_skjermet as "naerSkjermet", unntak, rolle_over as "rolleOver"
    from sporing.oppslag(${fra}::timestamptz, ${til}::timestamptz, ${[...PERSONVISNINGER]}::text[])`.execute(db);
  return rows;
}

/** Keeps the alarms. The same one found again (the job is run twice) is left as it was. Returns how many are new. */
export async function skrivAlarmer(db: DbEllerTx, alarmer: readonly Alarm[], na: string): Promise<number> {
  if (alarmer.length === 0) return 0;
  const rader = alarmer.map((a) => ({ ...a, id: crypto.randomUUID(), aktor_id: a.aktorId }));
  const { rows } = await sql<{ n: number }>`with ny as (
      insert into sporing.alarm (id, aktor_id, slag, dag, antall, grense, personer, forst, sist, funnet)
      select x.id, x.aktor_id, x.slag, x.dag, x.antall, x.grense, x.personer, x.forst, x.sist, ${na}::timestamptz
      from json_to_recordset(${JSON.stringify(rader)}::json) as x(id uuid, aktor_id uuid, slag text, dag date, antall int, grense int, personer uuid[], forst timestamptz, sist timestamptz)
      on conflict (aktor_id, slag, dag) do nothing returning 1)
    select count(*)::int as n from ny`.execute(db);
  return rows[0]!.n;
}

export interface Alarmrad {
  readonly id: string;
  readonly slag: Alarm['slag'];
  readonly dag: string;
  readonly antall: number;
  readonly grense: number;
  readonly aktorId: string;
  readonly navn: string;
  readonly personer: readonly string[];
  readonly forst: string;
  readonly sist: string;
  readonly utfall: 'falsk' | 'avvik' | null;
  readonly begrunnelse: string | null;
  readonly svartAv: string | null;
}

const RAD = sql`select a.id, a.slag, a.dag, a.antall, a.grense, a.aktor_id as "aktorId", coalesce(tilgang.navn_pa(a.aktor_id), '') as navn, a.personer,
    a.forst, a.sist, s.utfall, s.begrunnelse, tilgang.navn_pa(s.svart_av) as "svartAv"
  from sporing.alarm a left join sporing.alarmsvar s on s.alarm_id = a.id`;

/** The alarms, the open ones first. Nobody is shown those about himself. */
export async function hentAlarmer(db: DbEllerTx, aktorId: string): Promise<Alarmrad[]> {
  const { rows } = await sql<Alarmrad>`${RAD} where a.aktor_id <> ${aktorId}
    order by (s.id is null) desc, array_position(array['etterRolle', 'skjermet', 'naerSkjermet', 'egenSlekt'], a.slag), a.dag desc, a.id limit 200`.execute(
    db,
  );
  return rows;
}

export async function finnAlarm(db: DbEllerTx, id: string, aktorId: string): Promise<Innsyn<Alarmrad> | undefined> {
  const { rows } = await sql<Alarmrad>`${RAD} where a.id = ${id} and a.aktor_id <> ${aktorId}`.execute(db);
  return rows[0] && innsyn(rows[0], { gjelder: [rows[0].aktorId], tilhorighet: {} });
}

export async function skrivSvar(
  db: DbEllerTx,
  s: { alarmId: string; utfall: 'falsk' | 'avvik'; begrunnelse: string; na: string; av: string },
): Promise<void> {
  await sql`insert into sporing.alarmsvar (id, alarm_id, utfall, begrunnelse, svart, svart_av)
    values (${crypto.randomUUID()}, ${s.alarmId}, ${s.utfall}, ${s.begrunnelse}, ${s.na}, ${s.av})`.execute(db);
}

/** How many alarms wait for an answer from this reader. */
export async function tellApne(db: DbEllerTx, aktorId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from sporing.alarm a
    where a.aktor_id <> ${aktorId} and not exists (select 1 from sporing.alarmsvar s where s.alarm_id = a.id)`.execute(db);
  return rows[0]!.n;
}

/** Those of these people who are protected. */
export async function hentSkjermede(db: DbEllerTx, personer: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select id from tilgang.skjermede(${[...new Set(personer)]}::uuid[]) id`.execute(db);
  return new Set(rows.map((r) => r.id));
}
