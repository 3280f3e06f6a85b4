// Another school system's files through the real runs: looked over, used, read again.
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lagPakke, verdenSomOneRoster } from '#verktoy/oneroster.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import { angreInnlesing } from '../angre.ts';
import { fortsett } from '../fortsett.ts';
import { innlesingRuter } from '../index.ts';
import { fotografiUtenIder, radtall } from '../provebilde.ts';
import { kjorOppstart } from './kjor.ts';

let p: Proveskole;
beforeAll(async () => {
  p = await nyProveskole([innlesingRuter], 200);
}, 120_000);
afterAll(() => p.slipp());

const les = (zip: Buffer, seOver = true) => {
  p.r.klokke.flytt({ hours: 1 });
  const innhold = (async function* () {
    yield new Uint8Array(zip.subarray(0, 1)); // a first piece shorter than what tells the format
    yield new Uint8Array(zip.subarray(1));
  })();
  return kjorOppstart(p.r.m, { innhold, kommunenummer: p.verden.kommune.kommunenummer, utlostAv: 'test', seOver });
};
async function godkjenn(id: string) {
  await sql`insert into tilgang.innlesingsavgjorelse (id, innlesing_id, avgjorelse, begrunnelse, avgjort, avgjort_av)
    values (gen_random_uuid(), ${id}, 'godkjent', 'Sett over', now(), ${await p.id('systemforvalter')})`.execute(p.r.eier);
  p.r.klokke.flytt({ minutes: 5 });
  return fortsett(p.r.m, id);
}

/** Groups by what they are, for another system has other keys for them. */
async function bilde() {
  const navn = new Map((await p.r.rader<{ id: string; navn: string }>(`select gruppe_id id, concat_ws('/', skole, slag, skolear, navn) navn from register.gruppe`)).map((g) => [g.id, g.navn])); // prettier-ignore
  return (await fotografiUtenIder(p.r.eier)).map(({ tabell, rader }) => ({
    tabell,
    rader: rader.map((r) => r.replace(/(?<="gruppe_id":")[0-9a-f-]{36}/, (id) => navn.get(id) ?? id)).sort(),
  }));
}

test('Fjordvik i OneRoster 1.2 blir den samme kommunen: sett over, godkjent, og lest på nytt uten at noe endres', async () => {
  const [forste] = await p.r.rader<{ id: string }>(`select id from kilde.innlesing where kilde = 'oppstart'`);
  const fasit = await bilde();
  p.r.klokke.flytt({ hours: 1 });
  await angreInnlesing(p.r.m, { innlesingId: forste!.id, utlostAv: 'test' });
  const tomt = await bilde();
  expect(tomt).not.toEqual(fasit);

  const pakke = lagPakke(verdenSomOneRoster(p.verden));
  const venter = await les(pakke);
  expect(venter).toMatchObject({ status: 'venter', bremser: [{ kode: 'se_over' }], hode: { format: 'oneroster' } });
  expect(await bilde()).toEqual(tomt);
  const ferdig = await godkjenn(venter.id);
  expect(ferdig).toMatchObject({ status: 'ferdig' });
  expect(await bilde()).toEqual(fasit);

  const rader = await radtall(p.r.eier);
  const igjen = await les(pakke);
  expect(igjen).toMatchObject({ status: 'ferdig', tellere: { nye: 0, endret: 0, iBruk: 0 } });
  expect(await radtall(p.r.eier)).toEqual(rader);
}, 60_000);
