import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    include: [
      'src/**/*.test.{ts,tsx}',
      'verden/**/*.test.ts',
      'benk/**/*.test.ts',
      'verktoy/**/*.test.ts',
      'reiser/**/*.reise.ts',
    ],
    globalSetup: ['verktoy/testoppsett.ts'],
    pool: 'threads',
    isolate: false,
    // the default leaves a core to the machine's owner, and so runs everything in one thread on two cores
    maxWorkers: Math.max(2, availableParallelism()),
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
