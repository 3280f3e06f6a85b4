// Runs tests in a process of their own and reads how each of them went.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export interface Testsvar {
  readonly fil: string;
  /** With the titles of what it stands in. */
  readonly tittel: string;
  readonly status: 'passed' | 'failed' | 'skipped' | 'pending' | 'todo' | 'disabled';
}

interface Rapport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: Testsvar['status'] }[];
  }[];
}

export interface Testkjoring {
  /** Part of file names; none runs all. */
  readonly filer?: readonly string[];
  readonly mappe: string;
  readonly miljo?: Readonly<Record<string, string>>;
}

/** Every test that was run. @throws when a file could not be loaded. */
export async function kjorTester(o: Testkjoring): Promise<Testsvar[]> {
  const rot = path.resolve(import.meta.dirname, '..');
  const ut = path.join(o.mappe, 'tester.json');
  const arg = ['node_modules/vitest/vitest.mjs', 'run', ...(o.filer ?? []), '--reporter=json', `--outputFile=${ut}`];
  await new Promise<void>((ja, nei) => {
    const barn = spawn(process.execPath, arg, { cwd: rot, stdio: ['ignore', 2, 2], env: { ...process.env, ...o.miljo } });
    barn.once('error', nei);
    // a failing test is for the report to tell
    barn.once('exit', () => ja());
  });
  const { testResults } = JSON.parse(fs.readFileSync(ut, 'utf8')) as Rapport;
  const ulest = testResults.find((t) => t.assertionResults.length === 0 && t.status === 'failed');
  if (ulest) throw new Error(`${path.relative(rot, ulest.name)} kunne ikke kjøres: ${ulest.message ?? ''}`);
  return testResults.flatMap((f) =>
    f.assertionResults.map((a) => ({ fil: path.relative(rot, f.name), tittel: a.fullName, status: a.status })),
  );
}
