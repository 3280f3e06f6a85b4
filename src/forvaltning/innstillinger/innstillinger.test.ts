import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FunksjonellFeil } from '#grunn/feil/index.ts';
import { lesInnstilling } from '#grunn/innstilling/index.ts';
import { autolas } from '#tilgang/okt/index.ts';
import { ventetid } from '#tilgang/relasjon/index.ts';
import { NORDBYGDA, nyePersoner, SOLSIDEN, type Provepersoner } from '#verktoy/provepersoner.ts';
import { angreInnstilling, KATALOG, SEKSJONER, settInnstilling, type Seksjonsnavn } from './index.ts';
import { lesSkjema, tilSkjema } from './katalog.ts';
import { tekst } from './tekster.ts';
import { innstillingsoversikt, innstillingsskjema } from './visninger.ts';

let r: Provepersoner;
beforeAll(async () => {
  r = await nyePersoner();
});
afterAll(() => r.slipp());

const forvalter = () => r.aktor('systemforvalter', '*');
const feilFra = async (p: Promise<unknown>): Promise<FunksjonellFeil> => {
  const e = await p.then(() => undefined, (x: unknown) => x); // prettier-ignore
  expect(e).toBeInstanceOf(FunksjonellFeil);
  return e as FunksjonellFeil;
};
const skjema = (seksjon: Seksjonsnavn) => r.gjor(innstillingsskjema, forvalter(), { seksjon });
const sett = async (seksjon: Seksjonsnavn, felt: Record<string, string>, begrunnelse = 'Bestemt av rådet') => {
  r.klokke.flytt({ minutes: 1 });
  return r.gjor(settInnstilling, forvalter(), { seksjon, bygger: (await skjema(seksjon)).bygger, begrunnelse, ...felt });
};

describe('[V28] innstillingene', () => {
  test.each(SEKSJONER)('%s: standarden går gjennom skjemaet og ut igjen, og hvert felt har ord på begge språk', (navn) => {
    const { innstilling, felt } = KATALOG[navn];
    expect(lesSkjema(navn, tilSkjema(navn, innstilling.standard), innstilling.standard)).toEqual({ verdi: innstilling.standard });
    for (const sprak of ['nb', 'nn'] as const)
      for (const f of felt)
        for (const n of [f.navn, ...(f.slag === 'kryss' ? f.valg.map((x) => `${f.navn}_${x}`) : [])])
          expect(tekst(sprak).seksjon[navn].felt).toHaveProperty(n);
  });

  test('en endring gjelder med en gang, med hvem, når og hvorfor, og kan angres til standarden', async () => {
    await sett('ventetid', { dager: '3' });
    expect(await lesInnstilling(r.eier, ventetid)).toEqual({ dager: 3 });
    const m = (await r.gjor(innstillingsoversikt, forvalter(), {})).seksjoner.find((x) => x.seksjon === 'ventetid')!;
    expect(m).toMatchObject({ standard: false, begrunnelse: 'Bestemt av rådet', verdier: { dager: '3' } });
    expect(m.satt).not.toBeNull();
    r.klokke.flytt({ minutes: 1 });
    await r.gjor(angreInnstilling, forvalter(), { seksjon: 'ventetid', bygger: m.bygger });
    expect(await lesInnstilling(r.eier, ventetid)).toEqual({ dager: 0 });
    expect(
      await r.eier.selectFrom('grunn.innstilling').select('navn').where('navn', '=', 'tilgang.ventetid').execute(),
    ).toHaveLength(2);
  });

  test('I-04 ventetiden må avgjøres til kommunen har valgt, også når den velger standarden, og igjen når valget angres', async () => {
    await r.eier.deleteFrom('grunn.innstilling').where('navn', '=', ventetid.navn).execute();
    const ma = async () =>
      (await r.gjor(innstillingsoversikt, forvalter(), {})).seksjoner.filter((x) => x.maAvgjores).map((x) => x.seksjon);
    const angre = async () => {
      r.klokke.flytt({ minutes: 1 });
      await r.gjor(angreInnstilling, forvalter(), { seksjon: 'ventetid', bygger: (await skjema('ventetid')).bygger });
    };
    expect(await ma()).toEqual(['ventetid']);
    await sett('ventetid', { dager: '0' });
    expect(await ma()).toEqual([]);
    await angre();
    expect([await ma(), await lesInnstilling(r.eier, ventetid)]).toEqual([['ventetid'], { dager: 0 }]);
    await sett('ventetid', { dager: '4' });
    await angre();
    expect(await ma()).toEqual(['ventetid']);
    await sett('ventetid', { dager: '4' });
    await sett('ventetid', { dager: '2' });
    await angre();
    expect([await ma(), await lesInnstilling(r.eier, ventetid)]).toEqual([[], { dager: 4 }]);
    await r.eier.deleteFrom('grunn.innstilling').where('navn', '=', ventetid.navn).execute();
  });

  test('det skjemaet ikke viser, blir stående', async () => {
    await r.eier
      .insertInto('grunn.innstilling')
      .values({
        id: crypto.randomUUID(),
        navn: autolas.navn,
        verdi: JSON.stringify({ minutter: 5, skoler: { [NORDBYGDA]: 2 } }),
        satt: r.klokke.na().toString(),
      })
      .execute();
    await sett('autolas', { minutter: '' });
    expect(await lesInnstilling(r.eier, autolas)).toEqual({ minutter: null, skoler: { [NORDBYGDA]: 2 } });
  });

  test('[E47] en skole får sin egen grense, og mister den igjen når feltet tømmes; bare kommunens egne skoler', async () => {
    await sett('autolas', { minutter: '20', [`skoler_${NORDBYGDA}`]: '3', [`skoler_${SOLSIDEN}`]: '' });
    expect(await lesInnstilling(r.eier, autolas)).toEqual({ minutter: 20, skoler: { [NORDBYGDA]: 3 } });
    expect((await skjema('autolas')).verdier).toEqual({ minutter: '20', [`skoler_${NORDBYGDA}`]: '3' });
    for (const [felt, melding] of [
      [`skoler_${SOLSIDEN}`, 'Skriv et tall fra 1 til 30.'],
      ['skoler_999999999', 'Skolen er ikke en av kommunens.'],
    ] as const) {
      const e = await feilFra(sett('autolas', { minutter: '', [felt]: felt.endsWith('9') ? '5' : '31' }));
      expect([e.status, e.felt]).toEqual([400, { [felt]: melding }]);
    }
    await sett('autolas', { minutter: '', [`skoler_${NORDBYGDA}`]: '' });
    expect(await lesInnstilling(r.eier, autolas)).toEqual({ minutter: null, skoler: {} });
  });

  test.each([
    ['ventetid', { dager: '31' }, 'dager', 'Skriv et tall fra 0 til 30.'],
    ['ventetid', { dager: '-1' }, 'dager', 'Skriv et tall fra 0 til 30.'],
    ['autolas', { minutter: '0' }, 'minutter', 'Skriv et tall fra 1 til 30.'],
    ['enhetsokt', { dager: 'mange' }, 'dager', 'Skriv et tall fra 0 til 365.'],
    ['hjelp', { telefon: 'ring oss', nettside: '' }, 'telefon', 'Skriv et telefonnummer med bare siffer.'],
    ['hjelp', { telefon: '', nettside: 'http://x.example' }, 'nettside', 'Skriv hele adressen, med https:// først.'],
    ['andreForesatte', { maksManeder: '12' }, 'tillatt', 'Velg ja eller nei.'],
    ['permisjon', { forskrift: '' }, 'forskrift', 'Skriv mellom 3 og 200 tegn.'],
    [
      'permisjon',
      { kontaktlarerDager: '11', rektorDager: '10' },
      'rektorDager',
      'Rektor må kunne innvilge minst like mange dager som kontaktlæreren.',
    ],
  ] as const)('%s %j: feilen står ved feltet, og ingenting er endret', async (seksjon, felt, ved, melding) => {
    const for_ = (await skjema(seksjon)).bygger;
    const e = await feilFra(sett(seksjon, felt));
    expect([e.status, e.felt?.[ved]]).toEqual([400, melding]);
    expect((await skjema(seksjon)).bygger).toBe(for_);
  });

  test('uten begrunnelse, eller når en annen har endret den i mellomtiden, lagres ingenting', async () => {
    expect((await feilFra(sett('storGruppe', { elever: '30' }, ''))).felt).toHaveProperty('begrunnelse');
    const { bygger } = await skjema('storGruppe');
    await sett('storGruppe', { elever: '30' });
    const gammelt = { seksjon: 'storGruppe', bygger };
    expect(
      (await feilFra(r.gjor(settInnstilling, forvalter(), { ...gammelt, elever: '25', begrunnelse: 'Bestemt' }))).status,
    ).toBe(409);
    expect((await feilFra(r.gjor(angreInnstilling, forvalter(), gammelt))).status).toBe(409);
    expect((await skjema('storGruppe')).verdier).toEqual({ elever: '30' });
  });

  test.each([
    ['kommunalsjef', '*', true],
    ['brukerstotteIt', '*', false],
    ['rektor', NORDBYGDA, false],
    ['skolekonsulent', NORDBYGDA, false],
  ] as const)('%s endrer ingenting; leser: %s %s', async (rolle, omfang, leser) => {
    const aktor = r.aktor(rolle, omfang);
    const svar = await r.gjor(innstillingsoversikt, aktor, {}).then((m) => m.kanEndre, () => 'nei'); // prettier-ignore
    expect(svar).toBe(leser ? false : 'nei');
    const inn = { seksjon: 'ventetid', bygger: '', dager: '1', begrunnelse: 'Uten lov' };
    await feilFra(r.gjor(settInnstilling, aktor, inn));
    await feilFra(r.gjor(angreInnstilling, aktor, inn));
  });
});
