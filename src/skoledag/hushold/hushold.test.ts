import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#grunn/db/index.ts';
import { foresatt, larer, nySkoledag, rektor, type Proveskoledag } from '#verktoy/proveskoledag.ts';
import { angreMonster, foreslaMonster, svarMonster } from './handlinger/monster.ts';
import type { Monsterslag, Monsterstatus } from './modell.ts';
import { dagerFor, hjemPaDag, iHjemmet, slagFor } from './regler.ts';
import { mineHjem } from './visninger.ts';

describe('hvilket hjem hvilken dag', () => {
  test.each([
    ['partall', [], '2026-11-23', true], // week 48
    ['partall', [], '2026-11-30', false],
    ['oddetall', [], '2026-11-23', false],
    ['oddetall', [], '2026-12-28', true], // week 53
    ['oddetall', [], '2027-01-04', true], // week 1: two odd weeks in a row
    ['ukedager', [1, 2], '2026-11-24', true],
    ['ukedager', [1, 2], '2026-11-25', false],
    ['ukedager', [7], '2026-11-29', true],
    ['heleTiden', [], '2026-11-25', true],
  ] as const)('[L23] %s %j, %s: hos den som sa det: %s', (slag, dager, dato, svar) => {
    expect(iHjemmet(dagerFor(slag, dager), dato)).toBe(svar);
    expect(slagFor(dagerFor(slag, dager))).toBe(slag);
  });

  const m = (hos: string, slag: Monsterslag, status: Monsterstatus, fra = '2026-08-01', til: string | null = null) => ({ hos, dager: dagerFor(slag), fra, til, status }); // prettier-ignore
  test.each([
    ['bekreftet går foran et nyere forslag', [m('a', 'partall', 'bekreftet'), m('b', 'heleTiden', 'foreslatt', '2026-11-01')], { hos: 'a', iHjemmet: true, bekreftet: true }],
    ['nyeste av to forslag', [m('a', 'partall', 'foreslatt'), m('b', 'partall', 'foreslatt', '2026-11-01')], { hos: 'b', iHjemmet: true, bekreftet: false }],
    ['det noen har sagt er feil, sier ingenting', [m('a', 'partall', 'ikkeRiktig')], undefined],
    ['det som er tatt tilbake, sier ingenting', [m('a', 'partall', 'angret')], undefined],
    ['siste dag teller med', [m('a', 'oddetall', 'bekreftet', '2026-08-01', '2026-11-23')], { hos: 'a', iHjemmet: false, bekreftet: true }],
    ['dagen etter gjelder det ikke', [m('a', 'oddetall', 'bekreftet', '2026-08-01', '2026-11-22')], undefined],
  ] as const)('[L23] %s', (_navn, monstre, svar) => expect(hjemPaDag(monstre, '2026-11-23')).toEqual(svar)); // prettier-ignore
});

describe('to hjem', () => {
  let r: Proveskoledag;
  let app: Db;
  let barn: string;
  let mor: string;
  let far: string;
  let fremmed: string;
  beforeAll(async () => {
    r = await nySkoledag();
    app = r.base.som('friminutt_app', { maks: 2 });
    barn = await r.nyElev('Rask Herre', { fodselsdato: '2015-05-20' });
    mor = await r.person({ navn: 'Kanari Mor', fodselsdato: '1980-01-01' });
    far = await r.person({ navn: 'Kanari Far', fodselsdato: '1980-01-01' });
    fremmed = await r.person({ navn: 'Fremmed Voksen', fodselsdato: '1980-01-01' });
    await r.ansvar(barn, [mor, far]);
  });
  afterAll(() => r.slipp());

  const inn = { slag: 'partall', ukedager: [] as number[], fra: '2026-11-23' };
  const som = (hvem: string) => foresatt([barn], hvem);
  const foresla = (hvem = mor, valg: object = {}) => r.gjor(foreslaMonster, som(hvem), { elevId: barn, ...inn, ...valg });
  const side = async (hvem: string) => (await r.gjor(mineHjem, som(hvem), {})).barn[0]!;
  const avslag = async (p: Promise<unknown>): Promise<number> => p.then(() => 200, (e: { status?: number }) => e.status ?? 500); // prettier-ignore

  test('[L23] den ene foreslår, den andre bekrefter, og begge ser hvor barnet er i dag', async () => {
    const { monsterId } = await foresla();
    expect(await side(mor)).toMatchObject({ idag: 'hosMeg', monstre: [{ min: true, status: 'foreslatt', slag: 'partall' }] });
    expect(await side(far)).toMatchObject({ idag: 'annetHjem', monstre: [{ min: false, status: 'foreslatt' }] });
    expect(await avslag(r.gjor(svarMonster, som(mor), { monsterId, svar: 'bekreftet' }))).not.toBe(200);
    await r.gjor(svarMonster, som(far), { monsterId, svar: 'bekreftet' });
    expect((await side(mor)).monstre).toMatchObject([{ status: 'bekreftet' }]);
    await r.gjor(svarMonster, som(far), { monsterId, svar: 'ikkeRiktig' });
    expect(await side(mor)).toMatchObject({ idag: null, monstre: [{ status: 'ikkeRiktig' }] });
    expect(await avslag(r.gjor(angreMonster, som(far), { monsterId }))).not.toBe(200);
    await r.gjor(angreMonster, som(mor), { monsterId });
    expect((await side(far)).monstre).toEqual([]);
    const historie = await r.rader<{ status: string }>(`select status from skoledag.hjemmonster where monster_id = '${monsterId}' order by kjent_fra, kjent_til nulls last`); // prettier-ignore
    expect(historie.map((h) => h.status).toSorted()).toEqual(['angret', 'bekreftet', 'foreslatt', 'ikkeRiktig']);
  });

  test('[L23] siden sier aldri hvem den andre er', async () => {
    const { monsterId } = await foresla();
    const tekst = JSON.stringify(await r.gjor(mineHjem, som(far), {}));
    expect(tekst).toContain(monsterId);
    expect(tekst).not.toContain(mor);
    expect(tekst).not.toContain('Kanari');
    await r.gjor(angreMonster, som(mor), { monsterId });
  });

  test('[L23] en fremmed, en lærer og en rektor skriver ikke', async () => {
    for (const hvem of [foresatt([], fremmed), larer(), rektor()])
      expect([403, 404]).toContain(await avslag(r.gjor(foreslaMonster, hvem, { elevId: barn, ...inn })));
  });

  test('[L23] radvernet alene: bare foresatte til barnet skriver, og bare for sitt eget hjem', async () => {
    const { monsterId } = await foresla();
    const prov = (hvem: string, hos: string) =>
      app.transaction().execute(async (tx) => {
        await sql`select set_config('friminutt.aktor', ${hvem}, true), set_config('friminutt.dato', '2026-11-23', true)`.execute(tx);
        const { rows } = await sql<{ n: number }>`select count(*)::int n from skoledag.hjemmonster where monster_id = ${monsterId}`.execute(tx);
        const { numAffectedRows } = await sql`insert into skoledag.hjemmonster (id, monster_id, elev_id, hos, dager, fra, status, foreslatt_av, kjent_fra, skrevet_av)
          values (gen_random_uuid(), gen_random_uuid(), ${barn}, ${hos}, '11111110000000', '2026-11-23', 'foreslatt', ${hos}, now(), ${hvem})`.execute(tx);
        return [rows[0]!.n, Number(numAffectedRows)];
      }).catch((e: { code?: string }) => e.code); // prettier-ignore
    expect(await prov(far, far)).toEqual([1, 1]);
    expect(await prov(far, mor)).toBe('42501');
    expect(await prov(fremmed, fremmed)).toBe('42501');
  });

  test('[L23] den som er sperret fra barnet, skriver ikke, selv med foreldreansvar', async () => {
    await sql`insert into tilgang.sperring (id, barn_id, person_id, slag, begrunnelse, gitt, gitt_av)
      values (gen_random_uuid(), ${barn}, ${fremmed}, 'besoksforbud', 'Vedtak fra politiet', '2026-11-23T00:00:00Z', gen_random_uuid())`.execute(
      r.eier,
    );
    expect(await avslag(foresla(fremmed))).toBe(404);
    expect(await r.rader(`select 1 from skoledag.hjemmonster where hos = '${fremmed}'`)).toEqual([]);
  });
});
