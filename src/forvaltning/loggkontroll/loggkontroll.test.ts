import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lesInnstilling } from '#grunn/innstilling/index.ts';
import { tildelRolle } from '#tilgang/rolle/index.ts';
import { nyePersoner, NORDBYGDA, SOLSIDEN, type Provepersoner } from '#verktoy/provepersoner.ts';
import { settTerskler, svarAlarm } from './handlinger/svar.ts';
import { kontrollerDag } from './jobb.ts';
import { terskler, type Oppslag } from './modell.ts';
import { finnAlarmer } from './regler.ts';
import { alarmkort, alarmliste } from './sider/visninger.ts';
import { malTreff } from './simulator/maling.ts';

const DAG = '2026-11-18';
const t = terskler.standard;
const oppslag = (o: Partial<Oppslag> = {}): Oppslag => ({
  aktorId: 'a',
  rolle: 'larer',
  personId: 'p',
  dag: DAG,
  forst: `${DAG}T09:00:00Z`,
  sist: `${DAG}T09:01:00Z`,
  utenforTid: false,
  egen: false,
  slekt: false,
  skjermet: false,
  naerSkjermet: false,
  unntak: false,
  rolleOver: false,
  ...o,
});
const flere = (n: number, o: Partial<Oppslag> = {}) => Array.from({ length: n }, (_, i) => oppslag({ personId: `p${i}`, ...o }));
const pa = (...dager: string[]) => dager.map((dag) => oppslag({ dag }));

describe('når lesing er uvanlig', () => {
  test.each`
    hva                                                      | lest                                                                                                                                                               | slag
    ${'én elev i en annen klasse'}                           | ${flere(1)}                                                                                                                                                        | ${[]}
    ${'14 utenfor egne'}                                     | ${flere(14)}                                                                                                                                                       | ${[]}
    ${'15 utenfor egne'}                                     | ${flere(15)}                                                                                                                                                       | ${['mangeUtenforEgne']}
    ${'200 av egen skole'}                                   | ${flere(200, { egen: true })}                                                                                                                                      | ${[]}
    ${'59 for en systemforvalter'}                           | ${flere(59, { rolle: 'systemforvalter' })}                                                                                                                         | ${[]}
    ${'60 for en systemforvalter'}                           | ${flere(60, { rolle: 'systemforvalter' })}                                                                                                                         | ${['mangeUtenforEgne']}
    ${'egen familie, også på egen skole'}                    | ${[oppslag({ slekt: true, egen: true })]}                                                                                                                          | ${['egenSlekt']}
    ${'en skjermet elev på egen skole'}                      | ${[oppslag({ skjermet: true, egen: true })]}                                                                                                                       | ${[]}
    ${'en skjermet elev ellers'}                             | ${[oppslag({ skjermet: true })]}                                                                                                                                   | ${['skjermet']}
    ${'en skjermet elev i kretsen eller med nødinnsyn'}      | ${[oppslag({ skjermet: true, unntak: true })]}                                                                                                                     | ${[]}
    ${'søsken av en skjermet'}                               | ${[oppslag({ naerSkjermet: true })]}                                                                                                                               | ${['naerSkjermet']}
    ${'etter at rollen var slutt, også i kretsen'}           | ${[oppslag({ rolleOver: true, unntak: true })]}                                                                                                                    | ${['etterRolle']}
    ${'to om kvelden'}                                       | ${flere(2, { utenforTid: true })}                                                                                                                                  | ${[]}
    ${'tre om kvelden'}                                      | ${flere(3, { utenforTid: true })}                                                                                                                                  | ${['utenforTid']}
    ${'tre egne om kvelden'}                                 | ${flere(3, { utenforTid: true, egen: true })}                                                                                                                      | ${[]}
    ${'samme elev på to dager'}                              | ${pa('2026-11-16', DAG)}                                                                                                                                           | ${[]}
    ${'samme elev på tre dager'}                             | ${pa('2026-11-10', '2026-11-16', DAG)}                                                                                                                             | ${['sammePersonIgjen']}
    ${'samme elev på tre dager, den første for lenge siden'} | ${pa('2026-10-01', '2026-11-16', DAG)}                                                                                                                             | ${[]}
    ${'to om dagen i tjue dager'}                            | ${Array.from({ length: 20 }, (_, i) => ['x', 'y'].map((x) => oppslag({ personId: `${x}${i}`, dag: `2026-11-${String(18 - (i % 18)).padStart(2, '0')}` }))).flat()} | ${['jevntUtenforEgne']}
  `('[S13] I-24 $hva', ({ lest, slag }) => {
    expect(finnAlarmer(lest as Oppslag[], DAG, t).map((a) => a.slag)).toEqual(slag);
  });

  test('[S13] I-24 I-17 et oppdiktet skoleår: minst 95 % av 200 plantede funnet, alle uttrekk, og høyst 1 % av de ærlige spurt i en uke', () => {
    const m = malTreff(20261122, t);
    expect(m.plantet).toBe(200);
    expect(m.funnet / m.plantet).toBeGreaterThanOrEqual(0.95);
    expect([m.uttrekk, m.uttrekkFunnet]).toEqual([10, 10]);
    expect(m.falskPerUke).toBeLessThanOrEqual(0.01);
    // an alarm for everything would find everybody: the measure must be able to fail
    const alt = malTreff(20261122, { ...t, mangePerDag: 1, mangeHeleKommunen: 1, jevntPerManed: 1, jevntHeleKommunen: 1 }, 25);
    expect(alt.falskPerUke).toBeGreaterThan(0.05);
  });
});

describe('fra leseloggen til et varsel', () => {
  let r: Provepersoner;
  const id: Record<string, string> = {};
  beforeAll(async () => {
    r = await nyePersoner();
    const elev = async (n: string, skole: string) => {
      id[n] = await r.person({ navn: `Elev ${n[0]!.toUpperCase()}${n.slice(1)}` });
      await r.elev(id[n]!, skole);
    };
    for (const n of ['egen', 'barnet', 'fremmed', 'vernet', 'sosken', 'halvsosken'])
      await elev(n, n === 'egen' || n === 'barnet' ? NORDBYGDA : SOLSIDEN);
    const ansatt = async (n: string, til = '2026-12-31') => {
      id[n] = await r.person({ navn: `Ansatt ${n[0]!.toUpperCase()}${n.slice(1)}`, fodselsdato: '1980-01-01', kilde: 'hr' });
      await tildelRolle(r.eier, { personId: id[n]!, rolle: 'skolekonsulent', skole: NORDBYGDA, begrunnelse: 'Oppsett av prøven', fra: '2026-01-01', til, gitt: '2026-01-01T00:00:00Z', gittAv: id['egen']! }); // prettier-ignore
    };
    await ansatt('arlig');
    await ansatt('mor');
    await ansatt('nysgjerrig');
    await ansatt('sluttet', '2026-11-01');
    id['eks'] = await r.person({ navn: 'Eks Partner', fodselsdato: '1980-01-01' });
    await r.ansvar(id['barnet']!, [id['mor']!, id['eks']!]);
    await r.ansvar(id['halvsosken']!, [id['eks']!]);
    const far = await r.person({ navn: 'Far Vernet', fodselsdato: '1980-01-01' });
    await r.ansvar(id['vernet']!, [far]);
    await r.ansvar(id['sosken']!, [far]);
    await r.beskytt(id['vernet']!, 'fortrolig');
    const les = (hvem: string, elev: string, kl = '09:00', visning = 'register.person.les') =>
      sql`insert into sporing.innsyn (id, tid, aktor_id, aktor, visning, feltsett, gjelder) values (gen_random_uuid(), ${`${DAG}T${kl}:00Z`}, ${id[hvem]}, 'skolekonsulent', ${visning}, 'x', array[${id[elev]}]::uuid[])`.execute(
        r.eier,
      );
    await les('arlig', 'egen');
    await les('arlig', 'fremmed');
    await les('arlig', 'vernet', '09:00', 'register.elevforhold.les');
    await les('mor', 'barnet');
    await les('mor', 'halvsosken');
    await les('nysgjerrig', 'vernet');
    await les('nysgjerrig', 'sosken');
    await les('sluttet', 'egen');
  });
  afterAll(() => r.slipp());
  const system = () => r.base.som('friminutt_system');
  const liste = async (rolle: 'personvernombud' | 'systemforvalter' = 'personvernombud', hvem?: string) =>
    (await r.gjor(alarmliste, r.aktor(rolle, undefined, hvem), {})).alarmer;

  test('[S13] [B50] varselet sier hvem, hva og hvorfor; den ærlige blir ikke spurt; to kjøringer gir ett varsel', async () => {
    expect(await kontrollerDag(system(), DAG, '2026-11-19T03:20:00Z')).toBe(4);
    expect(await kontrollerDag(system(), DAG, '2026-11-19T03:25:00Z')).toBe(0);
    expect((await liste()).map((a) => [a.navn, a.slag, a.antall])).toEqual([
      ['Ansatt Sluttet', 'etterRolle', 1],
      ['Ansatt Nysgjerrig', 'skjermet', 1],
      ['Ansatt Nysgjerrig', 'naerSkjermet', 1],
      ['Ansatt Mor', 'egenSlekt', 2],
    ]);
  });

  test('en skjermet elev nevnes bare for personvernombudet', async () => {
    const { id: alarm } = (await liste()).find((a) => a.slag === 'skjermet')!;
    const ombud = await r.gjor(alarmkort, r.aktor('personvernombud'), { id: alarm });
    expect(ombud.personer.map((p) => p.id)).toEqual([id['vernet']]);
    const forvalter = await r.gjor(alarmkort, r.aktor('systemforvalter'), { id: alarm });
    expect(forvalter).toMatchObject({ personer: [], utelatt: 1 });
    expect(JSON.stringify(forvalter)).not.toContain(id['vernet']);
    // and to nobody who was it once
    const for_ = r.aktor('personvernombud').tilknytninger.map((t) => ({ ...t, til: '2020-01-01' }));
    const na = r.aktor('systemforvalter');
    const var_ = await r.gjor(alarmkort, { ...na, tilknytninger: [...na.tilknytninger, ...for_] }, { id: alarm });
    expect(var_).toMatchObject({ personer: [], utelatt: 1 });
  });

  test('et falskt varsel lukkes med begrunnelse; ingen ser eller lukker sitt eget; databasen sier det samme', async () => {
    const mor = (await liste()).find((a) => a.slag === 'egenSlekt')!;
    await expect(r.gjor(svarAlarm, r.aktor('personvernombud'), { id: mor.id, utfall: 'falsk', begrunnelse: 'nei' })).rejects.toMatchObject({ felt: { begrunnelse: expect.anything() } }); // prettier-ignore
    const egen = r.aktor('personvernombud', undefined, id['mor']);
    await expect(r.gjor(svarAlarm, egen, { id: mor.id, utfall: 'falsk', begrunnelse: 'Det var meg selv' })).rejects.toMatchObject(
      { status: 404 },
    );
    expect((await liste('personvernombud', id['mor'])).map((a) => a.slag)).not.toContain('egenSlekt');
    await expect(sql`insert into sporing.alarmsvar (id, alarm_id, utfall, begrunnelse, svart, svart_av) values (gen_random_uuid(), ${mor.id}, 'falsk', 'Det var meg selv', now(), ${id['mor']})`.execute(r.eier)).rejects.toThrow(/nobody closes/); // prettier-ignore
    await r.gjor(svarAlarm, r.aktor('personvernombud'), {
      id: mor.id,
      utfall: 'falsk',
      begrunnelse: 'Registrerte fravær for skolen',
    });
    expect((await liste()).at(-1)).toMatchObject({ id: mor.id, utfall: 'falsk' });
    await expect(r.gjor(svarAlarm, r.aktor('personvernombud'), { id: mor.id, utfall: 'avvik', begrunnelse: 'Ombestemte meg' })).rejects.toMatchObject({ status: 409 }); // prettier-ignore
    await expect(sql`delete from sporing.alarm`.execute(r.base.som('friminutt_app'))).rejects.toThrow(/permission denied/);
    await expect(sql`update sporing.alarm set antall = 1`.execute(system())).rejects.toThrow(/permission denied/);
  });

  test('grensene settes av personvernombudet med begrunnelse, og gjelder fra neste kontroll', async () => {
    const ny = { ...t, utenforTid: 1, begrunnelse: 'Ingen arbeider om kvelden' };
    await expect(r.gjor(settTerskler, r.aktor('systemforvalter'), ny)).rejects.toMatchObject({ status: 403 });
    await expect(r.gjor(settTerskler, r.aktor('personvernombud'), { ...ny, utenforTid: 0 })).rejects.toMatchObject({
      felt: { utenforTid: expect.anything() },
    });
    await r.gjor(settTerskler, r.aktor('personvernombud'), ny);
    expect((await lesInnstilling(system(), terskler)).utenforTid).toBe(1);
  });

  test.each(['rektor', 'skolekonsulent', 'larer', 'kommunalsjef', 'brukerstotteIt'] as const)(
    '%s ser ikke varslene',
    async (rolle) => {
      const skole = ['kommunalsjef', 'brukerstotteIt'].includes(rolle) ? undefined : NORDBYGDA;
      await expect(r.gjor(alarmliste, r.aktor(rolle, skole), {})).rejects.toMatchObject({ status: 403 });
    },
  );
});
