// Kill points: a course of readings in which the line to the database is cut at a chosen statement, and the work is begun again as a new
// process would. It must end as if nothing had happened.
import { sql } from 'kysely';
import type { Db } from '#grunn/db/index.ts';
import { FunksjonellFeil } from '#grunn/feil/index.ts';
import { lesPersonDefinisjon, type Folkeregisterperson } from '#kilder/folkeregisteret/index.ts';
import { tegnPersonDefinisjon } from '#kilder/folkeregisteret/simulator/index.ts';
import {
  angreInnlesing,
  folkeregisterInnlesing,
  fortsettInnlesing,
  kjorInnlesing,
  tilFamilier,
  type Familie,
  type Innlesingsmiljo,
  type Kildehode,
  type Mottatt,
} from '#register/innlesing/index.ts';
import { lagVerden, type Verden } from '#verden/index.ts';
import { tilfeldig } from '#verden/tilfeldig.ts';
import type { Register } from './rigg.ts';
import { lagStrom } from './strom.ts';
import { finnBrudd, forskjell, lesTilstand } from './tilstand.ts';

const GRENSER = { krympet: 1, endret: 1, avsluttet: 1, minstAntall: 1e9 };
const type = folkeregisterInnlesing(GRENSER);

/** One step of the course. Begun again from the top when its process died. */
export interface Steg {
  readonly navn: string;
  readonly gjor: (m: Innlesingsmiljo, eier: Db) => Promise<unknown>;
}

function les(navn: string, familier: readonly Familie[], mer: { hode?: Kildehode; til?: number } = {}): Steg {
  async function* hent(): AsyncIterable<Mottatt<Familie>> {
    for (const enhet of familier) yield { enhet };
  }
  return {
    navn,
    gjor: (m) =>
      kjorInnlesing(m, type, {
        slag: 'endring',
        utlostAv: 'benk',
        hent: hent(),
        hode: () => mer.hode ?? {},
        ...(mer.til === undefined ? {} : { sekvensFra: 1, sekvensTil: () => mer.til }),
      }),
  };
}

const familierAv = (personer: readonly Folkeregisterperson[]): Familie[] =>
  [...tilFamilier(personer)].flatMap((x) => ('enhet' in x ? [x.enhet] : []));

async function nyeste(eier: Db, status: string): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string;
  }>`select id from kilde.innlesing where status = ${status} and slag <> 'angring' order by startet desc limit 1`.execute(eier);
  return rows[0]?.id;
}

/** Children's records with the guardians written into them. */
const barneposter = (verden: Verden, antall: number): Familie[] =>
  [...verden.personer.values()]
    .filter((p) => p.foreldreansvar.length > 1 && p.identifikator !== null && p.bareManuell !== true)
    .slice(-antall)
    .flatMap((p) => lesPersonDefinisjon(tegnPersonDefinisjon(verden, p)) ?? [])
    .map((post) => ({ personer: [post.barn, ...post.ansvarlige] }));

/** A first reading; a night with changes, one the register refuses and one with a bad number; a run that is stopped, approved and undone. */
export function lagForlop(fro: number): readonly Steg[] {
  const strom = lagStrom({ fro, barn: 3, hendelser: 12 });
  const verden = lagVerden({ fro, elever: 150 });
  const poster = barneposter(verden, 2);
  const [forste] = poster;
  const etter = strom.hendelser.flat();
  const mal = strom.start.find((p) => p.adresser.length > 0)!;
  // strictly confidential people have no home: the database refuses what the translation should have dropped
  const nektes: Folkeregisterperson = {
    ...mal,
    identifikatorer: [{ identifikator: ledigNummer(verden, 0), type: 'fodselsnummer', status: 'iBruk' }],
    foreldreansvar: [],
    familierelasjoner: [],
    adresser: [{ ...mal.adresser[0]!, type: 'bosted', gradering: 'strengtFortrolig' }],
  };
  const ugyldig: Folkeregisterperson = {
    ...nektes,
    identifikatorer: [{ identifikator: '12345678901', type: 'fodselsnummer', status: 'iBruk' }],
  };
  const vernes = lagStrom({ fro: fro + 1000, barn: 1, hendelser: 0 });
  const vernet = familierAv(
    vernes.start.map((p) => ({ ...p, dokumentversjon: '2026-11-21T00:00:00Z', adressebeskyttelse: 'fortrolig' as const })),
  );
  return [
    les('første innlesing', [...familierAv(strom.start), ...poster, ...familierAv(vernes.start)], { til: 100 }),
    les(
      'natt',
      [...familierAv(etter.slice(0, 8)), { personer: [nektes] }, { personer: [ugyldig] }, ...(forste ? [forste] : [])],
      { til: 200 },
    ),
    les('stoppet', [...vernet, ...familierAv(etter.slice(8))], { hode: { antallOppgitt: 99, antallLest: 3 }, til: 300 }),
    {
      navn: 'godkjent',
      gjor: async (m, eier) => {
        const venter = await nyeste(eier, 'venter');
        if (venter !== undefined)
          await sql`insert into tilgang.innlesingsavgjorelse (id, innlesing_id, avgjorelse, begrunnelse, avgjort_av)
            values (${crypto.randomUUID()}, ${venter}, 'godkjent', 'Kontrollert mot kilden', ${crypto.randomUUID()}) on conflict do nothing`.execute(
            eier,
          );
        const id = venter ?? (await nyeste(eier, 'bruker'));
        if (id !== undefined) await fortsettInnlesing(m, type, id);
      },
    },
    {
      navn: 'angret',
      gjor: async (m, eier) => {
        const { rows } = await sql<{ n: number }>`select count(*) n from kilde.innlesing where slag = 'angring'`.execute(eier);
        if (rows[0]!.n === 0) await angreInnlesing(m, { innlesingId: (await nyeste(eier, 'ferdig'))!, utlostAv: 'benk' });
      },
    },
  ];
}

/** A number of the made-up world that is in use nowhere in the course. */
function ledigNummer(verden: Verden, hoppOver: number): string {
  const ansatte = [...verden.personer.values()].filter((p) => p.ansatt !== undefined && p.identifikatortype === 'fodselsnummer');
  return ansatte.at(-1 - hoppOver)!.identifikator!;
}

export interface Fasit {
  readonly tilstander: readonly (readonly string[])[];
  readonly brukt: readonly number[];
  /** Statements each step sends, when nothing is cut. */
  readonly setninger: readonly number[];
}

const brukt = async (eier: Db): Promise<number> =>
  (
    await sql<{
      n: number;
    }>`select coalesce(sum((tellere->>'brukt')::int), 0) n from kilde.innlesing where status in ('ferdig', 'angret') and slag <> 'angring'`.execute(
      eier,
    )
  ).rows[0]!.n;

/** The course undisturbed: what every disturbed one is compared with. @throws when it breaks a rule by itself. */
export async function lagFasit(r: Register, forlop: readonly Steg[], bolk: number): Promise<Fasit> {
  await r.tom();
  await r.lagre('steg0');
  const ut = { tilstander: [] as string[][], brukt: [] as number[], setninger: [] as number[] };
  for (const s of forlop) {
    let n = 0;
    const db = r.koble(() => void n++);
    r.klokke.flytt({ minutes: 1 });
    await s.gjor({ ...r.m, db, bolk }, r.eier);
    await db.destroy();
    ut.setninger.push(n);
    ut.tilstander.push(await lesTilstand(r.eier));
    ut.brukt.push(await brukt(r.eier));
    const brudd = await finnBrudd(r.eier);
    if (brudd.length > 0) throw new Error(`Uforstyrret «${s.navn}»: ${brudd.join('; ')}`);
    await r.lagre(`steg${ut.tilstander.length}`);
  }
  return ut;
}

/** `for`: the statement never leaves. `etter`: it does, and the answer is lost. `tjener`: the server ends the session. */
export type Dodsmate = 'for' | 'etter' | 'tjener';

export interface Drepspunkt {
  readonly steg: number;
  /** Statements of the step, counted from 1, at which the line is cut: the first in the first try, the second in the second … */
  readonly ved: readonly number[];
  readonly mate: Dodsmate;
}

/** Runs a step from where it starts, cut as told, and compares. Empty when it ended right. */
export async function provDrepspunkt(
  r: Register,
  forlop: readonly Steg[],
  fasit: Fasit,
  bolk: number,
  p: Drepspunkt,
): Promise<string[]> {
  await r.hent(`steg${p.steg}`);
  const s = forlop[p.steg]!;
  for (let forsok = 0; ; forsok++) {
    r.klokke.flytt({ minutes: 1 });
    const ved = p.ved[forsok];
    let n = 0;
    const db = r.koble((_, klient) => {
      if (++n !== ved) return;
      const { stream } = (klient as unknown as { connection: { stream: { destroy: () => void } } }).connection;
      if (p.mate === 'for') stream.destroy();
      else if (p.mate === 'etter') setImmediate(() => stream.destroy());
      else
        void sql`select pg_terminate_backend(${(klient as unknown as { processID: number }).processID})`
          .execute(r.eier)
          .catch(() => {});
    });
    try {
      await s.gjor({ ...r.m, db, bolk }, r.eier);
      if (ved === undefined || n < ved) break;
    } catch (e) {
      // the dead session's right to the source lives until the server notices
      if (e instanceof FunksjonellFeil && e.kode === 'pagar' && forsok < 200) await new Promise((x) => setTimeout(x, 10));
      else if (ved === undefined) return [`ny kjøring feilet: ${e instanceof Error ? e.message : String(e)}`];
    } finally {
      await db.destroy().catch(() => {});
    }
  }
  const ut = [...forskjell(fasit.tilstander[p.steg]!, await lesTilstand(r.eier)), ...(await finnBrudd(r.eier))];
  const n = await brukt(r.eier);
  if (n !== fasit.brukt[p.steg]) ut.push(`brukt ${n}, ikke ${fasit.brukt[p.steg]}`);
  return ut;
}

/** Points spread over all steps and statements: each statement of each step once in each way, then several cuts in a row, drawn. */
export function velgPunkter(fasit: Fasit, antall: number, fro: number): Drepspunkt[] {
  const t = tilfeldig(fro);
  const mater = ['for', 'etter', 'tjener'] as const;
  const alle = fasit.setninger.flatMap((n, steg) =>
    Array.from({ length: n }, (_, i) => mater.map((mate) => ({ steg, ved: [i + 1], mate }))).flat(),
  );
  if (antall < alle.length) {
    const ut: Drepspunkt[] = [];
    alle.forEach((p, i) => {
      if (t.brok() * (alle.length - i) < antall - ut.length) ut.push(p);
    });
    return ut;
  }
  const flere = Array.from({ length: antall - alle.length }, (): Drepspunkt => {
    const steg = t.heltall(0, fasit.setninger.length - 1);
    const n = fasit.setninger[steg]!;
    return { steg, ved: Array.from({ length: t.heltall(2, 4) }, () => t.heltall(1, n)), mate: t.velg(mater) };
  });
  return [...alle, ...flere];
}
