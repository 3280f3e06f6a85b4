import { describe, expect, test } from 'vitest';
import { skrivBrev, type Brev } from './brev.ts';
import type { Barnerad, Kretsregel } from './modell.ts';
import { fodselsar, kanSvare, klagefrist, plassEtter, statusFor, tellSkoler, vedtaksgrunnlag, type Saksfakta } from './regler.ts';
import { overlapper, tolkKretser } from './regler-krets.ts';

const A = '974100001';
const B = '974100002';
const sak = (o: Partial<Saksfakta>): Saksfakta => ({
  slag: 'alder',
  kretsskole: A,
  svar: null,
  onsketSkole: null,
  vedtak: null,
  tattInn: false,
  ...o,
});

describe('hvor en innskriving står', () => {
  test.each`
    hva                         | fakta                                                                                      | status
    ${'ingen krets'}            | ${{ kretsskole: null }}                                                                    | ${'ukjent_krets'}
    ${'ingen krets, men svart'} | ${{ kretsskole: null, svar: 'bekreftet' }}                                                 | ${'ukjent_krets'}
    ${'ikke svart'}             | ${{}}                                                                                      | ${'ikke_svart'}
    ${'bekreftet'}              | ${{ svar: 'bekreftet' }}                                                                   | ${'bekreftet'}
    ${'ønsker annen skole'}     | ${{ svar: 'annen_skole', onsketSkole: B }}                                                 | ${'onsker_skole'}
    ${'søker utsatt'}           | ${{ svar: 'utsatt' }}                                                                      | ${'onsker_utsatt'}
    ${'søker tidligere'}        | ${{ slag: 'framskutt', svar: 'framskutt' }}                                                | ${'onsker_framskutt'}
    ${'vedtak om plass'}        | ${{ svar: 'annen_skole', vedtak: { gjelder: 'annen_skole', innvilget: false, skole: A } }} | ${'plass'}
    ${'utsatt innvilget'}       | ${{ svar: 'utsatt', vedtak: { gjelder: 'utsatt', innvilget: true, skole: null } }}         | ${'utsatt'}
    ${'utsatt avslått'}         | ${{ svar: 'utsatt', vedtak: { gjelder: 'utsatt', innvilget: false, skole: A } }}           | ${'plass'}
    ${'tidligere avslått'}      | ${{ slag: 'framskutt', vedtak: { gjelder: 'framskutt', innvilget: false, skole: null } }}  | ${'ikke_framskutt'}
    ${'tatt inn går foran alt'} | ${{ vedtak: { gjelder: 'naerskole', innvilget: true, skole: A }, tattInn: true }}          | ${'tatt_inn'}
  `('[B26] $hva: $status', ({ fakta, status }) => expect(statusFor(sak(fakta as Partial<Saksfakta>))).toBe(status));

  test.each`
    fakta                                      | gjelder          | skole
    ${{}}                                      | ${'naerskole'}   | ${A}
    ${{ svar: 'annen_skole', onsketSkole: B }} | ${'annen_skole'} | ${B}
    ${{ svar: 'utsatt' }}                      | ${'utsatt'}      | ${A}
    ${{ slag: 'framskutt' }}                   | ${'framskutt'}   | ${A}
  `('[B26] vedtaket gjelder $gjelder, og avgjøres ved $skole', ({ fakta, gjelder, skole }) =>
    expect(vedtaksgrunnlag(sak(fakta as Partial<Saksfakta>))).toEqual({ gjelder, skole }),
  );

  test.each`
    gjelder          | innvilget | skole
    ${'naerskole'}   | ${true}   | ${A}
    ${'annen_skole'} | ${true}   | ${B}
    ${'annen_skole'} | ${false}  | ${A}
    ${'utsatt'}      | ${true}   | ${null}
    ${'utsatt'}      | ${false}  | ${A}
    ${'framskutt'}   | ${true}   | ${A}
    ${'framskutt'}   | ${false}  | ${null}
  `('[B26] $gjelder, innvilget $innvilget: plass ved $skole', ({ gjelder, innvilget, skole }) =>
    expect(plassEtter(gjelder, innvilget, { kretsskole: A, onsketSkole: B })).toBe(skole),
  );

  test.each`
    idag            | status          | svar
    ${'2026-10-31'} | ${'ikke_svart'} | ${false}
    ${'2026-11-01'} | ${'ikke_svart'} | ${true}
    ${'2027-02-01'} | ${'bekreftet'}  | ${true}
    ${'2027-02-01'} | ${'plass'}      | ${false}
    ${'2027-02-01'} | ${'utsatt'}     | ${false}
  `('[B26] $idag, $status: kan svare $svar', ({ idag, status, svar }) =>
    expect(kanSvare({ apner: '2026-11-01' }, idag, status)).toBe(svar),
  );

  test('[B26] de som fyller seks det året skoleåret begynner', () => expect(fodselsar(2027)).toBe(2021));
});

describe('klagefristen er tre uker, og går til neste virkedag', () => {
  test.each`
    vedtatt         | frist
    ${'2026-11-23'} | ${'2026-12-14'}
    ${'2026-12-04'} | ${'2026-12-28'}
    ${'2026-11-21'} | ${'2026-12-14'}
    ${'2027-03-05'} | ${'2027-03-30'}
  `('[B26] vedtatt $vedtatt: $frist', ({ vedtatt, frist }) => expect(klagefrist(vedtatt)).toBe(frist));
});

describe('kapasitet', () => {
  const barn = (o: Partial<Barnerad>): Barnerad => ({
    id: crypto.randomUUID(),
    personId: crypto.randomUUID(),
    navn: 'Rask Herre',
    fodselsdato: '2021-03-03',
    slag: 'alder',
    kretsskole: A,
    kretsnavn: 'A',
    onsketSkole: null,
    onsketNavn: null,
    vedtakSkole: null,
    vedtakNavn: null,
    status: 'ikke_svart',
    uenige: false,
    sent: false,
    ...o,
  });
  test('[B26] den som vil bort, teller der hjemmet hører til, til det er avgjort', () => {
    const alle = [
      barn({}),
      barn({ status: 'bekreftet' }),
      barn({ status: 'onsker_skole', onsketSkole: B }),
      barn({ status: 'plass', vedtakSkole: A }),
      barn({ status: 'plass', vedtakSkole: B }),
      barn({ status: 'utsatt' }),
      barn({ kretsskole: null, status: 'ukjent_krets' }),
    ];
    const [a, b] = tellSkoler(alle, [
      { skole: A, navn: 'A', plasser: 5 },
      { skole: B, navn: 'B', plasser: null },
    ]);
    expect(a).toMatchObject({ krets: 6, bekreftet: 1, ikkeSvart: 1, onskerBort: 1, onskerHit: 0, utsatt: 1, plass: 1, ledig: 1 });
    expect(b).toMatchObject({ krets: 0, onskerHit: 1, plass: 1, ledig: null });
  });
});

describe('kretser limt inn fra et regneark', () => {
  const skoler = [
    { skole: A, navn: 'Nordbygda skole' },
    { skole: B, navn: 'Solsiden skole' },
  ];
  const tolk = (tekst: string, finnes: readonly Kretsregel[] = []) => tolkKretser(tekst, skoler, finnes);

  test('[B26] gate med numre og side, grunnkrets og skolekrets, med tabulator eller semikolon, overskriften utelatt', () => {
    const { gode, feil } = tolk(
      `Skole;Slag;Verdi\nNordbygda skole;gate;Fjellveien;1;45;odde\nsolsiden  skole\tvei\tStrandgata\n${B};grunnkrins;99010001\nNordbygda skole;skulekrins;7`,
    );
    expect(feil).toEqual([]);
    expect(gode).toEqual([
      { skole: A, slag: 'gate', verdi: 'fjellveien', nrFra: 1, nrTil: 45, side: 'odde', rad: 2 },
      { skole: B, slag: 'gate', verdi: 'strandgata', nrFra: null, nrTil: null, side: 'alle', rad: 3 },
      { skole: B, slag: 'grunnkrets', verdi: '99010001', nrFra: null, nrTil: null, side: 'alle', rad: 4 },
      { skole: A, slag: 'skolekrets', verdi: '7', nrFra: null, nrTil: null, side: 'alle', rad: 5 },
    ]);
  });

  test.each`
    rad                                                                           | kode                | annen
    ${'Nordbygda skole'}                                                          | ${'for_fa_felt'}    | ${null}
    ${'Fjellheim;gate;Fjellveien'}                                                | ${'ukjent_skole'}   | ${null}
    ${'Nordbygda skole;bydel;Vest'}                                               | ${'ukjent_slag'}    | ${null}
    ${'Nordbygda skole;gate;'}                                                    | ${'uten_verdi'}     | ${null}
    ${'Nordbygda skole;gate;Fjellveien;1a;9'}                                     | ${'galt_nummer'}    | ${null}
    ${'Nordbygda skole;gate;Fjellveien;9;1'}                                      | ${'gal_rekkefolge'} | ${null}
    ${'Nordbygda skole;gate;Fjellveien;1;9;venstre'}                              | ${'gal_side'}       | ${null}
    ${'Nordbygda skole;grunnkrets;99010001;1;9'}                                  | ${'bare_gate'}      | ${null}
    ${'Nordbygda skole;gate;Fjellveien;1;9\nNordbygda skole;gate;fjellveien;1;9'} | ${'gjentatt'}       | ${1}
    ${'Nordbygda skole;gate;Fjellveien;1;9\nSolsiden skole;gate;Fjellveien;5;20'} | ${'overlapper'}     | ${1}
    ${'Solsiden skole;skolekrets;3'}                                              | ${'gjentatt'}       | ${null}
  `('[B26] «$rad»: $kode', ({ rad, kode, annen }) => {
    const finnes: Kretsregel[] = [{ skole: A, slag: 'skolekrets', verdi: '3', nrFra: null, nrTil: null, side: 'alle' }];
    const { feil } = tolk(rad, finnes);
    expect(feil.map((f) => [f.kode, f.annen])).toEqual([[kode, annen]]);
  });

  test('[B26] hele gata og en del av den kan stå sammen; partall og oddetall også', () => {
    expect(tolk('Nordbygda skole;gate;Fjellveien\nSolsiden skole;gate;Fjellveien;40;60').feil).toEqual([]);
    expect(tolk('Nordbygda skole;gate;Fjellveien;;;par\nSolsiden skole;gate;Fjellveien;;;odde').feil).toEqual([]);
    const regel = { skole: A, slag: 'gate', verdi: 'f', nrFra: 10, nrTil: 20, side: 'alle' } as const;
    expect(overlapper(regel, { ...regel, nrFra: 20, nrTil: null })).toBe(true);
    expect(overlapper(regel, { ...regel, nrFra: 21, nrTil: null })).toBe(false);
    expect(overlapper(regel, { ...regel, verdi: 'g' })).toBe(false);
  });
});

describe('brevet', () => {
  const brev = (o: Partial<Brev>): string =>
    skrivBrev({
      malform: 'nb',
      barn: 'Rask Herre',
      avgjortVed: 'Solsiden skole',
      plassVed: 'Nordbygda skole',
      skolear: '2027/28',
      gjelder: 'annen_skole',
      innvilget: false,
      begrunnelse: 'Skolen er full.',
      forskrift: 'forskrift om krets, Fjordvik',
      klageinstans: 'Statsforvalteren',
      klagefrist: '14. desember 2026',
      vedtatt: '23. november 2026',
      av: 'Lars Leder',
      ...o,
    });
  test.each(['nb', 'nn'] as const)('[B26] på %s: vedtak, begrunnelse, hjemmel, klagefrist og klageinstans', (malform) => {
    const tekst = brev({ malform });
    for (const ord of [
      'Solsiden skole er avslått',
      'Nordbygda skole',
      'Skolen er full.',
      '§ 2-6',
      'Fjordvik',
      '14. desember 2026',
      'Statsforvalteren',
      '§§ 18',
      'Lars Leder',
    ])
      // prettier-ignore
      expect(tekst).toContain(ord);
    expect(tekst).toContain(malform === 'nn' ? 'Grunngiving' : 'Begrunnelse');
    expect(tekst).not.toContain('sakkyndig');
  });
  test.each`
    gjelder          | innvilget | plassVed             | ord
    ${'naerskole'}   | ${true}   | ${'Nordbygda skole'} | ${'Det er nærskolen'}
    ${'annen_skole'} | ${true}   | ${'Solsiden skole'}  | ${'er innvilget'}
    ${'utsatt'}      | ${true}   | ${null}              | ${'utsatt skolestart ett år'}
    ${'utsatt'}      | ${false}  | ${'Nordbygda skole'} | ${'utsatt skolestart er avslått'}
    ${'framskutt'}   | ${true}   | ${'Nordbygda skole'} | ${'tidligere skolestart er innvilget'}
    ${'framskutt'}   | ${false}  | ${null}              | ${'tidligere skolestart er avslått'}
  `('[B26] $gjelder, innvilget $innvilget', ({ gjelder, innvilget, plassVed, ord }) => {
    const tekst = brev({ gjelder, innvilget, plassVed });
    expect(tekst).toContain(ord);
    expect(tekst.includes('får plass')).toBe(plassVed !== null);
    expect(tekst).toContain(gjelder === 'utsatt' || gjelder === 'framskutt' ? '§ 2-2' : '§ 2-6');
  });
});
