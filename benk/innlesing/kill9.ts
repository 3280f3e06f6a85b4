// Real kill -9, of the process that imports and of PostgreSQL under it, at moments drawn by lot.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as vent } from 'node:timers/promises';
import pg from 'pg';
import { migrer, startInnebygd, type InnebygdPostgres } from '#grunn/db/index.ts';
import { lesNokkelring } from '#grunn/krypto/index.ts';
import { blandFro, tilfeldig } from '#verden/tilfeldig.ts';
import { kjorBarn } from '../kontekst.ts';
import type { Leseoppdrag, Lesesvar } from './lesing.ts';
import { apneRegister } from './rigg.ts';
import type { Filoppdrag } from './verdensfil.ts';
import { finnBrudd, forskjell, lesTilstand } from './tilstand.ts';

const LESING = new URL('./lesing.ts', import.meta.url);
const VERDENSFIL = new URL('./verdensfil.ts', import.meta.url);
/** Small chunks: more places to be killed at. */
const BOLK = 60;

export interface Drapsoppdrag {
  readonly fro: number;
  readonly elever: number;
  readonly ganger: number;
  /** For files; the caller removes it. */
  readonly mappe: string;
}

interface Scene {
  /** An empty, migrated database. */
  readonly nyBase: () => Promise<string>;
  readonly les: (url: string, maksSekunder?: number) => Promise<Lesesvar>;
  /** What the database holds, and what is wrong with it by itself. */
  readonly se: (url: string) => Promise<{ tilstand: string[]; brudd: string[] }>;
  readonly fasit: readonly string[];
  /** How long an undisturbed reading takes, process start included. */
  readonly varighetMs: number;
}

/** Makes databases by copying one that is migrated. */
export async function databaser(adminUrl: string, url: (navn: string) => string): Promise<() => Promise<string>> {
  const utfor = async (tekst: string) => {
    const c = new pg.Client({ connectionString: adminUrl });
    await c.connect();
    try {
      await c.query(tekst);
    } finally {
      await c.end();
    }
  };
  await utfor('create database drap_mal');
  await migrer(url('drap_mal'), 'test');
  let nr = 0;
  return async () => {
    const navn = `drap_${nr++}`;
    await utfor(`create database ${navn} template drap_mal`);
    return url(navn);
  };
}

async function lagScene(o: Drapsoppdrag, nyBase: () => Promise<string>): Promise<Scene> {
  const mappe = fs.mkdtempSync(path.join(o.mappe, 'drap-'));
  const [fil, nokkelfil] = [path.join(mappe, 'elever.ndjson'), path.join(mappe, 'nokler.json')];
  const nokler = lesNokkelring(nokkelfil, { lagHvisMangler: true });
  const { svar } = await kjorBarn<{ kommunenummer: string }>(VERDENSFIL, 'lagFil', {
    elever: o.elever,
    fro: o.fro,
    fil,
  } satisfies Filoppdrag);
  const les = async (url: string, maksSekunder?: number) => {
    const oppdrag: Leseoppdrag = { url, nokkelfil, fil, kommunenummer: svar.kommunenummer, bolk: BOLK };
    return (await kjorBarn<Lesesvar>(LESING, 'lesInnFil', oppdrag, maksSekunder === undefined ? {} : { maksSekunder })).svar;
  };
  const se = async (url: string) => {
    const r = apneRegister(url, nokler);
    try {
      return { tilstand: await lesTilstand(r.eier), brudd: await finnBrudd(r.eier) };
    } finally {
      await r.steng();
    }
  };
  const url = await nyBase();
  const start = performance.now();
  const uforstyrret = await les(url);
  const varighetMs = performance.now() - start;
  const { tilstand, brudd } = await se(url);
  if (uforstyrret.status !== 'ferdig' || brudd.length > 0)
    throw new Error(`Uforstyrret: ${uforstyrret.status} ${brudd.join('; ')}`);
  return { nyBase, les, se, fasit: tilstand, varighetMs };
}

async function sammenlign(s: Scene, url: string): Promise<string[]> {
  // yesterday's file, read again: stopped by its brake, after what the dead process left has been done to the end
  await s.les(url);
  const { tilstand, brudd } = await s.se(url);
  return [...forskjell(s.fasit, tilstand), ...brudd];
}

/** Kills the importing process, one to three times, and lets a new one finish. `noter` is told what was wrong each time: nothing. */
export async function drepNode(
  o: Drapsoppdrag & { readonly nyBase: () => Promise<string> },
  noter: (avvik: readonly string[], drept: number) => void,
): Promise<void> {
  const s = await lagScene(o, o.nyBase);
  const t = tilfeldig(blandFro(o.fro, 9));
  for (let i = 0; i < o.ganger; i++) {
    const url = await s.nyBase();
    let drept = 0;
    for (let j = t.heltall(1, 3); j > 0; j--)
      await s.les(url, (s.varighetMs * (0.3 + 0.7 * t.brok())) / 1000).catch(() => {
        drept += 1;
      });
    noter(await sammenlign(s, url), drept);
  }
}

/** Kills the postmaster while a process imports, starts it again, and lets a new process finish. */
export async function drepPostgres(
  o: Drapsoppdrag & { readonly varig: boolean },
  noter: (avvik: readonly string[], drept: number) => void,
): Promise<void> {
  const mappe = path.join(o.mappe, 'drap-pg');
  // little to replay: recovery is not what is tested
  const start = () => startInnebygd(mappe, { varig: o.varig, innstillinger: ['max_wal_size=128MB'] });
  let server: InnebygdPostgres = await start();
  try {
    const s = await lagScene(o, await databaser(server.url('postgres'), (navn) => server.url(navn)));
    const t = tilfeldig(blandFro(o.fro, 10));
    for (let i = 0; i < o.ganger; i++) {
      const url = await s.nyBase();
      const lesing = s.les(url).then(
        () => 0,
        () => 1,
      );
      await vent(s.varighetMs * (0.3 + 0.6 * t.brok()));
      await server.drep();
      const drept = await lesing;
      server = await start();
      noter(await sammenlign(s, url), drept);
    }
  } finally {
    await server.stopp();
    fs.rmSync(server.mappe, { recursive: true, force: true });
  }
}
