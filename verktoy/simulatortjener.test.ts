import { afterEach, expect, test } from 'vitest';
import { lagOppforsel, lesOppforsel, svarMedOppforsel, svarPaOppforsel, send } from './oppforsel.ts';
import { lagSimulatortjener, type Simulatortjener } from './simulatortjener.ts';

const apne: Simulatortjener[] = [];
afterEach(async () => {
  for (const t of apne.splice(0)) await t.stopp();
});

async function start() {
  const bryter = lagOppforsel('prove');
  const t = lagSimulatortjener([
    async () => false,
    (req, res) => svarPaOppforsel(req, res, bryter, '/prove'),
    async (req, res) => {
      if (req.url !== '/prove') return false;
      return (await svarMedOppforsel(res, bryter.neste(), { enhet: 'ms', helt: () => '{"a":1}' })) || send(res, 200, '{"a":1}');
    },
  ]);
  apne.push(t);
  return { url: await t.lytt(0), bryter };
}

const settJson = (url: string, o: unknown) =>
  fetch(`${url}/simulator/prove/oppforsel`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(o),
  });

test('handlers are told apart by path, and nobody’s path is 404', async () => {
  const { url } = await start();
  expect((await fetch(`${url}/prove`)).status).toBe(200);
  expect((await fetch(`${url}/annet`)).status).toBe(404);
});

test('misbehaviour is set with JSON, counts down and ends by itself', async () => {
  const { url } = await start();
  expect(await (await settJson(url, { slag: 'for_mange', antall: 2, retryAfterMs: 1500 })).json()).toEqual({
    slag: 'for_mange',
    antall: 2,
    retryAfterMs: 1500,
  });
  const forste = await fetch(`${url}/prove`);
  expect([forste.status, forste.headers.get('retry-after')]).toEqual([429, '1500']);
  expect((await fetch(`${url}/prove`)).status).toBe(429);
  expect((await fetch(`${url}/prove`)).status).toBe(200);
});

test('a form works too and leads back to the page', async () => {
  const { url, bryter } = await start();
  const svar = await fetch(`${url}/simulator/prove/oppforsel`, {
    method: 'POST',
    body: new URLSearchParams({ slag: 'nede', antall: '', ms: '' }),
    redirect: 'manual',
  });
  expect([svar.status, svar.headers.get('location')]).toEqual([303, '/prove']);
  expect(bryter.na).toEqual({ slag: 'nede' });
  await expect(fetch(`${url}/prove`)).rejects.toThrow('fetch failed');
});

test.each([[{ slag: 'tull' }], [{ slag: 'toString' }], [{}], [{ slag: 'treg', ms: 'x' }], [{ slag: 'treg', ms: -1 }]])(
  '%o is not a behaviour',
  (ra) => {
    expect(lesOppforsel(ra)).toBeUndefined();
  },
);

test('half an answer is half of the whole one', async () => {
  const { url } = await start();
  await settJson(url, { slag: 'halvt' });
  expect(await (await fetch(`${url}/prove`)).text()).toBe('{"a"');
});
