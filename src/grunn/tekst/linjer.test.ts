import { describe, expect, test } from 'vitest';
import { Kildefeil } from '#grunn/feil/index.ts';
import { lesLinjer, type Linjevalg } from './index.ts';

const utf8 = (s: string) => new TextEncoder().encode(s);
const utf16le = (s: string) => new Uint8Array(Buffer.from(`\ufeff${s}`, 'utf16le'));
const utf16be = (s: string) => new Uint8Array(Buffer.from(`\ufeff${s}`, 'utf16le').swap16());
const valg: Linjevalg = { kilde: 'prove', maksLinje: 20, maksTotalt: 1000 };

async function les(bytes: Uint8Array | Iterable<Uint8Array>, v = valg): Promise<string[]> {
  const ut: string[] = [];
  for await (const l of lesLinjer(bytes, v)) ut.push(`${l.nummer}:${l.tekst}`);
  return ut;
}
const kode = (lest: Promise<unknown>) =>
  lest.then(
    () => 'lest',
    (f: unknown) => (f instanceof Kildefeil ? f.kode : String(f)),
  );
function* enOgEn(bytes: Uint8Array) {
  for (const b of bytes) yield Uint8Array.of(b);
}

describe('linjer', () => {
  test.each`
    hva                        | bytes                                                  | svar
    ${'LF'}                    | ${utf8('a\nb\n')}                                      | ${['1:a', '2:b']}
    ${'CRLF'}                  | ${utf8('a\r\nb\r\n')}                                  | ${['1:a', '2:b']}
    ${'uten linjeskift sist'}  | ${utf8('a\nbø')}                                       | ${['1:a', '2:bø']}
    ${'tom linje teller'}      | ${utf8('a\n\nb')}                                      | ${['1:a', '2:', '3:b']}
    ${'BOM'}                   | ${utf8('\ufeffæ\nå')}                                  | ${['1:æ', '2:å']}
    ${'UTF-16 LE'}             | ${utf16le('æ\r\nå')}                                   | ${['1:æ', '2:å']}
    ${'UTF-16 BE'}             | ${utf16be('æ\nå🏫')}                                   | ${['1:æ', '2:å🏫']}
    ${'ingenting'}             | ${utf8('')}                                            | ${[]}
    ${'akkurat på grensen'}    | ${utf8(`${'x'.repeat(20)}\r\ny`)}                      | ${[`1:${'x'.repeat(20)}`, '2:y']}
    ${'en linje over grensen'} | ${utf8(`a\n${'x'.repeat(21)}\nb`)}                     | ${'for_stor'}
    ${'mer enn totalt'}        | ${utf8('x\n'.repeat(501))}                             | ${'for_stor'}
    ${'ISO-8859-1 som UTF-8'}  | ${Uint8Array.of(0x61, 0xf8, 0x62)}                     | ${'uleselig'}
    ${'kuttet midt i et tegn'} | ${utf8('aø').subarray(0, 2)}                           | ${'uleselig'}
    ${'nulltegn'}              | ${utf8('a\n\0b\n')}                                    | ${'uleselig'}
    ${'UTF-16 uten BOM'}       | ${new Uint8Array(Buffer.from('{"a":1}\n', 'utf16le'))} | ${'uleselig'}
    ${'kuttet UTF-16'}         | ${utf16le('ab').subarray(0, 5)}                        | ${'uleselig'}
  `('$hva', async ({ bytes, svar }: { bytes: Uint8Array; svar: string[] | string }) => {
    const lest = await les(bytes).catch((f: unknown) => (f instanceof Kildefeil ? f.kode : String(f)));
    expect(lest).toEqual(svar);
    const delt = await les(enOgEn(bytes)).catch((f: unknown) => (f instanceof Kildefeil ? f.kode : String(f)));
    expect(delt).toEqual(svar);
  });

  test('en linje uten slutt stopper lesingen like over grensen', async () => {
    let hentet = 0;
    let lukket = false;
    function* evig() {
      try {
        for (;;) {
          hentet += 4096;
          yield utf8('x'.repeat(4096));
        }
      } finally {
        lukket = true;
      }
    }
    expect(await kode(les(evig(), { kilde: 'prove', maksLinje: 100_000, maksTotalt: 1e9 }))).toBe('for_stor');
    expect(hentet).toBeLessThan(100_000 + 2 * 64 * 1024);
    expect(lukket).toBe(true);
  });
});
