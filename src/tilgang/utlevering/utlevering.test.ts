import { expect, test } from 'vitest';
import type { Kontekst } from '#grunn/handling/index.ts';
import { slippes, telles, utelates, utlever } from './index.ts';

test.each`
  flate                | gradering             | slag            | svar
  ${'utskrift'}        | ${'ugradert'}         | ${'nummer'}     | ${true}
  ${'utskrift'}        | ${'klientadresse'}    | ${'adresse'}    | ${false}
  ${'utskrift'}        | ${'klientadresse'}    | ${'plass'}      | ${true}
  ${'utskrift'}        | ${'fortrolig'}        | ${'navn'}       | ${true}
  ${'utskrift'}        | ${'fortrolig'}        | ${'telefon'}    | ${true}
  ${'utskrift'}        | ${'fortrolig'}        | ${'plass'}      | ${false}
  ${'utskrift'}        | ${'fortrolig'}        | ${'epost'}      | ${false}
  ${'utskrift'}        | ${'fortrolig'}        | ${'nummer'}     | ${false}
  ${'utskrift'}        | ${'strengtFortrolig'} | ${'navn'}       | ${false}
  ${'klasselisteHjem'} | ${'ugradert'}         | ${'navn'}       | ${true}
  ${'klasselisteHjem'} | ${'ugradert'}         | ${'telefon'}    | ${false}
  ${'klasselisteHjem'} | ${'ugradert'}         | ${'personalia'} | ${false}
  ${'klasselisteHjem'} | ${'fortrolig'}        | ${'navn'}       | ${false}
`('[L05] [V28] $flate, $gradering: $slag slipper ut: $svar', ({ flate, gradering, slag, svar }) => {
  expect(slippes(flate, gradering, slag)).toBe(svar);
});

test('[V28] fortrolig kan telles når de er utelatt, strengt fortrolig kan ikke', () => {
  expect([utelates('klasselisteHjem', 'fortrolig'), telles('fortrolig'), telles('strengtFortrolig')]).toEqual([
    true,
    true,
    false,
  ]);
});

const kontekst = { aktor: { id: 'a', navn: 'Astrid' }, na: '2026-11-22T07:30:00Z', db: undefined } as unknown as Kontekst;
const person = (personId: string, gradering: 'ugradert' | 'fortrolig' | 'strengtFortrolig', apen = true) => ({ personId, gradering, apen }); // prettier-ignore

test('[L05] uten en beslutning å bygge på kommer ingenting ut', async () => {
  const bestilling = { flate: 'utskrift', format: 'csv', kolonner: [], rader: [] } as const;
  const nei = { tillatt: false, aktorId: 'a', regel: 'x' } as never;
  const annen = { tillatt: true, aktorId: 'b', regel: 'x' } as never;
  await expect(utlever(kontekst, { ...bestilling, beslutning: nei })).rejects.toThrow(TypeError);
  await expect(utlever(kontekst, { ...bestilling, beslutning: annen })).rejects.toThrow(TypeError);
});

test('[V28] en skjermet foresatt gir ingen tom linje som røper at det er noen', async () => {
  const elev = person('e', 'ugradert');
  const ut = await utlever(kontekst, {
    flate: 'utskrift',
    format: 'csv',
    beslutning: { tillatt: true, aktorId: 'a', regel: 'x' } as never,
    kolonner: [{ id: 'foresatt', slag: 'navn', om: 'annen' }],
    rader: [
      { elev, annen: person('f', 'strengtFortrolig'), verdier: { foresatt: 'Hemmelig' } },
      { elev, annen: person('g', 'fortrolig', false), verdier: { foresatt: 'Lukket' } },
    ],
  });
  expect(ut.rader).toEqual([[null]]);
});
