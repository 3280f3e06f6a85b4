// A night: every child read anew from answers drawn beforehand, so that no time is the source's. And whom it wrote about.
import { sql } from 'kysely';
import { koble, type Db } from '#grunn/db/index.ts';
import { lesNokkelring, type Nokkelring } from '#grunn/krypto/index.ts';
import { fastKlokke, type Klokke } from '#grunn/tid/index.ts';
import { lesPersonDefinisjon, type Fiksklient, type Folkeregisterperson } from '#kilder/folkeregisteret/index.ts';
import { tegnPersonDefinisjon } from '#kilder/folkeregisteret/simulator/index.ts';
import { fortsett, kjorFolkeregisterNatt, type Innlesingsmiljo } from '#register/innlesing/index.ts';
import { dekrypterIdentifikator } from '#register/person/index.ts';
import { barnOgForesatte, lagVerden, type Verden } from '#verden/index.ts';
import { endreAndel } from '#verden/hendelser.ts';

/** The answer about each child, as text, by number; and the children born since. */
export interface Svarsamling {
  readonly svar: ReadonlyMap<string, string>;
  readonly nyfodte: readonly string[];
}

export function tegnSvar(verden: Verden): Svarsamling {
  const svar = new Map<string, string>();
  for (const { barn } of barnOgForesatte(verden))
    if (barn.identifikator !== null) svar.set(barn.identifikator, JSON.stringify(tegnPersonDefinisjon(verden, barn)));
  const nyfodte = verden.hendelser
    .filter((h) => h.hendelsestype === 'personErOpprettet')
    .flatMap((h) => verden.personer.get(h.person)?.identifikator ?? []);
  return { svar, nyfodte };
}

/** KS Fiks without the wire: answers are read and translated as ever, but are there at once. */
export function klientMedSvar(s: Svarsamling): Fiksklient {
  return {
    oppvekst: async (numre: readonly string[]) => {
      const funnet = numre.flatMap((nr) => {
        const tekst = s.svar.get(nr);
        return tekst === undefined ? [] : (lesPersonDefinisjon(JSON.parse(tekst)) ?? []);
      });
      return { funnet, mangler: numre.filter((nr) => !s.svar.has(nr)), ubedt: 0, uleselige: 0, avvik: [] };
    },
    hendelser: {
      liste: async ({ hendelsestype }: { hendelsestype: string }) => (hendelsestype === 'FOEDT' ? s.nyfodte : []),
    },
    // parents only mentioned: nobody answers for them here, so that the night's own cost is what is measured
    bulkoppslag: async (identer: readonly string[]) => ({ funnet: [], mangler: identer, ubedt: 0, uleselige: 0, avvik: [] }),
  } as unknown as Fiksklient;
}

/** Everybody the answers tell of, by number, with what is told: equal text, equal facts. */
export function innholdI(s: Svarsamling): Map<string, string> {
  const ut = new Map<string, string>();
  const legg = (p: Folkeregisterperson) => {
    const nummer = p.identifikatorer[0]?.identifikator;
    if (nummer !== undefined && (p.omfang === 'hel' || !ut.has(nummer))) ut.set(nummer, JSON.stringify(p));
  };
  for (const tekst of s.svar.values()) {
    const post = lesPersonDefinisjon(JSON.parse(tekst));
    if (post) for (const p of [post.barn, ...post.ansvarlige]) legg(p);
  }
  return ut;
}

/** Numbers of those who are told of otherwise than before, or for the first time. */
export function endredeI(for_: ReadonlyMap<string, string>, etter: ReadonlyMap<string, string>): Set<string> {
  return new Set([...etter].filter(([nr, innhold]) => for_.get(nr) !== innhold).map(([nr]) => nr));
}

/** One night, approved at once should a brake stop it. Returns the run's id and the wall time in ms. */
export async function kjorNatt(
  m: Innlesingsmiljo,
  s: Svarsamling,
  kommunenummer: string,
): Promise<{ id: string; status: string; ms: number }> {
  const start = performance.now();
  const rad = await kjorFolkeregisterNatt(m, klientMedSvar(s), { utlostAv: 'benk', kommunenummer });
  return { id: rad.id, status: rad.status, ms: performance.now() - start };
}

export interface Skrevet {
  /** Rows the run opened or closed, and documents it wrote down. */
  readonly rader: number;
  /** Numbers in use of the people these rows are about. */
  readonly numre: ReadonlySet<string>;
}

const TABELLER = [
  'personidentifikator',
  'navn',
  'personalia',
  'adresse',
  'adressebeskyttelse',
  'foreldreansvar',
  'familierelasjon',
];

/** Whom a run wrote about. */
export async function skrevetAv(eier: Db, nokler: Nokkelring, id: string): Promise<Skrevet> {
  const deler = TABELLER.map(
    (t) =>
      sql`select person_id from ${sql.raw(`register.${t}`)} where apnet_av = ${id}::uuid union all select person_id from ${sql.raw(`register.${t}`)} where lukket_av = ${id}::uuid`,
  );
  const { rows } = await sql<{ person_id: string; n: number }>`select person_id, count(*) as n from (
    ${sql.join(deler, sql` union all `)} union all select person_id from kilde.dokument where innlesing_id = ${id}::uuid
    union all select id from register.person where opprettet_av = ${id}::uuid) x group by 1`.execute(eier);
  const { rows: numre } = await sql<{ kryptert: Buffer }>`select kryptert from register.personidentifikator
    where kjent_til is null and status = 'iBruk' and type <> 'duf' and person_id = any(${rows.map((r) => r.person_id)}::uuid[])`.execute(
    eier,
  );
  return {
    rader: rows.reduce((n, r) => n + r.n, 0),
    numre: new Set(numre.map((r) => dekrypterIdentifikator(nokler, r.kryptert))),
  };
}

/** Rows inserted, updated and deleted in the facts and the documents since the statistics began, by PostgreSQL's own count. */
export async function raderSkrevet(eier: Db): Promise<number> {
  // sessions tell of what they have done within a second
  await new Promise((r) => setTimeout(r, 1100));
  await sql`select pg_stat_force_next_flush()`.execute(eier);
  const { rows } = await sql<{
    n: number;
  }>`select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::bigint as n from pg_stat_user_tables
    where schemaname = 'register' or (schemaname = 'kilde' and relname = 'dokument')`.execute(eier);
  return rows[0]!.n;
}

export interface Nattoppdrag {
  readonly url: string;
  readonly nokkelfil: string;
  readonly elever: number;
  readonly fro: number;
  readonly andel: number;
}

export interface Nattsvar {
  readonly status: string;
  readonly ms: number;
  /** Processor seconds of this process alone. */
  readonly cpuSekunder: number;
  readonly endrede: number;
  readonly skrevneRader: number;
  /** Rows by PostgreSQL's count that the run has not accounted for, and people written about to whom nothing had happened. */
  readonly uforklarte: number;
  readonly skrevetUtenGrunn: number;
  readonly endretUtenSpor: number;
}

const KLOKKE = '2026-11-23T01:10:00Z';

/** In a process of its own: grows the world again, lets things happen, and reads the night into a register that already holds it. */
export async function lesNatt(o: Nattoppdrag): Promise<Nattsvar> {
  const verden = lagVerden({ elever: o.elever, fro: o.fro });
  const for_ = innholdI(tegnSvar(verden));
  endreAndel(verden, { andel: o.andel, fro: o.fro, tidspunkt: '2026-11-22T20:00:00Z' });
  const svar = tegnSvar(verden);
  const klokke = fastKlokke(KLOKKE) as Klokke;
  const db = koble({ url: o.url, rolle: 'friminutt_import', maks: 4 });
  const eier = koble({ url: o.url, maks: 1 });
  const nokler = lesNokkelring(o.nokkelfil, { lagHvisMangler: false });
  const m: Innlesingsmiljo = { db, nokler, klokke, miljo: 'test', bolk: 1000 };
  try {
    const tuplerFor = await raderSkrevet(eier);
    const cpu = process.cpuUsage();
    const natt = await kjorNatt(m, svar, verden.kommune.kommunenummer);
    let { status, ms } = natt;
    if (status === 'venter') {
      // a new guardian near protection may be drawn: a named person says yes, and the clock goes on
      await sql`insert into tilgang.innlesingsavgjorelse (id, innlesing_id, avgjorelse, begrunnelse, avgjort_av)
        values (${crypto.randomUUID()}, ${natt.id}, 'godkjent', 'Kontrollert', ${crypto.randomUUID()})`.execute(eier);
      const start = performance.now();
      status = (await fortsett(m, natt.id)).status;
      ms += performance.now() - start;
    }
    const { user, system } = process.cpuUsage(cpu);
    await db.destroy();
    const tupler = (await raderSkrevet(eier)) - tuplerFor;
    const skrevet = await skrevetAv(eier, nokler, natt.id);
    const endrede = endredeI(for_, innholdI(svar));
    return {
      status,
      ms,
      cpuSekunder: (user + system) / 1e6,
      endrede: endrede.size,
      skrevneRader: skrevet.rader,
      uforklarte: tupler - skrevet.rader,
      skrevetUtenGrunn: [...skrevet.numre].filter((nr) => !endrede.has(nr)).length,
      endretUtenSpor: [...endrede].filter((nr) => !skrevet.numre.has(nr)).length,
    };
  } finally {
    await db.destroy();
    await eier.destroy();
  }
}
