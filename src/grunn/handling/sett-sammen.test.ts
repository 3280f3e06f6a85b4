import { expect, test } from 'vitest';
import { z } from 'zod';
import { gi, regelsett } from '#grunn/tilgang/index.ts';
import { ruter, settSammen, side, visning } from './index.ts';

const regel = regelsett('prove.side', { se: { tekst: 'se siden', hvem: [gi('rektor').til('egenSkole')] } }).se;
const lag = (utvides?: true) => {
  const v = visning({
    regel,
    inndata: z.object({}),
    utdata: z.object({}),
    hent: async () => ({}),
    viser: () => [],
    ...(utvides && { utvides }),
  });
  return ruter('/kort', [side('/', v, () => ({ tittel: '', innhold: null }))]);
};

test('siden som skal utvides, viker for den som utvider den', () => {
  const [a, b] = [lag(true), lag()];
  expect(settSammen([a, b]).map((t) => t.ruter.length)).toEqual([0, 1]);
});

test('to sider på samme adresse, og en som ingen utvider, nektes', () => {
  expect(() => settSammen([lag(), lag()])).toThrow('Adresser med to sider: /kort');
  expect(() => settSammen([lag(true)])).toThrow('Sider ingen utvider: /kort');
});
