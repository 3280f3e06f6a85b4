import { describe, expect, test } from 'vitest';
import { beslutt, gi, manglerVedInnloggingen, regelsett, utsnittFor, type Aktor, type Tilknytning } from './index.ts';

const regler = regelsett('prove', {
  les: {
    tekst: 'se fravær',
    hvem: [
      gi('systemforvalter').til('heleKommunen'),
      gi('rektor').til('egenSkole'),
      gi('larer').til('egenSkole').uten('merknad'),
    ],
  },
  skriv: { tekst: 'føre fravær', gjort: 'førte fravær', hvem: [gi('rektor').til('egenSkole')] },
  ingen: { tekst: 'gjøre noe ingen får', hvem: [] },
});

const tilknytning = (t: Partial<Tilknytning>): Tilknytning => ({
  rolle: 'rektor',
  relasjon: 'egenSkole',
  omfang: 'nordbygda',
  fra: '2026-08-01',
  til: '2026-12-31',
  grunnlag: { slag: 'faktum', kilde: 'hr', hva: 'arbeidsforhold' },
  ...t,
});
const aktor = (...tilknytninger: Tilknytning[]): Aktor => ({ id: 'a', navn: 'Lars Leder', sprak: 'nb', tilknytninger });
const DAG = '2026-11-22';
const HER = { egenSkole: ['nordbygda'] };
const DER = { egenSkole: ['solsiden'] };

describe('beslutningen', () => {
  test.each`
    hvem                                         | regel           | hvor         | dato            | utfall
    ${'rektor på skolen'}                        | ${regler.skriv} | ${HER}       | ${DAG}          | ${'gitt'}
    ${'rektor på en annen skole'}                | ${regler.skriv} | ${DER}       | ${DAG}          | ${'utenforRekkevidde'}
    ${'rektor uten å si hvor'}                   | ${regler.skriv} | ${undefined} | ${DAG}          | ${'gitt'}
    ${'rektor siste dag'}                        | ${regler.skriv} | ${HER}       | ${'2026-12-31'} | ${'gitt'}
    ${'rektor dagen etter'}                      | ${regler.skriv} | ${HER}       | ${'2027-01-01'} | ${'ingenRolle'}
    ${'rektor dagen før'}                        | ${regler.skriv} | ${HER}       | ${'2026-07-31'} | ${'ingenRolle'}
    ${'rektor, noe som ikke hører til noe sted'} | ${regler.skriv} | ${{}}        | ${DAG}          | ${'utenforRekkevidde'}
    ${'rektor, en regel ingen står i'}           | ${regler.ingen} | ${HER}       | ${DAG}          | ${'ingenRolle'}
  `('$hvem: $utfall', ({ regel, hvor, dato, utfall }) => {
    const b = beslutt(regel, aktor(tilknytning({})), dato, hvor);
    expect(b.utfall).toBe(utfall);
    expect(b.tillatt).toBe(utfall === 'gitt');
  });

  test('en annen rolle med samme rekkevidde gir ingenting', () => {
    expect(beslutt(regler.skriv, aktor(tilknytning({ rolle: 'larer' })), DAG, HER).utfall).toBe('ingenRolle');
  });

  test('hele kommunen når alt, også det som ikke hører til noen skole', () => {
    const a = aktor(tilknytning({ rolle: 'systemforvalter', relasjon: 'heleKommunen', omfang: '*' }));
    expect(beslutt(regler.les, a, DAG, {}).tillatt).toBe(true);
    expect(utsnittFor(regler.les, a, DAG)).toMatchObject({ alt: true, lukket: [] });
  });

  test('et felt er lukket bare når hver vei inn lukker det', () => {
    const larer = tilknytning({ rolle: 'larer' });
    expect(beslutt(regler.les, aktor(larer), DAG, HER).lukket).toEqual(['merknad']);
    expect(beslutt(regler.les, aktor(larer, tilknytning({})), DAG, HER).lukket).toEqual([]);
  });

  test('sporet sier hvilken regel, rolle, kilde og dato som avgjorde, og hva som ble prøvd', () => {
    const utgatt = tilknytning({ til: '2026-10-01' });
    const b = beslutt(regler.les, aktor(utgatt, tilknytning({ rolle: 'larer' })), DAG, HER);
    expect(b).toMatchObject({
      regel: 'prove.les',
      dato: DAG,
      gitt: { rolle: 'larer', grunnlag: { kilde: 'hr', hva: 'arbeidsforhold' } },
    });
    expect(b.provd.map((p) => [p.rolle, p.utfall])).toEqual([
      ['systemforvalter', 'manglerRolle'],
      ['rektor', 'ikkeIKraft'],
      ['larer', 'gitt'],
    ]);
    expect(b.provd[1]?.tilknytning?.til).toBe('2026-10-01');
  });

  test('utsnittet samler det som gjelder i dag, og bare det', () => {
    const a = aktor(
      tilknytning({}),
      tilknytning({ omfang: 'solsiden' }),
      tilknytning({ omfang: 'strandlia', til: '2026-11-21' }),
    );
    expect(utsnittFor(regler.les, a, DAG).omfang).toEqual({ egenSkole: ['nordbygda', 'solsiden'] });
    expect(utsnittFor(regler.ingen, a, DAG)).toEqual({ aktorId: 'a', alt: false, omfang: {}, lukket: [] });
  });
});

describe('[S3] hvert ledd for seg', () => {
  const hoy = { niva: 'hoyt' } as const;
  const midt = { niva: 'betydelig' } as const;
  test.each`
    hva                                   | regel                  | innlogging                      | krev         | mangler
    ${'ingen innlogging (jobb)'}          | ${{ niva: 'hoyt' }}    | ${undefined}                    | ${'hoyt'}    | ${undefined}
    ${'vanlig regel, betydelig'}          | ${{}}                  | ${midt}                         | ${undefined} | ${undefined}
    ${'regel som krever høyt, betydelig'} | ${{ niva: 'hoyt' }}    | ${midt}                         | ${undefined} | ${'niva'}
    ${'regel som krever høyt, høyt'}      | ${{ niva: 'hoyt' }}    | ${hoy}                          | ${undefined} | ${undefined}
    ${'rad som krever høyt, betydelig'}   | ${{}}                  | ${midt}                         | ${'hoyt'}    | ${'niva'}
    ${'rad som krever høyt, høyt'}        | ${{}}                  | ${hoy}                          | ${'hoyt'}    | ${undefined}
    ${'enhetsøkt, vanlig regel'}          | ${{}}                  | ${{ ...midt, bareEnhet: true }} | ${undefined} | ${'innlogging'}
    ${'enhetsøkt, merket regel'}          | ${{ enhetsokt: true }} | ${{ ...midt, bareEnhet: true }} | ${undefined} | ${undefined}
    ${'full økt, merket regel'}           | ${{ enhetsokt: true }} | ${midt}                         | ${undefined} | ${undefined}
    ${'ikke bare enhet'}                  | ${{}}                  | ${{ ...hoy, bareEnhet: false }} | ${undefined} | ${undefined}
  `('$hva: $mangler', ({ regel, innlogging, krev, mangler }) => {
    expect(manglerVedInnloggingen(regel, innlogging, krev)).toBe(mangler);
  });

  test('nivå og enhetsøkt følger regelen, og står ikke der de ikke er sagt', () => {
    const sett = regelsett('prove', {
      hoy: { tekst: 'a', hvem: [], niva: 'hoyt' },
      enhet: { tekst: 'b', hvem: [], enhetsokt: true },
      vanlig: { tekst: 'c', hvem: [] },
    });
    expect([sett.hoy.niva, sett.hoy.enhetsokt, sett.enhet.niva, sett.enhet.enhetsokt]).toEqual([
      'hoyt',
      undefined,
      undefined,
      true,
    ]);
    expect(Object.keys(sett.vanlig)).not.toContain('niva');
    expect(Object.keys(sett.vanlig)).not.toContain('enhetsokt');
  });

  test.each`
    hva                                | vern                                                                             | utfall
    ${'ikke vernet'}                   | ${undefined}                                                                     | ${'gitt'}
    ${'i kretsen'}                     | ${{ krets: true, apent: [] }}                                                    | ${'gitt'}
    ${'ingen vei er åpen'}             | ${{ krets: false, apent: [] }}                                                   | ${'skjermet'}
    ${'åpent for rolle og relasjon'}   | ${{ krets: false, apent: [{ rolle: 'rektor', relasjon: 'egenSkole' }] }}         | ${'gitt'}
    ${'åpent for relasjonen, alle'}    | ${{ krets: false, apent: [{ relasjon: 'egenSkole' }] }}                          | ${'gitt'}
    ${'åpent for en annen relasjon'}   | ${{ krets: false, apent: [{ rolle: 'rektor', relasjon: 'egenSfo' }] }}           | ${'skjermet'}
    ${'relasjonen, uten rolle, annen'} | ${{ krets: false, apent: [{ relasjon: 'egetBarn' }] }}                           | ${'skjermet'}
    ${'åpent for en annen rolle'}      | ${{ krets: false, apent: [{ rolle: 'larer', relasjon: 'egenSkole' }] }}          | ${'skjermet'}
    ${'åpent ved denne skolen'}        | ${{ krets: false, apent: [{ relasjon: 'egenSkole', omfang: ['nordbygda'] }] }}   | ${'gitt'}
    ${'åpent ved en annen skole'}      | ${{ krets: false, apent: [{ relasjon: 'egenSkole', omfang: ['solsiden'] }] }}    | ${'skjermet'}
    ${'en av to veier er åpen'}        | ${{ krets: false, apent: [{ relasjon: 'segSelv' }, { relasjon: 'egenSkole' }] }} | ${'gitt'}
  `('vern, $hva: $utfall', ({ vern, utfall }) => {
    const v = vern === undefined ? undefined : { gradering: 'fortrolig', ...vern };
    expect(beslutt(regler.skriv, aktor(tilknytning({})), DAG, HER, v).provd[0]!.utfall).toBe(utfall);
  });

  test('et felt den første veien lukker, er åpent når den andre åpner det', () => {
    const sett = regelsett('prove', {
      les: { tekst: 'a', hvem: [gi('larer').til('egenSkole').uten('merknad'), gi('rektor').til('egenSkole')] },
    });
    const begge = aktor(tilknytning({ rolle: 'larer' }), tilknytning({}));
    expect([beslutt(sett.les, begge, DAG, HER).lukket, utsnittFor(sett.les, begge, DAG).lukket]).toEqual([[], []]);
  });

  test.each`
    hva                              | t
    ${'en annen rolle'}              | ${{ rolle: 'larer' }}
    ${'samme rolle, annen relasjon'} | ${{ relasjon: 'egenSfo' }}
    ${'stengt'}                      | ${{ stengt: 'sperring' }}
    ${'over'}                        | ${{ til: '2026-11-21' }}
  `('utsnittet er tomt: $hva', ({ t }) => {
    expect(utsnittFor(regler.skriv, aktor(tilknytning(t)), DAG).omfang).toEqual({});
  });
});
