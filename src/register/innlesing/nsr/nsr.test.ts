import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Kildefeil } from '#grunn/feil/index.ts';
import { nyttProveregister, type Proveregister } from '#verktoy/proveregister.ts';
import { angreInnlesing } from '../angre.ts';
import { fotografi } from '../provebilde.ts';
import { kjorGrep, kjorNsr } from './kjor.ts';
import type { Fagkode, Skole } from './modell.ts';

let r: Proveregister;
beforeAll(async () => {
  r = await nyttProveregister('2026-11-22T04:00:00Z', 7);
});
afterAll(() => r.base.slipp());
beforeEach(() => r.tom());

const orgnumre = (antall: number) => Array.from({ length: antall }, () => r.nummer.organisasjonsnummer());
const skole = (organisasjonsnummer: string, s: Partial<Skole> = {}): Skole => ({
  organisasjonsnummer,
  navn: 'Fjordvik skole',
  kommunenummer: '9901',
  malform: 'nb',
  skoletype: 'grunnskole',
  aktiv: true,
  adresselinje: 'Skoleveien 1',
  postnummer: '9990',
  poststed: 'FJORDVIK',
  trinnFra: 1,
  trinnTil: 7,
  ...s,
});
const fag = (kode: string, f: Partial<Fagkode> = {}): Fagkode => ({
  kode,
  navn: { nob: 'Norsk', nno: 'Norsk', default: 'Norsk' },
  status: 'publisert',
  gyldigFra: '2020-08-01',
  gyldigTil: null,
  erstattesAv: [],
  ...f,
});
const les = (liste: readonly Skole[], heltBilde = true) => {
  r.klokke.flytt({ hours: 24 });
  return kjorNsr(r.m, { liste, utlostAv: 'test', heltBilde });
};
const lesFag = (liste: readonly Fagkode[]) => {
  r.klokke.flytt({ hours: 24 });
  return kjorGrep(r.m, { liste, utlostAv: 'test' });
};
const apne = 'kjent_til is null';

describe('skoler fra NSR', () => {
  test('are read, and a list without changes writes nothing', async () => {
    const liste = orgnumre(20).map((n) => skole(n));
    expect((await les(liste)).tellere).toMatchObject({ hentet: 20, nye: 20, brukt: 20 });
    const for_ = await r.rader('select * from register.skole order by organisasjonsnummer');
    expect((await les(liste)).tellere).toMatchObject({ uendret: 20, iBruk: 0, avsluttet: 0 });
    expect(await r.rader('select * from register.skole order by organisasjonsnummer')).toEqual(for_);
  });

  test('F-13 a new kommune number for all schools is a change of the schools and of nothing else', async () => {
    const numre = orgnumre(5);
    await les(numre.map((n) => skole(n)));
    expect((await les(numre.map((n) => skole(n, { kommunenummer: '9902' })))).tellere).toMatchObject({ endret: 5, avsluttet: 0 });
    expect(await r.antall('register.skole', `${apne} and kommunenummer = '9902' and aktiv`)).toBe(5);
  });

  test('a school that is no longer listed is not active any more, and its row stays open', async () => {
    const liste = orgnumre(20).map((n) => skole(n));
    await les(liste);
    expect(await les(liste.slice(1))).toMatchObject({ status: 'ferdig', tellere: { avsluttet: 1, uendret: 19 } });
    expect(await r.rader(`select aktiv, count(*)::int n from register.skole where ${apne} group by 1 order by 1`)).toEqual([
      { aktiv: false, n: 1 },
      { aktiv: true, n: 19 },
    ]);
    expect((await les(liste.slice(1))).tellere).toMatchObject({ avsluttet: 0, uendret: 19 });
    expect((await les(liste)).tellere).toMatchObject({ endret: 1 });
    expect(await r.antall('register.skole', `${apne} and aktiv`)).toBe(20);
  });

  test('a list that has lost many waits for a person; some of a list says nothing of the rest', async () => {
    const liste = orgnumre(20).map((n) => skole(n));
    await les(liste);
    const halv = await les(liste.slice(0, 10));
    expect(halv.status).toBe('venter');
    expect(halv.bremser.map((b) => b.kode)).toContain('krympet');
    expect((await les([skole(liste[0]!.organisasjonsnummer, { navn: 'Nytt navn' })], false)).status).toBe('ferdig');
    expect(await r.antall('register.skole', `${apne} and aktiv`)).toBe(20);
  });

  test('one with an impossible number is held; a list that stops half way changes nothing', async () => {
    const svar = await les([skole(orgnumre(1)[0]!), skole('123456789')]);
    expect(svar.tellere).toMatchObject({ nye: 1, holdtIgjen: 1 });
    async function* halv() {
      for (const n of orgnumre(9)) yield skole(n);
      throw new Kildefeil('nsr', 'nede', 'Ingen forbindelse.');
    }
    expect(await kjorNsr(r.m, { liste: halv(), utlostAv: 'test' })).toMatchObject({ status: 'feilet', feil: { kode: 'nede' } });
    expect(await r.antall('register.skole', apne)).toBe(1);
  });

  test('[L10] can be undone', async () => {
    const liste = orgnumre(20).map((n) => skole(n));
    await les(liste);
    const for_ = await fotografi(r.eier);
    const b = await les([
      skole(orgnumre(1)[0]!),
      skole(liste[3]!.organisasjonsnummer, { navn: 'Annet' }),
      ...liste.slice(4),
      ...liste.slice(0, 2),
    ]);
    expect(b.status).toBe('ferdig');
    expect(await fotografi(r.eier)).not.toEqual(for_);
    r.klokke.flytt({ hours: 1 });
    await angreInnlesing(r.m, { innlesingId: b.id, utlostAv: 'test' });
    expect(await fotografi(r.eier)).toEqual(for_);
  });
});

describe('fagkoder fra Grep', () => {
  test('an expired code, and one that is gone from the list, are never closed', async () => {
    const koder = Array.from({ length: 20 }, (_, i) => `NOR${1000 + i}`);
    await lesFag(koder.map((k) => fag(k)));
    const liste = koder.slice(1).map((k, i) => (i === 0 ? fag(k, { status: 'utgaatt', erstattesAv: ['NOR0214'] }) : fag(k)));
    expect((await lesFag(liste)).tellere).toMatchObject({ endret: 1, avsluttet: 1, uendret: 18 });
    expect(
      await r.rader(`select kode, status from register.fagkode where ${apne} and status <> 'publisert' order by kode`),
    ).toEqual([
      { kode: 'NOR1000', status: 'ikkeIGrep' },
      { kode: 'NOR1001', status: 'utgaatt' },
    ]);
    expect(await r.antall('register.fagkode', apne)).toBe(20);
    expect((await lesFag(liste)).tellere).toMatchObject({ uendret: 19, avsluttet: 0 });
  });
});
