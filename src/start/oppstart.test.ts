import net from 'node:net';
import { describe, expect, test } from 'vitest';
import { lesOppsett } from './oppsett.ts';
import { oppstartsfeil } from './oppstartsfeil.ts';

describe('et galt oppsett sies på norsk, med navnet på det som er galt', () => {
  test.each`
    navn                  | verdi            | setning
    ${'PORT'}             | ${'abc'}         | ${'PORT skal være et helt tall fra 0 til 65535.'}
    ${'PORT'}             | ${'70000'}       | ${'PORT skal være et helt tall fra 0 til 65535.'}
    ${'PORT'}             | ${'80.5'}        | ${'PORT skal være et helt tall fra 0 til 65535.'}
    ${'DATABASE_URL'}     | ${'mysql://x/y'} | ${'DATABASE_URL skal være en adresse som postgresql://bruker@maskin:5432/navn.'}
    ${'FRIMINUTT_MILJO'}  | ${'tull'}        | ${'FRIMINUTT_MILJO skal være demo, test eller produksjon.'}
    ${'FRIMINUTT_ELEVER'} | ${'3'}           | ${'FRIMINUTT_ELEVER skal være et helt tall fra 150 til 700 000.'}
    ${'FRIMINUTT_FRO'}    | ${'x'}           | ${'FRIMINUTT_FRO skal være et helt tall.'}
  `('$navn=$verdi', ({ navn, verdi, setning }) => {
    expect(() => lesOppsett({ [navn]: verdi }, 'demo')).toThrow(`Rett disse miljøvariablene (se docs/drift.md):\n  ${setning}`);
  });
});

describe('det vanlige som går galt når noe startes', () => {
  test('en opptatt port får en setning med porten', async () => {
    const forst = net.createServer().listen(0, '127.0.0.1');
    await new Promise((r) => forst.once('listening', r));
    const { port } = forst.address() as net.AddressInfo;
    const feil = await new Promise((r) => net.createServer().once('error', r).listen(port, '127.0.0.1'));
    expect(oppstartsfeil(feil, { data: '/d' })).toContain(`Port ${port} er i bruk`);
    await new Promise((r) => forst.close(r));
  });

  test('en database som ikke svarer, uten å røpe adressen', async () => {
    const tom = net.createServer().listen(0, '127.0.0.1');
    await new Promise((r) => tom.once('listening', r));
    const { port } = tom.address() as net.AddressInfo;
    await new Promise((r) => tom.close(r));
    const feil = await new Promise((r) => net.connect(port, 'localhost').once('error', r));
    expect(oppstartsfeil(feil, { data: '/d' })).toBe(
      'Ingen PostgreSQL svarer på adressen i DATABASE_URL. Er tjeneren startet, og stemmer maskin og port?',
    );
  });

  test('en mappe som er i bruk av en annen npm start', () => {
    expect(oppstartsfeil(Object.assign(new Error('x'), { code: 'FM_OPPTATT' }), { data: '/d' })).toContain('DATA=/en/mappe');
  });

  test('det ingen har tenkt på, får ingen setning', () => {
    expect(oppstartsfeil(new Error('noe'), { data: '/d' })).toBeUndefined();
    expect(oppstartsfeil('noe', { data: '/d' })).toBeUndefined();
  });
});
