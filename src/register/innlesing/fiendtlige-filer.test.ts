import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { angrip, feilVed, KOMMUNE } from '#benk/fiendtlig/angrip.ts';
import { DYPE, ONDE_FILER } from '#benk/fiendtlig/filer.ts';
import { lesTilstand } from '#benk/innlesing/tilstand.ts';
import { tegnFregFil } from '#kilder/folkeregisteret/simulator/index.ts';
import { lagVerden } from '#verden/index.ts';
import { nyttProveregister, type Proveregister } from '#verktoy/proveregister.ts';
import { kjorFolkeregisterFil } from './folkeregisteret/fil.ts';

const verden = lagVerden({ elever: 150 });
let r: Proveregister;
let server: Server;
let adresse = '';
let kall = 0;
let for_: string[];

beforeAll(async () => {
  r = await nyttProveregister();
  server = createServer((_, res) => {
    kall += 1;
    res.end('<!ENTITY x "hentet">');
  });
  await new Promise<void>((ferdig) => server.listen(0, '127.0.0.1', ferdig));
  adresse = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const rad = await kjorFolkeregisterFil(
    r.m,
    {
      innhold: (async function* () {
        yield* tegnFregFil(verden);
      })(),
      kommunenummer: KOMMUNE,
    },
    { utlostAv: 'test' },
  );
  if (rad.status !== 'ferdig') throw new Error(`Innlesingen endte som ${rad.status}`);
  for_ = await lesTilstand(r.eier);
});
afterAll(async () => {
  server.close();
  await r.base.slipp();
});
beforeEach(() => {
  r.klokke.flytt({ minutes: 1 });
});

test.each(ONDE_FILER)(
  '[ASVS 1.5.1, 5.2.1, 5.2.2, 16.5.3] [L18] F-24 $navn: avvises ved grensen, og registeret er som før',
  async (fil) => {
    const utfall = await angrip(r.m, fil, adresse);
    expect(feilVed(fil, utfall)).toBeUndefined();
    expect(await lesTilstand(r.eier)).toEqual(for_);
    expect(kall).toBe(0);
    expect(await r.antall('kilde.mottak')).toBe(0);
  },
);

test.each(DYPE)('[L18] F-24 $navn: kjøringen faller ikke over ende', async (fil) => {
  const { status } = await angrip(r.m, { ...fil, inngang: 'folkeregisteret' }, adresse);
  expect(['ferdig', 'venter', 'feilet']).toContain(status);
  expect(await r.antall('kilde.innlesing', "status in ('mottar', 'klar', 'bruker')")).toBe(0);
  expect((await lesTilstand(r.eier)).filter((l) => !l.startsWith('holdt '))).toEqual(for_);
});
