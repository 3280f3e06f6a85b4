import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { alleRuter } from '../ruter.ts';
import { finnSide, HJELP, hjelpFor } from './index.ts';

const SIDER = alleRuter.flatMap((t) => t.ruter.flatMap((r) => ('tegn' in r ? [r.sti] : [])));
const setninger = (s: string): string[] => s.split(/(?<=[.?!])\s+/);

describe('[V30] hjelp på hver side', () => {
  test('hver side i rutetabellen har sin egen hjelp, og ingen hjelp står uten side', () => {
    expect(SIDER.length).toBeGreaterThan(120);
    expect(SIDER.filter((s) => HJELP[s] === undefined)).toEqual([]);
    expect(Object.keys(HJELP).filter((s) => !SIDER.includes(s))).toEqual([]);
  });

  test.each(['nb', 'nn'] as const)('%s: hver side har sin egen tekst, på en til fem setninger', (sprak) => {
    const tekster = SIDER.map((s) => HJELP[s]![sprak]);
    expect(new Set(tekster).size).toBe(new Set(SIDER).size);
    for (const t of tekster) {
      expect(t.length).toBeGreaterThan(60);
      expect([t, setninger(t).length <= 5]).toEqual([t, true]);
      expect(t).toMatch(/^[A-ZÅÉ].*\.$/);
    }
  });

  test('nynorsk er ikke bokmål, og bokmål er ikke nynorsk', () => {
    const NB = /\b(ikke|hva|hvem|hvor|hvorfor|skole\w*|foresatte?|noe|noen|kommer|gjøre|mer|lærere?n?e?)\b/i;
    const NN = /\b(ikkje|kva|kven|kvar|kvifor|skule\w*|føresette?|noko|nokon|kjem|gjere|meir|lærarane?)\b/i;
    for (const [sti, { nb, nn }] of Object.entries(HJELP)) {
      expect([sti, nn === nb, NB.exec(nn)?.[0], NN.exec(nb)?.[0]]).toEqual([sti, false, undefined, undefined]);
    }
  });

  test('en adresse finner sin side, den faste før den med plass til hva som helst', () => {
    const id = '7f2c8a40-0000-4000-8000-000000000000';
    expect(finnSide(`/person/${id}`)).toBe('/person/:personId');
    expect(finnSide('/')).toBe('/');
    expect(finnSide('/grupper/ny')).toBe('/grupper/ny');
    expect(finnSide(`/grupper/${id}`)).toBe('/grupper/:gruppeId');
    expect(finnSide(`/flytting/${id}/gjest`)).toBe('/flytting/:personId/gjest');
    expect(finnSide('/finnes/ikke/her')).toBeUndefined();
    expect(hjelpFor('/meld-fravar', 'nn')).toContain('Skulen, SFO');
    for (const s of SIDER) expect(finnSide(s.replaceAll(/:\w+/g, id))).toBe(s);
  });

  test('hjelpen legger høyst 300 byte til en side', () => {
    const sammen = (s: string) => deflateRawSync(s).length;
    for (const { nb, nn } of Object.values(HJELP))
      for (const t of [nb, nn]) expect([t, sammen(t) + 60 <= 300]).toEqual([t, true]);
  });
});
