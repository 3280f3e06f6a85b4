import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { migrer, startInnebygd } from '#grunn/db/index.ts';
import type { Barnemaling, Barnevalg, Benkkontekst, Maling } from './modell.ts';
import { avrund, median } from './regler.ts';

const ROT = path.resolve(import.meta.dirname, '..');

async function tid<T>(fn: () => T | Promise<T>): Promise<Maling<T>> {
  const start = performance.now();
  const svar = await fn();
  return { svar, ms: performance.now() - start };
}

/** Calls a function of a module in a process of its own and measures that process. */
export function kjorBarn<T>(
  modul: URL | string,
  funksjon: string,
  argument?: unknown,
  valg: Barnevalg = {},
): Promise<Barnemaling<T>> {
  const { maksSekunder = 600 } = valg;
  const adresse =
    modul instanceof URL ? modul.href : modul.startsWith('file:') ? modul : pathToFileURL(path.resolve(ROT, modul)).href;
  return new Promise((ja, nei) => {
    const barn = fork(path.join(ROT, 'benk/barn.ts'), [], {
      cwd: ROT,
      // as verktoy/kjor.mjs starts every program
      execArgv: ['--max-semi-space-size=16', '--import', path.join(ROT, 'verktoy/tsx-hook.mjs'), ...(valg.nodearg ?? [])],
      serialization: 'advanced',
      // what the child prints goes to standard error: standard output holds the one line
      stdio: ['ignore', 2, 2, 'ipc'],
      env: { ...process.env, ...valg.miljo },
    });
    let svar: Barnemaling<T> | { feil: string } | undefined;
    const frist = setTimeout(() => barn.kill('SIGKILL'), maksSekunder * 1000);
    barn.once('message', (m) => {
      svar = m as unknown as typeof svar;
    });
    barn.once('error', nei);
    barn.once('exit', (kode, signal) => {
      clearTimeout(frist);
      if (svar === undefined) nei(new Error(`${funksjon}: prosessen endte med ${signal ?? kode} uten svar`));
      else if ('feil' in svar) nei(new Error(`${funksjon}: ${svar.feil}`));
      else ja(svar);
    });
    barn.send({ modul: adresse, funksjon, argument }, (e) => {
      if (e) nei(e);
    });
  });
}

export interface Rigg {
  readonly kontekst: Benkkontekst;
  /** Median ms of each calibration taken so far. */
  readonly kalibreringer: () => Readonly<Record<string, number>>;
  /** Stops and removes all that the bench was lent. */
  readonly rydd: () => Promise<void>;
}

/** What a bench is handed. `rydd` must be called whatever happens. */
export function lagRigg(fro: number, valg: Readonly<Record<string, string>>, si: (tekst: string) => void): Rigg {
  const mappe = fs.mkdtempSync(path.join(os.tmpdir(), 'friminutt-benk-'));
  const kalibreringer: Record<string, number> = {};
  const opprydding: (() => Promise<void>)[] = [];
  const merk = (navn: string, ms: number) => {
    kalibreringer[navn] = avrund(ms);
    return ms;
  };

  const kontekst: Benkkontekst = {
    fro,
    valg,
    mappe,
    si,
    tid,
    async kalibrer(navn, fn, { ganger = 3 } = {}) {
      const ms: number[] = [];
      for (let i = 0; i < ganger; i++) ms.push((await tid(fn)).ms);
      return merk(navn, median(ms));
    },
    async parvis(navn, { bare, malt }, { ganger = 5 } = {}) {
      const par: { bare: number; malt: number }[] = [];
      for (let i = 0; i < ganger; i++) {
        // who goes first changes, so that neither always finds the caches warm
        if (i % 2) {
          const m = (await tid(malt)).ms;
          par.push({ bare: (await tid(bare)).ms, malt: m });
        } else {
          const b = (await tid(bare)).ms;
          par.push({ bare: b, malt: (await tid(malt)).ms });
        }
      }
      return {
        bareMs: merk(navn, median(par.map((p) => p.bare))),
        maltMs: median(par.map((p) => p.malt)),
        forhold: median(par.map((p) => p.malt / p.bare)),
      };
    },
    barn: (modul, funksjon, argument, barnevalg) => kjorBarn(modul, funksjon, argument, barnevalg),
    async postgres({ varig = true, innstillinger } = {}) {
      const server = await startInnebygd(path.join(mappe, `pg${opprydding.length}`), {
        varig,
        ...(innstillinger ? { innstillinger } : {}),
      });
      opprydding.push(async () => {
        await server.stopp();
        fs.rmSync(server.mappe, { recursive: true, force: true });
      });
      const url = server.url('postgres');
      await migrer(url, 'test');
      return { url };
    },
  };
  return {
    kontekst,
    kalibreringer: () => kalibreringer,
    async rydd() {
      for (const f of opprydding.toReversed()) await f();
      fs.rmSync(mappe, { recursive: true, force: true });
    },
  };
}
