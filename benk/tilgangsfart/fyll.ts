import { sql } from 'kysely';
import type { Db } from '#grunn/db/index.ts';

export const REKTOR = 'a0000000-0000-4000-8000-000000000001';
export const FORVALTER = 'a0000000-0000-4000-8000-000000000002';
export const SKOLE = '974100000';

/** A kommune: `elever` pupils at schools of 400, two guardians each, addresses, contact details, 1.5 % protected; a principal and an administrator. */
export async function fyllKommune(db: Db, elever: number): Promise<void> {
  const kjor = (q: string) => sql.raw(q).execute(db);
  await kjor(
    `create table barnetabell as select i, gen_random_uuid() as id, gen_random_uuid() as mor, gen_random_uuid() as far, (974100000 + i / 400)::text as skole from generate_series(0, ${elever - 1}) i`,
  );
  await kjor(
    `create table folk as select id, i, true as barn from barnetabell union all select mor, i, false from barnetabell union all select far, i, false from barnetabell`,
  );
  await kjor(
    `insert into register.person (id, opprettet_av) select id, id from folk union all values ('${REKTOR}'::uuid, '${REKTOR}'::uuid), ('${FORVALTER}', '${FORVALTER}')`,
  );
  await kjor(`insert into register.navn (person_id, kilde, fornavn, etternavn, kjent_fra, apnet_av) select id, 'folkeregisteret', 'Rask' || i, 'Herre' || i % 997, '2026-01-01', id from folk
    union all values ('${REKTOR}'::uuid, 'hr', 'Rita', 'Rektor', '2026-01-01'::timestamptz, '${REKTOR}'::uuid), ('${FORVALTER}', 'hr', 'Frida', 'Forvalter', '2026-01-01', '${FORVALTER}')`);
  await kjor(`insert into register.personalia (person_id, kilde, fodselsdato, kjonn, personstatus, statsborgerskap, kjent_fra, apnet_av)
    select id, 'folkeregisteret', case when barn then date '2015-01-01' + i % 365 else date '1985-01-01' + i % 3650 end, 'mann', 'bosatt', '{NOR}', '2026-01-01', id from folk`);
  await kjor(`insert into register.adresse (person_id, kilde, type, gradering, linjer, postnummer, poststed, landkode, kjent_fra, apnet_av)
    select id, 'folkeregisteret', 'bosted', 'ugradert', array['Gata ' || i], '9990', 'FJORDVIK', 'NOR', '2026-01-01', id from folk`);
  await kjor(`insert into register.kontaktinformasjon (person_id, kilde, status, reservert, kan_varsles, epostadresse, kjent_fra, apnet_av)
    select id, 'krr', 'AKTIV', false, true, 'p' || i || '@post.example', '2026-01-01', id from folk where not barn`);
  await kjor(`insert into register.elevforhold (person_id, kilde, elevforhold_id, skole, arstrinn, klasse, fra, kjent_fra, apnet_av)
    select id, 'oppstart', gen_random_uuid(), skole, 6, '6' || chr(65 + i % 16), '2026-08-01', '2026-08-01', id from barnetabell`);
  for (const f of ['mor', 'far']) {
    await kjor(
      `insert into register.foreldreansvar (person_id, kilde, ansvarlig_nokkel, ansvar, ansvarlig_id, kjent_fra, apnet_av) select id, 'folkeregisteret', 'person:' || ${f}, 'felles', ${f}, '2026-01-01', id from barnetabell`,
    );
    await kjor(
      `insert into register.familierelasjon (person_id, kilde, relatert_nokkel, rolle, min_rolle, relatert_id, kjent_fra, apnet_av) select id, 'folkeregisteret', 'person:' || ${f}, '${f}', 'barn', ${f}, '2026-01-01', id from barnetabell`,
    );
  }
  await kjor(
    `insert into register.adressebeskyttelse (person_id, kilde, gradering, kjent_fra, apnet_av) select id, 'folkeregisteret', case when i % 2 = 0 then 'fortrolig' else 'strengtFortrolig' end, '2026-01-01', id from folk where barn and i % 67 = 66`,
  );
  await kjor(`insert into register.arbeidsforhold (person_id, kilde, ansattnummer, stillingsnummer, stillingskode, stillingstittel, hovedstilling, skole, fra, kjent_fra, apnet_av)
    values ('${REKTOR}', 'hr', '1', '1', '9951', 'Rektor', true, '${SKOLE}', '2020-08-01', '2026-01-01', '${REKTOR}')`);
  await kjor(`insert into tilgang.rolletildeling (id, person_id, rolle, begrunnelse, fra, til, gitt_av, godkjent, godkjent_av)
    values (gen_random_uuid(), '${FORVALTER}', 'systemforvalter', 'Oppsett', current_date - 30, current_date + 300, gen_random_uuid(), now(), gen_random_uuid())`);
  await kjor(`analyze`);
}
