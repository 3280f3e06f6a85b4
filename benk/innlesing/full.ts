// One full import beside its calibration: file → register in a process of its own, then COPY + upsert of the same rows.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { Benkkontekst } from '../modell.ts';
import type { Leseoppdrag, Lesesvar } from './lesing.ts';
import { eksporterRader, kopierInn } from './kopi.ts';
import { prosessorsekunder } from './prosessor.ts';
import type { Filoppdrag } from './verdensfil.ts';

const LESING = new URL('./lesing.ts', import.meta.url);
const VERDENSFIL = new URL('./verdensfil.ts', import.meta.url);
/** The heap the importing process is given (MB), as a worker in production may be: it must do with it, or it dies. */
export const HEAP_MB = 256;

export interface Fullmaling {
  readonly elever: number;
  readonly personer: number;
  readonly rader: number;
  readonly importMs: number;
  readonly kopiMs: number;
  /** Wall time of the import over that of COPY + upsert. */
  readonly forhold: number;
  readonly toppMb: number;
  /** Processor seconds of the importing process and the database server: what must not grow faster than the people. Else wall seconds. */
  readonly kostnad: number;
  readonly kopikostnad: number;
}

async function spor<T>(url: string, tekst: string): Promise<T> {
  const c = new pg.Client({ connectionString: url });
  await c.connect();
  try {
    return Object.values((await c.query(tekst)).rows[0] as object)[0] as T;
  } finally {
    await c.end();
  }
}

/** The postmaster of a server on this machine. */
export async function postmester(url: string): Promise<number> {
  const mappe = await spor<string>(url, 'show data_directory');
  return Number(fs.readFileSync(path.join(mappe, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** @throws when the import did not finish, or held somebody back. */
export async function malFullImport(ctx: Benkkontekst, elever: number): Promise<Fullmaling> {
  const mappe = path.join(ctx.mappe, randomUUID());
  fs.mkdirSync(mappe, { recursive: true, mode: 0o700 });
  const fil = path.join(mappe, 'elever.ndjson');
  const rader = path.join(mappe, 'rader');
  const { svar } = await ctx.barn<{ kommunenummer: string }>(VERDENSFIL, 'lagFil', {
    elever,
    fro: ctx.fro,
    fil,
  } satisfies Filoppdrag);

  // two servers alike, both freshly migrated: one for each
  const [her, der] = [await ctx.postgres(), await ctx.postgres()];
  const [pidHer, pidDer] = [await postmester(her.url), await postmester(der.url)];
  const cpuFor = prosessorsekunder(pidHer);
  const oppdrag: Leseoppdrag = {
    url: her.url,
    nokkelfil: path.join(mappe, 'nokler.json'),
    fil,
    kommunenummer: svar.kommunenummer,
  };
  const lest = await ctx.barn<Lesesvar>(LESING, 'lesInnFil', oppdrag, {
    maksSekunder: 1800,
    nodearg: [`--max-old-space-size=${HEAP_MB}`],
  });
  const cpuEtter = prosessorsekunder(pidHer);
  const { status, tellere, bremser } = lest.svar;
  if (status !== 'ferdig' || tellere.holdtIgjen > 0)
    throw new Error(`Importen endte som ${status}, ${tellere.holdtIgjen} holdt: ${bremser.map((b) => b.kode).join(', ')}`);
  const antallRader = await eksporterRader(her.url, rader);

  const kopiFor = prosessorsekunder(pidDer);
  const kopiMs = await kopierInn(der.url, rader);
  const kopiEtter = prosessorsekunder(pidDer);
  fs.rmSync(mappe, { recursive: true, force: true });
  const brukt = (a: number | undefined, b: number | undefined, ellers: number) =>
    a === undefined || b === undefined ? ellers : b - a;
  return {
    elever,
    personer: tellere.hentet,
    rader: antallRader,
    importMs: Math.round(lest.ms),
    kopiMs: Math.round(kopiMs),
    forhold: lest.ms / kopiMs,
    toppMb: Math.round(lest.maksRssMb),
    kostnad: cpuFor === undefined ? lest.ms / 1000 : lest.cpuMs / 1000 + brukt(cpuFor, cpuEtter, lest.ms / 1000),
    kopikostnad: brukt(kopiFor, kopiEtter, kopiMs / 1000),
  };
}
