import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { kontraktmappe } from '../kontrakter.ts';
import { iderI, lagOversikt, lesPunkter, lesTitler, SERIER, tegnOversikt } from './dekning.ts';

const docs = (fil: string) => lesPunkter(fs.readFileSync(path.resolve(import.meta.dirname, '../../docs', fil), 'utf8'));

describe('ids in a title', () => {
  test.each([
    ['[K07] låst', ['K07']],
    ['[K07, H12] låst', ['K07', 'H12']],
    ['[K07][H12] låst', ['K07', 'H12']],
    ['[K07,K08 , K09] låst', ['K07', 'K08', 'K09']],
    ['F-21 venter i millisekunder', ['F-21']],
    ['[K01] F-26 og F-27: ukjent', ['K01', 'F-26', 'F-27']],
    ['[K01, F-26] ukjent', ['K01', 'F-26']],
    ['K07 uten klammer, [trinn 3], [K7], F-1 og UF-12a', []],
  ])('%s', (tittel, ider) => {
    expect(iderI(tittel)).toEqual(ider);
  });
});

describe('titles in a file', () => {
  const titler = (kode: string) => lesTitler('a.test.ts', kode).map((t) => [t.tittel, ...t.ider]);
  test.each([
    [`test('[K01] a', () => {})`, [['[K01] a', 'K01']]],
    [`it("[K01] a", () => {})`, [['[K01] a', 'K01']]],
    ['test(`[K01] ${navn} a`, () => {})', [['[K01] … a', 'K01']]],
    [
      `describe('[K01] a', () => { test('b', () => {}); test('F-02 c', () => {}) })`,
      [
        ['[K01] a › b', 'K01'],
        ['[K01] a › F-02 c', 'K01', 'F-02'],
      ],
    ],
    ["test.each`a\n${1}`('[K01] $a', () => {})", [['[K01] $a', 'K01']]],
    [`test.each([1])('[K01] %s', () => {})`, [['[K01] %s', 'K01']]],
    [`test.each([['F-01', 1], ['F-02', 2]])('%s tåles', () => {})`, [['%s tåles', 'F-01', 'F-02']]],
    ["test.each`id | b\n${'F-01'} | ${2}`('$id tåles', () => {})", [['$id tåles', 'F-01']]],
    [`test.each([['F-01', 1]])('fast tittel', () => {})`, [['fast tittel']]],
    [`describe.skipIf(!x)('[L18] a', () => { test('b', () => {}) })`, [['[L18] a › b', 'L18']]],
    [`test.skip('[K01] a', () => {}); test.todo('[K02] b')`, []],
    [`const a = "test('[K01] a')"; // test('[K02] b')`, []],
    [`for (const x of y) test('[K01] a', () => {})`, [['[K01] a', 'K01']]],
  ])('%s', (kode, forventet) => {
    expect(titler(kode)).toEqual(forventet);
  });
});

describe('series besides the lists', () => {
  test.each([
    ['I-01', false],
    ['I-28', false],
    ['I-29', true],
    ['I-00', true],
    ['S11', false],
    ['S15', false],
    ['S16', true],
    ['R12', false],
    ['R15', false],
    ['R16', true],
    ['R-12', true],
    ['I13', true],
    ['A15', true],
    ['F-99', true],
  ])('%s is unknown: %s', (id, ukjent) => {
    const o = lagOversikt([], [], [{ fil: 'a.test.ts', tittel: id, ider: [id] }]);
    expect(o.ukjente.map((u) => u.id)).toEqual(ukjent ? [id] : []);
  });

  test.skipIf(!kontraktmappe())('there are as many incidents as rows', () => {
    const rader = fs.readFileSync(path.join(kontraktmappe()!, 'robusthet/hendelser.csv'), 'utf8').match(/^I-\d\d,/gm);
    expect(rader).toHaveLength(SERIER['I-']!);
  });
});

describe('the report', () => {
  const oversikt = lagOversikt(
    [
      { id: 'K01', tekst: 'hentes' },
      { id: 'K02', tekst: 'utvalg' },
    ],
    [{ id: 'F-01', tekst: 'dobbel' }],
    lesTitler('a.test.ts', `test('[K01] F-01 a', () => {}); test('[K99] b', () => {});`),
  );
  test('tells what is shown, what is not, and slips of the pen', () => {
    expect(tegnOversikt(oversikt)).toEqual([
      '# Vist av tester',
      'K01  hentes',
      '       a.test.ts: [K01] F-01 a',
      'F-01  dobbel',
      '       a.test.ts: [K01] F-01 a',
      '',
      '# Uten test',
      'K02  utvalg',
      '',
      'Ukjent nummer K99 i a.test.ts: [K99] b',
      'Kapabiliteter: 1 av 2 har tester. Feil: 1 av 1 har tester.',
    ]);
  });
});

describe('the lists', () => {
  test('every id stands once', () => {
    for (const fil of ['kapabiliteter.md', 'feilkatalog.md']) {
      const ider = docs(fil).map((p) => p.id);
      expect(new Set(ider).size).toBe(ider.length);
    }
  });
  test('no number is left out inside a letter', () => {
    const ider = docs('kapabiliteter.md').map((p) => p.id);
    const antall = { K: 24, V: 33, H: 17, A: 14, B: 68, E: 50, L: 30 };
    for (const [bokstav, n] of Object.entries(antall))
      expect(ider.filter((id) => id.startsWith(bokstav))).toEqual(
        Array.from({ length: n }, (_, i) => `${bokstav}${String(i + 1).padStart(2, '0')}`),
      );
    expect(docs('feilkatalog.md').map((p) => p.id)).toEqual(
      Array.from({ length: 46 }, (_, i) => `F-${String(i + 1).padStart(2, '0')}`),
    );
  });
});
