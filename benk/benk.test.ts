import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { finnBenker, kjorBenk } from './kjoring.ts';
import { kjorBarn } from './kontekst.ts';
import { benk, type Benkkontekst, type Benkresultat, type Mal } from './modell.ts';
import { kostnadseksponent, median, naddMal, tegnMal } from './regler.ts';

const BARN = new URL('./prove/barnefunksjoner.ts', import.meta.url);
const kjor = (mal: Mal, fn: (ctx: Benkkontekst) => Benkresultat | Promise<Benkresultat>) =>
  kjorBenk(benk({ id: 'prove', viser: 'rigg', mal, kjor: async (ctx) => fn(ctx) }), { fro: 7 });

describe('the bar', () => {
  test.each`
    value  | mal                         | ok       | target
    ${5}   | ${{ hoyst: 5 }}             | ${true}  | ${'<= 5'}
    ${5.1} | ${{ hoyst: 5 }}             | ${false} | ${'<= 5'}
    ${4}   | ${{ minst: 5, tekst: 's' }} | ${false} | ${'>= 5 s'}
    ${5}   | ${{ minst: 1, hoyst: 9 }}   | ${true}  | ${'<= 9 and >= 1'}
    ${NaN} | ${{ hoyst: 5 }}             | ${false} | ${'<= 5'}
  `('$value against $target is $ok', async ({ value, mal, ok, target }) => {
    expect(naddMal(value, mal)).toBe(ok);
    expect(tegnMal(mal)).toBe(target);
    expect(await kjor(mal, () => ({ value }))).toMatchObject({ id: 'prove', ok, target, seed: 7 });
  });

  test('every part must hold, and a bench that says no means no', async () => {
    const delmal = { rssMb: { verdi: 300, hoyst: 512 }, lost: { verdi: 0, hoyst: 0 } };
    expect(await kjor({ hoyst: 5 }, () => ({ value: 1, delmal }))).toMatchObject({
      ok: true,
      parts: { rssMb: { value: 300, target: '<= 512', ok: true }, lost: { ok: true } },
    });
    const brutt = { ...delmal, lost: { verdi: 1, hoyst: 0 } };
    expect(await kjor({ hoyst: 5 }, () => ({ value: 1, delmal: brutt }))).toMatchObject({
      ok: false,
      parts: { lost: { ok: false } },
    });
    expect(await kjor({ hoyst: 5 }, () => ({ value: 1, ok: false }))).toMatchObject({ ok: false });
  });

  test('a bar in words needs a bench that decides', async () => {
    expect(await kjor({ tekst: 'same state' }, () => ({ value: 'same', ok: true }))).toMatchObject({
      ok: true,
      target: 'same state',
    });
    expect(await kjor({ tekst: 'same state' }, () => ({ value: 'same' }))).toMatchObject({ ok: false, value: null });
    expect(await kjor({ hoyst: 1 }, () => ({ value: 'one' }))).toMatchObject({ ok: false, value: null });
  });

  test('a bench that throws is a line that says why', async () => {
    const linje = await kjor({ hoyst: 1 }, () => {
      throw new RangeError('utenfor');
    });
    expect(linje).toMatchObject({ value: null, ok: false, error: 'RangeError: utenfor' });
  });

  test('the line carries seed, calibration and machine, and the bench cannot overwrite them', async () => {
    const linje = await kjor({ hoyst: 9 }, async (ctx) => {
      await ctx.kalibrer('bare', () => undefined);
      return { value: 1.23456, people: 3, id: 'noe annet', seed: 1 };
    });
    expect(linje).toMatchObject({ id: 'prove', seed: 7, value: 1.235, people: 3 });
    expect(Object.keys(linje.calibration)).toEqual(['sha64MbBeforeMs', 'sha64MbAfterMs', 'bare']);
    expect(linje.machine).toMatchObject({ cores: expect.any(Number), node: process.version });
  });
});

describe('the rig', () => {
  test('calibrates, and measures in turn', async () => {
    const rekke: string[] = [];
    await kjor({ hoyst: 9 }, async (ctx) => {
      expect(await ctx.kalibrer('k', () => rekke.push('k'), { ganger: 2 })).toBeGreaterThanOrEqual(0);
      await ctx.parvis('p', { bare: () => rekke.push('b'), malt: () => rekke.push('m') }, { ganger: 3 });
      return { value: 1 };
    });
    expect(rekke.join('')).toBe('kkbmmbbm');
  });

  test('the scratch folder is gone afterwards, also when the bench fails', async () => {
    let mappe = '';
    await kjor({ hoyst: 1 }, (ctx) => {
      mappe = ctx.mappe;
      fs.writeFileSync(path.join(mappe, 'a'), 'b');
      throw new Error('feilet');
    });
    expect(mappe).not.toBe('');
    expect(fs.existsSync(mappe)).toBe(false);
  });

  test('lends a migrated database', async () => {
    const linje = await kjor({ tekst: 'tables' }, async (ctx) => {
      const { url } = await ctx.postgres({ varig: false });
      const c = new pg.Client({ connectionString: url });
      await c.connect();
      const { rows } = await c.query<{ n: number }>(`select count(*)::int as n from pg_tables where schemaname = 'register'`);
      await c.end();
      return { value: rows[0]?.n ?? 0, ok: (rows[0]?.n ?? 0) > 0 };
    });
    expect(linje).toMatchObject({ ok: true });
  });

  test('a child answers, and its memory and time are its own', async () => {
    const m = await kjorBarn<number>(BARN, 'dobbel', 21);
    expect(m.svar).toBe(42);
    expect(m.maksRssMb).toBeGreaterThan(20);
    expect(m.maksRssMb).toBeLessThan(200);
    expect(m.cpuMs).toBeGreaterThanOrEqual(0);
  });

  test.each([
    ['feil', 'utenfor'],
    ['finnesikke', 'har ingen funksjon'],
  ])('a child that fails says why: %s', async (funksjon, melding) => {
    await expect(kjorBarn(BARN, funksjon, 1)).rejects.toThrow(melding);
  });

  test('what a child prints is not an answer', async () => {
    expect((await kjorBarn<string>(BARN, 'skrik')).svar).toBe('stille');
  });

  test('a child that never answers is stopped', async () => {
    await expect(kjorBarn(BARN, 'evig', 1, { maksSekunder: 1 })).rejects.toThrow('SIGKILL');
  });
});

describe('arithmetic', () => {
  test.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
  ])('median of %j is %d', (tall, svar) => {
    expect(median(tall)).toBe(svar);
  });
  test('median of nothing is an error', () => {
    expect(() => median([])).toThrow('ingenting');
  });
  test.each([
    [1, (n: number) => 3 * n],
    [2, (n: number) => n * n],
    [0, () => 5],
  ])('cost exponent %d', (svar, kostnad) => {
    const punkter = [2000, 16_000, 70_000].map((storrelse) => ({ storrelse, kostnad: kostnad(storrelse) }));
    expect(kostnadseksponent(punkter)).toBeCloseTo(svar, 10);
  });
  test('one size has no exponent', () => {
    expect(() => kostnadseksponent([{ storrelse: 5, kostnad: 1 }])).toThrow('to ulike størrelser');
  });
});

describe('the command', () => {
  const benkkommando = (...arg: string[]) =>
    spawnSync(process.execPath, ['--import', './verktoy/tsx-hook.mjs', 'benk/benk.ts', ...arg], {
      cwd: path.resolve(import.meta.dirname, '..'),
      encoding: 'utf8',
    });
  test('every bench file holds a bench of its name, and tells what it shows', async () => {
    const benker = await finnBenker(import.meta.dirname);
    expect([...benker.keys()]).toContain('kalibrering');
    const ut = benkkommando('--liste');
    expect(ut.status).toBe(0);
    for (const b of benker.values()) expect(ut.stdout).toContain(b.viser);
  });
  test('prints exactly one JSON line and exits 0 when the bar is met', () => {
    const ut = benkkommando('kalibrering', '--fro=3');
    expect(ut.stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(ut.stdout)).toMatchObject({ id: 'kalibrering', ok: true, seed: 3 });
    expect(ut.status).toBe(0);
  });
  test('an unknown id is refused with the list', () => {
    const ut = benkkommando('finnesikke');
    expect(ut).toMatchObject({ status: 2, stdout: '' });
    expect(ut.stderr).toContain('kalibrering');
  });
});
