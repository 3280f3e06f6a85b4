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
      when 'fravarMeldt' then exists (select 1 from skoledag.fravarsmelding m where m.melding_id = x."omId" and m.kjent_til is null and m.trukket)
      else false end`.execute(db);
  return new Set(rows.map((r) => r.id));
}
