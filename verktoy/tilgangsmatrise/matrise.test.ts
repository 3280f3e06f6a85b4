import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ingenPersoner, visning } from '#grunn/handling/index.ts';
import { gi, regelsett } from '#grunn/tilgang/index.ts';
import { ROLLER } from '#tilgang/rolle/index.ts';
import { celle, felterUt, finnDeklarasjoner, lesAkter, tegnMatrise, tellLagde } from './matrise.ts';

const rot = path.resolve(import.meta.dirname, '../..');

const prove = (felt: string[]) =>
  visning({
    regel: regelsett('prove', {
      les: { tekst: 'lese', hvem: [gi('rektor').til('egenSkole'), gi('larer').til('egenSkole').uten('merknad')] },
    }).les,
    inndata: z.object({}),
    utdata: z.object(Object.fromEntries(felt.map((f) => [f, z.string()]))),
    hent: async () => ({}),
    viser: ingenPersoner,
  });

describe('tilgangsmatrisen', () => {
  test('[ASVS 8.2.3, 15.3.1] I-10 I-13 hver handling og visning i huset har sin rad, slik koden er nå', async () => {
    const akter = await lesAkter(rot);
    expect(akter.length).toBeGreaterThan(10);
    expect(fs.readFileSync(path.join(rot, 'docs/protokoll/tilgangsmatrise.md'), 'utf8')).toBe(tegnMatrise(akter));
  });

  test('ingen akt er skjult for matrisen', () => {
    expect(finnDeklarasjoner(rot).filter((d) => !d.eksportert)).toEqual([]);
    expect(tellLagde(rot)).toBe(finnDeklarasjoner(rot).length);
  });

  test('hver akt har et navn for seg selv, og minst én rolle', async () => {
    const akter = await lesAkter(rot);
    expect(akter.filter((a) => a.regel.hvem.length === 0).map((a) => a.regel.navn)).toEqual([]);
    const skriver = akter.filter((a) => a.slag === 'handling').map((a) => a.regel.navn);
    expect(skriver.length).toBe(new Set(skriver).size);
  });

  test('en rad sier hvem, hvor langt og uten hva', () => {
    const celler = Object.fromEntries(ROLLER.map((r) => [r, celle(prove(['a']), r)]).filter(([, c]) => c !== '–'));
    expect(celler).toEqual({ rektor: 'egen skole', larer: 'egen skole (uten merknad)' });
  });

  test('I-13 et nytt felt endrer raden', () => {
    expect(tegnMatrise([prove(['a'])])).not.toBe(tegnMatrise([prove(['a', 'b'])]));
  });

  test('[L06] [L19] hvert felt som slipper ut, har sin sti', () => {
    const utdata = z.object({
      barn: z.array(z.object({ navn: z.string(), vern: z.union([z.object({ grad: z.string() }), z.null()]) })),
      antall: z.record(z.string(), z.number()),
    });
    expect(felterUt(utdata)).toEqual(['antall.*', 'barn[].navn', 'barn[].vern', 'barn[].vern.grad']);
  });
});
