import { sql } from 'kysely';
import type { Db } from '#grunn/db/index.ts';

/**
 * A kommune as a school year finds it: schools of 400 (three of four 1.–7., one 8.–10.), every pupil in a class and three teaching groups,
 * contact teachers and subject teachers with positions, addresses with skolekrets, children who turn six, 1.5 % protected.
 */
export async function fyllSkolear(db: Db, elever: number): Promise<void> {
  const kjor = (q: string) => sql.raw(q).execute(db);
  const skoler = Math.ceil(elever / 400);
  await kjor(`create schema benk`);
  await kjor(
    `create table benk.skole as select s as nr, (974100000 + s)::text as skole, s % 4 = 3 as ungdom from generate_series(0, ${skoler - 1}) s`,
  );
  await kjor(`insert into register.skole (organisasjonsnummer, kilde, navn, trinn_fra, trinn_til, kjent_fra, apnet_av)
    select skole, 'nsr', 'Skole ' || nr, case when ungdom then 8 else 1 end, case when ungdom then 10 else 7 end, '2026-01-01', gen_random_uuid() from benk.skole`);
  await kjor(`create table benk.barn as select i, gen_random_uuid() as id, s.skole, s.nr, s.ungdom, case when s.ungdom then 8 + i % 3 else 1 + i % 7 end as trinn
    from generate_series(0, ${elever - 1}) i join benk.skole s on s.nr = i / 400`);
  await kjor(
    `create table benk.ny as select gen_random_uuid() as id, i, s.nr from generate_series(0, ${Math.floor(elever / 10) - 1}) i join benk.skole s on s.nr = i * 10 / 400 and not s.ungdom`,
  );
  await kjor(`create table benk.larer as select gen_random_uuid() as id, s.skole, n from benk.skole s, generate_series(0, 39) n`);
  await kjor(
    `insert into register.person (id, opprettet_av) select id, id from benk.barn union all select id, id from benk.larer union all select id, id from benk.ny`,
  );
  await kjor(`insert into register.navn (person_id, kilde, fornavn, etternavn, kjent_fra, apnet_av)
    select id, 'folkeregisteret', 'Rask' || i, 'Herre' || i % 997, '2026-01-01'::timestamptz, id from benk.barn union all select id, 'hr', 'Lærer' || n, 'Ved' || skole, '2026-01-01', id from benk.larer`);
  await kjor(`insert into register.personalia (person_id, kilde, fodselsdato, personstatus, kjent_fra, apnet_av)
    select id, 'folkeregisteret', make_date(2021 - trinn, 1, 1) + i % 365, 'bosatt', '2026-01-01'::timestamptz, id from benk.barn
    union all select id, 'folkeregisteret', date '2021-01-01' + i % 365, 'bosatt', '2026-01-01', id from benk.ny`);
  // every fourth krets has its own ungdomsskole
  await kjor(`insert into register.adresse (person_id, kilde, type, gradering, linjer, landkode, skolekrets, kjent_fra, apnet_av)
    select id, 'folkeregisteret', 'bosted', 'ugradert', array['Gata ' || i], 'NOR', (case when ungdom then nr - 1 - i % 3 else nr end)::text, '2026-01-01'::timestamptz, id from benk.barn
    union all select id, 'folkeregisteret', 'bosted', 'ugradert', array['Gata ' || i], 'NOR', nr::text, '2026-01-01', id from benk.ny`);
  await kjor(`insert into register.adressebeskyttelse (person_id, kilde, gradering, kjent_fra, apnet_av)
    select id, 'folkeregisteret', case when i % 2 = 0 then 'fortrolig' else 'strengtFortrolig' end, '2026-01-01', id from benk.barn where i % 67 = 66`);
  await kjor(`insert into register.elevforhold (person_id, kilde, elevforhold_id, skole, arstrinn, klasse, fra, kjent_fra, apnet_av)
    select id, 'oppstart', gen_random_uuid(), skole, trinn, trinn || chr(65 + (i / 10) % 2), '2025-08-01', '2026-01-01', id from benk.barn`);
  await kjor(`create table benk.gruppe as
    select gen_random_uuid() as id, skole, 'klasse' as slag, trinn || chr(65 + (i / 10) % 2) as navn, trinn, null::text as fag from benk.barn group by skole, trinn, (i / 10) % 2
    union all select gen_random_uuid(), skole, 'undervisningsgruppe', trinn || chr(65 + (i / 10) % 2) || ' ' || f, trinn, f from benk.barn, unnest(array['norsk', 'mat', 'eng']) f group by skole, trinn, (i / 10) % 2, f`);
  await kjor(`insert into register.gruppe (gruppe_id, kilde, slag, skole, skolear, navn, arstrinn, fagkode, fra, til, kjent_fra, apnet_av)
    select id, 'oppstart', slag, skole, 2026, navn, array[trinn], fag, '2026-08-01', '2027-07-31', '2026-01-01', id from benk.gruppe`);
  await kjor(`insert into register.gruppemedlem (gruppe_id, person_id, kilde, fra, til, kjent_fra, apnet_av)
    select g.id, b.id, 'oppstart', '2026-08-01', '2027-07-31', '2026-01-01', b.id from benk.barn b join benk.gruppe g on g.skole = b.skole and g.trinn = b.trinn
      and (g.navn = b.trinn || chr(65 + (b.i / 10) % 2) or g.navn like b.trinn || chr(65 + (b.i / 10) % 2) || ' %')`);
  await kjor(`insert into register.arbeidsforhold (person_id, kilde, ansattnummer, stillingsnummer, stillingskode, hovedstilling, skole, fra, kjent_fra, apnet_av)
    select id, 'hr', skole || n, '1', '7961', true, skole, '2020-08-01', '2026-01-01', id from benk.larer`);
  await kjor(`insert into register.undervisningsforhold (gruppe_id, person_id, kilde, rolle, fra, til, kjent_fra, apnet_av)
    select distinct g.id, l.id, 'oppstart', case when g.slag = 'klasse' then 'kontaktlarer' else 'faglarer' end, date '2026-08-01', date '2027-07-31', timestamptz '2026-01-01', l.id
    from benk.gruppe g join benk.larer l on l.skole = g.skole and l.n = abs(hashtext(g.navn)) % 40`);
  await kjor('analyze');
}

/** Every school orders its change, with teaching groups carried on. */
export const bestillAlt = (db: Db, valg: object) =>
  sql`insert into register.endringssett (id, slag, navn, skole, skolear, valg, status, opprettet, opprettet_av)
    select gen_random_uuid(), 'arsskifte', 'Skoleårsskifte', skole, 2027, ${JSON.stringify(valg)}::jsonb, 'bestilt', now(), gen_random_uuid() from benk.skole`.execute(
    db,
  );

export const TABELLER = ['elevforhold', 'gruppe', 'gruppemedlem', 'undervisningsforhold'];
/** A sum of every current row of the four tables. */
export async function altSum(db: Db): Promise<string> {
  const { rows } = await sql.raw<{ s: string }>(`select encode(sha256(convert_to(string_agg(r, e'\\n' order by r), 'UTF8')), 'hex') as s from (
    ${TABELLER.map((t) => `select '${t}' || (to_jsonb(x) - 'kjent_fra' - 'apnet_av')::text as r from register.${t} x where kjent_til is null`).join(' union all ')}) y`).execute(db); // prettier-ignore
  return rows[0]!.s;
}
/**
 * What each school's change has done, wherever it wrote: a sum of every row it opened and closed, pupils it sent to other schools too. A school
 * whose change has written nothing is not among them. Ids of the rows rest on what they come from, so that a whole change always has the same sum.
 */
export async function avtrykk(db: Db): Promise<Map<string, string>> {
  const rader = TABELLER.map((t) => `select apnet_av as sett, '${t}+' || (to_jsonb(x) - 'kjent_fra' - 'kjent_til' - 'apnet_av' - 'lukket_av')::text as r from register.${t} x
    union all select lukket_av, '${t}-' || (to_jsonb(x) - 'kjent_fra' - 'kjent_til' - 'apnet_av' - 'lukket_av')::text from register.${t} x where lukket_av is not null`); // prettier-ignore
  const { rows } = await sql.raw<{ skole: string; s: string }>(`select e.skole, encode(sha256(convert_to(string_agg(y.r, e'\\n' order by y.r), 'UTF8')), 'hex') as s
    from (${rader.join(' union all ')}) y join register.endringssett e on e.id = y.sett group by 1`).execute(db); // prettier-ignore
  return new Map(rows.map((r) => [r.skole, r.s]));
}
