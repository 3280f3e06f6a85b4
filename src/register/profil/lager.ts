import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import type { Systemkontakt } from './modell.ts';
import type { Forsok, Krrad } from './regler.ts';

export interface Profilrader {
  readonly naboer: readonly Systemkontakt[];
  readonly harHattNabo: boolean;
  readonly harElev: boolean;
  readonly sisteNatt: Forsok | null;
  readonly sisteEgne: Forsok | null;
}

/** What Min profil needs besides the person's own rows: other systems, a child at school, and how the register was reached last. One statement. */
export async function hentProfilrader(
  db: DbEllerTx,
  o: { readonly personId: string; readonly barn: readonly string[]; readonly idag: string; readonly na: string },
): Promise<Profilrader> {
  const { rows } = await sql<Profilrader>`select
    coalesce((select json_agg(json_build_object('system', n.system, 'epostadresse', n.epostadresse, 'mobiltelefonnummer', n.mobiltelefonnummer) order by n.system)
      from register.nabokontakt n where n.person_id = ${o.personId} and n.kjent_til is null), '[]') as naboer,
    exists (select 1 from register.nabokontakt n where n.person_id = ${o.personId}) as "harHattNabo",
    exists (select 1 from register.elevforhold e where e.person_id = any(${o.barn as string[]}::uuid[]) and e.kjent_til is null
      and (e.til is null or e.til >= ${o.idag}::date)) as "harElev",
    (select json_build_object('status', i.status, 'startet', i.startet) from kilde.innlesing i
      where i.kilde = 'krr' and i.slag = 'full' and i.status in ('ferdig', 'feilet') and i.startet <= ${o.na}::timestamptz order by i.startet desc limit 1) as "sisteNatt",
    (select json_build_object('status', i.status, 'startet', i.startet) from kilde.innlesing i
      join register.kontaktoppdatering k on k.person_id = ${o.personId} and k.bedt_av::text = i.utlost_av
      where i.kilde = 'krr' and i.slag = 'enkelt' and i.status in ('ferdig', 'feilet') and i.startet >= k.bedt - interval '2 seconds'
      order by i.startet desc limit 1) as "sisteEgne"`.execute(db);
  return rows[0]!;
}

/** Notes that the register is asked about a person now; false when it was asked less than `minst` milliseconds ago. */
export async function noterOppdatering(
  tx: Tx,
  o: { readonly personId: string; readonly na: string; readonly av: string; readonly minst: number },
): Promise<boolean> {
  const { rows } = await sql<{ person_id: string }>`
    insert into register.kontaktoppdatering (person_id, bedt, bedt_av) values (${o.personId}, ${o.na}, ${o.av})
    on conflict (person_id) do update set bedt = excluded.bedt, bedt_av = excluded.bedt_av
      where register.kontaktoppdatering.bedt <= ${o.na}::timestamptz - make_interval(secs => ${o.minst / 1000})
    returning person_id`.execute(tx);
  return rows.length === 1;
}

/** A guardian's own channels as the register has them, and what is written by hand where it has none. */
export async function hentEgneKanaler(db: DbEllerTx, personId: string): Promise<readonly (Krrad & { readonly kilde: string })[]> {
  const { rows } = await sql<
    Krrad & { kilde: string }
  >`select kilde, status, reservert, kan_varsles, epostadresse, epost_oppdatert, epost_verifisert,
      mobiltelefonnummer, mobil_oppdatert, mobil_verifisert from register.kontaktinformasjon
    where person_id = ${personId} and kjent_til is null and kilde in ('krr', 'manuell', 'oppstart')
    order by array_position(array['krr', 'manuell', 'oppstart'], kilde)`.execute(db);
  return rows;
}
