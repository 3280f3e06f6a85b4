import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';

export interface Forsoksrad {
  readonly stateSum: Buffer;
  readonly kapselSum: Buffer;
  readonly tilbyder: string;
  readonly avsender: Buffer;
  readonly innhold: Buffer;
  readonly na: string;
  readonly utloper: string;
}

export async function lagreForsok(db: DbEllerTx, f: Forsoksrad): Promise<void> {
  await sql`insert into tilgang.innloggingsforsok (state_sum, kapsel_sum, tilbyder, avsender, innhold, opprettet, utloper)
    values (${f.stateSum}, ${f.kapselSum}, ${f.tilbyder}, ${f.avsender}, ${f.innhold}, ${f.na}, ${f.utloper})`.execute(db);
}

/** Takes it: once, in time, at the same provider, in the browser that began it. */
export async function taForsok(
  db: DbEllerTx,
  f: { stateSum: Buffer; kapselSum: Buffer; tilbyder: string; na: string },
): Promise<Buffer | undefined> {
  const { rows } = await sql<{ innhold: Buffer }>`update tilgang.innloggingsforsok set brukt = ${f.na}
    where state_sum = ${f.stateSum} and kapsel_sum = ${f.kapselSum} and tilbyder = ${f.tilbyder} and brukt is null and utloper > ${f.na}
    returning innhold`.execute(db);
  return rows[0]?.innhold;
}

export async function tellForsok(db: DbEllerTx, avsender: Buffer, etter: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from tilgang.innloggingsforsok where avsender = ${avsender} and opprettet > ${etter}`.execute(db);
  return rows[0]!.n;
}

/** Retention: attempts are gone after a day. */
export async function slettGamleForsok(db: DbEllerTx, eldreEnn: string): Promise<number> {
  const { numAffectedRows } = await sql`delete from tilgang.innloggingsforsok where opprettet < ${eldreEnn}`.execute(db);
  return Number(numAffectedRows ?? 0);
}

export interface Konto {
  readonly id: string;
  readonly person_id: string;
  readonly stengt: boolean;
}

export async function finnKonto(db: DbEllerTx, tilbyder: string, nokkel: Buffer): Promise<Konto | undefined> {
  const { rows } =
    await sql<Konto>`select k.id, tilgang.person_for_konto(k.person_id) as person_id, k.stengt is not null as stengt
    from tilgang.konto k where k.tilbyder = ${tilbyder} and k.nokkel = ${nokkel}`.execute(db);
  return rows[0];
}

export type Kontogrunnlag = 'fodselsnummer' | 'ansattnummer' | 'brukernavn' | 'forhandsregistrert';

/** Remembers whose account it is, or that it was used again. Gives its id. */
export async function lagreKonto(
  db: DbEllerTx,
  k: { tilbyder: string; nokkel: Buffer; personId: string; grunnlag: Kontogrunnlag; na: string; brukt: boolean },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into tilgang.konto (id, tilbyder, nokkel, person_id, grunnlag, opprettet, sist_brukt)
    values (${crypto.randomUUID()}, ${k.tilbyder}, ${k.nokkel}, ${k.personId}, ${k.grunnlag}, ${k.na}, ${k.brukt ? k.na : null})
    on conflict (tilbyder, nokkel) do update set person_id = excluded.person_id, sist_brukt = coalesce(excluded.sist_brukt, tilgang.konto.sist_brukt)
    returning id`.execute(db);
  return rows[0]!.id;
}

/** Closes every account of a person at a provider: nobody logs in with it again. Returns how many. */
export async function stengKontoer(
  db: DbEllerTx,
  k: { personId: string; tilbyder?: string | undefined; na: string; stengtAv: string },
): Promise<number> {
  const { numAffectedRows } = await sql`update tilgang.konto set stengt = ${k.na}, stengt_av = ${k.stengtAv}
    where person_id = ${k.personId} and stengt is null and (${k.tilbyder ?? null}::text is null or tilbyder = ${k.tilbyder ?? null})`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0);
}

/** Who has this number, old ones included: found by its look-up value alone. */
export async function finnPersonMedOppslag(db: DbEllerTx, oppslag: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`select tilgang.person_med_oppslag(${oppslag}::bytea) as id`.execute(db);
  return rows[0]?.id ?? undefined;
}

/** Whom HR knows by this user name or number; more than one is nobody. */
export async function finnAnsatt(db: DbEllerTx, felt: 'brukernavn' | 'ansattnummer', verdi: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`select tilgang.ansatt_med(${felt}, ${verdi}) as id`.execute(db);
  return rows[0]?.id ?? undefined;
}

/** Is the person here, and alive as far as any register says? */
export async function kanLoggeInn(db: DbEllerTx, personId: string): Promise<boolean> {
  const { rows } = await sql<{ kan: boolean }>`select tilgang.kan_logge_inn(${personId}) as kan`.execute(db);
  return rows[0]?.kan === true;
}

export async function foresatteErStengt(db: DbEllerTx): Promise<boolean> {
  const { rows } = await sql<{ stengt: boolean }>`
    select exists (select 1 from tilgang.foresattstenging where apnet is null) as stengt`.execute(db);
  return rows[0]!.stengt;
}
