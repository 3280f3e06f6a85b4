import { afterAll, beforeAll, expect, test } from 'vitest';
import { nyDatabase, type Testdatabase } from '#verktoy/testdatabase.ts';
import { taEneplass } from './index.ts';

let base: Testdatabase;
beforeAll(async () => {
  base = await nyDatabase();
});
afterAll(() => base.slipp());

test('en plass er for én, og blir ledig når den gis fra seg', async () => {
  const slipp = await taEneplass(base.url, 'demo');
  expect(slipp).toBeTypeOf('function');
  expect(await taEneplass(base.url, 'demo')).toBeUndefined();
  const annen = await taEneplass(base.url, 'noe annet');
  expect(annen).toBeTypeOf('function');
  await slipp!();
  const igjen = await taEneplass(base.url, 'demo');
  expect(igjen).toBeTypeOf('function');
  await Promise.all([annen!(), igjen!()]);
});
