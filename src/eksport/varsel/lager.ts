import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import type { Dato } from '#grunn/tid/index.ts';
import type { Barnefakta } from '#tilgang/relasjon/index.ts';
import type { Adressebilde } from './regler.ts';
import type { Kanalnavn, Tilstand, Varselslag } from './modell.ts';

export interface Nyttvarsel {
  readonly slag: Varselslag;
  readonly mottakerId: string;
  readonly barnId: string;
  readonly anledningId: string;
  readonly haster: boolean;
  /** ISO. */
  readonly opprettet: string;
  readonly utloper: string;
}

/** Lays notices in the outbox. The occasion is the key: one that lies there already is left as it is. Returns how many are new. One statement. */
export async function leggIKo(tx: DbEllerTx, nye: readonly Nyttvarsel[], na: string): Promise<number> {
  if (nye.length === 0) return 0;
  const { rows } = await sql<{ n: number }>`
    with ny as (insert into eksport.varsel (id, slag, mottaker_id, barn_id, anledning_id, haster, opprettet, neste, utloper, endret)
      select gen_random_uuid(), x.slag, x."mottakerId", x."barnId", x."anledningId", x.haster, x.opprettet, ${na}::timestamptz, x.utloper, ${na}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(nye)}::jsonb)
        as x(slag text, "mottakerId" uuid, "barnId" uuid, "anledningId" uuid, haster boolean, opprettet timestamptz, utloper timestamptz)
      on conflict do nothing returning id),
    s as (insert into eksport.varselsteg (id, varsel_id, tid, tilstand) select gen_random_uuid(), id, ${na}::timestamptz, 'koet' from ny)
    select count(*)::int as n from ny`.execute(tx);
  return rows[0]!.n;
}

/**
 * Children somebody has come to in the last days, beside somebody who was there before; and those a consent is asked about. What is to be told of
 * them is computed (tilgang/foresattvarsel), not written down by whoever made it so.
 */
export async function finnBarnMedNye(db: DbEllerTx, siden: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct f.person_id as id from register.foreldreansvar f
      where f.kjent_til is null and f.kjent_fra >= ${siden}::timestamptz and f.ansvarlig_id is not null
        and exists (select 1 from register.foreldreansvar g where g.person_id = f.person_id and g.kjent_til is null and g.ansvarlig_id <> f.ansvarlig_id and g.kjent_fra < f.kjent_fra)
    union select b.barn_id from tilgang.foresattbeslutning b where b.opphevet is null and b.gitt >= ${siden}::timestamptz and b.slag in ('samtykke', 'verge', 'foreldreansvar')
    union select b.barn_id from tilgang.samtykkesvar s join tilgang.foresattbeslutning b on b.id = s.beslutning_id where s.svart >= ${siden}::timestamptz
    union select f.barn_id from tilgang.frigivelse f where f.avgjort >= ${siden}::timestamptz`.execute(db);
  return rows.map((r) => r.id);
}

export interface Forfalt {
  readonly id: string;
  readonly slag: string;
  readonly mottakerId: string;
  readonly barnId: string;
  readonly anledningId: string;
  readonly haster: boolean;
  readonly tilstand: Tilstand;
  readonly kanal: Kanalnavn | null;
  readonly provd: readonly string[];
  readonly forsok: number;
  readonly runde: number;
  readonly referanse: string | null;
  readonly utloper: string;
  readonly sendt: string | null;
  readonly kvittering: string;
}
const FORFALT = sql`v.id, v.slag, v.mottaker_id as "mottakerId", v.barn_id as "barnId", v.anledning_id as "anledningId", v.haster, v.tilstand, v.kanal, v.provd,
  v.forsok, v.runde, v.referanse, v.utloper, v.sendt, v.kvittering`;

/** Locks the notices that are due, the urgent ones first, in the caller's transaction. Those another node has are passed over. */
export async function laasForfalte(
  tx: Tx,
  o: { readonly na: string; readonly hoyst: number; readonly tilstander: readonly Tilstand[]; readonly bareHaster?: boolean },
): Promise<readonly Forfalt[]> {
  const { rows } = await sql<Forfalt>`
    select ${FORFALT} from eksport.varsel v
    where v.neste is not null and v.neste <= ${o.na}::timestamptz and v.tilstand = any(${o.tilstander as string[]})
      and (v.haster or not ${o.bareHaster === true})
    order by v.haster desc, v.neste, v.barn_id, v.id limit ${o.hoyst} for update skip locked`.execute(tx);
  return rows;
}

export interface Grunnlag {
  readonly id: string;
  readonly fakta: Barnefakta;
  readonly syn: boolean;
  readonly vernet: readonly string[];
  readonly adresser: Adressebilde;
  readonly sprak: string | null;
}

/**
 * What each notice is judged by, as it stands now: the facts of the child, the database's own answer of whether the receiver sees it, who near it
 * is protected, and how the receiver can be reached. One statement.
 */
export async function hentGrunnlag(
  db: DbEllerTx,
  varsler: readonly Pick<Forfalt, 'id' | 'mottakerId' | 'barnId'>[],
  dag: Dato,
): Promise<ReadonlyMap<string, Grunnlag>> {
  const { rows } = await sql<Grunnlag>`
    with v as materialized (select * from jsonb_to_recordset(${JSON.stringify(varsler)}::jsonb) as x(id uuid, "mottakerId" uuid, "barnId" uuid)),
    barn as materialized (select b, tilgang.barnefakta(register.gjeldende_id(b)) as f from (select distinct "barnId" as b from v) x),
    naer as materialized (select barn.b, n.id, register.gradering_for(n.id) as grad from barn,
      lateral (select (a->>'personId')::uuid as id from jsonb_array_elements(barn.f->'ansvar') a where a->>'personId' is not null
        union select (d->>'personId')::uuid from jsonb_array_elements(barn.f->'beslutninger') d where d->>'personId' is not null
        union select (barn.f->>'barnId')::uuid) n)
    select v.id, barn.f as fakta,
      exists (select 1 from tilgang.egne_barn(v."mottakerId", ${dag}::date) e where e = (barn.f->>'barnId')::uuid) as syn,
      array(select n.id::text from naer n where n.b = v."barnId" and n.grad in ('fortrolig', 'strengtFortrolig')) as vernet,
      jsonb_build_object(
        'krr', (select jsonb_build_object('status', k.status, 'reservert', k.reservert, 'kanVarsles', k.kan_varsles, 'epost', k.epostadresse,
            'epostOppdatert', k.epost_oppdatert, 'epostVerifisert', k.epost_verifisert, 'mobil', k.mobiltelefonnummer, 'mobilOppdatert', k.mobil_oppdatert,
            'mobilVerifisert', k.mobil_verifisert) from register.kontaktinformasjon k where k.person_id = v."mottakerId" and k.kilde = 'krr' and k.kjent_til is null),
        'epost', ${verdi('epostadresse', dag)}, 'mobil', ${verdi('mobiltelefonnummer', dag)},
        'push', coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'endepunkt', p.endepunkt, 'p256dh', p.p256dh, 'auth', p.auth) order by p.opprettet desc)
          from eksport.pushabonnement p where p.person_id = v."mottakerId" and p.avsluttet is null), '[]'),
        'gradering', register.gradering_for(v."mottakerId"), 'barnetsGradering', register.gradering_for((barn.f->>'barnId')::uuid)) as adresser,
      coalesce((select k.sprak from register.kontaktinformasjon k where k.person_id = v."mottakerId" and k.kilde = 'krr' and k.kjent_til is null and k.sprak in ('nb', 'nn')),
        (select o.sprak from tilgang.okt o where o.person_id = v."mottakerId" order by o.opprettet desc limit 1)) as sprak
    from v join barn on barn.b = v."barnId"`.execute(db);
  return new Map(rows.map((r) => [r.id, r]));
}

/** The value Min profil shows: an override in force, else the register's, else what is written by hand. */
const verdi = (felt: 'epostadresse' | 'mobiltelefonnummer', dag: Dato) => sql`coalesce(
  (select o.verdi #>> '{}' from register.overstyring o where o.person_id = v."mottakerId" and o.felt = ${felt} and o.opphevet is null and o.gyldig_til >= ${dag}::date limit 1),
  (select ${sql.ref(`k.${felt}`)} from register.kontaktinformasjon k where k.person_id = v."mottakerId" and k.kjent_til is null and ${sql.ref(`k.${felt}`)} is not null
    and k.kilde in ('krr', 'manuell', 'oppstart') order by array_position(array['krr', 'manuell', 'oppstart'], k.kilde) limit 1))`;

export interface Endring {
  readonly id: string;
  readonly tilstand: Tilstand;
  readonly grunn: string | null;
  readonly kanal: Kanalnavn | null;
  readonly provd: readonly string[];
  readonly forsok: number;
  readonly referanse: string | null;
  readonly neste: string | null;
  readonly sendt: string | null;
  /** The try it was judged from: another node that has taken it since has the word. */
  readonly fraForsok: number;
}

/** Writes where notices have come, with a step for each. One that another node has moved on meanwhile is left alone. Returns the ids that were written. */
export async function skrivEndringer(tx: DbEllerTx, endringer: readonly Endring[], na: string): Promise<ReadonlySet<string>> {
  if (endringer.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    with x as (select * from jsonb_to_recordset(${JSON.stringify(endringer)}::jsonb)
        as x(id uuid, tilstand text, grunn text, kanal text, provd text[], forsok int, referanse text, neste timestamptz, sendt timestamptz, "fraForsok" int)),
    e as (update eksport.varsel v set tilstand = x.tilstand, grunn = x.grunn, kanal = x.kanal, provd = x.provd, forsok = x.forsok, referanse = x.referanse,
        neste = x.neste, sendt = x.sendt, endret = ${na}::timestamptz
      from x where v.id = x.id and v.forsok = x."fraForsok" and v.neste is not null returning v.id, v.tilstand, v.kanal, v.grunn),
    s as (insert into eksport.varselsteg (id, varsel_id, tid, tilstand, kanal, grunn) select gen_random_uuid(), id, ${na}::timestamptz, tilstand, kanal, grunn from e)
    select id from e`.execute(tx);
  return new Set(rows.map((r) => r.id));
}

/**
 * The provider's own word of a message it took: there, or never going to be; the last goes on to the next channel at once. False: no notice waits for
 * word by that reference.
 */
export async function skrivRapport(
  db: DbEllerTx,
  r: { readonly kanal: Kanalnavn; readonly referanse: string; readonly levert: boolean; readonly na: string },
): Promise<boolean> {
  const { rows } = await sql`
    with e as (update eksport.varsel v set endret = ${r.na}::timestamptz,
        ${r.levert ? sql`tilstand = 'bekreftet', grunn = null, neste = null` : sql`tilstand = 'koet', provd = v.provd || v.kanal, kanal = null, referanse = null, sendt = null, neste = ${r.na}::timestamptz`}
      where v.tilstand = 'sendt' and v.kanal = ${r.kanal} and v.referanse = ${r.referanse} returning v.id, v.tilstand, v.kanal)
    insert into eksport.varselsteg (id, varsel_id, tid, tilstand, kanal) select gen_random_uuid(), id, ${r.na}::timestamptz, tilstand, kanal from e
    returning varsel_id`.execute(db);
  return rows.length > 0;
}

/** Keeps others from the same notices until then. */
export async function forny(tx: Tx, ider: readonly string[], til: string): Promise<void> {
  await sql`update eksport.varsel set neste = ${til}::timestamptz where id = any(${ider as string[]}::uuid[])`.execute(tx);
}

/** A device that is gone is not asked again. */
export async function avsluttPush(db: DbEllerTx, id: string, na: string): Promise<void> {
  await sql`update eksport.pushabonnement set avsluttet = greatest(opprettet, ${na}::timestamptz) where id = ${id} and avsluttet is null`.execute(
    db,
  );
}

/** Retention: notices that are over are kept half a year, so that somebody who says he was never told can be answered. Returns how many went. */
export async function slettGamle(db: DbEllerTx, for_: string): Promise<number> {
  const { numAffectedRows } = await sql`delete from eksport.varsel where neste is null and endret < ${for_}::timestamptz`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0);
}
