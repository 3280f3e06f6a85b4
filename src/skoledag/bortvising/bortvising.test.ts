import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NORDBYGDA, SOLSIDEN } from '#verktoy/provepersoner.ts';
import { foresatt, larer, med, nySkoledag, rektor, type Proveskoledag } from '#verktoy/proveskoledag.ts';
import { bestemBortvising, bortvisingsside, opphevBortvisingen } from './index.ts';

let r: Proveskoledag;
let liten: string;
let stor: string;
beforeAll(async () => {
  r = await nySkoledag();
  liten = await r.nyElev('Rask Herre', { fodselsdato: '2015-05-20' });
  stor = await r.nyElev('Urolig Kaie', { klasse: '9A', arstrinn: 9, fodselsdato: '2012-05-20' });
});
afterAll(() => r.slipp());

const GRUNN = 'Kastet stoler i klasserommet etter to samtaler.';
const inn = (elevId: string, mer: object) => ({ elevId, fra: '2026-11-23', grunn: GRUNN, ...mer });
const bestem = (elevId: string, mer: object, som = rektor()) => r.gjor(bestemBortvising, som, inn(elevId, mer));
const feil = async (p: Promise<unknown>) => p.then(() => ({ status: 200, felt: [] as string[] }), (e: { status?: number; felt?: object }) => ({ status: e.status, felt: Object.keys(e.felt ?? {}) })); // prettier-ignore

describe('bortvisning', () => {
  test('F19 resten av dagen på 6. trinn: først når foresatte er varslet; tavla vet det, og hjemmet ser hvorfor og fristen', async () => {
    expect(await feil(bestem(liten, { slag: 'resten', fraKl: '11.00' }))).toEqual({ status: 400, felt: ['varslet'] });
    expect(await r.rader('select 1 from skoledag.bortvising')).toEqual([]);
    const { id } = await bestem(liten, { slag: 'resten', fraKl: '11.00', varslet: 'telefon' });
    expect(await r.rader(`select slag, to_char(fra_kl, 'HH24:MI') fra, kjent_til from skoledag.annetsted where id = '${id}'`)).toEqual([{ slag: 'bortvist', fra: '11:00', kjent_til: null }]); // prettier-ignore
    const hjemme = await r.gjor(bortvisingsside, foresatt([liten]), { elevId: liten });
    expect(hjemme.rader).toMatchObject([{ slag: 'resten', grunn: GRUNN, varsletHvordan: 'telefon', klagefrist: '2026-12-14' }]);
    expect(hjemme.kanBestemme).toBe(false);
    // the words lie encrypted
    const [rad] = await r.rader<{ t: string }>(`select encode(grunn, 'escape') t from skoledag.bortvising`);
    expect(rad!.t).not.toContain('stoler');
    // taken back: the board expects the pupil again, and what was decided stands
    await r.gjor(opphevBortvisingen, rektor(), { id });
    expect(await r.rader(`select 1 from skoledag.annetsted where id = '${id}' and kjent_til is null`)).toEqual([]);
    expect((await r.gjor(bortvisingsside, rektor(), { elevId: liten })).rader[0]!.opphevet).not.toBeNull();
    expect((await feil(r.gjor(opphevBortvisingen, rektor(), { id }))).status).toBe(409);
  });

  test('F18 to dager på 9. trinn går; fire dager, hele dager på 6. trinn og en helg gjør det ikke', async () => {
    expect(await feil(bestem(stor, { slag: 'dager', til: '2026-11-26' }))).toEqual({ status: 400, felt: ['til'] });
    expect(await feil(bestem(liten, { slag: 'dager', til: '2026-11-23' }))).toEqual({ status: 400, felt: ['slag'] });
    expect(await feil(bestem(stor, { slag: 'dager', fra: '2026-11-28', til: '2026-11-29' }))).toEqual({
      status: 400,
      felt: ['fra'],
    });
    expect(await feil(bestem(stor, { slag: 'dager', fra: '2026-11-20' }))).toEqual({ status: 400, felt: ['fra'] });
    // over a week-end: the days without school do not count
    await bestem(stor, { slag: 'dager', fra: '2026-11-27', til: '2026-11-30' });
    expect((await r.gjor(bortvisingsside, rektor(), { elevId: stor })).rader).toMatchObject([
      { fra: '2026-11-27', til: '2026-11-30' },
    ]);
  });

  test('en lærer bestemmer to klokketimer, ikke mer; bare den som bestemte det, eller rektor, opphever', async () => {
    expect(await feil(bestem(stor, { slag: 'resten', fraKl: '11.00' }, larer()))).toEqual({ status: 400, felt: ['slag'] });
    expect(await feil(bestem(stor, { slag: 'timer', fraKl: '09.00', tilKl: '11.01' }, larer()))).toEqual({
      status: 400,
      felt: ['slag'],
    });
    expect(await feil(bestem(stor, { slag: 'timer', fraKl: '09.00' }, larer()))).toEqual({ status: 400, felt: ['tilKl'] });
    const kari = larer();
    const { id } = await bestem(stor, { slag: 'timer', fraKl: '09.00', tilKl: '11.00' }, kari);
    expect((await r.gjor(bortvisingsside, kari, { elevId: stor })).rader[0]).toMatchObject({ rolle: 'larer', klagefrist: null });
    expect((await feil(r.gjor(opphevBortvisingen, larer(), { id }))).status).toBe(403);
    await r.gjor(opphevBortvisingen, kari, { id });
  });

  test('andre slipper ikke til, og databasen sier det samme alene', async () => {
    for (const hvem of [foresatt([liten]), med('skolekonsulent', 'egenSkole', [NORDBYGDA]), rektor(SOLSIDEN), larer(SOLSIDEN)])
      expect([403, 404]).toContain((await feil(bestem(liten, { slag: 'timer', fraKl: '09.00', tilKl: '10.00' }, hvem))).status);
    for (const hvem of [foresatt([stor]), rektor(SOLSIDEN), med('sfoAnsatt', 'egenSfo', [NORDBYGDA])])
      expect([403, 404]).toContain((await feil(r.gjor(bortvisingsside, hvem, { elevId: liten }))).status);
    const alene = async (rader: string) => sql.raw(`insert into skoledag.bortvising (id, elev_id, skole, arstrinn, slag, fra, til, fra_kl, til_kl, grunn, bestemt, bestemt_av, rolle)
      values (gen_random_uuid(), '${liten}', '${NORDBYGDA}', ${rader})`).execute(r.eier).then(() => 'ok', (e: { code?: string }) => e.code); // prettier-ignore
    expect(await alene(`6, 'dager', '2026-11-23', '2026-11-23', null, null, '\\x01', now(), '${liten}', 'rektor'`)).toBe('23514');
    expect(await alene(`6, 'resten', '2026-11-23', '2026-11-23', '11:00', null, '\\x01', now(), '${liten}', 'rektor'`)).toBe(
      '23514',
    );
    expect(await alene(`6, 'timer', '2026-11-23', '2026-11-23', '09:00', '12:00', '\\x01', now(), '${liten}', 'larer'`)).toBe(
      '23514',
    );
  });
});
