// Adaptations and transport through the real server: who may see and write, what the database says by itself, and the list that leaves.
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leggTilManeder } from '#grunn/tid/index.ts';
import { nyOkt } from '#tilgang/okt/index.ts';
import { tildelRolle } from '#tilgang/rolle/index.ts';
import { manglerNettleser, medSide } from '#verktoy/nettleser.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import { axe, sidelengsRulling } from '#verktoy/tilgjengelighet.ts';
import { skyssRuter } from '../skyss/index.ts';
import { feilI } from './regler.ts';
import { tilretteleggingRuter } from './index.ts';

const DAG = '2026-11-22';
let p: Proveskole;
let elev: string;
let skole: string;
const id: Record<string, string> = {};
const kake: Record<string, string> = {};

const okt = async (personId: string) =>
  `friminutt=${await nyOkt(p.r.app, { personId, sprak: 'nb', na: p.r.klokke.na().toString(), tilbyder: 'utvikling', niva: 'hoyt', toFaktor: true })}`;
const apner = (status: number): boolean => {
  expect([200, 403, 404]).toContain(status);
  return status === 200;
};
const hent = (hvem: string, sti: string) => p.hent(kake[hvem]!, sti);
const send = (hvem: string, sti: string, felt: Record<string, string>) => p.send(kake[hvem]!, sti, felt);
const en = async <T extends object>(sporring: string): Promise<T> => (await p.r.rader<T>(sporring))[0]!;

beforeAll(async () => {
  p = await nyProveskole([tilretteleggingRuter, skyssRuter], 160);
  id['kontaktlarer'] = await p.id('felicia');
  const e = await en<{ elev: string; skole: string }>(`select m.person_id elev, g.skole from register.undervisningsforhold u
    join register.gruppe g on g.gruppe_id = u.gruppe_id and g.kjent_til is null and g.slag = 'klasse'
    join register.gruppemedlem m on m.gruppe_id = g.gruppe_id and m.kjent_til is null and '${DAG}' between m.fra and m.til
    where u.person_id = '${id['kontaktlarer']}' and u.kjent_til is null and u.rolle = 'kontaktlarer' and register.gradering_for(m.person_id) = 'ugradert'
      and register.vernet_husstand(m.person_id) = '{"alle": false, "adresser": []}'::jsonb
      and exists (select 1 from register.adresse a where a.person_id = m.person_id and a.kjent_til is null and a.type = 'bosted')
    order by m.person_id limit 1`);
  ({ elev, skole } = e);
  const larere = await p.r.rader<{ id: string; underviser: boolean }>(`select distinct a.person_id id, exists (
      select 1 from register.undervisningsforhold u join register.gruppemedlem m on m.gruppe_id = u.gruppe_id and m.kjent_til is null
      where u.person_id = a.person_id and u.kjent_til is null and m.person_id = '${elev}') underviser
    from register.arbeidsforhold a where a.kjent_til is null and a.skole = '${skole}' and a.stillingskode in ('7961', '7962', '7963', '7965', '7966') and (a.til is null or a.til >= '${DAG}')
      and a.taus_siden is null order by 1`);
  const ovrige = larere.filter((l) => !l.underviser && l.id !== id['kontaktlarer']).map((l) => l.id);
  [id['annenLarer'], id['faglarer']] = [ovrige[0]!, ovrige[1]!];
  // a teacher of the pupil's in one subject
  const gruppe = await en<{
    id: string;
  }>(`select g.gruppe_id id from register.gruppe g join register.gruppemedlem m on m.gruppe_id = g.gruppe_id
    and m.kjent_til is null and m.person_id = '${elev}' where g.kjent_til is null and g.slag = 'klasse' limit 1`);
  await sql`insert into register.undervisningsforhold (gruppe_id, person_id, kilde, rolle, fra, til, kjent_fra, apnet_av)
    values (${gruppe.id}, ${id['faglarer']}, 'manuell', 'faglarer', '2026-08-01', '2027-07-31', now(), ${crypto.randomUUID()})`.execute(
    p.r.eier,
  );
  const fremmede = await p.r.rader<{
    id: string;
  }>(`select distinct a.person_id id from register.arbeidsforhold a where a.kjent_til is null
    and a.skole <> '${skole}' and a.stillingskode = '7961' and a.til is null and a.taus_siden is null
    and not exists (select 1 from register.arbeidsforhold b where b.person_id = a.person_id and b.kjent_til is null and b.skole = '${skole}') order by 1 limit 2`);
  for (const [navn, rolle] of [
    ['rektor', 'rektor'],
    ['radgiver', 'radgiver'],
  ] as const) {
    id[navn] = fremmede[navn === 'rektor' ? 0 : 1]!.id;
    await tildelRolle(p.r.eier, {
      personId: id[navn], rolle, skole, begrunnelse: 'Til prøven', fra: DAG, til: leggTilManeder(DAG, 6),
      gitt: p.r.klokke.na().toString(), gittAv: crypto.randomUUID(),
    }); // prettier-ignore
  }
  for (const n of Object.keys(id)) kake[n] = await okt(id[n]!);
  for (const n of ['systemforvalter', 'astrid']) kake[n] = await p.loggInn(n);
  const mor = await en<{ id: string }>(
    `select ansvarlig_id id from register.foreldreansvar where person_id = '${elev}' and kjent_til is null and ansvarlig_id is not null limit 1`,
  );
  kake['foresatt'] = await okt(mor.id);
}, 120_000);
afterAll(() => p.slipp());

const BEHOV = { slag: 'sarskiltNorsk', status: 'behov', fra: '2026-11-01', timer: '2,5', nar: 'mandag 2. time', fag: 'norsk' };

describe('tilrettelegging', () => {
  test.each`
    slag                         | status         | felt                     | feil
    ${'sarskiltNorsk'}           | ${'behov'}     | ${{}}                    | ${[]}
    ${'sarskiltNorsk'}           | ${'rett'}      | ${{}}                    | ${[]}
    ${'tosprakligFagopplaring'}  | ${'behov'}     | ${{}}                    | ${[]}
    ${'tosprakligFagopplaring'}  | ${'rett'}      | ${{}}                    | ${['sprak']}
    ${'tosprakligFagopplaring'}  | ${'rett'}      | ${{ sprak: 'tigrinja' }} | ${[]}
    ${'individueltTilrettelagt'} | ${'rett'}      | ${{}}                    | ${['arkivref']}
    ${'individueltTilrettelagt'} | ${'rett'}      | ${{ arkivref: '26/1' }}  | ${[]}
    ${'individueltTilrettelagt'} | ${'avsluttet'} | ${{ arkivref: '26/1' }}  | ${['til']}
    ${'sarskiltNorsk'}           | ${'behov'}     | ${{ til: '2026-01-01' }} | ${['til']}
  `('[B34] $slag som $status med $felt: feil i $feil', ({ slag, status, felt, feil }) => {
    expect(Object.keys(feilI({ slag, status, fra: '2026-11-01', ...felt }))).toEqual(feil);
  });

  test('[B34] kontaktlæreren skriver behovet; retten skriver rådgiveren, med hvor vedtaket ligger', async () => {
    const sti = `/tilrettelegging/${elev}`;
    expect((await send('kontaktlarer', `${sti}/ny`, { ...BEHOV, status: 'rett' })).statusCode).toBe(403);
    const ok = await send('kontaktlarer', `${sti}/ny`, BEHOV);
    expect(ok.statusCode).toBe(303);
    const side = await hent('kontaktlarer', String(ok.headers.location));
    expect(side.body).toContain('Særskilt norskopplæring');
    expect(side.body).toContain('norsk · 2,5 t/uke · mandag 2. time');
    const sak = new RegExp(`${sti}/([0-9a-f-]{36})"`).exec(side.body)![1]!;
    const versjon = /name="_versjon" value="([^"]+)"/.exec((await hent('radgiver', `${sti}/${sak}`)).body)![1]!;
    const rett = { ...BEHOV, status: 'rett', larer: id['faglarer']!, arkivref: '26/1234', _versjon: versjon };
    expect((await send('radgiver', `${sti}/${sak}`, rett)).statusCode).toBe(303);
    // two at the same time: the later one is told
    expect((await send('rektor', `${sti}/${sak}`, rett)).statusCode).toBe(409);
    expect((await hent('rektor', sti)).body).toContain('26/1234');
    // who teaches it must know when and what, not where the decision lies
    expect((await hent('kontaktlarer', sti)).body).not.toContain('26/1234');
    const [antall] = await p.r.rader<{ n: number }>(
      `select count(*)::int n from opplaring.tilrettelegging where sak_id = '${sak}'`,
    );
    expect(antall!.n).toBe(2);
  });

  test('[B34] [E30] bare de som trenger det, ser det: kontaktlærer, elevens lærere, rektor og rådgiver', async () => {
    // 403 when no role opens the page, 404 when the role does and the pupil is out of reach: which one depends on what else the person is
    const svar: Record<string, boolean> = {};
    for (const hvem of Object.keys(kake)) svar[hvem] = apner((await hent(hvem, `/tilrettelegging/${elev}`)).statusCode);
    expect(svar).toEqual({
      kontaktlarer: true, faglarer: true, rektor: true, radgiver: true,
      annenLarer: false, systemforvalter: false, astrid: false, foresatt: false,
    }); // prettier-ignore
    for (const hvem of ['faglarer', 'rektor', 'radgiver', 'kontaktlarer'])
      expect((await hent(hvem, '/tilrettelegging')).body).toContain(`/tilrettelegging/${elev}`);
    expect((await hent('annenLarer', '/tilrettelegging')).body).not.toContain(`/tilrettelegging/${elev}`);
    expect(apner((await send('faglarer', `/tilrettelegging/${elev}/ny`, BEHOV)).statusCode)).toBe(false);
  });

  test('[B34] [B33] den som står eleven nær, avgjør ikke retten', async () => {
    await sql`insert into register.foreldreansvar (person_id, kilde, ansvar, ansvarlig_id, ansvarlig_nokkel, kjent_fra, apnet_av)
      values (${elev}, 'folkeregisteret', 'felles', ${id['rektor']}, ${id['rektor']}, now(), ${crypto.randomUUID()})`.execute(
      p.r.eier,
    );
    const nei = await send('rektor', `/tilrettelegging/${elev}/ny`, { ...BEHOV, status: 'rett' });
    expect(nei.statusCode).toBe(403);
    expect(nei.body).toContain('Du står barnet nær');
    await sql`delete from register.foreldreansvar where person_id = ${elev} and ansvarlig_id = ${id['rektor']}`.execute(p.r.eier);
  });

  test('[B34] databasen svarer det samme når regelen ikke er der', async () => {
    const ser = async (hvem: string) =>
      p.r.app.transaction().execute(async (tx) => {
        await sql`select set_config('friminutt.aktor', ${hvem}, true), set_config('friminutt.dato', ${DAG}, true)`.execute(tx);
        const { rows } = await sql<{
          n: number;
        }>`select count(*)::int n from opplaring.tilrettelegging where elev_id = ${elev}`.execute(tx);
        return rows[0]!.n > 0;
      });
    const ut: Record<string, boolean> = {};
    for (const n of ['kontaktlarer', 'faglarer', 'rektor', 'radgiver', 'annenLarer']) ut[n] = await ser(id[n]!);
    for (const n of ['systemforvalter', 'astrid']) ut[n] = await ser(await p.id(n));
    expect(ut).toEqual({
      kontaktlarer: true,
      faglarer: true,
      rektor: true,
      radgiver: true,
      annenLarer: false,
      systemforvalter: false,
      astrid: false,
    });
  });

  test('[B34] hva slags tilrettelegging det er, står ikke i sporet', async () => {
    const spor = JSON.stringify(
      await p.r
        .rader(
          `select * from sporing.endring where akt like 'opplaring.tilrettelegging%' or handling like 'opplaring.tilrettelegging%'`,
        )
        .catch(() => p.r.rader('select * from sporing.endring')),
    );
    expect(spor).toContain('opplaring.tilrettelegging');
    for (const ord of ['sarskiltNorsk', '26/1234', 'mandag 2. time']) expect(spor).not.toContain(ord);
  });
});

describe('skoleskyss', () => {
  const felt = (avstand: string, mer: Record<string, string> = {}) => ({ hjem: 'bosted', avstand, fra: '2026-08-01', ...mer });
  const versjon = async (hvem: string) => /name="_versjon" value="([^"]+)"/.exec((await hent(hvem, `/skyss/${elev}`)).body)![1]!;

  test('[B33] behov registreres, og retten regnes ut for hvert hjem', async () => {
    const feil = await send('astrid', `/skyss/${elev}`, { ...felt('langt'), _versjon: await versjon('astrid') });
    expect(feil.statusCode).toBe(400);
    expect(feil.body).toContain('Skriv avstanden i kilometer');
    expect((await send('astrid', `/skyss/${elev}`, { ...felt('3,9'), _versjon: await versjon('astrid') })).statusCode).toBe(303);
    expect((await hent('astrid', `/skyss/${elev}`)).body).toContain('Ingen rett');
    expect((await hent('astrid', '/skyss')).body).not.toContain(`/skyss/${elev}"`);
    expect((await hent('astrid', '/skyss?alle=ja')).body).toContain(`/skyss/${elev}"`);
    const gammel = await versjon('astrid');
    expect((await send('astrid', `/skyss/${elev}`, { ...felt('4,1'), _versjon: gammel })).statusCode).toBe(303);
    expect((await send('rektor', `/skyss/${elev}`, { ...felt('5'), _versjon: gammel })).statusCode).toBe(409);
    await send('astrid', `/skyss/${elev}`, {
      ...felt('0,4', { hjem: 'deltBosted', farlig: 'ja' }),
      _versjon: await versjon('astrid'),
    });
    const side = (await hent('astrid', `/skyss/${elev}`)).body;
    expect(side).toContain('Fylkeskommunen');
    expect(side).toContain('Kommunen');
    expect(side).toContain('Delt bosted');
  });

  test('[B33] lærere og hjem kommer ikke inn, heller ikke i databasen', async () => {
    for (const hvem of ['kontaktlarer', 'faglarer', 'radgiver', 'foresatt'])
      expect(apner((await hent(hvem, `/skyss/${elev}`)).statusCode)).toBe(false);
    const n = await p.r.app.transaction().execute(async (tx) => {
      await sql`select set_config('friminutt.aktor', ${id['kontaktlarer']}, true), set_config('friminutt.dato', ${DAG}, true)`.execute(
        tx,
      );
      return (await sql`select 1 from opplaring.skyss`.execute(tx)).rows.length;
    });
    expect(n).toBe(0);
  });

  test('[E01] [B38] den som er meldt borte, står som ikke med i dag, og aldri hvorfor; forvalteren ser ikke fraværet', async () => {
    await sql`insert into skoledag.fravarsmelding (id, melding_id, elev_id, skole, type, fra, til, sen, rolle, kjent_fra, skrevet_av)
      values (gen_random_uuid(), gen_random_uuid(), ${elev}, ${skole}, 'tannlege', ${DAG}, ${DAG}, false, 'foresatt', now(), gen_random_uuid())`.execute(
      p.r.eier,
    );
    const side = (await hent('astrid', '/skyss')).body;
    expect(side).toContain('Ikke med i dag');
    expect(side).not.toMatch(/tannlege/i);
    const fil = await p.send(kake['astrid']!, '/skyss', { skole, format: 'csv' });
    expect(fil.body).toContain('Ikke med i dag');
    expect(fil.body).not.toMatch(/tannlege/i);
    await sql`delete from skoledag.fravarsmelding where elev_id = ${elev}`.execute(p.r.eier);
    await sql`delete from sporing.innsyn where visning = 'opplaring.skyss.hent'`.execute(p.r.eier);
    expect((await hent('astrid', '/skyss')).body).not.toContain('Ikke med i dag');
  });

  test('[B33] [L05] lista til den som kjører: med adresse, uten de skjermede, og med hvem som hentet den', async () => {
    const skjermet = await en<{
      id: string;
    }>(`select e.person_id id from register.elevforhold e where e.kjent_til is null and e.skole = '${skole}'
      and e.person_id <> '${elev}' and register.gradering_for(e.person_id) = 'ugradert' order by 1 limit 1`);
    await sql`insert into opplaring.skyss (id, elev_id, hjem, avstand, farlig, bat, sarlig, fra, kjent_fra, skrevet_av)
      values (gen_random_uuid(), ${skjermet.id}, 'bosted', 9000, false, false, false, '2026-08-01', now(), gen_random_uuid())`.execute(
      p.r.eier,
    );
    const fil = async () => p.send(kake['astrid']!, '/skyss', { skole, format: 'csv' });
    const les = (t: string): Record<string, string>[] => parse(t, { bom: true, delimiter: ';', columns: true });
    const for_ = les((await fil()).body);
    expect(for_).toHaveLength(3);
    const adresse = await en<{ l: string }>(
      `select array_to_string(linjer, ', ') l from register.adresse where person_id = '${elev}' and kjent_til is null and type = 'bosted'`,
    );
    expect(for_.map((r) => r['Adresse'])).toContain(adresse.l);
    expect(for_[0]).toMatchObject({ 'Hentet av': 'Astrid Assistent' });
    const skjerm = (gradering: string) =>
      sql`insert into tilgang.skjerming (id, person_id, gradering, begrunnelse, vurderes_pa_nytt, gitt, gitt_av)
        values (gen_random_uuid(), ${skjermet.id}, ${gradering}, 'Avtalt', '2027-01-01', now(), gen_random_uuid())`.execute(
        p.r.eier,
      );
    await skjerm('fortrolig');
    const fortrolig = les((await fil()).body).find((r) => r['Avstand (km)'] === '');
    expect(fortrolig).toMatchObject({ Adresse: '', Skole: '', Grunn: '' });
    await sql`update tilgang.skjerming set gradering = 'strengtFortrolig' where person_id = ${skjermet.id}`.execute(p.r.eier);
    expect(les((await fil()).body)).toHaveLength(2);
    const logg = await p.r.rader<{ gjelder: string[] }>(
      `select gjelder from sporing.innsyn where visning = 'opplaring.skyss.hent'`,
    );
    expect(logg).toHaveLength(3);
    // the last file held nobody else
    expect(logg.map((r) => r.gjelder)).toContainEqual([elev]);
  });
});

describe.skipIf(manglerNettleser() !== undefined)('i nettleseren', () => {
  test('[B33] [B34] sidene er uten feil for hjelpemidler, på telefon og på nynorsk', async () => {
    const adresse = await p.app.listen({ port: 0, host: '127.0.0.1' });
    for (const [hvem, sti] of [
      ['radgiver', '/tilrettelegging'],
      ['radgiver', `/tilrettelegging/${elev}`],
      ['radgiver', `/tilrettelegging/${elev}/ny`],
      ['astrid', '/skyss'],
      ['astrid', `/skyss/${elev}`],
    ] as const)
      // prettier-ignore
      for (const bredde of [320, 1366])
        await medSide(
          async (s) => {
            await s.context().addCookies([{ name: 'friminutt', value: kake[hvem]!.split('=')[1]!, url: adresse }]);
            expect((await s.goto(`${adresse}${sti}`))?.status()).toBe(200);
            expect({ sti, bredde, feil: await axe(s), rulling: await sidelengsRulling(s) }).toEqual({ sti, bredde, feil: [], rulling: 0 });
          },
          { viewport: { width: bredde, height: 800 }, javaScriptEnabled: true },
        );
  });
});
