// The change of school year through the real server and the job, with a small municipality read by the real engine.
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { manglerNettleser, medSide } from '#verktoy/nettleser.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import { axe, sidelengsRulling } from '#verktoy/tilgjengelighet.ts';
import type { Db } from '#grunn/db/index.ts';
import { gruppeRuter } from '#register/gruppe/index.ts';
import { utforBestilte } from './jobb.ts';
import { arsskifteRuter } from './ruter.ts';

let p: Proveskole;
let system: Db;
const kake: Record<string, string> = {};
let skole: string;
let annen: string;
let ungdom: string;

beforeAll(async () => {
  p = await nyProveskole([arsskifteRuter, gruppeRuter], 160);
  system = p.r.base.som('friminutt_system', { maks: 2 });
  const nr = async (hvor: string) =>
    (await p.r.rader<{ nr: string }>(`select organisasjonsnummer nr from register.skole where kjent_til is null and ${hvor} limit 1`))[0]!.nr; // prettier-ignore
  [skole, annen, ungdom] = [await nr(`navn like 'Nordbygda%'`), await nr(`navn like 'Solsiden%'`), await nr('trinn_fra = 8')];
}, 120_000);
afterAll(() => p.slipp());

const hent = (hvem: string, sti: string) => p.hent(kake[hvem]!, sti);
const versjon = (html: string) => /name="_versjon" value="([^"]*)"/.exec(html)?.[1] ?? '';
const send = (hvem: string, sti: string, felt: Record<string, string>) => {
  p.r.klokke.flytt({ minutes: 1 });
  return p.send(kake[hvem]!, sti, felt);
};
const VALG = { valgt: 'ja', fraAr: '2026', larere: 'kontaktlarere', nyeForste: 'ja' };
const bestill = async (hvem: string, hvor: string, valg: Record<string, string> = {}) => {
  const felt = { ...VALG, ungdomsskole: ungdom, ...valg };
  const side = (await hent(hvem, `/skolearsskifte/${hvor}?${new URLSearchParams(felt)}`)).body;
  return send(hvem, `/skolearsskifte/${hvor}`, { ...felt, _versjon: versjon(side) });
};
const utfor = () => {
  p.r.klokke.flytt({ minutes: 1 });
  return utforBestilte(system, p.r.klokke);
};
const sist = async (hvor = skole) =>
  (await p.r.rader<{ id: string; status: string; arsak: string | null; antall: Record<string, number> }>(
    `select id, status, arsak, antall from register.endringssett where skole = '${hvor}' order by opprettet desc limit 1`))[0]!; // prettier-ignore
const angre = async (hvem: string, hvor = skole) => {
  const svar = await send(hvem, '/skolearsskifte/angre', { sett: (await sist(hvor)).id });
  await utfor();
  return svar;
};
/** Every current row of the four tables, without who and when. */
const bilde = () =>
  p.r.rader<{ r: string }>(['elevforhold', 'gruppe', 'gruppemedlem', 'undervisningsforhold']
    .map((t) => `select '${t}' || (to_jsonb(x) - 'kjent_fra' - 'apnet_av')::text as r from register.${t} x where kjent_til is null`).join(' union all ') + ' order by 1'); // prettier-ignore
const tall = async (hva: string) => Number((await p.r.rader<{ n: string }>(`select count(*) n from ${hva}`))[0]!.n);

describe('skoleårsskifte', () => {
  beforeEach(async () => {
    // the clock goes far: sessions of their own for each case
    for (const hvem of ['systemforvalter', 'astrid', 'lars', 'felicia']) kake[hvem] = await p.loggInn(hvem);
    kake['nynorsk'] = await p.loggInn('lars', 'nn');
  });

  test('[E33] forhåndsvisningen sier hva som skjer med hver klasse, og skriver ingenting', async () => {
    const for_ = await bilde();
    const side = await hent('lars', `/skolearsskifte/${skole}`);
    expect(side.statusCode).toBe(200);
    expect(side.body).toContain('6A');
    expect(side.body).toContain('7A');
    expect(side.body).toContain('Avsluttes');
    expect(side.body).toContain('går opp ett trinn her');
    expect(await bilde()).toEqual(for_);
  });

  test('[E33] klassene går opp et trinn med elever og kontaktlærer, 7. går til ungdomsskolen, og angret er alt som før, rad for rad', async () => {
    const for_ = await bilde();
    const seks = await tall(
      `register.elevforhold where kjent_til is null and skole = '${skole}' and arstrinn = 6 and til is null`,
    );
    const sju = await tall(
      `register.elevforhold where kjent_til is null and skole = '${skole}' and arstrinn = 7 and til is null`,
    );
    expect((await bestill('lars', skole)).statusCode).toBe(303);
    expect(await utfor()).toEqual({ utfort: 1, feilet: 0 });
    const gjort = await sist();
    expect(gjort.status).toBe('utfort');
    const neste = `kjent_til is null and fra = '2027-08-01'`;
    expect(await tall(`register.elevforhold where ${neste} and skole = '${skole}' and arstrinn = 7`)).toBe(seks);
    expect(await tall(`register.elevforhold where ${neste} and skole = '${ungdom}' and arstrinn = 8`)).toBe(sju);
    expect(
      await tall(`register.elevforhold where kjent_til is null and skole = '${skole}' and til is null and fra < '2027-08-01'`),
    ).toBe(0);
    // the same pupils stand in the class one year up
    const i = (navn: string, ar: number) =>
      p.r
        .rader(`select m.person_id id from register.gruppemedlem m join register.gruppe g using (gruppe_id) where m.kjent_til is null and g.kjent_til is null
        and g.skole = '${skole}' and g.skolear = ${ar} and g.navn = '${navn}' and m.til >= '${ar + 1}-07-31' order by 1`);
    expect(await i('7A', 2027)).toEqual(await i('6A', 2026));
    expect((await i('7A', 2027)).length).toBeGreaterThan(0);
    const larer = (navn: string, ar: number) =>
      p.r
        .rader(`select u.person_id id from register.undervisningsforhold u join register.gruppe g using (gruppe_id) where u.kjent_til is null and g.kjent_til is null
        and g.skole = '${skole}' and g.skolear = ${ar} and g.navn = '${navn}' and u.rolle = 'kontaktlarer' order by 1`);
    expect(await larer('7A', 2027)).toEqual(await larer('6A', 2026));
    // a class list of the year to come shows each pupil once
    expect((await hent('lars', `/grupper?skole=${skole}&skolear=2027`)).body).toContain('7A');
    expect((await hent('lars', `/skolearsskifte/${skole}`)).body).toContain('Skiftet er gjort');
    expect((await angre('lars')).statusCode).toBe(303);
    expect((await sist()).status).toBe('angret');
    expect(await bilde()).toEqual(for_);
  });

  test('[L10] er en ny elev satt i klassen etterpå, kan skiftet ikke angres, og ingenting er rørt', async () => {
    await bestill('lars', skole);
    await utfor();
    const [g] = await p.r.rader<{ id: string }>(
      `select gruppe_id id from register.gruppe where kjent_til is null and skole = '${skole}' and skolear = 2027 and navn = '7A'`,
    );
    const [e] = await p.r.rader<{ id: string }>(
      `select person_id id from register.elevforhold e where kjent_til is null and skole = '${skole}' and arstrinn = 1 and fra = '2027-08-01' limit 1`,
    );
    const forst = await bilde();
    await sql`insert into register.gruppemedlem (gruppe_id, person_id, kilde, fra, til, kjent_fra, apnet_av)
      values (${g!.id}, ${e!.id}, 'manuell', '2027-08-01', '2028-07-31', now(), gen_random_uuid())`.execute(p.r.eier);
    const for_ = await bilde();
    await angre('lars');
    expect(await sist()).toMatchObject({ status: 'utfort', arsak: 'bygd_pa' });
    expect(await bilde()).toEqual(for_);
    expect((await hent('lars', `/skolearsskifte/${skole}`)).body).toContain('satt inn i de nye klassene');
    await sql`delete from register.gruppemedlem where gruppe_id = ${g!.id} and person_id = ${e!.id}`.execute(p.r.eier);
    expect(await bilde()).toEqual(forst);
    await angre('lars');
    expect((await sist()).status).toBe('angret');
  });

  test('[L10] den som bestiller på gammelt grunnlag, får se hva som er endret; skiftet kan bare gjøres én gang', async () => {
    const side = (await hent('lars', `/skolearsskifte/${skole}`)).body;
    await sql`update register.gruppe set kjent_fra = now() where kjent_til is null and skole = ${skole} and navn = '6A'`.execute(
      p.r.eier,
    );
    const svar = await send('lars', `/skolearsskifte/${skole}`, { ...VALG, ungdomsskole: ungdom, _versjon: versjon(side) });
    expect(svar.statusCode).toBe(409);
    expect(svar.body).toContain('er endret siden');
    expect((await bestill('lars', skole)).statusCode).toBe(303);
    expect((await bestill('astrid', skole)).statusCode).toBe(409);
    await utfor();
    await angre('lars');
  });

  test('[E33] lærere og grupper følger etter valget; den som slutter, følger aldri', async () => {
    await bestill('lars', skole, { larere: 'ingen', nyeForste: '' });
    await utfor();
    expect((await sist()).antall).toMatchObject({ larere: 0, nye: 0 });
    await angre('lars');
    await bestill('lars', skole, { larere: 'alle', grupper: 'undervisningsgruppe' });
    await utfor();
    const uten = (await sist()).antall;
    await angre('lars');
    await sql`update register.arbeidsforhold set til = '2027-06-30' where kjent_til is null and skole = ${skole}`.execute(
      p.r.eier,
    );
    await bestill('lars', skole, { larere: 'alle' });
    await utfor();
    expect(uten['larere']).toBeGreaterThan(0);
    expect((await sist()).antall['larere']).toBe(0);
    await angre('lars');
    await sql`update register.arbeidsforhold set til = null where kjent_til is null and skole = ${skole}`.execute(p.r.eier);
  });

  test('[E33] drept på tilfeldige steder står hver skole helt før eller helt etter, og neste kjøring gjør resten', async () => {
    const for_ = await bilde();
    const sum = async () =>
      new Map((await p.r.rader<{ skole: string; s: string }>(`select organisasjonsnummer skole, encode(register.skolesum(organisasjonsnummer), 'hex') s from register.skole where kjent_til is null`)).map((r) => [r.skole, r.s])); // prettier-ignore
    const forst = await sum();
    const etter = new Map<string, string>();
    let fro = 20261122;
    const neste = () => (fro = (fro * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
    for (let runde = 0; runde < 3; runde++) {
      for (const hvor of [skole, annen])
        if (((await sist(hvor)) ?? { status: 'ny' }).status !== 'bestilt') await bestill('systemforvalter', hvor);
      const offer = p.r.base.som('friminutt_system', { maks: 1 });
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(offer);
      setTimeout(() => void sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(p.r.eier), Math.floor(neste() * 120));
      await utforBestilte(offer, p.r.klokke).catch(() => undefined);
      await new Promise((ferdig) => setTimeout(ferdig, 130));
      const na = await sum();
      for (const hvor of [skole, annen]) {
        const { status } = await sist(hvor);
        if (status === 'utfort') etter.set(hvor, etter.get(hvor) ?? na.get(hvor)!);
        expect([hvor, status, na.get(hvor)]).toEqual([hvor, status, status === 'utfort' ? etter.get(hvor) : forst.get(hvor)]);
      }
      await utfor();
      for (const hvor of [skole, annen]) {
        expect((await sist(hvor)).status).toBe('utfort');
        await angre('systemforvalter', hvor);
      }
      expect(await bilde()).toEqual(for_);
    }
  }, 60_000);

  test('rektor gjør det ved sin egen skole, systemforvalteren ved alle, og læreren ingen steder', async () => {
    expect((await hent('lars', `/skolearsskifte/${annen}`)).statusCode).toBe(404);
    expect((await hent('felicia', '/skolearsskifte')).statusCode).toBe(403);
    expect((await send('lars', '/skolearsskifte/alle', { fraAr: '2026' })).statusCode).toBe(403);
    expect((await send('lars', `/skolearsskifte/${annen}`, { ...VALG, _versjon: '' })).statusCode).toBe(404);
    const for_ = await bilde();
    expect((await send('systemforvalter', '/skolearsskifte/alle', { fraAr: '2026' })).statusCode).toBe(303);
    await utfor();
    const gjort = await p.r.rader<{ skole: string }>(`select skole from register.endringssett where status = 'utfort'`);
    expect(gjort.length).toBeGreaterThan(0);
    expect((await hent('systemforvalter', '/skolearsskifte')).body).toContain('Gjort');
    expect(
      (await send('lars', '/skolearsskifte/angre', { sett: (await sist(gjort.find((g) => g.skole !== skole)!.skole)).id }))
        .statusCode,
    ).toBe(404);
    for (const g of gjort) await angre('systemforvalter', g.skole);
    expect(await bilde()).toEqual(for_);
  });

  test.skipIf(manglerNettleser())(
    'axe 0 og ingen sidelengs rulling på 320 px',
    async () => {
      const adresse = await p.app.listen({ port: 0, host: '127.0.0.1' });
      for (const [hvem, sti] of [
        ['systemforvalter', '/skolearsskifte'],
        ['lars', `/skolearsskifte/${skole}`],
        ['nynorsk', `/skolearsskifte/${skole}`],
      ] as const)
        await medSide(
          async (s) => {
            await s.goto(`${adresse}${sti}`);
            expect([sti, await axe(s)]).toEqual([sti, []]);
            expect([sti, await sidelengsRulling(s)]).toEqual([sti, 0]);
          },
          { extraHTTPHeaders: { cookie: kake[hvem]! }, viewport: { width: 320, height: 700 } },
        );
    },
    60_000,
  );
});
