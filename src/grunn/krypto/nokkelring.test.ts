import { describe, expect, test } from 'vitest';
import { lagNokkelring, nyNokkelfil } from './index.ts';

describe('nøkkelringen', () => {
  test('[ASVS 11.2.3] hver nøkkel er 256 tilfeldige biter, og en kortere tas ikke', () => {
    const fil = nyNokkelfil();
    for (const n of [...Object.values(fil.nokler), fil.oppslag, fil.segl!]) expect(Buffer.from(n, 'base64')).toHaveLength(32);
    expect(new Set([fil.nokler[1], fil.oppslag, fil.segl, nyNokkelfil().oppslag]).size).toBe(4);
    expect(() => lagNokkelring({ ...fil, oppslag: Buffer.alloc(16).toString('base64') })).toThrow(/32 byte/);
  });

  test('[ASVS 11.2.2] en ny nøkkel tas i bruk mens det gamle fortsatt kan leses', () => {
    const fil = nyNokkelfil();
    const gammel = lagNokkelring(fil).krypter('Storgata 1', 'adresse');
    const ny = lagNokkelring({ ...fil, gjeldende: 2, nokler: { ...fil.nokler, 2: nyNokkelfil().nokler[1]! } });
    expect(ny.dekrypter(gammel, 'adresse')).toBe('Storgata 1');
    expect(ny.krypter('Storgata 1', 'adresse')[0]).toBe(2);
    expect(() => lagNokkelring(fil).dekrypter(ny.krypter('x', 'adresse'), 'adresse')).toThrow(/ukjent nøkkelversjon/);
  });

  test('[ASVS 11.3.3] en endret bit, og verdien på et annet sted, leses ikke', () => {
    const ring = lagNokkelring(nyNokkelfil());
    const kryptert = ring.krypter('Storgata 1', 'adresse');
    for (let i = 0; i < kryptert.length; i++) {
      const tuklet = Buffer.from(kryptert);
      tuklet[i]! ^= 1;
      expect(() => ring.dekrypter(tuklet, 'adresse')).toThrow(/unable to authenticate|ukjent nøkkelversjon/);
    }
    expect(() => ring.dekrypter(kryptert, 'navn')).toThrow(/unable to authenticate/);
    expect(ring.krypter('Storgata 1', 'adresse').equals(kryptert)).toBe(false);
  });
});
