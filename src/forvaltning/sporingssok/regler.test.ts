import { describe, expect, test } from 'vitest';
import { forForesatt, formeltrygg, tegnCsv } from './regler.ts';

const rad = {
  id: 'r1',
  tid: '2026-11-22T08:00:00Z',
  hvem: 'Astrid Nordbø',
  rolle: 'Rektor',
  skole: 'Nordbygda skule',
  regel: 'register.person.les',
  visning: 'så personkortet',
  felter: ['navn'],
  formal: 'samtale',
  skjermetAktor: false,
  ansatt: true,
  selv: false,
};
const noytral = 'så opplysninger om barnet';

describe('hvem har sett, for foresatte', () => {
  test.each`
    hva                                              | endring                                             | skjermet | hvem               | skole                | visning
    ${'ansatt viser navn'}                           | ${{}}                                               | ${false} | ${'Astrid Nordbø'} | ${'Nordbygda skule'} | ${'så personkortet'}
    ${'annen foresatt viser ikke navn eller arbeid'} | ${{ rolle: 'Foresatt', ansatt: false }}             | ${false} | ${null}            | ${null}              | ${'så personkortet'}
    ${'den som spør, kjenner seg selv igjen'}        | ${{ rolle: 'Foresatt', ansatt: false, selv: true }} | ${false} | ${'Astrid Nordbø'} | ${null}              | ${'så personkortet'}
    ${'skjermet ansatt viser ikke navn eller skole'} | ${{ skjermetAktor: true }}                          | ${false} | ${null}            | ${null}              | ${'så personkortet'}
    ${'skjermet barn viser bare rolle og tid'}       | ${{}}                                               | ${true}  | ${null}            | ${null}              | ${noytral}
    ${'siden for å sperre noen varsler ingen'}       | ${{ regel: 'tilgang.vern.settSperring' }}           | ${false} | ${'Astrid Nordbø'} | ${'Nordbygda skule'} | ${noytral}
    ${'siden for å skjerme varsler ingen'}           | ${{ regel: 'register.person.skjerm' }}              | ${false} | ${'Astrid Nordbø'} | ${'Nordbygda skule'} | ${noytral}
    ${'en granskning varsler ingen'}                 | ${{ regel: 'forvaltning.sporingssok.hvemHarSett' }} | ${false} | ${'Astrid Nordbø'} | ${'Nordbygda skule'} | ${noytral}
  `('[L06] $hva', ({ endring, skjermet, hvem, skole, visning }) => {
    const ut = forForesatt({ ...rad, ...endring }, { skjermet, noytral });
    expect(ut).toMatchObject({ hvem, skole, visning, formal: null });
    expect(ut).not.toHaveProperty('skjermetAktor');
    expect(ut).not.toHaveProperty('regel');
  });
});

describe('CSV for regneark', () => {
  test.each(['=1+1', '+47', '-1', '@SUM(A1)', '\tx', '\rx'])(
    '[ASVS 1.2.10] en celle som begynner som en formel, blir tekst: %j',
    (v) => {
      expect(formeltrygg(v)).toBe(`'${v}`);
    },
  );
  test('skilletegn, hermetegn og linjeskift holder seg i cellen', () => {
    expect(tegnCsv([['a;b', 'c"d', 'e\nf', 'g']])).toBe('\uFEFF"a;b";"c""d";"e\nf";g\r\n');
  });
});
