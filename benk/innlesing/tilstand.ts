// The end state of a register in a form that two databases can be compared by: no random ids, no times of ours, no history.
import { sql, type RawBuilder } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';

/** Open facts: table, and the columns that count. Ids of people are replaced by the numbers those people have. */
const FAKTA: readonly string[] = [
  'register.personidentifikator',
  'register.navn',
  'register.personalia',
  'register.adressebeskyttelse',
  'register.adresse',
  'register.foreldreansvar',
  'register.familierelasjon',
  'register.kontaktinformasjon',
  'register.elevforhold',
  'register.personalressurs',
  'register.arbeidsforhold',
];
/** Ours to choose, or a matter of when and in which order we came to know. */
const UTEN = new Set(['kryptert', 'kildetidspunkt', 'kjent_fra', 'kjent_til', 'apnet_av', 'lukket_av']);
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

interface Personrad {
  readonly id: string;
  readonly sammenslatt_med: string | null;
  readonly oppslag: string | null;
}

/**
 * People nobody points to and nothing is known of but their number: left by an earlier version of somebody else's document. Whether they
 * were ever made depends on which versions we saw, and matters to nobody.
 */
const UPEKT = sql`select p.id from register.person p where p.sammenslatt_med is null
  and not exists (select 1 from register.foreldreansvar f where f.kjent_til is null and p.id in (f.person_id, f.ansvarlig_id))
  and not exists (select 1 from register.familierelasjon f where f.kjent_til is null and p.id in (f.person_id, f.relatert_id))
  and not exists (select 1 from kilde.dokument d where d.person_id = p.id)
  and not exists (select 1 from register.personalia f where f.kjent_til is null and f.person_id = p.id)
  and not exists (select 1 from register.kontaktinformasjon f where f.kjent_til is null and f.person_id = p.id)
  and not exists (select 1 from register.elevforhold f where f.kjent_til is null and f.person_id = p.id)
  and not exists (select 1 from register.personalressurs f where f.kjent_til is null and f.person_id = p.id)`;

/** Sorted lines, one for each thing that counts. Equal lists, equal registers (when both were made with the same keys). */
export async function lesTilstand(db: DbEllerTx): Promise<string[]> {
  const { rows: personer } = await sql<Personrad>`
    select p.id, p.sammenslatt_med, (select string_agg(encode(i.oppslag, 'hex'), ',' order by i.oppslag)
      from register.personidentifikator i where i.person_id = p.id and i.kjent_til is null) as oppslag
    from register.person p where p.id not in (${UPEKT})`.execute(db);
  const navnPa = new Map<string, string>();
  const linjer: string[] = [];
  for (const p of personer) {
    if (p.oppslag !== null) navnPa.set(p.id, kort(p.oppslag));
    if (p.sammenslatt_med === null) linjer.push(`person ${p.oppslag === null ? 'uten nummer' : kort(p.oppslag)}`);
  }
  // a signpost and the one it points to are one person
  for (const p of personer) if (p.sammenslatt_med !== null) navnPa.set(p.id, `pekt:${navnPa.get(p.sammenslatt_med) ?? '?'}`);
  const uten = (tekst: string) => tekst.replace(UUID, (id) => navnPa.get(id) ?? id);

  const ider = personer.map((p) => p.id);
  const apne = sql.join(
    FAKTA.map(
      (t) =>
        sql`select ${sql.lit(t)} as tabell, to_jsonb(f) as r from ${sql.raw(t)} f where f.kjent_til is null and f.person_id = any(${ider}::uuid[])`,
    ),
    sql` union all `,
  );
  const { rows } = await sql<{ tabell: string; r: Record<string, unknown> }>`${apne}`.execute(db);
  for (const { tabell, r } of rows) {
    const felt = Object.entries(r).filter(([k]) => !UTEN.has(k));
    linjer.push(uten(`${tabell} ${JSON.stringify(Object.fromEntries(felt))}`));
  }
  const { rows: ovrige } = await sql<{ linje: string }>`
    select 'dokument ' || kilde || ' ' || person_id || ' ' || encode(sjekksum, 'hex') || ' ' || coalesce(versjon::text, '') as linje from kilde.dokument
    union all select 'holdt ' || kilde || ' ' || arsak || ' ' || encode(nokkel, 'hex') from kilde.holdt_igjen where lost is null
    union all select 'posisjon ' || kilde || ' ' || sekvens from kilde.posisjon
    union all select 'mottak igjen ' || m.nummer from kilde.mottak m join kilde.innlesing i on i.id = m.innlesing_id where i.status <> 'venter'
    union all select 'kjører ennå ' || status from kilde.innlesing where status in ('mottar', 'klar', 'bruker')`.execute(db);
  for (const { linje } of ovrige) linjer.push(uten(linje));
  return linjer.toSorted();
}

const kort = (oppslag: string): string => oppslag.replace(/[0-9a-f]{64}/g, (o) => o.slice(0, 16));

/** What can never be true of a register, whatever happened to it: empty when all is well. */
export async function finnBrudd(db: DbEllerTx): Promise<string[]> {
  const regel = (navn: string, rader: RawBuilder<unknown>) =>
    sql`select ${sql.lit(navn)} as navn, count(*) as n from (${rader}) x`;
  const regler = [
    regel(
      'personer uten nummer',
      sql`select 1 from register.person p where p.sammenslatt_med is null
        and not exists (select 1 from register.personidentifikator i where i.person_id = p.id)`, // one that an undo took back is history
    ),
    ...FAKTA.flatMap((tabell) => [
      regel(
        `${tabell}: gjelder en sammenslått`,
        sql`select 1 from ${sql.raw(tabell)} f join register.person p on p.id = f.person_id where f.kjent_til is null and p.sammenslatt_med is not null`,
      ),
      regel(
        `${tabell}: ukjent endringssett`,
        sql`select 1 from ${sql.raw(tabell)} f where f.apnet_av not in (select id from kilde.innlesing)
          or f.lukket_av not in (select id from kilde.innlesing) or (f.lukket_av is null) <> (f.kjent_til is null)`,
      ),
    ]),
    ...Object.entries(NOKLER).map(([tabell, nokkel]) =>
      regel(
        `${tabell}: overlappende historikk`,
        sql`select 1 from (select kjent_fra, lag(coalesce(kjent_til, 'infinity')) over (partition by ${sql.raw(nokkel)}, kilde order by kjent_fra, kjent_til nulls last) forrige
          from ${sql.raw(tabell)}) y where forrige > kjent_fra`,
      ),
    ),
    regel(
      'foreldreansvar hos en sammenslått',
      sql`select 1 from register.foreldreansvar f join register.person p on p.id = f.ansvarlig_id where f.kjent_til is null and p.sammenslatt_med is not null`,
    ),
    regel(
      'dokument uten personen',
      sql`select 1 from kilde.dokument d where d.kilde in ('folkeregisteret', 'folkeregisteret.innfelt')
        and not exists (select 1 from register.personalia a where a.person_id = d.person_id and a.kilde = 'folkeregisteret' and a.kjent_til is null)
        and not exists (select 1 from register.person p where p.id = d.person_id and p.sammenslatt_med is not null)`,
    ),
    regel(
      'ferdige innlesinger uten nøyaktig ett spor',
      sql`select 1 from kilde.innlesing i where i.status in ('ferdig', 'angret')
        and (select count(*) from sporing.endring e where e.endringssett = i.id) <> 1`,
    ),
  ];
  const { rows } = await sql<{
    navn: string;
    n: number;
  }>`select * from (${sql.join(regler, sql` union all `)}) r where n > 0`.execute(db);
  return rows.map((r) => `${r.navn}: ${r.n}`);
}

const NOKLER: Readonly<Record<string, string>> = {
  'register.personidentifikator': 'oppslag',
  'register.navn': 'person_id',
  'register.personalia': 'person_id',
  'register.adressebeskyttelse': 'person_id',
  'register.adresse': 'person_id, type',
  'register.foreldreansvar': 'person_id, ansvarlig_nokkel',
  'register.familierelasjon': 'person_id, relatert_nokkel, rolle',
};

/** The first lines that differ, for a failure message that can be read. */
export function forskjell(a: readonly string[], b: readonly string[]): string[] {
  const tell = (l: readonly string[]) => Map.groupBy(l, (x) => x);
  const [ta, tb] = [tell(a), tell(b)];
  const ut: string[] = [];
  for (const x of new Set([...a, ...b])) {
    const d = (ta.get(x)?.length ?? 0) - (tb.get(x)?.length ?? 0);
    if (d !== 0) ut.push(`${d > 0 ? '-' : '+'} ${x}`);
  }
  return ut.slice(0, 20);
}
