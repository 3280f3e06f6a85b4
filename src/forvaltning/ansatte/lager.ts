import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { finnStillingerFor } from '#register/ansatt/index.ts';
import { hentAnsattfakta } from '#tilgang/rolle/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import type { Ansattrad } from './modell.ts';

interface Folk {
  readonly personId: string;
  readonly navn: string;
  readonly gradering: string;
  readonly loggetInn: boolean;
  readonly handregistrert: boolean;
}

/** Everybody who works here, has worked here, or has been given a role: by name. Three statements, whatever the number. */
export async function hentAnsatte(db: DbEllerTx, idag: string, personer?: readonly string[]): Promise<Ansattrad[]> {
  const { rows } = await sql<Folk>`
    with folk as materialized (
      select person_id from register.personalressurs where kjent_til is null
      union select person_id from register.arbeidsforhold where kjent_til is null
      union select person_id from register.rollefaktum where kjent_til is null
      union select person_id from tilgang.rolletildeling where opphevet is null
      union select person_id from tilgang.leverandorvindu)
    select * from (select p.id as "personId", coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(p.id, ${idag}::date) n), '') as navn,
      register.gradering_for(p.id) as gradering, exists (select 1 from tilgang.okt o where o.person_id = p.id) as "loggetInn",
      (exists (select 1 from register.personalressurs r where r.person_id = p.id and r.kilde = 'manuell' and r.kjent_til is null)
        or exists (select 1 from register.arbeidsforhold a where a.person_id = p.id and a.kilde = 'manuell' and a.kjent_til is null)) as handregistrert
    from folk f join register.person p on p.id = f.person_id
    where p.sammenslatt_med is null and (${personer === undefined} or p.id = any(${(personer ?? []) as string[]}::uuid[]))
    ) x order by navn collate "nb-x-icu", "personId"`.execute(db);
  const ider = rows.map((r) => r.personId);
  const stillinger = await finnStillingerFor(db, ider, idag);
  const fakta = await hentAnsattfakta(db, personer === undefined ? undefined : ider);
  return rows.map((r) => ({ ...r, stillinger: stillinger.get(r.personId) ?? [], fakta: fakta.get(r.personId) ?? [] }));
}

export interface Skole {
  readonly organisasjonsnummer: string;
}

/** A school to register an employee at. Undefined when it is none of the kommune's. */
export async function finnSkole(db: DbEllerTx, organisasjonsnummer: string): Promise<Innsyn<Skole> | undefined> {
  const { rows } = await sql<Skole>`select distinct organisasjonsnummer from register.skole
    where organisasjonsnummer = ${organisasjonsnummer} and kjent_til is null and aktiv`.execute(db);
  return rows[0] && innsyn(rows[0], { gjelder: [], tilhorighet: { egenSkole: [organisasjonsnummer] } });
}

/** Who registered an employee by hand, why and until when. */
export async function skrivRegistrering(
  db: DbEllerTx,
  r: { personId: string; ansattnummer: string; skole: string; til: string; begrunnelse: string; na: string; av: string },
): Promise<void> {
  await sql`insert into register.ansattregistrering (id, person_id, ansattnummer, skole, til, begrunnelse, gitt, gitt_av)
    values (${crypto.randomUUID()}, ${r.personId}, ${r.ansattnummer}, ${r.skole}, ${r.til}, ${r.begrunnelse}, ${r.na}, ${r.av})`.execute(
    db,
  );
}

export interface Registrering {
  readonly gitt: string;
  readonly gittAv: string;
  readonly til: string;
  readonly begrunnelse: string;
}

/** How somebody came to be an employee by hand, newest first. */
export async function hentRegistreringer(db: DbEllerTx, personId: string, idag: string): Promise<Registrering[]> {
  const { rows } = await sql<Registrering>`select r.gitt, r.til, r.begrunnelse,
      coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(r.gitt_av, ${idag}::date) n), '') as "gittAv"
    from register.ansattregistrering r where r.person_id = ${personId} order by r.gitt desc`.execute(db);
  return rows;
}
