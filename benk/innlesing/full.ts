// One full import measured beside its calibration: file → register in a process of its own, then COPY + upsert of the same rows.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { eksporterRader, kopierInn } from './kopi.ts';
import type { Benketjener } from './tjener.ts';

const kjorFil = promisify(execFile);

/** Runs one of our scripts in a process of its own and reads the JSON line it ends with. */
export async function kjorForSeg<T>(skript: string, ...arg: string[]): Promise<T> {
  const { stdout } = await kjorFil(process.execPath, [path.resolve(skript), ...arg], { maxBuffer: 1 << 24 });
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as T;
}

export interface Fullmaling {
  readonly elever: number;
  readonly rader: number;
  readonly personer: number;
  readonly importMs: number;
  readonly kopiMs: number;
  readonly forhold: number;
  readonly toppMb: number;
  /** Processor seconds of the importing process and the database server, together: the cost that must not grow faster than the people. */
  readonly kostnad: number | undefined;
  readonly kopikostnad: number | undefined;
}

interface Importsvar {
  readonly status: string;
  readonly tellere: { readonly hentet: number; readonly holdtIgjen: number; readonly brukt: number };
  readonly ms: number;
  readonly cpuMs: number;
  readonly toppMb: number;
}

/** @throws when the import did not finish, or held somebody back. */
export async function malFullImport(tjener: Benketjener, o: { elever: number; fro: number; mappe: string }): Promise<Fullmaling> {
  const mappe = path.join(o.mappe, randomUUID());
  fs.mkdirSync(mappe, { recursive: true, mode: 0o700 });
  try {
    const fil = path.join(mappe, 'elever.ndjson');
    await kjorForSeg('benk/innlesing/lag-fil.ts', String(o.elever), String(o.fro), fil);
    const base = await tjener.ny();
    const for_ = tjener.cpu();
    const importert = await kjorForSeg<Importsvar>('benk/innlesing/importer.ts', base.url, path.join(mappe, 'nokler.json'), fil);
    if (importert.status !== 'ferdig') throw new Error(`Importen endte som ${importert.status}`);
    const etter = tjener.cpu();
    const rader = await eksporterRader(base.url, path.join(mappe, 'rader'));
    await base.slipp();
    const tom = await tjener.ny();
    const forKopi = tjener.cpu();
    const kopiMs = await kopierInn(tom.url, path.join(mappe, 'rader'));
    const etterKopi = tjener.cpu();
    await tom.slipp();
    return {
      elever: o.elever,
      rader,
      personer: importert.tellere.hentet,
      importMs: importert.ms,
      kopiMs: Math.round(kopiMs),
      forhold: importert.ms / kopiMs,
      toppMb: importert.toppMb,
      kostnad: for_ === undefined || etter === undefined ? undefined : importert.cpuMs / 1000 + etter - for_,
      kopikostnad: forKopi === undefined || etterKopi === undefined ? undefined : etterKopi - forKopi,
    };
  } finally {
    fs.rmSync(mappe, { recursive: true, force: true });
  }
}
