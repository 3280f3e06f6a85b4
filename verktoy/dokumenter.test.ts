// Documents that lie are worse than none: what they name must be there.
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { lesHuset } from './gulv/index.ts';

const ROT = path.resolve(import.meta.dirname, '..');
const les = (sti: string) => fs.readFileSync(path.join(ROT, sti), 'utf8');
const sider = [
  'README.md',
  ...fs.readdirSync(path.join(ROT, 'docs'), { recursive: true, encoding: 'utf8' }).map((f) => `docs/${f}`),
].filter((f) => f.endsWith('.md'));

test.each(sider)('every link in %s leads somewhere', (side) => {
  const lenker = [...les(side).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((m) => m[1] ?? '');
  expect(lenker.filter((l) => !fs.existsSync(path.resolve(ROT, path.dirname(side), l)))).toEqual([]);
});

test.each(sider)('every command in %s exists', (side) => {
  const { scripts } = JSON.parse(les('package.json')) as { scripts: Record<string, string> };
  const kommandoer = [...les(side).matchAll(/`(?:[A-Z_]+=\S+ )*npm (?:run (?:-s )?)?([a-z]+)/g)].map((m) => m[1] ?? '');
  expect(kommandoer.filter((k) => k !== 'ci' && !(k in scripts))).toEqual([]);
});

test('every setting the code reads has its meaning in docs/drift.md, and none is told that nobody reads', () => {
  const kode = [...lesHuset(ROT)]
    .filter(([sti]) => !sti.endsWith('.test.ts'))
    .map(([, k]) => k)
    .join('\n');
  const [lest, fortalt] = [kode, les('docs/drift.md')].map(
    (t) => new Set(t.match(/\b(FRIMINUTT_[A-Z_]+|(TEST_)?DATABASE_URL|CHROMIUM)\b/g)),
  );
  expect([...(lest ?? [])].filter((v) => !fortalt?.has(v))).toEqual([]);
  expect([...(fortalt ?? [])].filter((v) => !lest?.has(v))).toEqual([]);
});

describe('the word list', () => {
  const rader = les('docs/ordbok.md')
    .split('\n')
    .filter((l) => l.startsWith('| `'))
    .map((l) =>
      l
        .slice(1, -1)
        .split('|')
        .map((c) => c.trim()),
    );
  test('every word has a code name, three languages, a meaning and a source', () => {
    expect(rader.length).toBeGreaterThan(70);
    for (const r of rader) {
      expect(r).toHaveLength(6);
      expect(r.filter((c) => c === '')).toEqual([]);
      expect(r[5]).toMatch(/^[FRKUNHØ]$/);
    }
  });
  test('no code name is told twice', () => {
    const navn = rader.flatMap((r) => (r[0] ?? '').split(',').map((n) => n.trim()));
    expect(navn.filter((n, i) => navn.indexOf(n) !== i)).toEqual([]);
  });
});

test('.ci/run can be run', () => {
  expect(fs.statSync(path.join(ROT, '.ci/run')).mode & 0o111).toBe(0o111);
});
