import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { lagRigg } from './kontekst.ts';
import { Hoppover, type Benk, type Benklinje } from './modell.ts';
import { avrund, lagLinje, tegnMal } from './regler.ts';

export const STANDARDFRO = 20261122;

/** What it was measured on. */
export const maskin = (): Benklinje['machine'] => ({
  cpu: os.cpus()[0]?.model.trim() ?? 'unknown',
  cores: os.availableParallelism(),
  memGb: Math.round(os.totalmem() / 2 ** 30),
  load1: avrund(os.loadavg()[0] ?? 0),
  os: `${os.type()} ${os.release()}`,
  node: process.version,
});

/** The same bare work before and after each bench (64 MB through SHA-256): tells a busy machine from a slow program. */
export function bartArbeid(): number {
  const blokk = Buffer.alloc(1 << 20, 7);
  const start = performance.now();
  const h = createHash('sha256');
  for (let i = 0; i < 64; i++) h.update(blokk);
  h.digest();
  return performance.now() - start;
}

/** Runs one bench to its line. Never throws: a bench that fails is a line with `ok: false` and the reason. */
export async function kjorBenk(
  b: Benk,
  valg: { readonly fro?: number; readonly valg?: Readonly<Record<string, string>>; readonly si?: (tekst: string) => void } = {},
): Promise<Benklinje> {
  const seed = valg.fro ?? STANDARDFRO;
  const machine = maskin();
  const rigg = lagRigg(seed, valg.valg ?? {}, valg.si ?? (() => undefined));
  const shaForMs = avrund(bartArbeid());
  const start = performance.now();
  const omstendigheter = () => ({
    seed,
    calibration: { sha64MbBeforeMs: shaForMs, sha64MbAfterMs: avrund(bartArbeid()), ...rigg.kalibreringer() },
    machine,
  });
  try {
    const resultat = await b.kjor(rigg.kontekst);
    const seconds = avrund((performance.now() - start) / 1000);
    return lagLinje(b, { seconds, ...resultat }, omstendigheter());
  } catch (e) {
    if (e instanceof Hoppover)
      return { id: b.id, value: null, target: tegnMal(b.mal), ok: null, skipped: e.message, ...omstendigheter() };
    const error = e instanceof Error ? `${e.name}: ${e.message}` : String(e);
    return { id: b.id, value: null, target: tegnMal(b.mal), ok: false, error, ...omstendigheter() };
  } finally {
    await rigg.rydd();
  }
}

/** Every `<id>.benk.ts` in a folder, by id. Throws when a file has no bench or another name than its id. */
export async function finnBenker(mappe: string): Promise<Map<string, Benk>> {
  const ut = new Map<string, Benk>();
  for (const fil of fs
    .readdirSync(mappe)
    .filter((f) => f.endsWith('.benk.ts'))
    .toSorted()) {
    const { default: b } = (await import(pathToFileURL(path.join(mappe, fil)).href)) as { default?: Benk };
    if (b === undefined || `${b.id}.benk.ts` !== fil) throw new Error(`${fil} må ha en benk med samme id som default export`);
    ut.set(b.id, b);
  }
  return ut;
}
