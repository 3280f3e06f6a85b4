// The mail client against a real mail server over real sockets: sealed, with a password, and misbehaving.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lagTestsertifikat } from '#kilder/maskinporten/simulator/index.ts';
import { epostKanal } from './kanal-epost.ts';
import type { Forsendelse } from './modell.ts';
import { lagEpostsimulator, type Epostsimulator } from './simulator/index.ts';

const konto = { bruker: 'friminutt', passord: 'hemmelig-æøå' };
const sertifikat = (vert: string) => {
  const c = lagTestsertifikat({ organisasjonsnummer: '310000000', fra: new Date(0), til: new Date('2099-01-01'), vert });
  return { key: c.nokkel.export({ type: 'pkcs8', format: 'pem' }) as string, cert: c.pem };
};
const eget = sertifikat('localhost');
const brev = (n: string): Forsendelse => ({
  nokkel: n,
  til: 'mor@post.example',
  sprak: 'nn',
  emne: 'Ny melding i Friminutt',
  tekst: 'Du har ei ny melding.\n.\nLogg inn nå.',
  haster: false,
  utloper: '2026-11-24T00:00:00Z',
});

let mappe: string;
const apne: Record<'starttls' | 'tls' | 'uten', Epostsimulator> = {
  starttls: lagEpostsimulator({ tls: { ...eget, fra: 'starttls' }, konto }),
  tls: lagEpostsimulator({ tls: { ...eget, fra: 'start' }, konto }),
  uten: lagEpostsimulator(),
};
const porter = { starttls: 0, tls: 0, uten: 0 };
beforeAll(async () => {
  mappe = fs.mkdtempSync(path.join(os.tmpdir(), 'fm-epost-'));
  fs.writeFileSync(path.join(mappe, 'ca.pem'), eget.cert);
  for (const k of ['starttls', 'tls', 'uten'] as const) porter[k] = await apne[k].lytt();
});
afterAll(async () => {
  await Promise.all(Object.values(apne).map((s) => s.stopp()));
  fs.rmSync(mappe, { recursive: true });
});
beforeEach(() => Object.values(apne).forEach((s) => s.sett('ok')));

const kanal = (sikring: 'starttls' | 'tls' | 'uten', o: { kjent?: boolean; passord?: string; timeoutMs?: number } = {}) =>
  epostKanal(
    {
      vert: 'localhost',
      port: porter[sikring],
      sikring,
      fra: 'friminutt@kommune.example',
      avsendernavn: 'Friminutt på Ås',
      // long, but where it is what is tried
      timeoutMs: o.timeoutMs ?? 20_000,
      ...(sikring === 'uten' ? {} : { bruker: konto.bruker }),
      ...(o.kjent === false ? {} : { sertifikatfil: path.join(mappe, 'ca.pem') }),
    },
    async () => o.passord ?? konto.passord,
  );

describe('e-post ut', () => {
  test.each(['starttls', 'tls'] as const)(
    '[L05] %s med passord: brevet kommer sikret, og serverens 250 er beviset',
    async (k) => {
      expect(await kanal(k).send(brev(`${k}-1`))).toEqual({
        utfall: 'bekreftet',
        referanse: expect.stringContaining('queued as'),
      });
      const fikk = apne[k].brev().find((b) => b.id === `<${k}-1@kommune.example>`)!;
      expect(fikk).toMatchObject({
        fra: 'friminutt@kommune.example',
        til: 'mor@post.example',
        emne: 'Ny melding i Friminutt',
        sikret: true,
        bruker: konto.bruker,
      });
      expect(fikk.tekst.replaceAll('\r\n', '\n')).toBe('Du har ei ny melding.\n.\nLogg inn nå.');
      expect(fikk.ra).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
      expect(fikk.ra).toMatch(/^Content-Language: nn\r?$/m);
      expect(apne[k].apnePassord()).toBe(0);
    },
  );

  test('uten sikring, bare for en server på samme nett: ingen innlogging', async () => {
    expect(await kanal('uten').send(brev('uten-1'))).toMatchObject({ utfall: 'bekreftet' });
    expect(apne.uten.brev().at(-1)).toMatchObject({ sikret: false, bruker: '' });
  });

  test.each([
    ['starttls', 'et sertifikat ingen går god for', { kjent: false }, 'nede'],
    ['tls', 'et sertifikat ingen går god for', { kjent: false }, 'nede'],
    ['starttls', 'feil passord', { passord: 'feil' }, 'avvist'],
  ] as const)('I-15 %s, %s: ikke noe brev, og det prøves igjen', async (k, _hva, o, kode) => {
    const for_ = apne[k].tatt();
    await expect(kanal(k, o).send(brev(`${k}-nei`))).rejects.toMatchObject({ kilde: 'epost', kode, forbigaende: true });
    expect([apne[k].tatt() - for_, apne[k].apnePassord()]).toEqual([0, 0]);
  });

  test('I-15 en mellommann tar bort STARTTLS: verken passord eller brev går i klartekst', async () => {
    apne.starttls.sett('avkledd');
    const for_ = apne.starttls.tatt();
    await expect(kanal('starttls').send(brev('avkledd'))).rejects.toMatchObject({ kilde: 'epost', forbigaende: true });
    expect([apne.starttls.tatt() - for_, apne.starttls.apnePassord()]).toEqual([0, 0]);
  });

  test.each([
    ['nede', 'nede'],
    ['stille', 'treg'],
    ['dryss', 'treg'],
    ['grå', 'serverfeil'],
    ['bryter', 'nede'],
  ] as const)('F-39 serveren er «%s»: aldri bekreftet', async (o, kode) => {
    apne.uten.sett(o, 1);
    const for_ = apne.uten.tatt();
    const feil = await kanal('uten', kode === 'treg' ? { timeoutMs: 300 } : {}).send(brev(`feil-${o}`)).then(() => undefined, (e: unknown) => e as Error); // prettier-ignore
    expect(feil).toMatchObject({ kilde: 'epost', kode, forbigaende: true });
    expect(String(feil?.message)).not.toMatch(/post\.example/);
    expect(apne.uten.tatt() - for_).toBe(0);
  });

  test('I-21 svaret blir borte etter at serveren tok brevet: det sendes igjen med samme Message-ID, og postkassa viser ett', async () => {
    apne.uten.sett('mottatt', 1);
    const for_ = apne.uten.tatt();
    await expect(kanal('uten').send(brev('igjen'))).rejects.toMatchObject({ kilde: 'epost' });
    expect(await kanal('uten').send(brev('igjen'))).toMatchObject({ utfall: 'bekreftet' });
    expect(apne.uten.tatt() - for_).toBe(2);
    expect(apne.uten.brev().filter((b) => b.id === '<igjen@kommune.example>')).toHaveLength(1);
  });

  test('postkassa finnes ikke: aldri denne veien', async () => {
    apne.uten.sett('ukjent', 1);
    expect(await kanal('uten').send(brev('ukjent'))).toEqual({ utfall: 'avvist' });
  });
});
