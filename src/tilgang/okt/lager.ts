import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Sprak } from '#grunn/sprak/index.ts';
import type { Innsyn, Sikkerhetsniva } from '#grunn/tilgang/index.ts';
import { ROLLEOPPSETT, type Aktorrad } from '#tilgang/rolle/index.ts';
import { autolas, type Oktgrunnlag, type Okttilbyder } from './modell.ts';

export interface Okt {
  readonly id: string;
  readonly person_id: string;
  readonly opprettet: string;
  readonly sist_brukt: string;
  readonly sprak: Sprak;
  readonly tilbyder: Okttilbyder;
  readonly niva: Sikkerhetsniva;
  readonly to_faktor: boolean;
  readonly last: string | null;
  readonly hadde_rolle: boolean;
  readonly foresatte_stengt: boolean;
  readonly autolas: unknown;
}

/** With its person: `finnes` is false when nobody in the register has the id any more. */
export interface Apnetokt extends Okt, Aktorrad {
  readonly finnes: boolean;
}

export async function lagreOkt(db: DbEllerTx, tokenSum: Buffer, o: Oktgrunnlag, sidSum: Buffer | null): Promise<string> {
  const id = crypto.randomUUID();
  await sql`insert into tilgang.okt (token_sum, id, person_id, opprettet, sist_brukt, sprak, tilbyder, niva, to_faktor, enhet, utsteder, sid_sum, hint, konto_id, hadde_rolle)
    values (${tokenSum}, ${id}, ${o.personId}, ${o.na}, ${o.na}, ${o.sprak}, ${o.tilbyder}, ${o.niva}, ${o.toFaktor}, ${o.enhet ?? null},
      ${o.utsteder ?? null}, ${sidSum}, ${o.hint ?? null}, ${o.kontoId ?? null}, ${o.haddeRolle ?? false})`.execute(db);
  return id;
}

const SUM = /^[0-9a-f]{64}$/;
const DATO = /^\d{4}-\d\d-\d\d$/;

/**
 * A session that has not been ended, of an account that is not closed, with its person, what gives that person roles, and what else decides. In a
 * transaction it also sets the identity of one that is not locked (tilgang.apne_okt) and, standing first, goes with BEGIN: therefore
 * without parameters, each value checked for its form. Sessions made without a login count only where all people are made up. Whether it
 * is too old is for the rule to say.
 */
export async function apneOkt(db: DbEllerTx, tokenSum: Buffer, idag: string): Promise<Apnetokt | undefined> {
  // outside a transaction nothing is set and nothing rides: an ordinary statement
  if (!db.isTransaction) {
    const { rows } =
      await sql<Apnetokt>`select * from tilgang.apne_okt(${tokenSum}, ${idag}, ${autolas.navn}, ${ROLLEOPPSETT as string[]})`.execute(
        db,
      );
    return rows[0];
  }
  const sum = tokenSum.toString('hex');
  if (!SUM.test(sum) || !DATO.test(idag)) throw new TypeError('A session is asked for by sum and date');
  const { rows } = await sql
    .raw<Apnetokt>(`select * from tilgang.apne_okt('\\x${sum}', '${idag}', '${autolas.navn}', '{${ROLLEOPPSETT.join(',')}}')`)
    .execute(db);
  return rows[0];
}

/** Whose session it was, also after it went idle; not when somebody ended it. For what is kept while a person logs in again. */
export async function hentOktperson(
  db: DbEllerTx,
  tokenSum: Buffer,
  etter: string,
): Promise<{ personId: string; tilbyder: Okttilbyder; sprak: Sprak } | undefined> {
  const { rows } = await sql<{ person_id: string; tilbyder: Okttilbyder; sprak: Sprak }>`
    select person_id, tilbyder, sprak from tilgang.okt where token_sum = ${tokenSum} and avsluttet is null and opprettet > ${etter}`.execute(
    db,
  );
  const r = rows[0];
  return r && { personId: r.person_id, tilbyder: r.tilbyder, sprak: r.sprak };
}

export async function brukOkt(db: DbEllerTx, tokenSum: Buffer, na: string): Promise<void> {
  await sql`update tilgang.okt set sist_brukt = ${na} where token_sum = ${tokenSum}`.execute(db);
}

export async function lasOktMedSum(db: DbEllerTx, tokenSum: Buffer, na: string): Promise<void> {
  await sql`update tilgang.okt set last = coalesce(last, ${na}) where token_sum = ${tokenSum} and avsluttet is null`.execute(db);
}

export interface Avsluttet {
  readonly tilbyder: Okttilbyder;
  readonly hint: Buffer | null;
}

export async function avsluttOktMedSum(
  db: DbEllerTx,
  tokenSum: Buffer,
  na: string,
  grunn: string,
): Promise<Avsluttet | undefined> {
  const { rows } = await sql<Avsluttet>`
    update tilgang.okt set avsluttet = ${na}, avsluttet_grunn = ${grunn} where token_sum = ${tokenSum} and avsluttet is null returning tilbyder, hint`.execute(
    db,
  );
  return rows[0];
}

/** Ends every session of a provider's own session. Returns how many. */
export async function avsluttOktMedSid(db: DbEllerTx, sidSum: Buffer, na: string): Promise<number> {
  const { numAffectedRows } = await sql`update tilgang.okt set avsluttet = ${na}, avsluttet_grunn = 'frontkanal'
    where sid_sum = ${sidSum} and avsluttet is null`.execute(db);
  return Number(numAffectedRows ?? 0);
}

export async function settOktsprak(db: DbEllerTx, tokenSum: Buffer, sprak: Sprak): Promise<void> {
  await sql`update tilgang.okt set sprak = ${sprak} where token_sum = ${tokenSum} and avsluttet is null`.execute(db);
}

export interface Egenokt {
  readonly id: string;
  readonly person_id: string;
  readonly slag: 'okt' | 'enhet';
  readonly tilbyder: Okttilbyder | null;
  readonly enhet: string | null;
  readonly opprettet: string;
  readonly sist_brukt: string;
  readonly utloper: string | null;
}

const EGNE = sql`
  select id, person_id, 'okt' as slag, tilbyder, enhet, opprettet, sist_brukt, null::timestamptz as utloper from tilgang.okt where avsluttet is null
  union all
  select id, person_id, 'enhet', null, enhet, opprettet, sist_brukt, utloper from tilgang.enhetsokt where opphevet is null`;

/** A person's own sessions and devices, newest first. Those that have run out by themselves are left out. */
export async function hentEgneOkter(
  db: DbEllerTx,
  v: { personId: string; brukteEtter: string; opprettetEtter: string; na: string },
): Promise<Egenokt[]> {
  const { rows } = await sql<Egenokt>`select * from (${EGNE}) e where e.person_id = ${v.personId}
    and (e.slag = 'enhet' and e.utloper > ${v.na} or e.slag = 'okt' and e.sist_brukt > ${v.brukteEtter} and e.opprettet > ${v.opprettetEtter})
    order by e.sist_brukt desc`.execute(db);
  return rows;
}

/** One session or device, for the person it belongs to. */
export async function hentEgenokt(db: DbEllerTx, id: string): Promise<Innsyn<Egenokt> | undefined> {
  const { rows } = await sql<Egenokt>`select * from (${EGNE}) e where e.id = ${id}`.execute(db);
  const r = rows[0];
  return r && innsyn(r, { gjelder: [r.person_id], tilhorighet: { segSelv: [r.person_id] } });
}

/** The person himself as an object of an act about his own sessions. */
export const segSelv = async (personId: string): Promise<Innsyn<{ personId: string }>> =>
  innsyn({ personId }, { gjelder: [personId], tilhorighet: { segSelv: [personId] } });

export async function avsluttEgen(db: DbEllerTx, o: Egenokt, na: string): Promise<void> {
  if (o.slag === 'enhet')
    await sql`update tilgang.enhetsokt set opphevet = ${na} where id = ${o.id} and opphevet is null`.execute(db);
  else
    await sql`update tilgang.okt set avsluttet = ${na}, avsluttet_grunn = 'selv' where id = ${o.id} and avsluttet is null`.execute(
      db,
    );
}

/** Ends every session and device of a person but the one given. Returns how many. */
export async function avsluttAlleFor(
  db: DbEllerTx,
  v: { personId: string; na: string; grunn: string; unntatt?: string | undefined },
): Promise<number> {
  const okter = await sql`update tilgang.okt set avsluttet = ${v.na}, avsluttet_grunn = ${v.grunn}
    where person_id = ${v.personId} and avsluttet is null and id is distinct from ${v.unntatt ?? null}::uuid`.execute(db);
  const enheter =
    await sql`update tilgang.enhetsokt set opphevet = ${v.na} where person_id = ${v.personId} and opphevet is null`.execute(db);
  return Number(okter.numAffectedRows ?? 0) + Number(enheter.numAffectedRows ?? 0);
}

export interface Enhet {
  readonly id: string;
  readonly person_id: string;
  readonly sprak: Sprak;
  readonly opprettet: string;
  readonly sist_brukt: string;
  readonly foresatte_stengt: boolean;
}

export async function lagreEnhet(
  db: DbEllerTx,
  e: { tokenSum: Buffer; personId: string; enhet: string | null; sprak: Sprak; na: string; utloper: string },
): Promise<string> {
  const id = crypto.randomUUID();
  await sql`insert into tilgang.enhetsokt (id, token_sum, person_id, enhet, sprak, opprettet, utloper, sist_brukt)
    values (${id}, ${e.tokenSum}, ${e.personId}, ${e.enhet}, ${e.sprak}, ${e.na}, ${e.utloper}, ${e.na})`.execute(db);
  return id;
}

export async function hentEnhet(db: DbEllerTx, tokenSum: Buffer, na: string): Promise<Enhet | undefined> {
  const { rows } = await sql<Enhet>`
    select id, person_id, sprak, opprettet, sist_brukt, exists (select 1 from tilgang.foresattstenging s where s.apnet is null) as foresatte_stengt
    from tilgang.enhetsokt where token_sum = ${tokenSum} and opphevet is null and utloper > ${na}`.execute(db);
  return rows[0];
}

export async function brukEnhet(db: DbEllerTx, id: string, na: string): Promise<void> {
  await sql`update tilgang.enhetsokt set sist_brukt = ${na} where id = ${id}`.execute(db);
}

export async function lagreSkjemakladd(
  db: DbEllerTx,
  k: { personId: string; sti: string; innhold: Buffer; na: string; utloper: string },
): Promise<string> {
  const id = crypto.randomUUID();
  await sql`insert into tilgang.skjemakladd (id, person_id, sti, innhold, opprettet, utloper)
    values (${id}, ${k.personId}, ${k.sti}, ${k.innhold}, ${k.na}, ${k.utloper})`.execute(db);
  return id;
}

/** Takes it: gone when read. */
export async function taSkjemakladd(
  db: DbEllerTx,
  k: { id: string; personId: string; sti: string; na: string },
): Promise<Buffer | undefined> {
  const { rows } = await sql<{ innhold: Buffer }>`delete from tilgang.skjemakladd
    where id = ${k.id} and person_id = ${k.personId} and sti = ${k.sti} and utloper > ${k.na} returning innhold`.execute(db);
  return rows[0]?.innhold;
}

/** Retention: what was typed and never fetched is gone after a day. */
export async function slettGamleKladder(db: DbEllerTx, eldreEnn: string): Promise<number> {
  const { numAffectedRows } = await sql`delete from tilgang.skjemakladd where opprettet < ${eldreEnn}`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** What the browser of a session called itself when it logged in. */
export async function hentEnhetFor(db: DbEllerTx, oktId: string): Promise<string | null> {
  const { rows } = await sql<{ enhet: string | null }>`select enhet from tilgang.okt where id = ${oktId}`.execute(db);
  return rows[0]?.enhet ?? null;
}
