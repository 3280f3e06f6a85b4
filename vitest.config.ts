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
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
