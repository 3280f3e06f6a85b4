// The house stands only as long as this does: every import, name and reach for the outside, checked against
// docs/husregler.md. The planted offences show that each rule can fail.
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { lesHuset, sjekkHuset, tegnLovbrudd } from '#verktoy/gulv/index.ts';

const ROT = path.resolve(import.meta.dirname, '..');

/** Rules broken by planted files, once each. */
const regler = (filer: Record<string, string>) => [...new Set(sjekkHuset(filer).map((l) => l.regel))];

test('the whole house follows its own rules', () => {
  expect(sjekkHuset(lesHuset(ROT)).map(tegnLovbrudd)).toEqual([]);
});

test('the reader finds the files of the house', () => {
  const stier = [...lesHuset(ROT).keys()];
  expect(stier).toContain('src/gulv.test.ts');
  expect(stier).toContain('src/grunn/kilde/kilde.ts');
  expect(stier).toContain('verden/modell.ts');
});

describe('imports against the stream', () => {
  test.each`
    fra                                | tekst                             | svar
    ${'src/grunn/tid/a.ts'}            | ${'#kilder/krr/index.ts'}         | ${['gulv']}
    ${'src/grunn/tid/a.ts'}            | ${'../../start/index.ts'}         | ${['gulv']}
    ${'src/web/komponenter/a.tsx'}     | ${'#register/person/index.ts'}    | ${['gulv']}
    ${'src/kilder/krr/a.ts'}           | ${'#register/person/index.ts'}    | ${['gulv']}
    ${'src/register/person/a.ts'}      | ${'#tilgang/relasjon/index.ts'}   | ${['gulv']}
    ${'src/tilgang/relasjon/a.ts'}     | ${'#skoledag/fravar/index.ts'}    | ${['gulv']}
    ${'src/skoledag/fravar/a.ts'}      | ${'#opplaring/fag/index.ts'}      | ${['gulv']}
    ${'src/opplaring/fag/a.ts'}        | ${'#sfo/opphold/index.ts'}        | ${['gulv']}
    ${'src/sfo/opphold/a.ts'}          | ${'#opplaring/fag/index.ts'}      | ${['gulv']}
    ${'src/eksport/feide/a.ts'}        | ${'#forvaltning/drift/index.ts'}  | ${['gulv']}
    ${'src/forvaltning/drift/a.ts'}    | ${'#start/index.ts'}              | ${['gulv']}
    ${'src/register/person/a.test.ts'} | ${'#tilgang/relasjon/index.ts'}   | ${['gulv']}
    ${'verden/a.ts'}                   | ${'#register/person/index.ts'}    | ${['gulv']}
    ${'src/web/komponenter/a.tsx'}     | ${'#grunn/tid/index.ts'}          | ${[]}
    ${'src/register/person/a.ts'}      | ${'#kilder/krr/index.ts'}         | ${[]}
    ${'src/register/person/a.ts'}      | ${'#register/skole/index.ts'}     | ${[]}
    ${'src/sfo/opphold/a.ts'}          | ${'#skoledag/oppmote/index.ts'}   | ${[]}
    ${'src/start/tjener.ts'}           | ${'#forvaltning/drift/index.ts'}  | ${[]}
    ${'verden/a.ts'}                   | ${'#kilder/krr/index.ts'}         | ${[]}
    ${'benk/a.benk.ts'}                | ${'#register/innlesing/index.ts'} | ${[]}
  `('$fra → $tekst: $svar', ({ fra, tekst, svar }) => {
    expect(regler({ [fra]: `import { a } from '${tekst}'; a();` })).toEqual(svar);
  });

  test.each([
    `import type { A } from '#start/index.ts';`,
    `export * from '#start/index.ts';`,
    `export { a } from '#start/index.ts';`,
    `export type { A } from '#start/index.ts';`,
    `const a = await import('#start/index.ts');`,
    `let a: import('#start/index.ts').A;`,
    `import '#start/index.ts';`,
  ])('every way of importing counts: %s', (kode) => {
    expect(regler({ 'src/grunn/tid/a.ts': kode })).toEqual(['gulv']);
  });

  test('text and comments are not imports', () => {
    const kode = `// import a from '#start/index.ts'\nexport const b = "import('#start/index.ts'); fetch(1); new Date()";`;
    expect(regler({ 'src/grunn/tid/regler.ts': kode })).toEqual([]);
  });
});

describe('doors', () => {
  test.each`
    fra                            | setning                                               | svar
    ${'src/register/person/a.ts'}  | ${"import { a } from '#kilder/krr/klient.ts'"}        | ${['dor']}
    ${'src/register/person/a.ts'}  | ${"import type { A } from '#kilder/krr/oversett.ts'"} | ${['dor']}
    ${'src/register/person/a.ts'}  | ${"import { A } from '#kilder/krr/modell.ts'"}        | ${['dor']}
    ${'src/register/person/a.ts'}  | ${"import { a } from '../skole/lager.ts'"}            | ${['dor']}
    ${'src/register/person/a.ts'}  | ${"import { a } from '#kilder/krr/deler/index.ts'"}   | ${['dor']}
    ${'benk/natt.benk.ts'}         | ${"import { a } from '#register/innlesing/lager.ts'"} | ${['dor']}
    ${'reiser/natt.reise.ts'}      | ${"import { a } from '#register/innlesing/lager.ts'"} | ${['dor']}
    ${'src/register/person/a.ts'}  | ${"import { type A } from '#kilder/krr/modell.ts'"}   | ${[]}
    ${'src/register/person/a.ts'}  | ${"import type { A } from '#kilder/krr/modell.ts'"}   | ${[]}
    ${'src/kilder/krr/deler/a.ts'} | ${"import { a } from '../klient.ts'"}                 | ${[]}
    ${'src/start/tjener.ts'}       | ${"import { a } from './oppsett/index.ts'"}           | ${[]}
  `('$fra: $setning $svar', ({ fra, setning, svar }) => {
    expect(regler({ [fra]: setning })).toEqual(svar);
  });
});

describe('a door without screens', () => {
  const kjerne = 'src/register/person/kjerne.ts';
  const drar = (kode: string) => ({ [kjerne]: `export { a } from './lager.ts';`, 'src/register/person/lager.ts': kode });
  test('it is a door', () => {
    expect(regler({ 'src/register/skole/a.ts': `import { a } from '../person/kjerne.ts'; a();` })).toEqual([]);
  });
  test.each([
    `export { a } from './sider/kort.tsx';`,
    `export { a } from '../skole/index.ts';`,
    `import 'react-dom/server'; export const a = 1;`,
    `export { Card as a } from '@digdir/designsystemet-react';`,
  ])('reaches no screen, however far: %s', (kode) => {
    const skole = { 'src/register/skole/index.ts': `export { a } from './sider/skole.tsx';` };
    expect(regler({ ...drar(kode), ...skole })).toEqual(['kjerne']);
    // the other door may
    expect(regler({ 'src/register/person/index.ts': kode, ...skole })).toEqual([]);
  });
  test('the worker is one', () => {
    expect(regler({ 'src/start/arbeider.ts': `import { a } from './sider/a.tsx'; a();` })).toEqual(['kjerne']);
  });
  test('types of a screen are gone before it runs', () => {
    expect(regler(drar(`import type { A } from './sider/kort.tsx'; export const a: A = 1;`))).toEqual([]);
  });
});

describe('rings', () => {
  const ring = {
    'src/grunn/tid/index.ts': `import { a } from '#grunn/db/index.ts'; a();`,
    'src/grunn/db/index.ts': `export { a } from './b.ts';`,
    'src/grunn/db/b.ts': `import { c } from '#grunn/feil/index.ts'; export const a = c;`,
    'src/grunn/feil/index.ts': `export * from '#grunn/tid/index.ts';`,
  };
  test('a ring of three capabilities is told once', () => {
    const funn = sjekkHuset(ring).filter((l) => l.regel === 'ring');
    expect(funn).toHaveLength(1);
    expect(funn[0]?.melding).toBe('src/grunn/db → src/grunn/feil → src/grunn/tid → src/grunn/db');
  });
  test('types alone and tests make no ring', () => {
    expect(regler({ ...ring, 'src/grunn/feil/index.ts': `export type * from '#grunn/tid/index.ts';` })).toEqual([]);
    const { 'src/grunn/feil/index.ts': siste, ...resten } = ring;
    expect(regler({ ...resten, 'src/grunn/feil/feil.test.ts': siste })).toEqual([]);
  });
});

describe('pure files', () => {
  test.each`
    setning
    ${"import pg from 'pg'"}
    ${"import { Kysely } from 'kysely'"}
    ${"import fs from 'node:fs'"}
    ${"import { readFile } from 'node:fs/promises'"}
    ${"import http from 'node:http'"}
    ${"import { randomUUID } from 'node:crypto'"}
    ${"import crypto from 'node:crypto'"}
    ${"import { a } from '#grunn/db/index.ts'"}
    ${"import { a } from '#grunn/http/index.ts'"}
    ${"import { a } from './lager.ts'"}
    ${"import { a } from './klient.ts'"}
    ${'export const a = Date.now()'}
    ${'export const a = new Date()'}
    ${'export const a = new Date'}
    ${'export const a = Date()'}
    ${'export const a = Math.random()'}
    ${'export const a = Temporal.Now.instant()'}
    ${'export const a = performance.now()'}
    ${'export const a = crypto.randomUUID()'}
    ${'export const a = globalThis.crypto.randomUUID'}
    ${'export const a = process.env.PORT'}
    ${"export const a = () => fetch('x')"}
  `('no file called regler, modell or oversett may say: $setning', ({ setning }) => {
    for (const fil of ['regler.ts', 'modell.ts', 'oversett.ts', 'oversett-person.ts', 'oversett/person.ts'])
      expect({ fil, brudd: regler({ [`src/kilder/krr/${fil}`]: setning }) }).toMatchObject({
        brudd: expect.arrayContaining(['ren']),
      });
    expect(regler({ 'src/kilder/krr/klient.ts': setning })).not.toContain('ren');
  });

  test.each`
    setning
    ${"import type { Db } from '#grunn/db/index.ts'"}
    ${"import { leggTilDager } from '#grunn/tid/index.ts'"}
    ${"import { z } from 'zod'"}
    ${"import { createHash } from 'node:crypto'"}
    ${"export const a = new Date('2026-01-01T00:00:00Z')"}
    ${'export const a = (na: Date) => na.getTime()'}
    ${'export const a = (klokke: Klokke) => klokke.na()'}
  `('a pure file may say: $setning', ({ setning }) => {
    expect(regler({ 'src/kilder/krr/regler.ts': setning })).toEqual([]);
  });

  test('what a pure file borrows from its own capability is pure too', () => {
    const funn = sjekkHuset({
      'src/kilder/krr/oversett.ts': `import { a } from './telefon.ts'; export const b = a;`,
      'src/kilder/krr/telefon.ts': `export { a } from './landkode.ts';`,
      'src/kilder/krr/landkode.ts': `export const a = Date.now();`,
    });
    expect(funn).toEqual([
      {
        fil: 'src/kilder/krr/landkode.ts',
        linje: 1,
        regel: 'ren',
        melding: 'Date.now: read by src/kilder/krr/oversett.ts, which is pure',
      },
    ]);
  });
});

describe('only lager.ts speaks to the database', () => {
  test.each([
    `import { sql } from 'kysely'; sql.raw('x');`,
    `import type { Transaction } from 'kysely';`,
    `import PgBoss from 'pg-boss';`,
    'export const q = `select id from register.person where id = ${1}`;',
    `export const q = 'INSERT INTO register.person VALUES (1)';`,
    `export const q = 'update register.person set navn = $1';`,
    `export const q = 'delete from register.person';`,
    `export const q = 'select pg_advisory_lock(1)';`,
    `export const q = 'create temp table t (id int)';`,
    `export const q = 'with a as (select 1) select 1';`,
    `export const q = 'copy register.person from stdin';`,
  ])('%s', (kode) => {
    expect(regler({ 'src/register/person/handling.ts': kode })).toEqual(['database']);
    for (const fil of [
      'register/person/lager.ts',
      'register/person/lager-navn.ts',
      'register/person/lager/navn.ts',
      'grunn/db/a.ts',
      'grunn/jobb/a.ts',
      'register/person/a.test.ts',
    ])
      expect({ fil, brudd: regler({ [`src/${fil}`]: kode }) }).toEqual({ fil, brudd: [] });
  });
  test.each([
    `'Select a school from the list'`,
    `'Oppdater fra Folkeregisteret'`,
    `'update your contact information'`,
    `'Delete from view'`,
  ])('prose is not SQL: %s', (tekst) => {
    expect(regler({ 'src/register/person/a.ts': `export const t = ${tekst};` })).toEqual([]);
  });
});

describe('only lager.ts marks a row as fetched for a person', () => {
  test.each`
    setning                                                                          | fil                | svar
    ${"import { innsyn } from '#grunn/innsyn/index.ts'; innsyn();"}                  | ${'a.ts'}          | ${['innsyn']}
    ${"import * as i from '#grunn/innsyn/index.ts'; i.innsyn();"}                    | ${'a.ts'}          | ${['innsyn']}
    ${"export { innsyn } from '#grunn/innsyn/index.ts';"}                            | ${'index.ts'}      | ${['innsyn']}
    ${"export * from '#grunn/innsyn/index.ts';"}                                     | ${'index.ts'}      | ${['innsyn']}
    ${"import { innsynsdata, kommunen } from '#grunn/innsyn/index.ts'; kommunen();"} | ${'a.ts'}          | ${[]}
    ${"import { innsyn } from '#grunn/innsyn/index.ts'; innsyn();"}                  | ${'lager.ts'}      | ${[]}
    ${"import { innsyn } from '#grunn/innsyn/index.ts'; innsyn();"}                  | ${'lager-kort.ts'} | ${[]}
  `('$fil: $setning', ({ setning, fil, svar }) => {
    expect(regler({ [`src/register/person/${fil}`]: setning })).toEqual(svar);
  });
});

describe('only klient.ts and kanal.ts reach the outside', () => {
  test.each([
    `export const a = () => fetch('https://a.example');`,
    `export const a = () => globalThis.fetch('x');`,
    `export const a = (hent = fetch) => hent('x');`,
    `const hent = fetch; hent('x');`,
    `import http from 'node:http'; http.get('x');`,
    `import { connect } from 'node:tls'; connect(1);`,
  ])('%s', (kode) => {
    expect(regler({ 'src/kilder/krr/henting.ts': kode })).toEqual(['omverden']);
    for (const fil of [
      'kilder/krr/klient.ts',
      'eksport/feide/kanal.ts',
      'grunn/http/ut.ts',
      'kilder/krr/simulator/tjener.ts',
      'kilder/krr/a.test.ts',
    ])
      expect({ fil, brudd: regler({ [`src/${fil}`]: kode }) }).toEqual({ fil, brudd: [] });
  });
  test('a field, a type or a method called fetch is not the network', () => {
    const kode = `import type { IncomingMessage } from 'node:http'; export const a = (x: { fetch: typeof fetch; r: IncomingMessage }) => x.fetch('y');`;
    expect(regler({ 'src/kilder/krr/henting.ts': kode })).toEqual([]);
  });
});

describe('simulators and the made-up world stay out of production', () => {
  test.each`
    fra                                     | tekst                               | svar
    ${'src/kilder/krr/index.ts'}            | ${'./simulator/index.ts'}           | ${['simulator']}
    ${'src/register/innlesing/a.ts'}        | ${'#kilder/krr/simulator/index.ts'} | ${['simulator']}
    ${'src/start/tjener.ts'}                | ${'#kilder/krr/simulator/index.ts'} | ${['simulator']}
    ${'src/start/tjener.ts'}                | ${'#verden/index.ts'}               | ${['utenfor']}
    ${'src/start/utvikling.ts'}             | ${'#benk/benk.ts'}                  | ${['utenfor']}
    ${'src/grunn/db/index.ts'}              | ${'#verktoy/testdatabase.ts'}       | ${['utenfor']}
    ${'src/kilder/krr/klient.ts'}           | ${'../../../verden/index.ts'}       | ${['utenfor']}
    ${'src/start/utvikling.ts'}             | ${'#kilder/krr/simulator/index.ts'} | ${[]}
    ${'src/start/utvikling/simulatorer.ts'} | ${'#kilder/krr/simulator/index.ts'} | ${[]}
    ${'src/start/utvikling.ts'}             | ${'#verden/index.ts'}               | ${[]}
    ${'src/kilder/krr/simulator/tjener.ts'} | ${'#verden/index.ts'}               | ${[]}
    ${'src/kilder/krr/simulator/tjener.ts'} | ${'#verktoy/oppforsel.ts'}          | ${[]}
    ${'src/kilder/krr/simulator/tjener.ts'} | ${'../oversett.ts'}                 | ${[]}
    ${'src/register/innlesing/a.test.ts'}   | ${'#kilder/krr/simulator/index.ts'} | ${[]}
    ${'src/register/innlesing/a.test.ts'}   | ${'#verktoy/testdatabase.ts'}       | ${[]}
    ${'benk/krr.benk.ts'}                   | ${'#kilder/krr/simulator/index.ts'} | ${[]}
  `('$fra → $tekst: $svar', ({ fra, tekst, svar }) => {
    expect(regler({ [fra]: `import { a } from '${tekst}'; a();` })).toEqual(svar);
  });
});

describe('names, rooms and length', () => {
  test.each([
    'src/grunn/utils/a.ts',
    'src/grunn/tid/helpers.ts',
    'verden/common.ts',
    'src/register/person-service.ts',
    'benk/jobb-manager.ts',
  ])('nothing is called %s', (sti) => {
    expect(regler({ [sti]: '' })).toEqual(['navn']);
  });
  test('src has only the rooms of the house', () => {
    expect(regler({ 'src/diverse/a/b.ts': '' })).toEqual(['rom']);
  });
  test('a file is at most 400 lines, unless it is a test, a catalogue of texts or generated', () => {
    const lang = 'export {};\n'.repeat(401);
    expect(regler({ 'src/register/person/a.ts': lang })).toEqual(['lengde']);
    expect(regler({ 'verden/a.ts': lang })).toEqual(['lengde']);
    expect(regler({ 'src/register/person/a.ts': 'export {};\n'.repeat(400) })).toEqual([]);
    expect(regler({ 'src/register/person/a.test.ts': lang })).toEqual([]);
    expect(regler({ 'src/register/person/tekster.ts': lang })).toEqual([]);
    expect(regler({ 'src/grunn/tekst/nb.ts': lang })).toEqual([]);
    expect(regler({ 'src/grunn/db/tabeller.ts': `/**\n * This file was generated by a tool.\n */\n${lang}` })).toEqual([]);
    expect(regler({ 'src/grunn/db/tabeller.ts': `// The rows are generated from a seed\n${lang}` })).toEqual(['lengde']);
    expect(regler({ 'src/grunn/db/tabeller.ts': `// Generated from the database\n${lang}` })).toEqual([]);
  });
  test('a file that cannot be read stops the check', () => {
    expect(() => sjekkHuset({ 'src/grunn/tid/a.ts': 'const = ;' })).toThrow('src/grunn/tid/a.ts');
  });
});
