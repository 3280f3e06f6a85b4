import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Kildefeil } from '#grunn/feil/index.ts';
import { barnOgForesatte, lagVerden } from '#verden/index.ts';
import { skrivFregFil, tegnFregFil, type Filformat } from '../simulator/index.ts';
import { lesFil, vurderFil, type Filhode, type Filpost, type Filvalg } from '../index.ts';

const verden = lagVerden({ elever: 160 });
const { kommunenummer } = verden.kommune;
const ventet = { kommunenummer, forrigeEksportert: '2026-11-21T02:00:00.000Z' };

interface Lest {
  readonly hode: Filhode;
  readonly poster: readonly Extract<Filpost, { slag: 'personer' }>[];
  readonly holdt: readonly string[];
  readonly slag: readonly string[];
}

async function les(
  bytes: Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  valg: Filvalg = { kommunenummer },
): Promise<Lest> {
  const alle: Filpost[] = [];
  for await (const post of lesFil(bytes, valg)) alle.push(post);
  const slutt = alle.at(-1);
  if (slutt?.slag !== 'slutt') throw new Error('Fila ble ikke avsluttet');
  return {
    hode: slutt.hode,
    poster: alle.filter((p) => p.slag === 'personer'),
    holdt: alle.flatMap((p) => (p.slag === 'holdt' ? [`${p.linje} ${p.kode}`] : [])),
    slag: alle.map((p) => p.slag),
  };
}
const utf8 = (s: string) => new TextEncoder().encode(s);
const fil = (format: Filformat, utenHode = false) => Buffer.concat([...tegnFregFil(verden, { format, utenHode })]);
const grunner = (hode: Filhode) => vurderFil(hode, ventet).map((g) => g.kode);
const kode = (lest: Promise<unknown>) =>
  lest.then(
    () => 'lest',
    (f: unknown) => (f instanceof Kildefeil ? f.kode : String(f)),
  );
function* iBiter(bytes: Uint8Array, lengde: number) {
  for (let i = 0; i < bytes.byteLength; i += lengde) yield bytes.subarray(i, i + lengde);
}
const antallBarn = [...barnOgForesatte(verden)].filter(
  ({ barn }) => barn.identifikator !== null && barn.bareManuell !== true,
).length;

describe('[B14] FREG-fil', () => {
  test.each`
    format                       | beholder    | innhold
    ${'persondefinisjon-ndjson'} | ${'ndjson'} | ${'persondefinisjon'}
    ${'persondefinisjon-json'}   | ${'json'}   | ${'persondefinisjon'}
    ${'persondokument-ndjson'}   | ${'ndjson'} | ${'persondokument'}
    ${'persondokument-json'}     | ${'json'}   | ${'persondokument'}
    ${'persondokument-xml'}      | ${'xml'}    | ${'persondokument'}
  `('[B14] $format leses helt, i biter av alle lengder', async ({ format, beholder, innhold }) => {
    const bytes = fil(format as Filformat);
    const hel = await les(bytes);
    expect(hel.hode).toMatchObject({ beholder, innhold, antallHoldt: 0, duplikater: 0, avkortet: false, avvik: [] });
    expect(hel.poster.length).toBe(hel.hode.antallLest);
    expect(grunner(hel.hode)).toEqual(beholder === 'xml' ? ['mangler_hode'] : []);
    expect(await les(iBiter(bytes, 997))).toEqual(hel);
    // Person documents come for the guardians too.
    expect(hel.hode.antallLest > antallBarn).toBe(innhold === 'persondokument');
    expect(hel.hode.antallLest).toBeGreaterThanOrEqual(antallBarn);
  });

  test('[B14] persondokument i XML og i JSON gir de samme personene', async () => {
    const [xml, json] = await Promise.all([les(fil('persondokument-xml')), les(fil('persondokument-json'))]);
    expect(xml.poster.map((p) => p.personer)).toEqual(json.poster.map((p) => p.personer));
    expect(xml.poster.flatMap((p) => p.personer.flatMap((q) => q.avvik.map((a) => a.kode)))).not.toContain('feil_form');
  });

  test('[B14] hodet kommer før noen person, og barnet først i sin post', async () => {
    const lest = await les(fil('persondefinisjon-ndjson'));
    expect(lest.slag[0]).toBe('hode');
    expect(lest.hode).toMatchObject({ kommunenummer, eksportert: '2026-11-22T02:00:00.000Z', antallOppgitt: antallBarn });
    expect(lest.poster.every((p) => p.personer.every((q, i) => q.omfang === (i === 0 ? 'hel' : 'innfelt')))).toBe(true);
  });

  test('[B14] ett dokument alene, satt opp for mennesker', async () => {
    const lest = await les(
      utf8(JSON.stringify({ identifikasjonsnummer: [], navn: [{ fornavn: 'A', etternavn: 'B' }] }, null, 2)),
    );
    expect(lest.hode).toMatchObject({ beholder: 'json', innhold: 'persondokument', antallLest: 1, avkortet: false });
  });

  test('[B14] skrives og leses som strøm fra disk', async () => {
    const mappe = mkdtempSync(path.join(tmpdir(), 'fm-freg-'));
    try {
      const sti = path.join(mappe, 'freg.ndjson');
      await skrivFregFil(verden, sti);
      expect((await les(createReadStream(sti))).hode.antallLest).toBe(antallBarn);
    } finally {
      rmSync(mappe, { recursive: true });
    }
  });
});

describe('F-24 filer som ikke er som de skal', () => {
  const hel = fil('persondefinisjon-ndjson');
  const linjer = hel.toString('utf8').trimEnd().split('\n');
  const barnelinje = linjer[1] ?? '';

  test.each([0.1, 0.5, 0.9])('F-24 [B14] kuttet etter %d av fila: stanses', async (andel) => {
    const lest = await les(hel.subarray(0, Math.floor(hel.byteLength * andel)));
    expect(grunner(lest.hode)).toContain('avkortet');
    expect(lest.poster.length).toBeLessThan(antallBarn);
  });

  test('F-24 [B14] kuttet mellom to linjer: hodets antall avslører det', async () => {
    const medAntall = [
      JSON.stringify({ ...(JSON.parse(linjer[0] ?? '') as object), antall: antallBarn }),
      ...linjer.slice(1, 20),
      '',
    ];
    const lest = await les(utf8(medAntall.join('\n')));
    expect(lest.hode.avkortet).toBe(false);
    expect(grunner(lest.hode)).toEqual(['antall_stemmer_ikke']);
  });

  test.each(['persondefinisjon-json', 'persondokument-json'] as const)('F-24 [B14] kuttet %s', async (format) => {
    const bytes = fil(format);
    expect(grunner((await les(bytes.subarray(0, bytes.byteLength - 3))).hode)).toContain('avkortet');
    expect(grunner((await les(bytes.subarray(0, Math.floor(bytes.byteLength / 2)))).hode)).toContain('avkortet');
  });

  test('F-24 [B14] kuttet XML er uleselig', async () => {
    const bytes = fil('persondokument-xml');
    expect(await kode(les(bytes.subarray(0, bytes.byteLength - 30)))).toBe('uleselig');
  });

  test('F-24 [B14] gårsdagens fil og en annen kommunes fil kjennes igjen', async () => {
    const { hode } = await les(hel);
    const grunn = (v: Partial<typeof ventet>) => vurderFil(hode, { ...ventet, ...v }).map((g) => g.kode);
    expect(grunn({ forrigeEksportert: '2026-11-22T02:00:00.000Z' })).toEqual(['gammel_fil']);
    expect(grunn({ forrigeEksportert: '2026-11-23T02:00:00.000Z' })).toEqual(['gammel_fil']);
    expect(grunn({ kommunenummer: '0301' })).toEqual(['feil_kommune']);
  });

  test('F-24 [B14] en annen kommunes fil uten hode kjennes på hvor barna bor', async () => {
    const lest = await les(fil('persondefinisjon-ndjson', true), { kommunenummer: '0301' });
    expect(vurderFil(lest.hode, { kommunenummer: '0301', forrigeEksportert: null }).map((g) => g.kode)).toEqual([
      'feil_kommune',
      'mangler_hode',
    ]);
  });

  test('F-24 [B14] fila to ganger etter hverandre: de gjentatte telles', async () => {
    const lest = await les(utf8([...linjer.slice(0, -1), ...linjer.slice(1, -1), ''].join('\n')));
    expect(lest.hode.duplikater).toBe(antallBarn);
  });

  test('F-24 [B14] i en annen rekkefølge er den samme fila', async () => {
    const snudd = [linjer[0], ...linjer.slice(1, -1).toReversed(), linjer.at(-1), ''].join('\n');
    expect(grunner((await les(utf8(snudd))).hode)).toEqual([]);
  });

  test.each`
    hva                  | bytes                                                        | svar
    ${'UTF-8 med BOM'}   | ${utf8(`\ufeff${hel.toString('utf8')}`)}                     | ${'lest'}
    ${'UTF-16 med BOM'}  | ${Buffer.from(`\ufeff${hel.toString('utf8')}`, 'utf16le')}   | ${'lest'}
    ${'ISO-8859-1'}      | ${Buffer.from(hel.toString('utf8'), 'latin1')}               | ${'uleselig'}
    ${'UTF-16 uten BOM'} | ${Buffer.from(hel.toString('utf8'), 'utf16le')}              | ${'uleselig'}
    ${'nettside'}        | ${utf8('<!DOCTYPE html><html><body>Logg inn</body></html>')} | ${'html'}
    ${'XML med DOCTYPE'} | ${utf8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')}          | ${'uleselig'}
  `('F-24 [B14] $hva: $svar', async ({ bytes, svar }) => {
    expect(await kode(les(bytes as Uint8Array))).toBe(svar);
  });

  test('F-24 [B14] tegnsettet endrer ingen navn', async () => {
    const utf16 = await les(Buffer.from(`\ufeff${hel.toString('utf8')}`, 'utf16le'));
    expect(utf16.poster).toEqual((await les(hel)).poster);
  });

  test('F-24 [B14] hundre ganger for stor: stanses ved grensen', async () => {
    const grenser = { maksTotalt: hel.byteLength };
    expect(await kode(les(hel, { grenser }))).toBe('lest');
    function* evig() {
      for (;;) yield utf8(`${barnelinje}\n`);
    }
    expect(await kode(les(evig(), { grenser }))).toBe('for_stor');
    expect(await kode(les(evig(), { grenser: { maksPoster: 50 } }))).toBe('for_stor');
  });

  test.each`
    hva                  | start                               | fyll
    ${'linje'}           | ${'{"a":"'}                         | ${'x'}
    ${'post i en liste'} | ${'[{"a":['}                        | ${'1,'}
    ${'tekst i XML'}     | ${'<a><folkeregisterperson><navn>'} | ${'x'}
    ${'element i XML'}   | ${'<a><folkeregisterperson>'}       | ${'<navn/>'}
  `('F-24 [L18] $hva uten slutt stanses ved grensen, uten å lese videre', async ({ start, fyll }) => {
    let gitt = 0;
    function* evig() {
      yield utf8(start as string);
      for (;;) {
        gitt += 64 * 1024;
        yield utf8((fyll as string).repeat(Math.ceil((64 * 1024) / (fyll as string).length)));
      }
    }
    expect(await kode(les(evig(), { grenser: { maksPost: 500_000 } }))).toBe('for_stor');
    expect(gitt).toBeLessThan(1_000_000);
  });

  test('F-24 [B14] kuttet mellom to linjer i en fil der antallet skulle stått sist: avkortet', async () => {
    const hel = fil('persondefinisjon-ndjson').toString().trim().split('\n');
    const lest = await les(utf8(`${hel.slice(0, -1).join('\n')}\n`));
    expect(lest.hode).toMatchObject({ antallOppgitt: null, avkortet: true });
    expect((await les(utf8(`${hel.join('\n')}\n`))).hode.avkortet).toBe(false);
    // a file from elsewhere has promised nothing
    expect((await les(utf8(`${hel.slice(1, -1).join('\n')}\n`))).hode.avkortet).toBe(false);
  });

  test('F-24 [E31] én uleselig post holdes med linjenummer, resten leses', async () => {
    const med = [linjer[0], linjer[1], '{"identifikasjonsnummer":{', linjer[2], '42', '{"noe":"annet"}', linjer[3]];
    med.push('{"friminutt":"freg-slutt","antall":6}', '');
    const lest = await les(utf8(med.join('\n')));
    expect(lest.holdt).toEqual(['3 ugyldig_json', '5 ukjent_form', '6 ukjent_form']);
    expect(lest.poster.map((p) => p.linje)).toEqual([2, 4, 7]);
    expect(lest.hode).toMatchObject({ antallLest: 3, antallHoldt: 3, avkortet: false });
  });

  test('F-24 [E31] én uleselig post i en liste holdes, og de etter den leses', async () => {
    const ugyldig = '{"navn: [}';
    const lest = await les(utf8(`[\n${barnelinje},\n${ugyldig},\n${linjer[2]}\n]`));
    expect(lest.holdt.length + lest.poster.length).toBeGreaterThanOrEqual(2);
    expect(lest.holdt).not.toEqual([]);
    const tall = await les(utf8(`[\n${barnelinje},\n{"a":01},\n${linjer[2]}\n]`));
    expect(tall.holdt).toEqual(['3 ugyldig_json']);
    expect(tall.poster.map((p) => p.linje)).toEqual([2, 4]);
  });

  test('F-24 [B14] tom fil', async () => {
    expect(grunner((await les(new Uint8Array())).hode)).toEqual(['tom_fil', 'mangler_hode']);
  });

  test('F-24 [B14] det som står etter slutten, meldes', async () => {
    const etter = await les(utf8([...linjer, barnelinje, ''].join('\n')));
    expect(etter.hode.avvik).toEqual([{ kode: 'uventet_innhold', felt: 'freg-slutt' }]);
    expect(grunner(etter.hode)).toEqual(['antall_stemmer_ikke']);
  });
});
