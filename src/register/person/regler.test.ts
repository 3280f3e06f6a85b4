import { describe, expect, test } from 'vitest';
import { byggFelt, samletVern, skjermetAdresse, skjermetKontakt, strengest, type Kortsyn, type Versjonert } from './regler.ts';

const syn = (s: Partial<Kortsyn> = {}): Kortsyn => ({
  dato: '2026-11-22',
  kjentPer: Number.POSITIVE_INFINITY,
  historisk: false,
  dekning: new Map(),
  neste: new Map(),
  skrevetAv: new Map(),
  kanOverstyre: true,
  ...s,
});
interface Rad extends Versjonert {
  readonly verdi: string | null;
}
const rad = (verdi: string | null, fra: string, til: string | null, kilde: Rad['kilde'] = 'krr'): Rad => ({
  verdi,
  kilde,
  kildetidspunkt: null,
  kjent_fra: `${fra}T00:00:00+00:00`,
  kjent_til: til === null ? null : `${til}T00:00:00+00:00`,
  apnet_av: 'sett',
});
const felt = (rader: Rad[], s = syn()) =>
  byggFelt({ felt: 'epostadresse', rader, les: (r) => r.verdi, overstyringer: [], kanRedigere: true }, s);

describe('vern: det strengeste gjelder', () => {
  test.each`
    folkeregisteret       | adresse            | lokal                 | samlet
    ${'ugradert'}         | ${'ugradert'}      | ${'ugradert'}         | ${'ugradert'}
    ${'fortrolig'}        | ${'ugradert'}      | ${'ugradert'}         | ${'fortrolig'}
    ${'ugradert'}         | ${'fortrolig'}     | ${'ugradert'}         | ${'fortrolig'}
    ${'ugradert'}         | ${'klientadresse'} | ${'ugradert'}         | ${'klientadresse'}
    ${'ugradert'}         | ${'ugradert'}      | ${'strengtFortrolig'} | ${'strengtFortrolig'}
    ${'strengtFortrolig'} | ${'fortrolig'}     | ${'fortrolig'}        | ${'strengtFortrolig'}
  `('[V28] $folkeregisteret, $adresse, $lokal: $samlet', ({ folkeregisteret, adresse, lokal, samlet }) => {
    expect(strengest([folkeregisteret, adresse, lokal])).toBe(samlet);
  });
  test('[V28] uten grunner er personen ugradert', () => {
    expect(samletVern([])).toBe('ugradert');
  });
});

describe('hva som skjules', () => {
  test.each`
    vern                  | adressen           | plass         | adresse               | kontakt
    ${'ugradert'}         | ${'ugradert'}      | ${'kommunen'} | ${undefined}          | ${undefined}
    ${'klientadresse'}    | ${'klientadresse'} | ${'skolen'}   | ${'klientadresse'}    | ${undefined}
    ${'klientadresse'}    | ${'ugradert'}      | ${'skolen'}   | ${undefined}          | ${undefined}
    ${'fortrolig'}        | ${'ugradert'}      | ${'skolen'}   | ${'fortrolig'}        | ${undefined}
    ${'fortrolig'}        | ${'ugradert'}      | ${'kommunen'} | ${'fortrolig'}        | ${'fortrolig'}
    ${'strengtFortrolig'} | ${'ugradert'}      | ${'skolen'}   | ${'strengtFortrolig'} | ${'strengtFortrolig'}
    ${'strengtFortrolig'} | ${'ugradert'}      | ${'kommunen'} | ${'strengtFortrolig'} | ${'strengtFortrolig'}
  `('[V28] $vern, sett fra $plass', ({ vern, adressen, plass, adresse, kontakt }) => {
    expect(skjermetAdresse(vern, adressen)).toBe(adresse);
    expect(skjermetKontakt(vern, plass)).toBe(kontakt);
  });
});

describe('et felt over tid', () => {
  const historie = [rad('a', '2025-01-01', '2025-02-01'), rad('a', '2025-02-01', '2025-03-01'), rad('b', '2025-03-01', null)];
  test('[L01] rader som bare skiller seg i andre kolonner, er én verdi', () => {
    expect(felt(historie).tidligere).toMatchObject([
      { verdi: 'a', fra: '2025-01-01T00:00:00.000Z', til: '2025-03-01T00:00:00.000Z' },
    ]);
  });
  test('[L01] et opphold deler verdien i to', () => {
    const tidligere = felt([
      rad('a', '2025-01-01', '2025-02-01'),
      rad(null, '2025-02-01', '2025-03-01'),
      rad('a', '2025-03-01', '2025-04-01'),
      rad('b', '2025-04-01', null),
    ]).tidligere;
    expect(tidligere.map((t) => t.fra.slice(0, 10))).toEqual(['2025-03-01', '2025-01-01']);
  });
  test('[L01] det som gjelder nå, er ikke tidligere', () => {
    expect(felt([rad('a', '2025-01-01', '2025-02-01'), rad('a', '2025-02-01', null)]).tidligere).toEqual([]);
  });
  test('[L01] sett fra et tidspunkt er det som kom etterpå, ukjent', () => {
    const da = felt(historie, syn({ kjentPer: Date.parse('2025-02-15T00:00:00Z'), historisk: true }));
    expect([da.gjeldende?.verdi, da.tidligere, da.kanRedigeres, da.kanOverstyres]).toEqual(['a', [], false, false]);
  });
  test('[L01] en rad som ble angret i samme øyeblikk, har aldri vært', () => {
    expect(felt([rad('feil', '2025-01-01', '2025-01-01'), rad('a', '2025-01-01', null)]).tidligere).toEqual([]);
  });
  test.each`
    kilde         | last     | kanRedigeres
    ${'krr'}      | ${true}  | ${false}
    ${'manuell'}  | ${false} | ${true}
    ${'oppstart'} | ${false} | ${true}
  `('[K07] [K09] en verdi fra $kilde: låst $last', ({ kilde, last, kanRedigeres }) => {
    expect(felt([rad('a', '2025-01-01', null, kilde)])).toMatchObject({ last, kanRedigeres, register: 'krr' });
  });
});
