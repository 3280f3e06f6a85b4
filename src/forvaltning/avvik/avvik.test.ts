import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { feltsettI, regeltekster } from '#grunn/handling/index.ts';
import { lagreFeltsett } from '#grunn/sporing/index.ts';
import { eleverRuter } from '#register/elevforhold/index.ts';
import { personRuter } from '#register/person/index.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import { timerIgjen, meldefrist, utkast } from './regler.ts';
import { avvikRuter } from './ruter.ts';

const RUTER = [personRuter, eleverRuter, avvikRuter];
let p: Proveskole;
let barn: string;
let kake: string;
const NA = { oppdaget: '2026-11-22T08:00', fra: '2026-11-01T00:00', til: '2026-11-22T23:59' };

beforeAll(async () => {
  p = await nyProveskole(RUTER, 160, undefined, async () => ({ regeltekster: regeltekster(RUTER) }));
  await lagreFeltsett(p.r.app, feltsettI(RUTER));
  barn = await p.id('baug');
  await p.hent(await p.loggInn('astrid'), `/person/${barn}`);
  await p.hent(await p.loggInn('lars'), `/person/${barn}`);
  await p.hent(await p.loggInn('lars'), '/elever?gruppe=klasse-6A');
  kake = await p.loggInn('systemforvalter');
});
afterAll(() => p.slipp());

const registrer = async (felt: Record<string, string>) =>
  p.send(kake, '/avvik/nytt', { tittel: 'Personkort vist for mange', ...NA, ...felt });

describe('personvernavvik', () => {
  test('[B50] [I-13] listen over berørte og seere er der i samme svar som registreringen', async () => {
    const r = await registrer({ visning: 'register.person.les', felt: 'bostedsadresse' });
    expect(r.statusCode).toBe(303);
    const side = (await p.hent(kake, String(r.headers.location))).body;
    // the card shows those who are responsible for the child as well
    expect(side).toContain('3 personer er berørt');
    expect(side).toContain('Astrid Assistent');
    expect(side).toContain('Lars Leder');
    expect(side).toContain('Melding om brudd på personopplysningssikkerheten');
    expect(side).toMatch(/\d+ timer igjen/);
  });

  test('[I-13] et avvik om én person finner alle som har sett den, på alle sider', async () => {
    const r = await registrer({ barn: `https://skole.example/person/${barn}` });
    const id = String(r.headers.location).split('/').at(-1)!;
    const bevis = await p.r.rader<{ visning: string }>(
      `select distinct visning from sporing.personvernavvik_bevis where avvik_id = '${id}' order by 1`,
    );
    expect(bevis.map((b) => b.visning)).toEqual(expect.arrayContaining(['register.elevforhold.les', 'register.person.les']));
  });

  test('beviset kan ikke legges til eller endres etterpå', async () => {
    const r = await registrer({ barn });
    const id = String(r.headers.location).split('/').at(-1)!;
    const for_ = await p.r.antall('sporing.personvernavvik_bevis', `avvik_id = '${id}'`);
    await p.hent(await p.loggInn('astrid'), `/person/${barn}`);
    await p.r.rader(`select sporing.sikre_bevis('${id}')`);
    expect(await p.r.antall('sporing.personvernavvik_bevis', `avvik_id = '${id}'`)).toBe(for_);
    const app = p.r.base.som('friminutt_app');
    for (const s of [
      'delete from sporing.personvernavvik_bevis',
      'update sporing.personvernavvik_bevis set aktor = null',
      'delete from sporing.personvernavvik',
      `insert into sporing.personvernavvik_bevis select * from sporing.personvernavvik_bevis`,
    ])
      await expect(sql.raw(s).execute(app)).rejects.toThrow(/permission denied/);
  });

  test('[V28] en skjermet ansatt blant dem som så, står uten navn', async () => {
    const r = await registrer({ barn });
    const lars = await p.id('lars');
    await p.r.skjerm(lars, 'fortrolig');
    const side = (await p.hent(kake, String(r.headers.location))).body;
    await sql`delete from tilgang.skjerming where person_id = ${lars}`.execute(p.r.eier);
    expect(side).toContain('Astrid Assistent');
    expect(side).not.toContain('Lars Leder');
    expect(side).toContain('Skjermet ansatt');
  });

  test('en skjermet berørt vises ikke for systemforvalteren, men telles', async () => {
    await p.r.skjerm(barn, 'strengtFortrolig');
    const r = await registrer({ barn });
    const side = (await p.hent(kake, String(r.headers.location))).body;
    expect(side).toContain('1 person er berørt');
    expect(side).not.toContain(`/person/${barn}`);
    expect(side).toContain('vises bare for personvernombudet');
  });

  test('oppfølging skrives til, og status følger den siste', async () => {
    const r = await registrer({ visning: 'register.person.les' });
    const sti = String(r.headers.location);
    expect((await p.send(kake, `${sti}/folg-opp`, { status: 'meldt', merknad: 'Sendt til Datatilsynet' })).statusCode).toBe(303);
    expect((await p.hent(kake, sti)).body).toContain('Meldt til Datatilsynet');
    expect((await p.hent(kake, `${sti}/csv`)).headers['content-type']).toContain('text/csv');
  });

  test.each([
    ['tittel', { tittel: 'x', visning: 'register.person.les' }],
    ['til', { til: '2026-10-01T00:00', visning: 'register.person.les' }],
    ['barn', {}],
    ['oppdaget', { oppdaget: '2099-01-01T00:00', visning: 'register.person.les' }],
    ['fra', { fra: 'i går', visning: 'register.person.les' }],
  ])('feil i %s sies ved feltet, og ingenting skrives', async (_felt, felt) => {
    const for_ = await p.r.antall('sporing.personvernavvik');
    expect((await registrer(felt)).statusCode).toBe(400);
    expect(await p.r.antall('sporing.personvernavvik')).toBe(for_);
  });

  test.each(['lars', 'astrid', 'felicia'])('%s kommer ikke til avvikene', async (hvem) => {
    const k = await p.loggInn(hvem);
    for (const sti of ['/avvik', '/avvik/nytt']) expect((await p.hent(k, sti)).statusCode).toBe(403);
  });
});

describe('regler for avvik', () => {
  test.each`
    oppdaget                  | na                        | timer
    ${'2026-11-22T08:00:00Z'} | ${'2026-11-22T08:00:00Z'} | ${72}
    ${'2026-11-22T08:00:00Z'} | ${'2026-11-25T07:30:00Z'} | ${0}
    ${'2026-11-22T08:00:00Z'} | ${'2026-11-25T09:00:00Z'} | ${-1}
  `('[I-13] 72 timer fra $oppdaget: $timer igjen', ({ oppdaget, na, timer }) => {
    expect(timerIgjen(meldefrist(oppdaget), na)).toBe(timer);
  });
  test('utkastet har tall og ingen navn', () => {
    const t = utkast({
      tittel: 'Feil visning',
      beskrivelse: '',
      oppdaget: '2026-11-22T08:00:00Z',
      fra: '2026-11-22T06:00:00Z',
      til: '2026-11-22T07:00:00Z',
      berorte: 12,
      seere: 3,
      skjermede: 1,
    });
    expect(t).toContain('12 personer');
    expect(t).toContain('2026-11-22 kl. 09:00');
  });
});
