import { describe, expect, test } from 'vitest';
import { endrede, feilIRingetider, finnKollisjoner, lesDag, lesTime, opptattFor, settInn, taUt, tolkRader } from './regler.ts';
import type { Aktivitet, Undervisningstime } from './modell.ts';

const time = (id: string, o: Partial<Undervisningstime> = {}): Undervisningstime => ({
  aktivitetId: id, navn: id, dag: 1, nr: 1, grupper: [], larere: [], rom: [], ...o,
}); // prettier-ignore
const RINGETIDER = [
  { nr: 1, fra: '08:30', til: '09:15' },
  { nr: 2, fra: '09:15', til: '10:00' },
];

describe('to steder samtidig', () => {
  test.each`
    hva                                 | b                                     | slag
    ${'samme lærer'}                    | ${{ larere: ['kari'] }}               | ${['larer']}
    ${'samme rom'}                      | ${{ rom: ['101'] }}                   | ${['rom']}
    ${'samme klasse'}                   | ${{ grupper: ['6A'] }}                | ${['gruppe']}
    ${'elever fra klassen i en gruppe'} | ${{ grupper: ['tysk'] }}              | ${['elever']}
    ${'en gruppe uten felles elever'}   | ${{ grupper: ['6B'] }}                | ${[]}
    ${'alt på en gang'}                 | ${{ larere: ['kari'], rom: ['101'] }} | ${['larer', 'rom']}
    ${'samme lærer i neste time'}       | ${{ larere: ['kari'], nr: 2 }}        | ${[]}
    ${'samme lærer neste dag'}          | ${{ larere: ['kari'], dag: 2 }}       | ${[]}
  `('[V16] $hva: $slag', ({ b, slag }) => {
    const a = time('norsk', { grupper: ['6A'], larere: ['kari'], rom: ['101'] });
    const funn = finnKollisjoner([a, time('tysk', b)], [{ a: 'tysk', b: '6A', antall: 3 }]);
    expect(funn.map((k) => k.slag)).toEqual(slag);
    expect(funn.every((k) => k.a === 'norsk' && k.b === 'tysk' && k.dag === 1 && k.nr === 1)).toBe(true);
  });
});

test('[V16] elever i to timer telles, med begge gruppene', () => {
  const timer = [time('norsk', { grupper: ['6A'] }), time('tysk', { grupper: ['tysk'] })];
  expect(finnKollisjoner(timer, [{ a: 'tysk', b: '6A', antall: 3 }])[0]).toMatchObject({ antall: 3, hva: '6A', annen: 'tysk' });
});

test('[B28] hvor en time ikke kan flyttes: der læreren, rommet, klassen eller elever fra den er, ikke der den selv er', () => {
  const a = time('norsk', { grupper: ['6A'], larere: ['kari'], rom: ['101'] });
  const andre = [
    time('norsk', { grupper: ['6A'], larere: ['kari'], rom: ['101'], dag: 2 }),
    time('engelsk', { grupper: ['6B'], larere: ['kari'], rom: ['101'], dag: 3 }),
    time('tysk', { grupper: ['tysk'], dag: 4 }),
    time('kor', { grupper: ['7A'], larere: ['ola'], dag: 5 }),
  ];
  expect([...opptattFor(a, [a, ...andre], [{ a: 'tysk', b: '6A', antall: 3 }])]).toEqual([
    ['2-1', ['kari', '101', '6A']],
    ['3-1', ['kari', '101']],
    ['4-1', ['6A']],
  ]);
});

describe('endringer i planen', () => {
  const norsk: Aktivitet = {
    aktivitetId: 'n',
    navn: 'Norsk',
    grupper: ['6A'],
    larere: ['kari'],
    timer: [{ dag: 1, nr: 1, rom: [] }],
  };
  test('samme fag, klasse og lærer er samme aktivitet; en ny time kommer i tillegg', () => {
    const etter = settInn([norsk], { navn: 'Norsk', grupper: ['6A'], larere: ['kari'], dag: 2, nr: 2, rom: ['101'] }, 'ny');
    expect(etter).toEqual([{ ...norsk, timer: [{ dag: 1, nr: 1, rom: [] }, { dag: 2, nr: 2, rom: ['101'] }] }]); // prettier-ignore
  });
  test('en annen lærer er en annen aktivitet', () => {
    expect(settInn([norsk], { navn: 'Norsk', grupper: ['6A'], larere: ['ola'], dag: 2, nr: 2, rom: [] }, 'ny')).toHaveLength(2);
  });
  test('tas siste time ut, er aktiviteten uten timer; bare det som er endret skrives', () => {
    const matte: Aktivitet = { ...norsk, aktivitetId: 'm', navn: 'Matte' };
    const etter = taUt([norsk, matte], { aktivitetId: 'n', dag: 1, nr: 1 });
    expect(endrede([norsk, matte], etter)).toEqual([{ ...norsk, timer: [] }]);
    expect(endrede([norsk, matte], [matte])).toEqual([{ ...norsk, timer: [] }]);
    expect(endrede([norsk, matte], [norsk, matte])).toEqual([]);
  });
});

describe('rader fra regneark', () => {
  const kjent = {
    grupper: [
      { id: '6A', navn: '6A', slag: 'klasse' },
      { id: '6B', navn: '6B', slag: 'klasse' },
      { id: 't1', navn: 'Tysk', slag: 'undervisningsgruppe' },
      { id: 't2', navn: 'Tysk', slag: 'undervisningsgruppe' },
    ],
    larere: [
      { id: 'k', navn: 'Kari Nordmann' },
      { id: 'o1', navn: 'Ola Hansen' },
      { id: 'o2', navn: 'Ola Hansen' },
    ],
    rom: [{ id: 'r', navn: '101' }],
    ringetider: RINGETIDER,
  };
  test.each`
    rad                                             | svar
    ${'mandag;1;Norsk;6A;Kari Nordmann;101'}        | ${{ dag: 1, nr: 1, navn: 'Norsk', grupper: ['6A'], larere: ['k'], rom: ['r'] }}
    ${'tysdag\t2. time\tNorsk\t6a\tNordmann, Kari'} | ${{ dag: 2, nr: 2, navn: 'Norsk', grupper: ['6A'], larere: ['k'], rom: [] }}
    ${'5;09.15;"Krø";6A, 6B'}                       | ${{ dag: 5, nr: 2, navn: 'Krø', grupper: ['6A', '6B'], larere: [], rom: [] }}
    ${'mandag;1;Norsk'}                             | ${'for_fa_felt'}
    ${'lørdag;1;Norsk;6A'}                          | ${'ukjent_dag'}
    ${'mandag;7;Norsk;6A'}                          | ${'ukjent_time'}
    ${'mandag;1;;6A'}                               | ${'uten_fag'}
    ${'mandag;1;Norsk;'}                            | ${'uten_gruppe'}
    ${'mandag;1;Norsk;7A'}                          | ${'ukjent_gruppe'}
    ${'mandag;1;Tysk;Tysk'}                         | ${'flere_grupper'}
    ${'mandag;1;Norsk;6A;Per Ukjent'}               | ${'ukjent_larer'}
    ${'mandag;1;Norsk;6A;Ola Hansen'}               | ${'flere_larere'}
    ${'mandag;1;Norsk;6A;;Hall'}                    | ${'ukjent_rom'}
  `('[B27] «$rad»: $svar', ({ rad, svar }) => {
    const { timer, feil } = tolkRader(rad, kjent);
    expect(typeof svar === 'string' ? feil.map((f) => f.kode) : timer).toEqual([svar]);
  });
  test('[B27] overskrift og tomme linjer telles, så feilen viser til raden i arket', () => {
    const { timer, feil } = tolkRader('Dag;Time;Fag;Gruppe\n\nmandag;1;Norsk;6A\nmandag;1;Norsk;6A\nmandag;9;Norsk;6A', kjent);
    expect(timer).toHaveLength(1);
    expect(feil.map((f) => [f.rad, f.kode])).toEqual([[4, 'gjentatt'], [5, 'ukjent_time']]); // prettier-ignore
  });
  test.each([['mandag', 1], ['Må', 1], ['fre.', 5], ['3', 3], ['6', undefined], ['m', undefined], ['søndag', undefined]])('dagen «%s» er %s', (ord, dag) => expect(lesDag(ord)).toBe(dag)); // prettier-ignore
  test.each([['1', 1], ['2. time', 2], ['8.30', 1], ['09:15', 2], ['10.00', undefined], ['', undefined]])('timen «%s» er %s', (ord, nr) => expect(lesTime(ord, RINGETIDER)).toBe(nr)); // prettier-ignore
});

test.each`
  tider                                                                     | feil
  ${RINGETIDER}                                                             | ${[]}
  ${[RINGETIDER[0], null, RINGETIDER[1]]}                                   | ${[]}
  ${[{ fra: '08:30', til: '' }]}                                            | ${[[0, 'mangler']]}
  ${[{ fra: '09:30', til: '08:30' }]}                                       | ${[[0, 'snudd']]}
  ${[{ fra: '08:30', til: '09:15' }, { fra: '09:00', til: '10:00' }]}       | ${[[1, 'overlapper']]}
`('ringetider: $feil', ({ tider, feil }) => expect([...feilIRingetider(tider)]).toEqual(feil)); // prettier-ignore
