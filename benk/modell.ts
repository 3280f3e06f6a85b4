/** What a number must reach. `tekst` says what it is measured in: `{ hoyst: 5, tekst: 'times COPY + upsert' }`. */
export interface Mal {
  readonly hoyst?: number;
  readonly minst?: number;
  readonly tekst?: string;
}

export interface Benkresultat {
  /** The figure the bench is about. */
  readonly value: number | string;
  /** Left out: decided by `mal` and `delmal`. Given: must hold as well. */
  readonly ok?: boolean;
  /** Further bars of the same bench, each with its figure: `{ rssMb: { verdi: 311, hoyst: 512 } }`. */
  readonly delmal?: Readonly<Record<string, Mal & { readonly verdi: number }>>;
  /** Everything else is printed as it is. */
  readonly [ekstra: string]: unknown;
}

export interface Maling<T> {
  readonly svar: T;
  readonly ms: number;
}

export interface Barnemaling<T> extends Maling<T> {
  /** Highest resident memory of the child process, MB (2^20 bytes). */
  readonly maksRssMb: number;
  readonly cpuMs: number;
}

/** As verktoy/kjor.mjs starts the worker in production: what a reading takes is measured so. */
export const SOM_ARBEIDER: readonly string[] = ['--max-semi-space-size=8', '--heap-growing-percent=30'];

export interface Barnevalg {
  /** Arguments to Node in the child, e.g. `--max-old-space-size=256`. */
  readonly nodearg?: readonly string[];
  readonly maksSekunder?: number;
  readonly miljo?: Readonly<Record<string, string>>;
}

export interface Benkkontekst {
  /** The seed everything random grows from; `--fro=7` sets it. */
  readonly fro: number;
  /** `--storrelse=2000` → `{ storrelse: '2000' }`. */
  readonly valg: Readonly<Record<string, string>>;
  /** A scratch folder, removed afterwards. */
  readonly mappe: string;
  /** Tells the person waiting (standard error). */
  si(tekst: string): void;
  /** Wall time of some work, in ms. */
  tid<T>(fn: () => T | Promise<T>): Promise<Maling<T>>;
  /**
   * Bare work measured in the same minute as what it is compared with: median wall time in ms of `ganger` runs (default 3). Printed
   * under `calibration`.
   */
  kalibrer(navn: string, fn: () => unknown, valg?: { readonly ganger?: number }): Promise<number>;
  /**
   * Bare work and measured work in turn, `ganger` times (default 5), so that a busy neighbour disturbs both. `forhold` is the median of
   * measured / bare. The bare median is printed under `calibration`.
   */
  parvis(
    navn: string,
    arbeid: { readonly bare: () => unknown; readonly malt: () => unknown },
    valg?: { readonly ganger?: number },
  ): Promise<{ readonly bareMs: number; readonly maltMs: number; readonly forhold: number }>;
  /**
   * Calls an exported function of a module in a process of its own, with one argument, and measures that process. The argument and the
   * answer are cloned. Throws when the child fails, is killed or takes longer than `maksSekunder` (default 600).
   */
  barn<T>(modul: URL | string, funksjon: string, argument?: unknown, valg?: Barnevalg): Promise<Barnemaling<T>>;
  /** A fresh migrated database that writes to disk as in production (`varig: false`: fsync off). Stopped and removed afterwards. */
  postgres(valg?: { readonly varig?: boolean; readonly innstillinger?: readonly string[] }): Promise<{ readonly url: string }>;
}

/** A benchmark, in `benk/<id>.benk.ts` as default export. */
export interface Benk {
  readonly id: string;
  /** One sentence: what it shows. */
  readonly viser: string;
  readonly mal: Mal;
  readonly kjor: (kontekst: Benkkontekst) => Promise<Benkresultat>;
}

/** Thrown by a bench that cannot be run here: the line says so, and it is no failure. */
export class Hoppover extends Error {}

/** Declares a benchmark. */
export const benk = (b: Benk): Benk => b;

/** The line that is printed. */
export interface Benklinje {
  readonly id: string;
  readonly value: number | string | null;
  readonly target: string;
  /** null: skipped, and `skipped` says why. */
  readonly ok: boolean | null;
  readonly seed: number;
  readonly calibration: Readonly<Record<string, number>>;
  readonly machine: Readonly<Record<string, number | string>>;
  readonly [ekstra: string]: unknown;
}
