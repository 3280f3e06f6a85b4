import { expect, test } from 'vitest';
import { hilsenFor } from './regler.ts';

test.each`
  time  | hilsen
  ${4}  | ${'kveld'}
  ${5}  | ${'morgen'}
  ${9}  | ${'morgen'}
  ${10} | ${'dag'}
  ${17} | ${'dag'}
  ${18} | ${'kveld'}
  ${23} | ${'kveld'}
`('klokka $time sier vi god $hilsen', ({ time, hilsen }) => {
  expect(hilsenFor(time)).toBe(hilsen);
});
