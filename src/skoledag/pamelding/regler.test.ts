import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sporsmal } from './modell.ts';
import { feltFor, lesSvar, lesValg, plassFor, slettesDag, statusFor, tell, uenighet } from './regler.ts';

const q = (slag: Sporsmal['slag'], pakrevd = true, valg = 0): Sporsmal => ({
  sporsmalId: slag,
  nr: 1,
  slag,
  tekst: { nb: 'Hva?', nn: 'Kva?' },
  valg: Array.from({ length: valg }, (_, i) => ({ nb: `v${i}`, nn: `w${i}` })),
  pakrevd,
});

describe('hvor en påmelding står', () => {
  const p = { apnet: '2026-11-01', lukket: null, slettet: null, frist: '2026-11-30' };
  test.each`
    hva                  | endret                       | idag            | status
    ${'ikke åpnet'}      | ${{ apnet: null }}           | ${'2026-11-23'} | ${'utkast'}
    ${'åpen'}            | ${{}}                        | ${'2026-11-23'} | ${'apen'}
    ${'fristens dag'}    | ${{}}                        | ${'2026-11-30'} | ${'apen'}
    ${'dagen etter'}     | ${{}}                        | ${'2026-12-01'} | ${'frist'}
    ${'lukket'}          | ${{ lukket: '2026-11-20' }}  | ${'2026-11-23'} | ${'lukket'}
    ${'slettet, lukket'} | ${{ slettet: '2026-11-20' }} | ${'2026-11-23'} | ${'slettet'}
  `('[E25] $hva: $status', ({ endret, idag, status }) => expect(statusFor({ ...p, ...endret }, idag)).toBe(status));

  test.each`
    hva                         | lukket          | slettet         | dag
    ${'fra fristen'}            | ${null}         | ${null}         | ${'2027-05-29'}
    ${'fra lukkingen før den'}  | ${'2026-11-20'} | ${null}         | ${'2027-05-19'}
    ${'lukket etter fristen'}   | ${'2026-12-20'} | ${null}         | ${'2027-05-29'}
    ${'slettet: tretti dager'}  | ${null}         | ${'2026-11-25'} | ${'2026-12-25'}
    ${'slettet like før tiden'} | ${null}         | ${'2027-05-20'} | ${'2027-05-29'}
  `('[E25] svarene slettes, $hva: $dag', ({ lukket, slettet, dag }) =>
    expect(slettesDag({ frist: '2026-11-30', lukket, slettet }, 180)).toBe(dag),
  );

  test.each([[1, 2, { plass: true }], [2, 2, { plass: true }], [3, 2, { venter: 1 }], [9, null, { plass: true }]] as const)('[E25] nr. %s av %s plasser', (nr, plasser, svar) => expect(plassFor(nr, plasser)).toEqual(svar)); // prettier-ignore
});

describe('hva et svar er', () => {
  test.each`
    slag       | sendt              | lest
    ${'en'}    | ${'1'}             | ${1}
    ${'en'}    | ${'3'}             | ${'feil'}
    ${'en'}    | ${'-1'}            | ${'feil'}
    ${'en'}    | ${''}              | ${'feil'}
    ${'jaNei'} | ${'ja'}            | ${true}
    ${'jaNei'} | ${'nei'}           | ${false}
    ${'jaNei'} | ${'kanskje'}       | ${'feil'}
    ${'tall'}  | ${'0'}             | ${0}
    ${'tall'}  | ${'12'}            | ${12}
    ${'tall'}  | ${'1,5'}           | ${'feil'}
    ${'tall'}  | ${'-1'}            | ${'feil'}
    ${'tekst'} | ${' nøtter '}      | ${'nøtter'}
    ${'tekst'} | ${'x'.repeat(201)} | ${'feil'}
  `('[E25] $slag «$sendt»', ({ slag, sendt, lest }) => {
    const ut = lesSvar([q(slag, true, 3)], { [feltFor(slag)]: sendt });
    expect('feil' in ut ? 'feil' : ut.verdier[slag]).toEqual(lest);
  });
  test('[E25] flere valg er én boks for hver; det som ikke kreves, kan stå tomt', () => {
    expect(lesSvar([q('flere', true, 3)], { svar_flere_0: 'ja', svar_flere_2: 'ja', svar_flere_9: 'ja' })).toEqual({ verdier: { flere: [0, 2] } }); // prettier-ignore
    expect(lesSvar([q('flere', true, 3)], {})).toMatchObject({ feil: { svar_flere_0: { nn: 'Vel eit svar.' } } });
    expect(
      lesSvar(
        (['en', 'flere', 'tall', 'jaNei', 'tekst'] as const).map((s) => q(s, false, 3)),
        {},
      ),
    ).toEqual({ verdier: {} });
  });
  test('[E25] svarene telles valg for valg, tall legges sammen, og tekster står etter alfabetet', () => {
    expect(tell(q('flere', false, 3), [{ flere: [0, 2] }, { flere: [2] }, {}])).toMatchObject({ svar: 2, antall: [1, 0, 2] });
    expect(tell(q('en', false, 2), [{ en: 1 }, { en: 1 }])).toMatchObject({ svar: 2, antall: [0, 2] });
    expect(tell(q('jaNei'), [{ jaNei: true }, { jaNei: false }, { jaNei: true }])).toMatchObject({ antall: [2, 1] });
    expect(tell(q('tall'), [{ tall: 3 }, { tall: 4 }, {}])).toMatchObject({ svar: 2, sum: 7 });
    expect(tell(q('tekst'), [{ tekst: 'b' }, { tekst: 'a' }]).tekster).toEqual(['a', 'b']);
  });
  test('[E25] uansett hva som sendes, er svaret et av dem som finnes', () => {
    const alle = (['en', 'flere', 'tall', 'jaNei', 'tekst'] as const).map((s) => q(s, false, 3));
    const felt = ['svar_en', 'svar_flere_0', 'svar_flere_1', 'svar_tall', 'svar_jaNei', 'svar_tekst'];
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...felt), fc.oneof(fc.string(), fc.constantFrom('ja', '0', '2'), fc.integer())),
        (ra) => {
          const ut = lesSvar(alle, ra);
          if ('feil' in ut) return;
          const { en, flere, tall, jaNei, tekst } = ut.verdier;
          expect([undefined, 0, 1, 2]).toContain(en);
          for (const n of (flere as number[] | undefined) ?? []) expect([0, 1, 2]).toContain(n);
          expect(tall === undefined || (Number.isInteger(tall) && (tall as number) >= 0)).toBe(true);
          expect([undefined, true, false]).toContain(jaNei);
          expect(tekst === undefined || ((tekst as string).length > 0 && (tekst as string).length <= 200)).toBe(true);
        },
      ),
    );
  });
  test('[E25] det den andre har endret, er det som ikke er likt det som sendes', () => {
    const star = { tittel: 'Tur', tittelNn: '', tekst: 'Ute', tekstNn: '', frist: '2026-12-01', plasser: '' };
    expect(uenighet(star, { tittel: 'Tur ', frist: '2026-12-02', plasser: '4' })).toEqual(['frist', 'plasser']);
    expect(lesValg(' Pizza\r\n\n Taco ')).toEqual(['Pizza', 'Taco']);
  });
});
