import { expect, test } from 'vitest';
import { beholdes } from './regler-par.ts';

const A = { id: 'a', brukt: false, harNummer: false, opprettet: '2026-08-01' };
const B = { id: 'b', brukt: false, harNummer: false, opprettet: '2026-11-01' };

test.each([
  ['den som er i bruk, også uten nummer', { ...A, brukt: true }, { ...B, harNummer: true }, 'a'],
  ['den andre, når det er den som er i bruk', A, { ...B, brukt: true }, 'b'],
  ['den med nummer, når ingen er i bruk', A, { ...B, harNummer: true }, 'b'],
  ['den eldste, når begge har nummer', { ...A, harNummer: true }, { ...B, harNummer: true }, 'a'],
  ['den eldste, når ingen har', A, B, 'a'],
  ['ingen, når begge er i bruk', { ...A, brukt: true }, { ...B, brukt: true }, undefined],
])('[E30] %s', (_om, a, b, svar) => {
  expect(beholdes(a, b)?.id).toBe(svar);
  expect(beholdes(b, a)?.id).toBe(svar);
});
