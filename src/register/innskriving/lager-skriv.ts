import { sql } from 'kysely';
import type { Tx } from '#grunn/db/index.ts';
import { byttFakta } from '#grunn/fakta/index.ts';
import { elevforholdFakta } from '#register/elevforhold/index.ts';
import type { Kretsregel, Runde, Svarslag, Vedtakslag } from './modell.ts';

interface Av {
  readonly na: string;
  readonly av: string;
}

/** Opens the round of a year, or moves its days. */
export async function skrivRunde(tx: Tx, r: Runde & Av): Promise<void> {
  await sql`insert into register.innskrivingsrunde (skolear, apner, frist, forskrift, klageinstans, opprettet, opprettet_av)
    values (${r.skolear}, ${r.apner}::date, ${r.frist}::date, ${r.forskrift}, ${r.klageinstans}, ${r.na}::timestamptz, ${r.av}::uuid)
    on conflict (skolear) do update set apner = excluded.apner, frist = excluded.frist, forskrift = excluded.forskrift, klageinstans = excluded.klageinstans`.execute(
    tx,
  );
}

/** Fetches the children of the round; those there already stay. Returns how many are new. */
export async function hentInn(tx: Tx, skolear: number, na: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select register.hent_innskriving(${skolear}, ${na}::timestamptz) as n`.execute(tx);
  return rows[0]?.n ?? 0;
}

export async function skrivKretser(tx: Tx, regler: readonly Kretsregel[], a: Av): Promise<void> {
  await sql`insert into register.kretsregel (id, skole, slag, verdi, nr_fra, nr_til, side, gitt, gitt_av)
    select gen_random_uuid(), x.skole, x.slag, x.verdi, x."nrFra", x."nrTil", x.side, ${a.na}::timestamptz, ${a.av}::uuid
    from jsonb_to_recordset(${JSON.stringify(regler)}::jsonb) as x(skole text, slag text, verdi text, "nrFra" int, "nrTil" int, side text)`.execute(
    tx,
  );
}

/** A line for each skolekrets that has none, to the school most of its children go to today. Returns how many. */
export async function skrivKretserSomIDag(tx: Tx, a: Av & { idag: string }): Promise<number> {
  const svar = await sql`insert into register.kretsregel (id, skole, slag, verdi, gitt, gitt_av)
    select gen_random_uuid(), k.skole, 'skolekrets', lower(trim(k.skolekrets)), ${a.na}::timestamptz, ${a.av}::uuid from register.kretsskoler(1, 7, ${a.idag}::date) k
    where trim(k.skolekrets) <> '' and not exists (select 1 from register.kretsregel r where r.slag = 'skolekrets' and r.opphevet is null and r.verdi = lower(trim(k.skolekrets)))`.execute(
    tx,
  );
  return Number(svar.numAffectedRows ?? 0);
}

/** False: it is gone already. */
export async function opphevKrets(tx: Tx, id: string, a: Av): Promise<boolean> {
  const svar =
    await sql`update register.kretsregel set opphevet = ${a.na}::timestamptz, opphevet_av = ${a.av}::uuid where id = ${id}::uuid and opphevet is null`.execute(
      tx,
    );
  return Number(svar.numAffectedRows ?? 0) === 1;
}

export async function skrivPlassering(tx: Tx, p: Av & { id: string; skole: string; begrunnelse: string }): Promise<boolean> {
  const svar =
    await sql`update register.innskriving set kretsskole = ${p.skole}, kretsregel_id = null, krets_begrunnelse = ${p.begrunnelse}, plassert = ${p.na}::timestamptz, plassert_av = ${p.av}::uuid
    where id = ${p.id}::uuid`.execute(tx);
  return Number(svar.numAffectedRows ?? 0) === 1;
}

export async function skrivKapasitet(tx: Tx, k: Av & { skolear: number; skole: string; plasser: number }): Promise<void> {
  await sql`insert into register.innskrivingskapasitet (id, skolear, skole, plasser, satt, satt_av)
    values (gen_random_uuid(), ${k.skolear}, ${k.skole}, ${k.plasser}, ${k.na}::timestamptz, ${k.av}::uuid)`.execute(tx);
}

export async function skrivSvar(
  tx: Tx,
  s: Av & { id: string; slag: Svarslag; skole: string | null; begrunnelse: Buffer | null },
): Promise<void> {
  await sql`insert into register.innskrivingssvar (id, innskriving_id, slag, skole, begrunnelse, svart, svart_av)
    values (gen_random_uuid(), ${s.id}::uuid, ${s.slag}, ${s.skole}, ${s.begrunnelse}, ${s.na}::timestamptz, ${s.av}::uuid)`.execute(
    tx,
  );
}

/** A guardian asks for an early start: the enrolment begins with that. The home's school is found with the others. */
export async function skrivFramskutt(tx: Tx, s: Av & { id: string; personId: string; skolear: number }): Promise<void> {
  await sql`insert into register.innskriving (id, skolear, person_id, slag, lagt_til, lagt_til_av)
    values (${s.id}::uuid, ${s.skolear}, ${s.personId}::uuid, 'framskutt', ${s.na}::timestamptz, ${s.av}::uuid)`.execute(tx);
}

export interface NyttVedtak {
  readonly innskrivingId: string;
  readonly gjelder: Vedtakslag;
  readonly innvilget: boolean;
  readonly avgjortVed: string;
  readonly skole: string | null;
  readonly sakkyndigRef: string | null;
  /** Encrypted. */
  readonly begrunnelse: Buffer;
  readonly brev: Buffer;
  readonly klagefrist: string;
}
/** Decisions, in one statement. */
export async function skrivVedtak(tx: Tx, vedtak: readonly NyttVedtak[], a: Av): Promise<void> {
  const rader = vedtak.map((v) => ({ ...v, begrunnelse: v.begrunnelse.toString('hex'), brev: v.brev.toString('hex') }));
  await sql`insert into register.innskrivingsvedtak (id, innskriving_id, gjelder, innvilget, avgjort_ved, skole, sakkyndig_ref, begrunnelse, vedtatt, vedtatt_av, klagefrist, brev)
    select gen_random_uuid(), x."innskrivingId", x.gjelder, x.innvilget, x."avgjortVed", x.skole, x."sakkyndigRef", decode(x.begrunnelse, 'hex'), ${a.na}::timestamptz, ${a.av}::uuid, x.klagefrist, decode(x.brev, 'hex')
    from jsonb_to_recordset(${JSON.stringify(rader)}::jsonb) as x("innskrivingId" uuid, gjelder text, innvilget boolean, "avgjortVed" text, skole text, "sakkyndigRef" text, begrunnelse text, klagefrist date, brev text)`.execute(
    tx,
  );
}

/** Registers when the party opened the decision (eForvaltningsforskriften § 8). The first time counts. */
export async function merkApnet(tx: Tx, vedtakId: string, a: Av): Promise<void> {
  await sql`update register.innskrivingsvedtak set apnet = ${a.na}::timestamptz, apnet_av = ${a.av}::uuid where id = ${vedtakId}::uuid and apnet is null`.execute(
    tx,
  );
}

/** The intake as a named change set, done: places on the first year from 1 August. False: somebody has given one of them a place in between. */
export async function skrivInntak(
  tx: Tx,
  s: Av & { sett: string; navn: string; skole: string; skolear: number; personer: readonly string[] },
): Promise<boolean> {
  // the change set first: the school's sight of the rows rests on it
  await sql`insert into register.endringssett (id, slag, navn, skole, skolear, antall, status, opprettet, opprettet_av, utfort)
    values (${s.sett}, 'innskriving', ${s.navn}, ${s.skole}, ${s.skolear}, ${JSON.stringify({ elever: s.personer.length })}::jsonb, 'utfort', ${s.na}::timestamptz, ${s.av}, ${s.na}::timestamptz)`.execute(
    tx,
  );
  return byttFakta(tx, elevforholdFakta, {
    endringssett: s.sett,
    na: s.na,
    lukk: [],
    apne: s.personer.map((personId) => ({
      person_id: personId,
      elevforhold_id: crypto.randomUUID(),
      skole: s.skole,
      arstrinn: 1,
      klasse: null,
      fra: `${s.skolear}-08-01`,
      til: null,
    })),
  });
}

/** Orders that an intake is taken back; the job does it, all of it or nothing. False: it is taken back already. */
export async function bestillAngring(tx: Tx, id: string, av: string): Promise<boolean> {
  const svar =
    await sql`update register.endringssett set status = 'angring_bestilt', angret_av = ${av}::uuid, arsak = null where id = ${id}::uuid and status = 'utfort'`.execute(
      tx,
    );
  return Number(svar.numAffectedRows ?? 0) === 1;
}
