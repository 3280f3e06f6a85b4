// Lists and answers as far as the reader sees them; the database cuts them by itself too.
import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import { lesInnstilling, tolkInnstilling } from '#grunn/innstilling/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { pameldingsregler, type Pamelding, type Sporsmal } from './modell.ts';
import { slettesDag, statusFor } from './regler.ts';

export interface Lesing {
  readonly db: DbEllerTx;
  readonly idag: string;
}

interface Rad {
  readonly pameldingId: string;
  readonly skole: string;
  readonly gruppeId: string | null;
  readonly gruppe: string | null;
  readonly trinn: number | null;
  readonly slag: Pamelding['slag'];
  readonly hvem: Pamelding['hvem'];
  readonly tittel: string;
  readonly tittelNn: string | null;
  readonly tekst: string;
  readonly tekstNn: string | null;
  readonly frist: string;
  readonly plasser: number | null;
  readonly anonym: boolean;
  readonly versjon: number;
  readonly apnet: string | null;
  readonly lukket: string | null;
  readonly slettet: string | null;
  readonly ryddet: boolean;
  readonly paMeldt: number;
  readonly regler: unknown;
}

const DAG = (kol: ReturnType<typeof sql>) => sql<string>`(${kol} at time zone 'Europe/Oslo')::date::text`;
const RAD = sql`p.id as "pameldingId", p.skole, p.gruppe_id as "gruppeId", p.trinn, p.slag, p.hvem, p.tittel, p.tittel_nn as "tittelNn", p.tekst, p.tekst_nn as "tekstNn",
  p.frist::text as frist, p.plasser, p.anonym, p.versjon, ${DAG(sql`p.apnet`)} as apnet, ${DAG(sql`p.lukket`)} as lukket, ${DAG(sql`p.slettet`)} as slettet,
  p.ryddet is not null as ryddet, (select count(*)::int from skoledag.pameldingsko(p.id)) as "paMeldt",
  (select min(g.navn) from register.gruppe g where g.gruppe_id = p.gruppe_id and g.kjent_til is null) as gruppe,
  (select i.verdi from grunn.innstilling i where i.navn = ${pameldingsregler.navn} order by i.satt desc limit 1) as regler`;

const somPamelding = (r: Rad, idag: string): Pamelding => {
  const { apnet, lukket, slettet, regler, tittel, tekst, ...p } = r;
  return {
    ...p,
    tittel: { nb: tittel, nn: r.tittelNn ?? tittel },
    tekst: { nb: tekst, nn: r.tekstNn ?? tekst },
    status: statusFor({ apnet, lukket, slettet, frist: r.frist }, idag),
    slettes: slettesDag({ frist: r.frist, lukket, slettet }, tolkInnstilling(pameldingsregler, regler).dager),
  };
};

/** How many days answers are kept. */
export const hentDager = async (db: DbEllerTx): Promise<number> => (await lesInnstilling(db, pameldingsregler)).dager;

/** One list, for those who hold it. */
export async function finnPamelding(s: Lesing, pameldingId: string): Promise<Innsyn<Pamelding> | undefined> {
  const { rows } = await sql<Rad>`select ${RAD} from skoledag.pamelding p where p.id = ${pameldingId}`.execute(s.db);
  const r = rows[0];
  return (
    r &&
    innsyn<Pamelding>(somPamelding(r, s.idag), {
      gjelder: [],
      tilhorighet: { egenSkole: [r.skole], ...(r.gruppeId === null ? {} : { egenGruppe: [r.gruppeId] }) },
    })
  );
}

/** The lists of these schools and groups that are not deleted, the newest first. */
export async function hentPameldinger(
  s: Lesing,
  u: { readonly skoler: readonly string[]; readonly grupper: readonly string[] },
): Promise<Pamelding[]> {
  const { rows } = await sql<Rad>`select ${RAD} from skoledag.pamelding p
    where p.slettet is null and (p.skole = any(${u.skoler as string[]}::text[]) or p.gruppe_id = any(${u.grupper as string[]}::uuid[]))
    order by p.opprettet desc limit 200`.execute(s.db);
  return rows.map((r) => somPamelding(r, s.idag));
}

/** Lists that are or were open to these pupils' homes, and whose answers are still there: one row a pupil and list. One statement. */
export async function hentForElever(
  s: Lesing,
  elever: readonly string[],
): Promise<{ readonly elevId: string; readonly pamelding: Pamelding }[]> {
  if (elever.length === 0) return [];
  const { rows } = await sql<Rad & { elevId: string }>`
    with apne as materialized (select p.* from skoledag.pamelding p where p.apnet is not null and p.slettet is null and p.ryddet is null and p.frist >= ${s.idag}::date - 60
      -- the few of these groups and schools, before the policy is asked row by row
      and (p.gruppe_id = any(array(select m.gruppe_id from register.gruppemedlem m where m.person_id = any(${elever as string[]}::uuid[]) and m.kjent_til is null and ${s.idag}::date between m.fra and m.til))
        or (p.gruppe_id is null and p.skole = any(array(select e.skole from register.elevforhold e where e.person_id = any(${elever as string[]}::uuid[]) and e.kjent_til is null
          and e.fra <= ${s.idag}::date and (e.til is null or e.til >= ${s.idag}::date))))))
    select ${RAD}, e.id as "elevId" from apne p cross join unnest(${elever as string[]}::uuid[]) e(id)
    where skoledag.er_i_malet(p.skole, p.gruppe_id, p.trinn, p.hvem, array[e.id], ${s.idag}::date)
    order by p.frist, p.id, e.id`.execute(s.db);
  return rows.map(({ elevId, ...r }) => ({ elevId, pamelding: somPamelding(r, s.idag) }));
}

export interface Elevipamelding {
  readonly pamelding: Pamelding;
  readonly elevId: string;
}
/** One pupil in a list that is open or has been. Undefined: no such list, or the pupil is not asked. */
export async function finnElevIPamelding(
  s: Lesing,
  pameldingId: string,
  elevId: string,
): Promise<Innsyn<Elevipamelding> | undefined> {
  const { rows } = await sql<Rad>`select ${RAD} from skoledag.pamelding p
    where p.id = ${pameldingId} and p.apnet is not null and p.slettet is null and p.ryddet is null
      and skoledag.er_i_malet(p.skole, p.gruppe_id, p.trinn, p.hvem, array[${elevId}::uuid], ${s.idag}::date)`.execute(s.db);
  const r = rows[0];
  return (
    r &&
    innsyn<Elevipamelding>(
      { pamelding: somPamelding(r, s.idag), elevId },
      { gjelder: [elevId], tilhorighet: { egetBarn: [elevId], segSelv: [elevId] } },
    )
  );
}

/** The questions of these lists, in order. */
export async function hentSporsmal(
  db: DbEllerTx,
  pameldinger: readonly string[],
): Promise<(Sporsmal & { readonly pameldingId: string })[]> {
  if (pameldinger.length === 0) return [];
  const { rows } = await sql<{
    pameldingId: string;
    sporsmalId: string;
    nr: number;
    slag: Sporsmal['slag'];
    tekst: string;
    tekstNn: string | null;
    valg: string[];
    valgNn: string[] | null;
    pakrevd: boolean;
  }>`select q.pamelding_id as "pameldingId", q.id as "sporsmalId", q.nr, q.slag, q.tekst, q.tekst_nn as "tekstNn", q.valg, q.valg_nn as "valgNn", q.pakrevd
    from skoledag.pameldingssporsmal q where q.pamelding_id = any(${pameldinger as string[]}::uuid[]) order by q.pamelding_id, q.nr`.execute(
    db,
  );
  return rows.map(({ tekst, tekstNn, valg, valgNn, ...q }) => ({
    ...q,
    tekst: { nb: tekst, nn: tekstNn ?? tekst },
    valg: valg.map((nb, i) => ({ nb, nn: valgNn?.[i] ?? nb })),
  }));
}

export interface Svarrad {
  readonly svarId: string;
  readonly pameldingId: string;
  readonly elevId: string;
  readonly forId: string | null;
  readonly med: boolean | null;
  readonly nr: number | null;
  /** Encrypted. */
  readonly verdier: Buffer | null;
  readonly versjon: number;
  readonly endret: string;
  readonly endretAv: string;
}
/** The answers to these lists that the reader sees, with each one's place in the row. One statement. */
export async function hentSvar(
  db: DbEllerTx,
  v: { readonly pameldinger: readonly string[]; readonly elever?: readonly string[] },
): Promise<Svarrad[]> {
  if (v.pameldinger.length === 0) return [];
  const { rows } = await sql<Svarrad>`
    with ko as materialized (select x.svar_id, x.nr from unnest(${v.pameldinger as string[]}::uuid[]) p(id) cross join lateral skoledag.pameldingsko(p.id) x)
    select a.id as "svarId", a.pamelding_id as "pameldingId", a.elev_id as "elevId", a.for_id as "forId", a.med, k.nr, a.verdier, a.versjon,
      to_char(a.endret at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as endret, a.endret_av as "endretAv"
    from skoledag.pameldingssvar a left join ko k on k.svar_id = a.id
    where a.pamelding_id = any(${v.pameldinger as string[]}::uuid[]) and (${v.elever === undefined} or a.elev_id = any(${(v.elever ?? []) as string[]}::uuid[]))
    order by a.svart, a.id`.execute(db);
  return rows;
}

interface Skriver {
  readonly na: string;
  readonly av: string;
}
export interface NyttSvar {
  readonly pameldingId: string;
  readonly elevId: string;
  readonly forId: string | null;
  readonly med: boolean | null;
  readonly verdier: Buffer | null;
}

/** Writes the first answer. False: somebody was there first, or the list takes no answers now. */
export async function settInnSvar(tx: Tx, a: NyttSvar, s: Skriver): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into skoledag.pameldingssvar (id, pamelding_id, elev_id, for_id, med, verdier, svart, svart_av, endret, endret_av)
    values (gen_random_uuid(), ${a.pameldingId}, ${a.elevId}, ${a.forId}, ${a.med}, ${a.verdier}, ${s.na}, ${s.av}, ${s.na}, ${s.av})
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}

/** Changes an answer that stands at a version. False: it has been changed since. */
export async function endreSvar(
  tx: Tx,
  a: { readonly svarId: string; readonly versjon: number } & Pick<NyttSvar, 'med' | 'verdier'>,
  s: Skriver,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update skoledag.pameldingssvar set med = ${a.med}, verdier = ${a.verdier}, versjon = versjon + 1, endret = greatest(svart, ${s.na}::timestamptz), endret_av = ${s.av}
    where id = ${a.svarId} and versjon = ${a.versjon}`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}

/** Lays an anonymous answer among the others. After the row that says who has answered: the database counts. */
export async function settInnAnonymt(tx: Tx, pameldingId: string, verdier: Buffer): Promise<void> {
  await sql`insert into skoledag.pameldingsanonymt (id, pamelding_id, verdier) values (gen_random_uuid(), ${pameldingId}, ${verdier})`.execute(
    tx,
  );
}
