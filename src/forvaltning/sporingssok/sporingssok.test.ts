import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { feltsettI, regeltekster } from '#grunn/handling/index.ts';
import { filanker, lagreFeltsett, skrivKontroll, verifiser } from '#grunn/sporing/index.ts';
import { lagPool } from '#grunn/db/index.ts';
import { eleverRuter } from '#register/elevforhold/index.ts';
import { personRuter } from '#register/person/index.ts';
import { familieRuter } from '#tilgang/familie/index.ts';
import { forseglAlt } from '#verktoy/segltukling.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { hvemHarSettRuter, kontrollRuter } from './ruter.ts';

const RUTER = [personRuter, eleverRuter, hvemHarSettRuter, kontrollRuter];
let p: Proveskole;
let barn: string;
const kaker = new Map<string, string>();
const hent = async (hvem: string, sti: string) => {
  if (!kaker.has(hvem)) kaker.set(hvem, await p.loggInn(hvem));
  return p.hent(kaker.get(hvem)!, sti);
};

beforeAll(async () => {
  p = await nyProveskole(RUTER, 160, undefined, async () => ({ regeltekster: regeltekster(RUTER) }));
  await lagreFeltsett(p.r.app, feltsettI(RUTER));
  barn = await p.id('baug');
  await hent('astrid', `/person/${barn}`);
});
afterAll(() => p.slipp());

const spor = (o = '') => `/hvem-har-sett/${barn}?formal=stikkprove${o}`;

describe('hvem har sett', () => {
  test('[I-13] rektor ser hvem som har sett barnet, når, på hvilken side og med hvilke opplysninger', async () => {
    const r = await hent('lars', spor());
    expect(r.statusCode).toBe(200);
    expect(r.body).toContain('så personkortet');
    expect(r.body).toContain('bostedsadresse');
    expect(r.body).toContain('Astrid Assistent');
  });

  test('antallet opplysninger sies én gang', async () => {
    const { body } = await hent('lars', spor());
    expect(body).toMatch(/>\d+ opplysning(er)?</);
    expect(body).not.toMatch(/\d+ \d+ opplysning/);
  });
  test('[I-13] spørsmålet om ett felt finner bare sider som viste det', async () => {
    expect((await hent('lars', spor('&felt=bostedsadresse'))).body).toContain('så personkortet');
    expect((await hent('lars', spor('&felt=finnesikke'))).body).toContain('Ingen har sett opplysningene');
  });

  test('[I-13] bare tiden det spørres om, er med', async () => {
    expect((await hent('lars', spor('&fra=2026-01-01&til=2026-01-31'))).body).toContain('Ingen har sett opplysningene');
  });

  test('uten grunn vises ingen rader, og en ukjent grunn er en feil', async () => {
    expect((await hent('lars', `/hvem-har-sett/${barn}`)).body).not.toContain('så personkortet');
    expect((await hent('lars', `/hvem-har-sett/${barn}?formal=nysgjerrig`)).statusCode).toBe(400);
    expect((await hent('lars', spor('&fra=2026-02-30'))).statusCode).toBe(400);
    expect((await hent('lars', spor('&fra=2026-03-01&til=2026-02-01'))).statusCode).toBe(400);
  });

  test('[ASVS 16.3.3] [B47] spørsmålet står selv i loggen med grunnen', async () => {
    const rader = await p.r.rader<{ begrunnelse: string }>(
      `select begrunnelse from sporing.innsyn where visning = 'forvaltning.sporingssok.hvemHarSett' and begrunnelse is not null limit 1`,
    );
    expect(rader[0]?.begrunnelse).toBe('stikkprove');
  });

  test.each(['felicia', 'barmhjertig-sonne'])('[I-24] %s kan ikke spørre', async (hvem) => {
    expect((await hent(hvem, spor())).statusCode).toBe(403);
    expect((await hent(hvem, '/sporing/kontroll')).statusCode).toBe(403);
  });

  test('en rektor ved en annen skole får samme svar som om barnet ikke fantes', async () => {
    const fremmed = await hent('anita', spor());
    expect(fremmed.statusCode).toBe(404);
    expect((await hent('anita', `/hvem-har-sett/${crypto.randomUUID()}?formal=klage`)).statusCode).toBe(404);
  });

  test('systemforvalteren laster ned en fil som et regneark ikke tar for formler; rektor kan ikke', async () => {
    const r = await hent('systemforvalter', `/hvem-har-sett/${barn}/csv?formal=innsynskrav`);
    expect(r.statusCode).toBe(200);
    expect(r.headers['content-type']).toContain('text/csv');
    expect(r.body.charCodeAt(0)).toBe(0xfeff);
    expect(r.body).toContain('så personkortet');
    expect((await hent('lars', `/hvem-har-sett/${barn}/csv?formal=innsynskrav`)).statusCode).toBe(403);
    expect((await hent('systemforvalter', `/hvem-har-sett/${barn}/csv`)).statusCode).toBe(400);
  });
});

test('[I-13] den som bare åpnet et skjema, står ikke som den som gjorde det', () => {
  const ord = regeltekster([familieRuter]);
  expect(ord.get('tilgang.familie.beOmSamtykke')).toMatchObject({ nb: 'åpnet skjemaet for å be om samtykke for en ny kontakt' });
  expect(ord.get('tilgang.familie.hvemKanSe')).toMatchObject({ nb: 'så hvem som kan se barnet' });
});

describe('hvem har sett barnet mitt', () => {
  test('[L06] den foresatte ser ansatte med navn og rolle', async () => {
    const r = await hent('anita', `/hvem-har-sett/${barn}/barn`);
    expect(r.statusCode).toBe(200);
    expect(r.body).toContain('så personkortet');
    expect(r.body).toContain('Astrid Assistent');
    expect(r.body).toContain('Skolekonsulent');
    expect(r.body, 'veien tilbake').toContain('class="ds-link" href="/mine-barn"');
  });
  test('[L06] egne besøk står ikke i veien for andres, men vises når en ber om det', async () => {
    const rad = /Anita Skoleleder<\/td><td[^>]*>Foresatt/;
    expect((await hent('anita', `/hvem-har-sett/${barn}/barn`)).body).not.toMatch(rad);
    expect((await hent('anita', `/hvem-har-sett/${barn}/barn?egne=ja`)).body).toMatch(rad);
    expect((await hent('anita', `/hvem-har-sett/${barn}/barn?egne=kanskje`)).statusCode).toBe(400);
  });
  test('[L06] den trygge varianten for et skjermet barn har ingen navn og ingen skole', async () => {
    await p.r.skjerm(barn, 'fortrolig');
    const r = await hent('anita', `/hvem-har-sett/${barn}/barn`);
    const { verden } = p;
    for (const ord of [...verden.skoler.map((s) => s.navn), 'Astrid']) expect(r.body).not.toContain(ord);
  });
});

describe('kontroll av sporingen', () => {
  test('[B47] siden viser siste kontroll, og sier hvilken rad som er endret', async () => {
    const pool = lagPool({ url: p.r.base.url, rolle: 'friminutt_segl', maks: 4 });
    const mappe = fs.mkdtempSync(path.join(os.tmpdir(), 'friminutt-kontroll-'));
    const m = { pool, nokler: p.r.m.nokler, klokke: p.r.klokke, ankersteder: [filanker('data', mappe, p.r.m.nokler)] };
    await forseglAlt(m);
    await skrivKontroll(pool, await verifiser(m));
    expect((await hent('systemforvalter', '/sporing/kontroll')).body).toContain('Ingen brudd');
    const [rad] = await p.r.rader<{ id: string }>(
      `update sporing.innsyn set aktor = 'larer' where id = (select id from sporing.innsyn order by lopenummer limit 1) returning id`,
    );
    p.r.klokke.flytt({ minutes: 1 });
    await skrivKontroll(pool, await verifiser(m));
    const side = (await hent('systemforvalter', '/sporing/kontroll')).body;
    expect(side).toContain('Rader er endret');
    expect(side).toContain(rad!.id);
    expect((await p.send(kaker.get('systemforvalter')!, '/sporing/kontroll/start', {})).statusCode).toBe(303);
    expect(p.startet.map((s) => s.navn)).toContain('sporing.kontroll');
    await pool.end();
    fs.rmSync(mappe, { recursive: true, force: true });
  });
});
