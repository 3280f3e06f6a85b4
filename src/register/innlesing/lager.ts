import { sql } from 'kysely';
import { meldEndret } from '#grunn/endringer/index.ts';
import type { Avvik } from '#grunn/kilde/index.ts';
import type { Nokkelring } from '#grunn/krypto/index.ts';
import type { Db, DbEllerTx, Tx } from '#grunn/db/index.ts';
import { TEMA } from './modell.ts';
import type { Brems, Forhandslinje, Innlesingskilde, Innlesingsslag, Innlesingsstatus, Kildehode, Tellere } from './modell.ts';

export interface Innlesingsrad {
  readonly id: string;
  readonly kilde: Innlesingskilde;
  readonly slag: Innlesingsslag;
  readonly status: Innlesingsstatus;
  readonly utlost_av: string;
  readonly startet: string;
  readonly ferdig: string | null;
  readonly tellere: Tellere;
  readonly bremser: Brems[];
  readonly hode: Kildehode;
  readonly feil: { kode: string; melding: string } | null;
  readonly sekvens_fra: number | null;
  readonly sekvens_til: number | null;
  readonly gjelder: string | null;
}

const RAD = sql`id, kilde, slag, status, utlost_av, startet, ferdig, tellere, bremser, hode, feil, sekvens_fra, sekvens_til, gjelder`;

/** Opens a run. @throws unique violation 23505 when one of the same source is under way. */
export async function apneInnlesing(
  db: DbEllerTx,
  r: {
    id: string;
    kilde: Innlesingskilde;
    slag: Innlesingsslag;
    utlostAv: string;
    tellere: Tellere;
    sekvensFra?: number | undefined;
    gjelder?: string;
    na: string;
  },
): Promise<void> {
  await sql`insert into kilde.innlesing (id, kilde, slag, status, utlost_av, startet, tellere, sekvens_fra, gjelder)
    values (${r.id}, ${r.kilde}, ${r.slag}, 'mottar', ${r.utlostAv}, ${r.na}, ${JSON.stringify(r.tellere)}, ${r.sekvensFra ?? null}, ${r.gjelder ?? null})`.execute(
    db,
  );
  await meldEndret(db, temaer(r.id));
}

/** Sets what is given. With `bare` only while the run stands at one of these; false when it does not: another process has taken it over. */
export async function settInnlesing(
  db: DbEllerTx,
  id: string,
  e: {
    status?: Innlesingsstatus;
    tellere?: Tellere;
    bremser?: readonly Brems[];
    hode?: Kildehode;
    feil?: { kode: string; melding: string };
    sekvensTil?: number | undefined;
    ferdig?: string;
  },
  bare?: readonly Innlesingsstatus[],
): Promise<boolean> {
  const { rows } =
    await sql`update kilde.innlesing set hjerteslag = now(), bruker_fra = case when ${e.status === 'bruker'}::boolean then coalesce(bruker_fra, now()) else bruker_fra end,
    status = coalesce(${e.status ?? null}, status), tellere = coalesce(${e.tellere ? JSON.stringify(e.tellere) : null}::jsonb, tellere),
    bremser = coalesce(${e.bremser ? JSON.stringify(e.bremser) : null}::jsonb, bremser), hode = coalesce(${e.hode ? JSON.stringify(e.hode) : null}::jsonb, hode),
    feil = coalesce(${e.feil ? JSON.stringify(e.feil) : null}::jsonb, feil), sekvens_til = coalesce(${e.sekvensTil ?? null}::bigint, sekvens_til),
    ferdig = coalesce(${e.ferdig ?? null}::timestamptz, ferdig)
    where id = ${id} and (${(bare ?? null) as string[] | null}::text[] is null or status = any(${(bare ?? null) as string[] | null}::text[])) returning 1`.execute(
      db,
    );
  if (rows.length > 0) await meldEndret(db, temaer(id));
  return rows.length > 0;
}

const temaer = (id: string) => [TEMA, `${TEMA}.${id}`];

export async function finnInnlesing(db: DbEllerTx, id: string): Promise<Innlesingsrad | undefined> {
  return (await sql<Innlesingsrad>`select ${RAD} from kilde.innlesing where id = ${id}`.execute(db)).rows[0];
}

/** Runs of a source that stopped half way, or between a decision and its effect (their process is gone): oldest first. */
export async function finnAvbrutte(db: DbEllerTx, kilde: Innlesingskilde): Promise<Innlesingsrad[]> {
  return (
    await sql<Innlesingsrad>`select ${RAD} from kilde.innlesing where kilde = ${kilde}
      and (status in ('mottar', 'klar', 'bruker') or (status = 'venter' and tilgang.avgjorelse_for(id) is not null))
      and (slag <> 'enkelt' or hjerteslag < now() - interval '5 minutes') -- one person on request may be alive beside us
      order by startet`.execute(db)
  ).rows;
}

/** The last finished run of a source that gave a whole picture. */
export async function sisteHele(
  db: DbEllerTx,
  kilde: Innlesingskilde,
): Promise<{ hentet: number; eksportert: string | null } | undefined> {
  const { rows } = await sql<{ hentet: number; eksportert: string | null }>`
    select (tellere->>'hentet')::int as hentet, hode->>'eksportert' as eksportert from kilde.innlesing
    where kilde = ${kilde} and status = 'ferdig' and coalesce((hode->>'heltBilde')::boolean, false) order by startet desc limit 1`.execute(
    db,
  );
  return rows[0];
}

/** The keys of a whole picture, a chunk at a time. */
export async function skrivBilde(
  db: DbEllerTx,
  b: { innlesingId: string; nummer: number; nokler: readonly string[] },
): Promise<void> {
  if (b.nokler.length === 0) return;
  await sql`insert into kilde.bilde (innlesing_id, nummer, nokler) values (${b.innlesingId}, ${b.nummer}, ${b.nokler as string[]}::text[])`.execute(
    db,
  );
}

/** Which of these keys earlier chunks of the run have told of. */
export async function finnIBildet(db: DbEllerTx, innlesingId: string, nokler: readonly string[]): Promise<Set<string>> {
  if (nokler.length === 0) return new Set();
  const { rows } = await sql<{ n: string }>`select n from kilde.bilde b, unnest(b.nokler) n
    where b.innlesing_id = ${innlesingId} and n = any(${nokler as string[]}::text[])`.execute(db);
  return new Set(rows.map((r) => r.n));
}

const KONTEKST = 'kilde.mottak';

export async function leggIMottak(
  db: DbEllerTx,
  nokler: Nokkelring,
  b: { innlesingId: string; nummer: number; haster: boolean; enheter: readonly unknown[]; antall: number },
): Promise<void> {
  const kryptert = nokler.krypterStor(JSON.stringify(b.enheter), KONTEKST);
  await sql`insert into kilde.mottak (innlesing_id, nummer, haster, antall, kryptert) values (${b.innlesingId}, ${b.nummer}, ${b.haster}, ${b.antall}, ${kryptert})`.execute(
    db,
  );
}

export interface Mottaksbolk<E> {
  readonly nummer: number;
  readonly antall: number;
  readonly enheter: E[];
}

/** The next chunk to apply: the urgent first. `utenom`: those this process is already at. */
export async function nesteBolk<E>(
  db: DbEllerTx,
  nokler: Nokkelring,
  innlesingId: string,
  utenom: Iterable<number> = [],
): Promise<Mottaksbolk<E> | undefined> {
  const { rows } = await sql<{ nummer: number; antall: number; kryptert: Buffer }>`
    select nummer, antall, kryptert from kilde.mottak where innlesing_id = ${innlesingId} and brukt is null and nummer <> all(${[...utenom]}::int[])
    order by haster desc, nummer limit 1`.execute(db);
  const r = rows[0];
  return r && { nummer: r.nummer, antall: r.antall, enheter: JSON.parse(nokler.dekrypterStor(r.kryptert, KONTEKST)) as E[] };
}

/** Every staged chunk, one at a time. */
export async function* alleBolker<E>(db: DbEllerTx, nokler: Nokkelring, innlesingId: string): AsyncIterable<Mottaksbolk<E>> {
  for (let forrige = -1; ;) {
    const { rows } = await sql<{ nummer: number; antall: number; kryptert: Buffer }>`
      select nummer, antall, kryptert from kilde.mottak where innlesing_id = ${innlesingId} and brukt is null and nummer > ${forrige} order by nummer limit 1`.execute(
      db,
    );
    const r = rows[0];
    if (!r) return;
    forrige = r.nummer;
    yield { nummer: r.nummer, antall: r.antall, enheter: JSON.parse(nokler.dekrypterStor(r.kryptert, KONTEKST)) as E[] };
  }
}

export async function antallUbrukte(db: DbEllerTx, innlesingId: string): Promise<number> {
  return (
    await sql<{
      n: number;
    }>`select coalesce(sum(antall), 0)::int as n from kilde.mottak where innlesing_id = ${innlesingId} and brukt is null`.execute(
      db,
    )
  ).rows[0]!.n;
}

/**
 * One of the run's chunks, locked for this transaction. False when it is used already, or the run is no longer being applied: a process that
 * was thought dead may live, and then one of the two must give way. The run itself is not locked: chunks are applied side by side, and a run
 * with an unused chunk does not end.
 */
export async function taBolk(tx: Tx, innlesingId: string, nummer: number): Promise<boolean> {
  const { rows } = await sql`select 1 from kilde.innlesing i join kilde.mottak m on m.innlesing_id = i.id
    where i.id = ${innlesingId} and i.status = 'bruker' and m.nummer = ${nummer} and m.brukt is null for no key update of m`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Marks a locked chunk as used and adds to the run's counts, last in its transaction. Undefined when the run is no longer being applied. */
export async function merkBrukt(
  tx: Tx,
  b: { innlesingId: string; nummer: number; nytt: Pick<Tellere, 'brukt' | 'holdtIgjen'> },
): Promise<Tellere | undefined> {
  await sql`update kilde.mottak set brukt = now(), kryptert = null where innlesing_id = ${b.innlesingId} and nummer = ${b.nummer}`.execute(
    tx,
  );
  const sum = (navn: keyof typeof b.nytt) =>
    sql`${navn}::text, coalesce((tellere->>${navn}::text)::int, 0) + ${b.nytt[navn]}::int`;
  const { rows } = await sql<{ tellere: Tellere }>`update kilde.innlesing set hjerteslag = now(),
      tellere = tellere || jsonb_build_object(${sum('brukt')}, ${sum('holdtIgjen')})
    where id = ${b.innlesingId} and status = 'bruker' returning tellere`.execute(tx);
  if (rows.length > 0) await meldEndret(tx, temaer(b.innlesingId));
  return rows[0]?.tellere;
}

/** Staging is short-lived: gone when the run has ended, however it ended. */
export async function tomMottak(db: DbEllerTx, innlesingId: string): Promise<void> {
  await sql`delete from kilde.mottak where innlesing_id = ${innlesingId}`.execute(db);
  await sql`delete from kilde.bilde where innlesing_id = ${innlesingId}`.execute(db);
}

export async function skrivDekning(
  db: DbEllerTx,
  d: { innlesingId: string; kilde: Innlesingskilde; nummer: string; personer: readonly string[] },
): Promise<void> {
  if (d.personer.length === 0) return;
  await sql`insert into kilde.dekning (innlesing_id, kilde, nummer, personer) values (${d.innlesingId}, ${d.kilde}, ${d.nummer}, ${d.personer as string[]}::uuid[])
    on conflict (innlesing_id, nummer) do nothing`.execute(db);
}

export async function skrivForhandsvisning(
  db: DbEllerTx,
  innlesingId: string,
  fra: number,
  linjer: readonly Forhandslinje[],
): Promise<void> {
  if (linjer.length === 0) return;
  const rader = linjer.map((l, i) => ({
    nummer: fra + i,
    slag: l.slag,
    alvor: l.alvor,
    person_id: l.personId ?? null,
    motpart_id: l.motpartId ?? null,
    detaljer: l.detaljer ?? {},
  }));
  await sql`insert into kilde.forhandsvisning (innlesing_id, nummer, slag, alvor, person_id, motpart_id, detaljer)
    select ${innlesingId}, x.* from json_to_recordset(${JSON.stringify(rader)}::json) as x(nummer int, slag text, alvor int, person_id uuid, motpart_id uuid, detaljer jsonb)`.execute(
    db,
  );
}

export async function skrivAvvik(
  db: DbEllerTx,
  innlesingId: string,
  avvik: ReadonlyMap<string, { avvik: Avvik; antall: number }>,
): Promise<void> {
  if (avvik.size === 0) return;
  const rader = [...avvik.values()].map(({ avvik: a, antall }) => ({ kode: a.kode, felt: a.felt, verdi: a.verdi ?? '', antall }));
  await sql`insert into kilde.avvik (innlesing_id, kode, felt, verdi, antall)
    select ${innlesingId}, x.* from json_to_recordset(${JSON.stringify(rader)}::json) as x(kode text, felt text, verdi text, antall int)
    on conflict (innlesing_id, kode, felt, verdi) do update set antall = kilde.avvik.antall + excluded.antall`.execute(db);
}

export async function hentAvgjorelse(
  db: DbEllerTx,
  innlesingId: string,
): Promise<'godkjent' | 'godkjent_uten_berorte' | 'avvist' | null> {
  const { rows } = await sql<{
    a: 'godkjent' | 'godkjent_uten_berorte' | 'avvist' | null;
  }>`select tilgang.avgjorelse_for(${innlesingId}) as a`.execute(db);
  return rows[0]!.a;
}

export async function hentPosisjon(db: DbEllerTx, kilde: string): Promise<{ sekvens: number; etag: string | null } | undefined> {
  return (
    await sql<{ sekvens: number; etag: string | null }>`select sekvens, etag from kilde.posisjon where kilde = ${kilde}`.execute(
      db,
    )
  ).rows[0];
}

export async function settPosisjon(db: DbEllerTx, kilde: string, sekvens: number, etag: string | null): Promise<void> {
  await sql`insert into kilde.posisjon (kilde, sekvens, etag) values (${kilde}, ${sekvens}, ${etag})
    on conflict (kilde) do update set sekvens = excluded.sekvens, etag = excluded.etag, oppdatert = now()`.execute(db);
}

/** A change log row of an import: which run, how many; the facts themselves carry the change set. */
export async function sporInnlesing(
  tx: DbEllerTx,
  s: { aktor: string; handling: string; endringssett: string; tellere: Tellere },
): Promise<void> {
  await sql`insert into sporing.endring (id, aktor, handling, endringssett, detaljer) values (${crypto.randomUUID()}, ${s.aktor}, ${s.handling}, ${s.endringssett}, ${JSON.stringify(s.tellere)})`.execute(
    tx,
  );
}

/** Holds the right to run a source for as long as the session lives: two nodes never run the same. Undefined when another has it. */
export async function taKildelas(db: Db, kilde: Innlesingskilde): Promise<(() => Promise<void>) | undefined> {
  let slipp!: () => void;
  const ferdig = new Promise<void>((r) => (slipp = r));
  return new Promise((losning, avvis) => {
    const okt = db.connection().execute(async (k) => {
      const { rows } = await sql<{
        fikk: boolean;
      }>`select pg_try_advisory_lock(hashtextextended(${`innlesing.${kilde}`}, 0)) as fikk`.execute(k);
      if (!rows[0]!.fikk) return losning(undefined);
      losning(async () => {
        slipp();
        // a session that is gone has given the right back by itself
        await okt.catch(() => {});
      });
      await ferdig;
      await sql`select pg_advisory_unlock(hashtextextended(${`innlesing.${kilde}`}, 0))`.execute(k);
    });
    okt.catch(avvis);
  });
}

/** The newest time any other run has written under. */
export async function sisteTid(db: DbEllerTx, utenom: string | undefined): Promise<string | null> {
  const { rows } = await sql<{
    t: string | null;
  }>`select max(greatest(startet, ferdig)) as t from kilde.innlesing where id is distinct from ${utenom ?? null}::uuid`.execute(
    db,
  );
  return rows[0]!.t;
}

export async function antallPersoner(db: DbEllerTx): Promise<number> {
  return (await sql<{ n: number }>`select count(*) as n from register.person`.execute(db)).rows[0]!.n;
}

/** Fresh planner statistics after much has been written. */
export async function oppdaterStatistikk(db: DbEllerTx): Promise<void> {
  await sql`select register.oppdater_statistikk_grovt()`.execute(db);
}

/** How many people this source has told us of. */
export async function antallKjente(db: DbEllerTx, kilde: Innlesingskilde): Promise<number> {
  return (
    await sql<{ n: number }>`select count(*) as n from kilde.dokument where kilde in (${kilde}, ${`${kilde}.innfelt`})`.execute(
      db,
    )
  ).rows[0]!.n;
}

/**
 * Runs of the source that wait for a decision give way to a newer one that has all they had: a whole reading, or more of the same feed. A
 * page of the feed, or one person read on request, does not stand in for a night.
 */
export async function erstattVentende(
  tx: Tx,
  kilde: Innlesingskilde,
  ny: { readonly id: string; readonly slag: Innlesingsslag },
  na: string,
): Promise<void> {
  const viker = ny.slag === 'full' || ny.slag === 'fil' ? ['full', 'fil', 'endring'] : ny.slag === 'endring' ? ['endring'] : [];
  const { rows } = await sql<{ id: string }>`update kilde.innlesing set status = 'avvist', ferdig = ${na}::timestamptz,
      feil = ${JSON.stringify({ kode: 'erstattet', melding: 'En nyere innlesing har tatt over for denne. Ingenting fra denne ble endret.' })}::jsonb
    where kilde = ${kilde} and slag = any(${viker}) and status = 'venter' and id <> ${ny.id} returning id`.execute(tx);
  for (const r of rows) await tomMottak(tx, r.id);
}

/** A run of the source, of one kind, that waits for a named person's decision. */
export async function finnVentende(
  db: DbEllerTx,
  kilde: Innlesingskilde,
  slag: Innlesingsslag,
): Promise<Innlesingsrad | undefined> {
  return (
    await sql<Innlesingsrad>`select ${RAD} from kilde.innlesing where kilde = ${kilde} and slag = ${slag} and status = 'venter' order by startet desc limit 1`.execute(
      db,
    )
  ).rows[0];
}

/**
 * What a run leaves for a while: whom it covered, what it previewed. Kept for 30 days, and always for the last finished run of each
 * source, so that «hentet» can be answered. Facts are never touched.
 */
export async function ryddSpor(db: DbEllerTx, na: string): Promise<void> {
  const gamle = sql`select i.id from kilde.innlesing i where i.startet < ${na}::timestamptz - interval '30 days' and i.status not in ('mottar', 'klar', 'bruker', 'venter')
    and i.id not in (select distinct on (kilde) id from kilde.innlesing where status = 'ferdig' and slag in ('full', 'fil') order by kilde, startet desc)`;
  await sql`delete from kilde.dekning where innlesing_id in (${gamle})`.execute(db);
  await sql`delete from kilde.forhandsvisning where innlesing_id in (${gamle})`.execute(db);
}
