import { sql } from 'kysely';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';

export interface Avvik {
  readonly id: string;
  readonly tittel: string;
  readonly beskrivelse: string;
  readonly oppdaget: string;
  readonly fra: string;
  readonly til: string;
  readonly visninger: string[];
  readonly felt: string | null;
  readonly status: string;
  readonly berorte: number;
}

const AVVIK = sql`select a.id, a.tittel, a.beskrivelse, a.oppdaget, a.fra, a.til, a.visninger, a.felt,
  coalesce((select s.status from sporing.personvernavvik_steg s where s.avvik_id = a.id order by s.tid desc, s.id desc limit 1), 'undersokes') as status,
  (select count(distinct b.person_id) from sporing.personvernavvik_bevis b where b.avvik_id = a.id) as berorte
  from sporing.personvernavvik a`;

export async function hentAvvik(db: DbEllerTx): Promise<readonly Avvik[]> {
  return (await sql<Avvik>`${AVVIK} order by a.oppdaget desc limit 500`.execute(db)).rows;
}

/** One breach. It belongs to the whole kommune. */
export async function finnAvvik(s: { readonly db: DbEllerTx }, id: string): Promise<Innsyn<Avvik> | undefined> {
  const r = (await sql<Avvik>`${AVVIK} where a.id = ${id}`.execute(s.db)).rows[0];
  return r === undefined ? undefined : innsyn<Avvik>(r, { gjelder: [], tilhorighet: {} });
}

export interface NyttAvviksrad {
  readonly id: string;
  readonly tittel: string;
  readonly beskrivelse: string;
  readonly oppdaget: string;
  readonly fra: string;
  readonly til: string;
  readonly visninger: readonly string[];
  readonly felt: string | null;
  readonly barn: readonly string[];
  readonly opprettet: string;
  readonly opprettetAv: string;
}

/** Writes the breach and takes its evidence out of the read log. Returns how many showings of a person there were. */
export async function registrerAvvik(db: DbEllerTx, a: NyttAvviksrad): Promise<number> {
  await sql`insert into sporing.personvernavvik (id, tittel, beskrivelse, oppdaget, fra, til, visninger, felt, barn, opprettet, opprettet_av)
    values (${a.id}, ${a.tittel}, ${a.beskrivelse}, ${a.oppdaget}, ${a.fra}, ${a.til}, ${a.visninger as string[]}::text[], ${a.felt},
      ${a.barn as string[]}::uuid[], ${a.opprettet}, ${a.opprettetAv})`.execute(db);
  return (await sql<{ n: number }>`select sporing.sikre_bevis(${a.id}::uuid) as n`.execute(db)).rows[0]!.n;
}

export async function skrivSteg(
  db: DbEllerTx,
  s: { avvikId: string; status: string; merknad: string; tid: string; gjortAv: string },
): Promise<void> {
  await sql`insert into sporing.personvernavvik_steg (id, avvik_id, status, merknad, tid, gjort_av)
    values (${crypto.randomUUID()}, ${s.avvikId}, ${s.status}, ${s.merknad}, ${s.tid}, ${s.gjortAv})`.execute(db);
}

export interface Bevis {
  readonly sett: number;
  readonly seere: number;
  readonly berorteListe: { personId: string; navn: string; gradering: string; seere: number; forst: string; sist: string }[];
  readonly seereListe: { navn: string; gradering: string | null; rolle: string; personer: number; ganger: number }[];
  /** Logins of those who saw, in the time of the breach. */
  readonly innlogginger: { navn: string; gradering: string | null; handling: string; tid: string }[];
  readonly steg: { id: string; status: string; merknad: string; tid: string; av: string }[];
}

/** Those affected and those who saw, and what has been done. One statement. */
export async function hentBevis(db: DbEllerTx, id: string, maks: number): Promise<Bevis> {
  const { rows } = await sql<Bevis>`
    with b as materialized (select * from sporing.personvernavvik_bevis where avvik_id = ${id})
    select (select count(*) from b) as sett, (select count(distinct aktor_id) from b) as seere,
      coalesce((select json_agg(x) from (select person_id as "personId", coalesce(tilgang.navn_pa(register.gjeldende_id(person_id)), '') as navn,
          register.gradering_for(person_id) as gradering, count(distinct aktor_id) as seere, min(tid) as forst, max(tid) as sist
        from b group by person_id order by (register.gradering_for(person_id) <> 'ugradert') desc, navn limit ${maks}) x), '[]') as "berorteListe",
      coalesce((select json_agg(x) from (select coalesce(tilgang.navn_pa(aktor_id), '') as navn, register.gradering_for(aktor_id) as gradering, aktor as rolle, count(distinct person_id) as personer, count(*) as ganger
        from b group by aktor_id, aktor order by count(*) desc limit ${maks}) x), '[]') as "seereListe",
      coalesce((select json_agg(x) from (select coalesce(tilgang.navn_pa(e.aktor_id), '') as navn, register.gradering_for(e.aktor_id) as gradering, e.handling, e.tid
        from sporing.personvernavvik a, sporing.endring_av((select array_agg(distinct aktor_id) from (select aktor_id from b where aktor_id is not null limit 1000) x), a.fra, a.til) e
        where a.id = ${id} and e.handling like 'tilgang.okt.%' order by e.tid desc, e.id limit ${Math.min(maks, 500)}) x), '[]') as innlogginger,
      coalesce((select json_agg(x) from (select s.id, s.status, s.merknad, s.tid, coalesce(tilgang.navn_pa(s.gjort_av), '') as av
        from sporing.personvernavvik_steg s where s.avvik_id = ${id} order by s.tid, s.id) x), '[]') as steg`.execute(db);
  return rows[0]!;
}

export async function hentKjente(db: DbEllerTx): Promise<{ readonly visninger: string[]; readonly felter: string[] }> {
  const { rows } = await sql<{ visninger: string[]; felter: string[] }>`
    select coalesce((select array_agg(distinct f.visning order by f.visning) from sporing.feltsett f), '{}') as visninger,
      coalesce((select array_agg(distinct x order by x) from sporing.feltsett f, unnest(f.felter) x where f.visning like 'register.%'), '{}') as felter`.execute(
    db,
  );
  return rows[0]!;
}
