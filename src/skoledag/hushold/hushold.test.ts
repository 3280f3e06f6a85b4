import { sql } from 'kysely';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#grunn/db/index.ts';
import { NORDBYGDA } from '#verktoy/provepersoner.ts';
import { foresatt, larer, nySkoledag, rektor, type Proveskoledag } from '#verktoy/proveskoledag.ts';
import { sakside } from '../etterlysning/index.ts';
import { angreMonster, foreslaMonster, svarMonster } from './handlinger/monster.ts';
import type { Monsterslag, Monsterstatus } from '../ukesmonster/index.ts';
import { dagerFor, hjemmetForst, hjemPaDag, hosHvem, iHjemmet, slagFor, ukaTil } from '../ukesmonster/index.ts';
import { hentMonstre } from '../ukesmonster/index.ts';
import { hentUkenshjem } from '../ukesmonster/index.ts';
import { tegnMineHjem } from './sider/hjem.tsx';
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

  const M = m('a', 'partall', 'bekreftet');
  test.each([
    ['i hjemmet: den som sa det', [M], ['a', 'b'], '2026-11-23', { hos: 'a', bekreftet: true }],
    ['ellers den ene andre', [M], ['a', 'b'], '2026-11-30', { hos: 'b', bekreftet: true }],
    ['to andre: ingen kan nevnes', [M], ['a', 'b', 'c'], '2026-11-30', { hos: null, bekreftet: true }],
    ['ingen andre: ingen kan nevnes', [M], ['a'], '2026-11-30', { hos: null, bekreftet: true }],
    ['ingen har sagt noe', [], ['a', 'b'], '2026-11-23', undefined],
  ] as const)('[L23] hos hvem: %s', (_navn, monstre, hjem, dato, svar) => expect(hosHvem(monstre, hjem, dato)).toEqual(svar)); // prettier-ignore

  test('[L23] uka er mandag til søndag, også når det er søndag', () => {
    expect([ukaTil('2026-11-23')[0], ukaTil('2026-11-29')[0], ukaTil('2026-11-29')[6]]).toEqual(['2026-11-23', '2026-11-23', '2026-11-29']); // prettier-ignore
  });

  test.each([
    ['bekreftet', { hos: 'b', bekreftet: true }, 'bac'],
    ['ikke bekreftet', { hos: 'b', bekreftet: false }, 'abc'],
    ['et hjem som ikke skal ringes', { hos: 'x', bekreftet: true }, 'abc'],
    ['ingen har sagt noe', undefined, 'abc'],
  ] as const)('[L23] ringelista, %s: rekkefølgen, aldri hvem', (_navn, dag, svar) => {
    const liste = ['a', 'b', 'c'].map((personId) => ({ personId }));
    expect(hjemmetForst(liste, dag).map((k) => k.personId).join('')).toBe(svar); // prettier-ignore
  });
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
      values (gen_random_uuid(), ${barn}, ${fremmed}, 'besoksforbud', 'Vedtak fra politiet', '2026-11-23T19:00:00Z', gen_random_uuid())`.execute(
      r.eier,
    );
    expect(await avslag(foresla(fremmed))).toBe(404);
    expect(await r.rader(`select 1 from skoledag.hjemmonster where hos = '${fremmed}'`)).toEqual([]);
  });

  test('[L23] savnes barnet, står det bekreftede hjemmet først, og alle som skal ringes, står der fortsatt', async () => {
    const sakId = crypto.randomUUID();
    await sql`insert into skoledag.etterlysning (id, slag, elev_id, skole, dato, apnet) values (${sakId}, 'elev', ${barn}, ${NORDBYGDA}, '2026-11-23', ${r.klokke.na().toString()})`.execute(r.eier); // prettier-ignore
    const ringer = async () => (await r.gjor(sakside, larer(), { sakId })).kontakter.map((k) => k.navn);
    expect(await ringer()).toEqual(['Kanari Far', 'Kanari Mor']);
    const { monsterId } = await foresla();
    expect(await ringer()).toEqual(['Kanari Far', 'Kanari Mor']);
    await r.gjor(svarMonster, som(far), { monsterId, svar: 'bekreftet' });
    expect(await ringer()).toEqual(['Kanari Mor', 'Kanari Far']);
    await r.gjor(angreMonster, som(mor), { monsterId });
    expect(await ringer()).toEqual(['Kanari Far', 'Kanari Mor']);
    await sql`update skoledag.etterlysning set lukket = '2026-11-23T20:00:00Z', utfall = 'feil' where id = ${sakId}`.execute(
      r.eier,
    );
  });

  /** With the first lock off: the database alone, as this person. */
  const alene = <T>(hvem: string, arbeid: (tx: Parameters<Parameters<ReturnType<Db['transaction']>['execute']>[0]>[0]) => Promise<T>) =>
    app.transaction().execute(async (tx) => {
      await sql`select set_config('friminutt.aktor', ${hvem}, true), set_config('friminutt.dato', '2026-11-23', true)`.execute(tx);
      return arbeid(tx);
    }).catch((e: { code?: string }) => e.code); // prettier-ignore
  const ny = (o: { monsterId?: string; hos?: string; dager?: string; status?: string; av: string; besvart?: string | null }) =>
    sql`insert into skoledag.hjemmonster (id, monster_id, elev_id, hos, dager, fra, status, foreslatt_av, besvart_av, kjent_fra, skrevet_av)
      values (gen_random_uuid(), ${o.monsterId ?? crypto.randomUUID()}, ${barn}, ${o.hos ?? o.av}, ${o.dager ?? dagerFor('partall')}, '2026-11-23', ${o.status ?? 'foreslatt'},
        ${o.hos ?? o.av}, ${o.besvart ?? null}, '2026-11-23T18:00:00Z', ${o.av})`;
  const lukk = (monsterId: string, av: string) =>
    sql`update skoledag.hjemmonster set kjent_til = greatest('2026-11-23T18:00:00Z', kjent_fra), lukket_av = ${av} where monster_id = ${monsterId} and kjent_til is null`;

  test('[L23] radvernet alene: den som bare har samtykke, verken ser eller skriver', async () => {
    const stefar = await r.person({ navn: 'Ny Stefar', fodselsdato: '1981-01-02' });
    const beslutning = crypto.randomUUID();
    await sql`insert into tilgang.foresattbeslutning (id, barn_id, slag, person_id, omfang, begrunnelse, fra, til, gitt, gitt_av)
      values (${beslutning}, ${barn}, 'samtykke', ${stefar}, '{se}', 'Bor sammen med barnet', '2026-08-01', '2027-06-30', '2026-08-01', ${mor})`.execute(r.eier); // prettier-ignore
    for (const x of [mor, far])
      await sql`insert into tilgang.samtykkesvar (id, beslutning_id, person_id, svar, svart, registrert_av) values (gen_random_uuid(), ${beslutning}, ${x}, true, '2026-08-01', ${x})`.execute(r.eier); // prettier-ignore
    const { monsterId } = await foresla();
    const ser = (hvem: string) => alene(hvem, async (tx) =>
      (await sql<{ n: number }>`select count(*)::int n from skoledag.hjemmonster where monster_id = ${monsterId}`.execute(tx)).rows[0]!.n); // prettier-ignore
    const barna = (hvem: string) => alene(hvem, async (tx) =>
      (await sql<{ n: number }>`select count(*)::int n from tilgang.egne_barn(${hvem}, '2026-11-23') b where b = ${barn}`.execute(tx)).rows[0]!.n); // prettier-ignore
    expect([await ser(far), await ser(stefar), await barna(stefar)]).toEqual([1, 0, 1]);
    expect(await alene(stefar, (tx) => ny({ av: stefar }).execute(tx))).toBe('42501');
    await r.gjor(angreMonster, som(mor), { monsterId });
  });

  test('[L23] radvernet alene: ingen svarer på det som aldri er foreslått, endrer dagene, eller får et forslag til å forsvinne', async () => {
    const { monsterId } = await foresla();
    const svar = { monsterId, hos: mor, av: far, besvart: far, status: 'bekreftet' };
    expect(await alene(far, (tx) => ny({ ...svar, monsterId: crypto.randomUUID() }).execute(tx))).toBe('23514');
    expect(await alene(far, (tx) => lukk(monsterId, far).execute(tx))).toBe('23514');
    expect(await alene(mor, (tx) => lukk(monsterId, mor).execute(tx))).toBe('23514');
    const endret = { ...svar, dager: dagerFor('oddetall') };
    expect(await alene(far, async (tx) => { await lukk(monsterId, far).execute(tx); await ny(endret).execute(tx); })).toBe('23514'); // prettier-ignore
    const angret = { monsterId, hos: mor, av: far, status: 'angret' };
    expect(await alene(far, async (tx) => { await lukk(monsterId, far).execute(tx); await ny(angret).execute(tx); })).toBe('42501'); // prettier-ignore
    expect(await alene(mor, async (tx) => { await lukk(monsterId, mor).execute(tx); await ny({ monsterId, av: mor }).execute(tx); })).toBe('23514'); // prettier-ignore
    expect(await alene(fremmed, async (tx) => Number((await lukk(monsterId, fremmed).execute(tx)).numAffectedRows))).toBe(0);
    expect(await r.rader(`select 1 from skoledag.hjemmonster where monster_id = '${monsterId}'`)).toHaveLength(1);
    await r.gjor(svarMonster, som(far), { monsterId, svar: 'bekreftet' });
    await r.gjor(angreMonster, som(mor), { monsterId });
    expect(await alene(far, (tx) => ny(svar).execute(tx))).toBe('23514');
  });

  test('[L23] det en har sagt som siden mistet foreldreansvaret eller ble sperret, brukes ingen steder', async () => {
    const elev = await r.nyElev('Annen Elev', { fodselsdato: '2015-05-20' });
    await r.ansvar(elev, [mor, far]);
    const { monsterId } = await r.gjor(foreslaMonster, foresatt([elev], far), { elevId: elev, ...inn });
    const s = { db: r.eier, idag: '2026-11-23' };
    const finnes = async () => [(await hentMonstre(s, [elev])).length, (await hentUkenshjem(s, elev))?.[0] ?? null];
    expect(await finnes()).toEqual([1, { hos: far, bekreftet: false }]);
    const sperring = crypto.randomUUID();
    await sql`insert into tilgang.sperring (id, barn_id, person_id, slag, begrunnelse, gitt, gitt_av)
      values (${sperring}, ${elev}, ${far}, 'besoksforbud', 'Vedtak fra politiet', '2026-11-23T19:00:00Z', ${mor})`.execute(
      r.eier,
    );
    expect(await finnes()).toEqual([0, null]);
    expect(await alene(far, async (tx) => Number((await lukk(monsterId, far).execute(tx)).numAffectedRows))).toBe(0);
    await sql`update tilgang.sperring set opphevet = '2026-11-23T20:00:00Z', opphevet_av = ${mor}, opphevet_begrunnelse = 'Opphevet av politiet' where id = ${sperring}`.execute(r.eier); // prettier-ignore
    expect(await finnes()).toEqual([1, { hos: far, bekreftet: false }]);
    await r.ansvar(elev, [mor]);
    expect(await finnes()).toEqual([0, null]);
  });

  test('[L23] tilfeldige familier: ingenting av det ene hjemmet når det andre, i siden, i svaret eller i feilen', async () => {
    // xorshift32, so that a family that fails can be made again
    let fro = 20261123;
    const tilfeldig = (n: number): number => {
      fro ^= fro << 13;
      fro ^= fro >>> 17;
      fro ^= fro << 5;
      return (fro >>> 0) % n;
    };
    let sa = 0;
    for (let familie = 0; familie < 40; familie++) {
      const navnet = `Barn Nummer${familie}`;
      const elevId = await r.nyElev(navnet, { fodselsdato: '2015-05-20' });
      const voksne: { id: string; hemmelig: string[] }[] = [];
      for (let i = 0; i < 2 + tilfeldig(3); i++) {
        const merke = `Kanari${familie}${'abcd'[i]}`;
        const id = await r.person({ navn: `${merke} Voksen`, fodselsdato: '1980-01-01' });
        const mobil = `+4745${100_000 + familie * 10 + i}`;
        await r.krr(id, { mobil, epost: `${merke.toLowerCase()}@hjem.example` });
        await r.adresse(id, `${merke}gata 1`);
        if (tilfeldig(4) === 0) await r.beskytt(id, tilfeldig(2) === 0 ? 'fortrolig' : 'strengtFortrolig');
        voksne.push({ id, hemmelig: [id, merke, merke.toLowerCase(), mobil, mobil.slice(3)] });
      }
      // the last of three or more has no parental responsibility, or is shut out
      const medAnsvar = voksne.length > 2 ? voksne.slice(0, -1) : voksne;
      await r.ansvar(elevId, (tilfeldig(2) === 0 ? voksne : medAnsvar).map((v) => v.id)); // prettier-ignore
      if (voksne.length > 2 && tilfeldig(2) === 0)
        await sql`insert into tilgang.sperring (id, barn_id, person_id, slag, begrunnelse, gitt, gitt_av)
          values (gen_random_uuid(), ${elevId}, ${voksne.at(-1)!.id}, 'besoksforbud', 'Vedtak fra politiet', '2026-11-23T06:00:00Z', gen_random_uuid())`.execute(r.eier); // prettier-ignore
      const monstre: string[] = [];
      const sett = new Map<string, string[]>(voksne.map((v) => [v.id, []]));
      const hor = (hvem: string, hva: unknown) => sett.get(hvem)!.push(typeof hva === 'string' ? hva : JSON.stringify(hva));
      for (let steg = 0; steg < 6; steg++) {
        const { id } = voksne[tilfeldig(voksne.length)]!;
        const aktor = foresatt([elevId], id);
        const monsterId = monstre[tilfeldig(Math.max(1, monstre.length))] ?? crypto.randomUUID();
        const gjort = await [
          () => r.gjor(foreslaMonster, aktor, { ...inn, elevId, slag: ['partall', 'oddetall', 'heleTiden'][tilfeldig(3)] }),
          () => r.gjor(svarMonster, aktor, { monsterId, svar: tilfeldig(2) === 0 ? 'bekreftet' : 'ikkeRiktig' }),
          () => r.gjor(angreMonster, aktor, { monsterId }),
        ][tilfeldig(3)]!().catch((e: { melding?: unknown; felt?: unknown; message?: string }) => ({
          feil: [e.melding, e.felt, e.message],
        }));
        if ('monsterId' in gjort) monstre.push(String(gjort.monsterId));
        hor(id, gjort);
      }
      for (const { id } of voksne) {
        const m = await r.gjor(mineHjem, foresatt([elevId], id), {}).catch((e: { message?: string }) => ({ feil: e.message }));
        hor(id, m);
        if ('barn' in m) hor(id, renderToStaticMarkup(tegnMineHjem(m, { sprak: 'nb', aktor: undefined, sti: '/to-hjem', sporring: {}, skjema: { nokkel: 'n', verdier: {}, feil: [], konflikt: false } }).innhold)); // prettier-ignore
      }
      for (const v of voksne)
        for (const andre of voksne.filter((x) => x.id !== v.id))
          for (const hemmelig of andre.hemmelig)
            expect({ familie, hemmelig, sett: sett.get(v.id)!.filter((t) => t.includes(hemmelig)) }).toEqual({
              familie,
              hemmelig,
              sett: [],
            });
      if ([...sett.values()].flat().some((t) => t.includes(navnet))) sa++;
    }
    // homes that saw nothing at all say nothing of what they might have seen
    expect(sa).toBeGreaterThanOrEqual(12);
  });
});
