import { expect, test } from 'vitest';
import { brukernavnforslag } from './regler-brukernavn.ts';

test.each`
  navn                   | forst
  ${'Bård Øyvind Leite'} | ${'bard.leite'}
  ${'Ærlig Prøveløs'}    | ${'arlig.provelos'}
  ${'Rask'}              | ${'rask'}
  ${'Áile Gáijer-Sárá'}  | ${'aile.gaijer-sara'}
  ${'Đuro Łukasz'}       | ${'duro.lukasz'}
  ${'محمد'}              | ${'bruker'}
  ${'Elev 1'}            | ${'elev'}
  ${"O'Neill -Berg-"}    | ${'oneill.berg'}
`('[V29] [E41] $navn blir $forst, uten tall fra fødselsnummer eller fødselsdato', ({ navn, forst }) => {
  const forslag = brukernavnforslag(navn);
  expect(forslag[0]).toBe(forst);
  expect(forslag[1]).toBe(`${forst}2`);
  for (const f of forslag) expect(f).toMatch(/^[a-z][a-z0-9.-]{1,39}$/);
});

test('[V29] et langt navn kortes, og alle forslag er forskjellige', () => {
  const forslag = brukernavnforslag(`${'Konkurransedyktig'.repeat(3)} Avslutningsfest`);
  expect(new Set(forslag).size).toBe(99);
  expect(Math.max(...forslag.map((f) => f.length))).toBeLessThanOrEqual(32);
});
