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
  readonly cpuMs: number;
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
    const importert = await kjorForSeg<Importsvar>('benk/innlesing/importer.ts', base.url, path.join(mappe, 'nokler.json'), fil);
    if (importert.status !== 'ferdig') throw new Error(`Importen endte som ${importert.status}`);
    const rader = await eksporterRader(base.url, path.join(mappe, 'rader'));
    await base.slipp();
    const tom = await tjener.ny();
    const kopiMs = await kopierInn(tom.url, path.join(mappe, 'rader'));
    await tom.slipp();
    return {
      elever: o.elever,
      rader,
      personer: importert.tellere.hentet,
      importMs: importert.ms,
      kopiMs: Math.round(kopiMs),
      forhold: importert.ms / kopiMs,
      toppMb: importert.toppMb,
      cpuMs: importert.cpuMs,
    };
  } finally {
    fs.rmSync(mappe, { recursive: true, force: true });
  }
}
