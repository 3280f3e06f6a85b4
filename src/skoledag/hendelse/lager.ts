import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import type { Hendelse } from './modell.ts';

/** Takes the oldest events nobody has taken, in the caller's transaction: rolled back, they are taken by the next. Two at once share them. Those of the kinds in `forst` go before the others. */
export async function taHendelser(
  tx: Tx,
  o: { readonly na: string; readonly hoyst: number; readonly forst?: readonly string[] },
): Promise<readonly Hendelse[]> {
  const { rows } = await sql<Hendelse>`
    with tatt as (update skoledag.hendelse h set tatt = ${o.na}::timestamptz
      where h.id in (select x.id from skoledag.hendelse x where x.tatt is null
        order by (x.slag = any(${(o.forst ?? []) as string[]}::text[])) desc, x.opprettet, x.id limit ${o.hoyst} for update skip locked)
      returning h.id, h.slag, h.elev_id, h.om_id, h.opprettet)
    select t.id, t.slag, t.elev_id as "elevId", t.om_id as "omId", t.opprettet,
      case t.slag
        when 'fravarMeldt' then (select m.skrevet_av from skoledag.fravarsmelding m where m.melding_id = t.om_id order by m.kjent_fra limit 1)
        when 'permisjonSokt' then (select p.sokt_av from skoledag.permisjon p where p.soknad_id = t.om_id order by p.kjent_fra limit 1)
        -- where each guardian answers, the one who has is not reminded
        when 'pameldingPaminnelse' then (select a.for_id from skoledag.pameldingsvarsel i join skoledag.pameldingssvar a on a.pamelding_id = i.pamelding_id and a.elev_id = i.elev_id
          where i.id = t.om_id and a.for_id is not null order by a.svart limit 1)
      end as "avId"
    from tatt t order by t.opprettet, t.id`.execute(tx);
  return rows;
}

/** Those of these things that no longer need to be told of: the case is closed, the decision has been opened, the report is withdrawn. */
export async function erForeldet(
  db: DbEllerTx,
  om: readonly { readonly slag: string; readonly omId: string }[],
): Promise<ReadonlySet<string>> {
  if (om.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select x."omId" as id from jsonb_to_recordset(${JSON.stringify(om)}::jsonb) as x(slag text, "omId" uuid)
    where case x.slag
      when 'elevEtterlyst' then exists (select 1 from skoledag.etterlysning e where e.id = x."omId" and e.lukket is not null)
      when 'vedtakPaminnelse' then exists (select 1 from skoledag.permisjonsvedtak v where v.id = x."omId" and v.apnet is not null)
      when 'samtaleApnet' then exists (select 1 from skoledag.samtaleinvitasjon i join skoledag.samtalerunde r on r.id = i.runde_id where i.id = x."omId" and r.avlyst is not null)
      when 'samtalePaminnelse' then exists (select 1 from skoledag.samtaleinvitasjon i join skoledag.samtalerunde r on r.id = i.runde_id where i.id = x."omId"
        and (r.avlyst is not null or exists (select 1 from skoledag.samtalebestilling b where b.runde_id = i.runde_id and b.elev_id = i.elev_id and b.avbestilt is null)))
      when 'pameldingApnet' then exists (select 1 from skoledag.pameldingsvarsel i join skoledag.pamelding p on p.id = i.pamelding_id where i.id = x."omId" and (p.slettet is not null or p.lukket is not null))
      when 'pameldingEndret' then exists (select 1 from skoledag.pameldingsvarsel i join skoledag.pamelding p on p.id = i.pamelding_id where i.id = x."omId" and p.slettet is not null)
      when 'pameldingPaminnelse' then exists (select 1 from skoledag.pameldingsvarsel i join skoledag.pamelding p on p.id = i.pamelding_id where i.id = x."omId"
        and (p.slettet is not null or p.lukket is not null or (p.hvem = 'hjemmet' and exists (select 1 from skoledag.pameldingssvar a where a.pamelding_id = i.pamelding_id and a.elev_id = i.elev_id))))
      when 'pameldingPlass' then not exists (select 1 from skoledag.pameldingsvarsel i join skoledag.pameldingssvar a on a.pamelding_id = i.pamelding_id and a.elev_id = i.elev_id and a.for_id is not distinct from i.for_id
        where i.id = x."omId" and a.ko is not null)
      -- the pupil's day is what it was just before the first of the hour's changes: they were taken back
      when 'timeplanEndret' then exists (select 1 from skoledag.hendelse h
        join lateral (select distinct e.dato from opplaring.timeendring e where e.skole = h.skole and (e.kjent_fra >= h.opprettet or e.kjent_til >= h.opprettet)) d
          on h.om_id = md5('timeplan ' || h.elev_id || ' ' || d.dato || ' ' || to_char(h.opprettet at time zone 'UTC', 'YYYYMMDDHH24'))::uuid
        where h.slag = x.slag and h.om_id = x."omId" and not exists (select 1 from opplaring.timeendring e
          where e.skole = h.skole and e.dato = d.dato and exists (select 1 from opplaring.aktivitet a join register.gruppemedlem m on m.gruppe_id = any(a.grupper)
            where a.aktivitet_id = e.aktivitet_id and a.kjent_til is null and m.person_id = h.elev_id and m.kjent_til is null and d.dato between m.fra and m.til)
          group by e.aktivitet_id, e.nr
          having (jsonb_agg(jsonb_build_array(e.avlyst, e.larere, e.rom)) filter (where e.kjent_fra < h.opprettet and (e.kjent_til is null or e.kjent_til >= h.opprettet)))
            is distinct from (jsonb_agg(jsonb_build_array(e.avlyst, e.larere, e.rom)) filter (where e.kjent_til is null))))
      when 'skolestartApnet' then exists (select 1 from register.innskrivingssvar a where a.innskriving_id = x."omId")
      when 'skolestartVedtak' then exists (select 1 from register.innskrivingsvedtak v where v.id = x."omId" and v.apnet is not null)
      when 'fravarMeldt' then exists (select 1 from skoledag.fravarsmelding m where m.melding_id = x."omId" and m.kjent_til is null and m.trukket)
      else false end`.execute(db);
  return new Set(rows.map((r) => r.id));
}
