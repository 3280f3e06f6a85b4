import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import { tolkInnstilling } from '#grunn/innstilling/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { oppsettFor, tolkOppsett, type Skoleoppsett } from '../rutine/index.ts';
import {
  permisjonsregler,
  type Niva,
  type Permisjonsregler,
  type Soknad,
  type Soknadsstatus,
  type Vedtaksutfall,
} from './modell.ts';

export interface NySoknad {
  readonly soknadId: string;
  readonly elevId: string;
  readonly skole: string;
  readonly fra: string;
  readonly til: string;
  readonly arsak: string;
  /** Encrypted, hex. */
  readonly begrunnelse: string;
  readonly ledd: number;
  readonly dager: number;
}
interface Skriver {
  readonly na: string;
  readonly av: string;
  readonly rolle: string;
}

/** Writes one application a child, with an event for the school and the other guardian. One statement. */
export async function settInnSoknader(tx: DbEllerTx, nye: readonly NySoknad[], s: Skriver): Promise<void> {
  await sql`
    with inn as (select * from jsonb_to_recordset(${JSON.stringify(nye)}::jsonb)
        as x("soknadId" uuid, "elevId" uuid, skole text, fra date, til date, arsak text, begrunnelse text, ledd smallint, dager smallint)),
    ny as (insert into skoledag.permisjon (id, soknad_id, elev_id, skole, fra, til, arsak, begrunnelse, ledd, dager, status, sokt, sokt_av, rolle, kjent_fra, skrevet_av)
      select gen_random_uuid(), "soknadId", "elevId", skole, fra, til, arsak, decode(begrunnelse, 'hex'), ledd, dager, 'sokt', ${s.na}::timestamptz, ${s.av}::uuid,
        ${s.rolle}, ${s.na}::timestamptz, ${s.av}::uuid from inn returning soknad_id, elev_id, skole)
    insert into skoledag.hendelse (id, slag, elev_id, om_id, skole, opprettet)
    select gen_random_uuid(), 'permisjonSokt', elev_id, soknad_id, skole, ${s.na}::timestamptz from ny`.execute(tx);
}

/** A new version of an application: changed, withdrawn or decided. The one before stays as it was. False: somebody else was first. */
export async function nySoknadsversjon(
  tx: DbEllerTx,
  soknadId: string,
  endring: Partial<Pick<NySoknad, 'fra' | 'til' | 'arsak' | 'begrunnelse' | 'ledd' | 'dager'>> & {
    readonly status: Soknadsstatus;
  },
  s: Omit<Skriver, 'rolle'> & { readonly basis: string },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`update skoledag.permisjon set kjent_til = ${s.na}::timestamptz, lukket_av = ${s.av}
    where soknad_id = ${soknadId} and id = ${s.basis} and kjent_til is null returning id`.execute(tx);
  const forrige = rows[0]?.id;
  if (forrige === undefined) return false;
  await sql`
    insert into skoledag.permisjon (id, soknad_id, elev_id, skole, fra, til, arsak, begrunnelse, ledd, dager, status, sokt, sokt_av, rolle, kjent_fra, skrevet_av)
    select gen_random_uuid(), p.soknad_id, p.elev_id, p.skole, coalesce(${endring.fra ?? null}::date, p.fra), coalesce(${endring.til ?? null}::date, p.til),
      coalesce(${endring.arsak ?? null}, p.arsak), coalesce(decode(${endring.begrunnelse ?? null}, 'hex'), p.begrunnelse), coalesce(${endring.ledd ?? null}::smallint, p.ledd),
      coalesce(${endring.dager ?? null}::smallint, p.dager), ${endring.status}, p.sokt, p.sokt_av, p.rolle, ${s.na}::timestamptz, ${s.av}::uuid
    from skoledag.permisjon p where p.id = ${forrige}`.execute(tx);
  return true;
}

const SOKNAD = (
  idag: string,
) => sql`p.soknad_id as "soknadId", p.id as versjon, p.elev_id as "elevId", p.skole, p.fra, p.til, p.dager, p.arsak, p.ledd, p.status, p.sokt, p.rolle,
  coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(p.elev_id, ${idag}::date) n), '') as navn,
  (select e.klasse from register.elevforhold e where e.person_id = p.elev_id and e.kjent_til is null and e.skole = p.skole limit 1) as klasse,
  v.id as "vedtakId", v.klagefrist, v.apnet`;
const NYESTE = sql`left join lateral (select x.* from skoledag.permisjonsvedtak x where x.soknad_id = p.soknad_id order by x.vedtatt desc limit 1) v on true`;

/** Applications for these pupils, or at these schools; the newest first. */
export async function hentSoknader(
  db: DbEllerTx,
  u: {
    readonly elever?: readonly string[];
    readonly skoler?: readonly string[];
    readonly alt?: boolean;
    readonly grupper?: readonly string[];
    readonly bareApne?: boolean;
    readonly idag: string;
  },
): Promise<Soknad[]> {
  const { rows } = await sql<Soknad>`
    select ${SOKNAD(u.idag)} from skoledag.permisjon p ${NYESTE}
    where p.kjent_til is null and (${u.bareApne ?? false} = false or p.status = 'sokt')
      and (${u.alt ?? false} or p.elev_id = any(${(u.elever ?? []) as string[]}::uuid[]) or p.skole = any(${(u.skoler ?? []) as string[]}::text[])
        or exists (select 1 from register.gruppemedlem m where m.person_id = p.elev_id and m.kjent_til is null and ${u.idag}::date between m.fra and m.til and m.gruppe_id = any(${(u.grupper ?? []) as string[]}::uuid[])))
    order by (p.status = 'sokt') desc, p.sokt desc limit 200`.execute(db);
  return rows;
}

export interface Vedtaksrad {
  readonly utfall: Vedtaksutfall;
  readonly brev: Buffer;
  readonly vedtatt: string;
}
export interface Soknadsinnsyn extends Soknad {
  readonly begrunnelse: Buffer | null;
  readonly skolenavn: string;
  readonly malform: 'nb' | 'nn';
  /** Days granted before in the same school year. */
  readonly innvilgetFor: number;
  readonly vedtak: Vedtaksrad | null;
  readonly regler: Permisjonsregler;
  readonly oppsett: Skoleoppsett;
  readonly fodselsdato: string | null;
}

/** One application with all a decision rests on. One statement. */
export async function finnSoknad(
  s: { readonly db: DbEllerTx; readonly idag: string },
  soknadId: string,
): Promise<Innsyn<Soknadsinnsyn> | undefined> {
  const { rows } = await sql<
    Soknad &
      Omit<Soknadsinnsyn, 'regler' | 'oppsett' | 'vedtak' | keyof Soknad> & {
        regler: unknown;
        oppsett: unknown;
        utfall: Vedtaksutfall | null;
        brev: Buffer | null;
        vedtatt: string | null;
        grupper: string[];
      }
  >`
    select ${SOKNAD(s.idag)}, p.begrunnelse, v.utfall, v.brev, v.vedtatt,
      coalesce((select x.navn from register.skole x where x.organisasjonsnummer = p.skole and x.kjent_til is null limit 1), p.skole) as skolenavn,
      case when (select x.malform from register.skole x where x.organisasjonsnummer = p.skole and x.kjent_til is null limit 1) in ('nn', 'nynorsk', 'N') then 'nn' else 'nb' end as malform,
      (select d.fodselsdato from register.personalia d where d.person_id = p.elev_id and d.kjent_til is null and d.fodselsdato is not null limit 1) as fodselsdato,
      coalesce((select sum(y.dager) from skoledag.permisjonsvedtak y where y.elev_id = p.elev_id and y.soknad_id <> p.soknad_id and y.utfall <> 'avslatt'
        and y.fra >= make_date(extract(year from p.fra)::int - case when extract(month from p.fra) < 8 then 1 else 0 end, 8, 1)
        and y.fra < make_date(extract(year from p.fra)::int + case when extract(month from p.fra) < 8 then 0 else 1 end, 8, 1)), 0)::int as "innvilgetFor",
      array(select m.gruppe_id::text from register.gruppemedlem m where m.person_id = p.elev_id and m.kjent_til is null and ${s.idag}::date between m.fra and m.til) as grupper,
      (select i.verdi from grunn.innstilling i where i.navn = ${permisjonsregler.navn} order by i.satt desc limit 1) as regler,
      ${oppsettFor({ skole: sql`p.skole` })} as oppsett
    from skoledag.permisjon p ${NYESTE} where p.soknad_id = ${soknadId} and p.kjent_til is null`.execute(s.db);
  const r = rows[0];
  if (r === undefined) return undefined;
  const { regler, oppsett, utfall, brev, vedtatt, grupper, ...resten } = r;
  return innsyn<Soknadsinnsyn>(
    {
      ...resten,
      vedtak: utfall === null || brev === null || vedtatt === null ? null : { utfall, brev, vedtatt },
      regler: tolkInnstilling(permisjonsregler, regler),
      oppsett: tolkOppsett(oppsett),
    },
    {
      gjelder: [r.elevId],
      tilhorighet: { egetBarn: [r.elevId], segSelv: [r.elevId], egenSkole: [r.skole], egenGruppe: grupper },
    },
  );
}

/** The kommune's rules for leave. */
export async function hentRegler(db: DbEllerTx): Promise<Permisjonsregler> {
  const { rows } = await sql<{
    verdi: unknown;
  }>`select verdi from grunn.innstilling where navn = ${permisjonsregler.navn} order by satt desc limit 1`.execute(db);
  return tolkInnstilling(permisjonsregler, rows[0]?.verdi);
}

/** The decision, and an event that says only that there is one. */
export async function settInnVedtak(
  tx: DbEllerTx,
  v: {
    readonly soknadId: string;
    readonly elevId: string;
    readonly skole: string;
    readonly utfall: Vedtaksutfall;
    readonly fra: string | null;
    readonly til: string | null;
    readonly dager: number;
    readonly niva: Niva;
    readonly begrunnelse: Buffer;
    readonly forskrift: string;
    readonly klagefrist: string;
    readonly brev: Buffer;
    readonly na: string;
    readonly av: string;
  },
): Promise<string> {
  const id = crypto.randomUUID();
  await sql`
    with v as (insert into skoledag.permisjonsvedtak (id, soknad_id, elev_id, skole, utfall, fra, til, dager, niva, begrunnelse, forskrift, vedtatt, vedtatt_av, klagefrist, brev)
      values (${id}, ${v.soknadId}, ${v.elevId}, ${v.skole}, ${v.utfall}, ${v.fra}, ${v.til}, ${v.dager}, ${v.niva}, ${v.begrunnelse}, ${v.forskrift}, ${v.na}, ${v.av}, ${v.klagefrist}, ${v.brev})
      returning id, elev_id, skole)
    insert into skoledag.hendelse (id, slag, elev_id, om_id, skole, opprettet)
    select gen_random_uuid(), 'vedtakKlart', elev_id, id, skole, ${v.na}::timestamptz from v`.execute(tx);
  return id;
}

/** Registers when the party opened the decision (eForvaltningsforskriften § 8). The first time counts. */
export async function merkApnet(tx: DbEllerTx, vedtakId: string, a: { readonly na: string; readonly av: string }): Promise<void> {
  await sql`update skoledag.permisjonsvedtak set apnet = ${a.na}::timestamptz, apnet_av = ${a.av} where id = ${vedtakId} and apnet is null`.execute(
    tx,
  );
}

/** Decisions not opened within a week get one reminder, and no more. Returns how many. */
export async function minnOmUapnede(db: DbEllerTx, na: string): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into skoledag.hendelse (id, slag, elev_id, om_id, skole, opprettet)
    select gen_random_uuid(), 'vedtakPaminnelse', v.elev_id, v.id, v.skole, ${na}::timestamptz from skoledag.permisjonsvedtak v
    where v.apnet is null and v.vedtatt <= ${na}::timestamptz - interval '7 days' on conflict do nothing`.execute(db);
  return Number(numAffectedRows ?? 0);
}
