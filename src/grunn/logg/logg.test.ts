import Fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { FunksjonellFeil, Kildefeil } from '#grunn/feil/index.ts';
import { lagLogg, type Loggfelter } from './index.ts';

function fang(niva: 'trace' | 'info' | 'silent' = 'trace') {
  const linjer: string[] = [];
  const logg = lagLogg({ niva, ut: (l) => void linjer.push(l), naMs: () => Date.parse('2026-03-01T08:00:00Z') });
  return { logg, linjer, alt: () => linjer.join('') };
}

const KANARI = { navn: 'Kanarine Fuglesang', nummer: '15901712345', epost: 'kanari@prove.invalid' };

describe('logg', () => {
  test('[ASVS 16.2.4, 16.2.2] writes one JSON line with level, time, allowed fields and text', () => {
    const { logg, linjer } = fang();
    logg.info({ kilde: 'krr', antall: 1000, varighetMs: 12.5 }, 'Bolk hentet');
    expect(linjer).toEqual([
      '{"niva":"info","tid":"2026-03-01T08:00:00.000Z","kilde":"krr","antall":1000,"varighetMs":12.5,"tekst":"Bolk hentet"}\n',
    ]);
  });

  test('[ASVS 16.2.5, 14.2.4] a field that is not on the list is dropped, and so is anything but plain values', () => {
    const { logg, alt } = fang();
    const felter = {
      navn: KANARI.navn,
      fornavn: KANARI.navn,
      url: `/x?fnr=${KANARI.nummer}`,
      req: { url: KANARI.navn },
      kode: { a: KANARI.navn },
    };
    logg.warn(felter as unknown as Loggfelter, 'Noe skjedde');
    logg.child(felter as unknown as Loggfelter).error('Igjen');
    expect(alt()).not.toContain('Kanarine');
    expect(alt()).not.toContain(KANARI.nummer);
  });

  test.each`
    felter                                                                | tekst
    ${{ kode: `feil for ${KANARI.nummer}` }}                              | ${''}
    ${{ kode: `feil for ${KANARI.epost}` }}                               | ${''}
    ${{ antall: Number(KANARI.nummer) }}                                  | ${''}
    ${{}}                                                                 | ${`Hentet ${KANARI.nummer} og 159017 12345`}
    ${{}}                                                                 | ${`Sendte til <${KANARI.epost}>`}
    ${{ err: new Error(`Fant ikke ${KANARI.navn}`) }}                     | ${'Feil'}
    ${{ err: new Error('Ytre', { cause: new Error(KANARI.navn) }) }}      | ${'Feil'}
    ${{ err: new FunksjonellFeil('x', `Velg grunn for ${KANARI.navn}`) }} | ${'Feil'}
    ${{ err: KANARI.navn }}                                               | ${'Feil'}
    ${{ err: { navn: KANARI.navn } }}                                     | ${'Feil'}
  `('a canary in the fields or the text does not reach the line', ({ felter, tekst }) => {
    const { logg, alt, linjer } = fang();
    logg.error(felter as Loggfelter, tekst as string);
    logg.error(felter as Loggfelter, tekst as string);
    expect(linjer).toHaveLength(2);
    for (const kanari of ['Kanarine', 'Fuglesang', KANARI.nummer, '12345', KANARI.epost]) expect(alt()).not.toContain(kanari);
  });

  test('an error shows its name, code and place; a Kildefeil also its sentence', () => {
    const { logg, linjer } = fang();
    logg.error({ err: new Kildefeil('krr', 'nede', 'Fikk ikke forbindelse (ECONNRESET).') }, 'Bolk feilet');
    const { feil } = JSON.parse(linjer[0] ?? '') as { feil: Record<string, unknown> };
    expect(feil).toMatchObject({ navn: 'Kildefeil', kode: 'nede', kilde: 'krr', melding: 'Fikk ikke forbindelse (ECONNRESET).' });
    expect((feil['hvor'] as string[])[0]).toContain('logg.test.ts');
  });

  test('below the level nothing is written', () => {
    const { logg, linjer } = fang('info');
    logg.debug('stille');
    logg.level = 'silent';
    logg.fatal('også stille');
    expect(linjer).toEqual([]);
  });

  test('Fastify can use it, and neither address, header nor error text of a request is written', async () => {
    const { logg, alt, linjer } = fang();
    const app = Fastify({ loggerInstance: logg });
    app.get('/person/:nummer', () => {
      throw new Error(`Fant ikke ${KANARI.navn}`);
    });
    await app.inject({ url: `/person/${KANARI.nummer}?epost=${KANARI.epost}`, headers: { 'x-navn': KANARI.navn } });
    await app.inject({ url: `/sok/${KANARI.navn.replace(' ', '+')}?q=Kanarine` });
    await app.close();
    expect(linjer.length).toBeGreaterThan(4);
    for (const kanari of ['Kanarine', KANARI.nummer, 'prove.invalid']) expect(alt()).not.toContain(kanari);
  });
});
