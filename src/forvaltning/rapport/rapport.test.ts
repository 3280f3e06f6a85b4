// «Hent rapport» through the real server: what may be chosen, what stands in the files, and what is written of it.
import { parse } from 'csv-parse/sync';
import { inflateSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manglerNettleser, medSide } from '#verktoy/nettleser.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import { axe, sidelengsRulling } from '#verktoy/tilgjengelighet.ts';
import { lagFil } from './fil.ts';
import { trykkbart } from './pdf.ts';
import { rapportRuter } from './ruter.ts';

let p: Proveskole;
let skole: string;
const kake: Record<string, string> = {};

beforeAll(async () => {
  p = await nyProveskole([rapportRuter], 700);
  for (const hvem of ['systemforvalter', 'astrid', 'lars', 'felicia', 'barmhjertig-sonne']) kake[hvem] = await p.loggInn(hvem);
  kake['nynorsk'] = await p.loggInn('astrid', 'nn');
  skole = await skoleSom('Nordbygda');
}, 120_000);
afterAll(() => p.slipp());

const skoleSom = async (navn: string) =>
  (
    await p.r.rader<{ nr: string }>(
      `select organisasjonsnummer nr from register.skole where kjent_til is null and navn like '${navn}%'`,
    )
  )[0]!.nr;
const hent = (hvem: string, sti: string) => p.hent(kake[hvem]!, sti);
type Felt = Record<string, string | readonly string[]>;
const fil = (hvem: string, felt: Felt) =>
  p.app.inject({
    method: 'POST',
    url: '/rapport',
    headers: { cookie: kake[hvem]!, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(
      Object.entries(felt).flatMap(([n, v]) => (typeof v === 'string' ? [[n, v]] : v.map((x) => [n, x]))) as [string, string][],
    ).toString(),
  });
const csv = (tekst: string): Record<string, string>[] => parse(tekst, { bom: true, delimiter: ';', columns: true });
const siste = async () =>
  (
    await p.r.rader<{ visning: string; feltsett: string; gjelder: string[]; begrunnelse: string | null }>(
      `select visning, feltsett, gjelder, begrunnelse from sporing.innsyn order by id desc, tid desc`,
    )
  ).filter((r) => r.visning === 'forvaltning.rapport.hent');

const medlem = async (hvor: string) =>
  (
    await p.r.rader<{ id: string; etternavn: string }>(
      `select e.person_id id, n.etternavn from register.elevforhold e join register.navn n on n.person_id = e.person_id and n.kjent_til is null
       where e.kjent_til is null and e.skole = '${skole}' and ${hvor} order by n.kilde = 'folkeregisteret' desc limit 1`,
    )
  )[0]!;
const NAVN = ['fornavn', 'etternavn', 'klasse'];
const KONTAKT = ['etternavn', 'foresatt', 'foresattMobil', 'foresattEpost'];

describe('hvem som kan hente hva', () => {
  test('[V19] skolekonsulenten velger skoleår, trinn og gruppetype, og ser lista før hun henter den', async () => {
    const r = await hent('astrid', '/rapport?trinn=6&type=klasse&kolonne=etternavn&kolonne=gruppe&kolonne=kontaktlarer');
    expect(r.statusCode).toBe(200);
    for (const navn of ['skolear', 'trinn', 'type', 'gruppe']) expect(r.body).toContain(`name="${navn}"`);
    expect(r.body).toContain('Felicia Ansatt');
    expect(r.body).not.toContain('<td>1A</td>');
  });

  test('[B01] andre skoler, og grupper ved andre skoler, svares det ikke om', async () => {
    const annen = await skoleSom('Solsiden');
    const [gruppe] = await p.r.rader<{ id: string }>(
      `select gruppe_id id from register.gruppe where kjent_til is null and skole = '${annen}' limit 1`,
    );
    expect((await hent('astrid', `/rapport?skole=${annen}`)).statusCode).toBe(404);
    expect((await hent('astrid', `/rapport?gruppe=${gruppe!.id}`)).statusCode).toBe(404);
    expect((await fil('astrid', { skole: annen, format: 'csv' })).statusCode).toBe(404);
    expect((await fil('astrid', { gruppe: gruppe!.id, format: 'csv' })).statusCode).toBe(404);
  });

  test('[B57] kontaktlæreren får bare sin egen klasse, uten fødselsnummer', async () => {
    const r = await fil('felicia', {
      format: 'csv',
      begrunnelse: 'prøver meg fram',
      kolonne: [...NAVN, 'fodselsnummer', 'foresatt'],
    });
    expect(r.statusCode).toBe(200);
    const rader = csv(r.body);
    expect(new Set(rader.map((x) => x['Klasse']))).toEqual(new Set(['6A']));
    expect(Object.keys(rader[0]!)).toEqual(['Fornavn', 'Etternavn', 'Klasse', 'Foresatt', 'Hentet av', 'Hentet']);
  });

  test('[B64] foresatte har ingen lister', async () => {
    expect((await hent('barmhjertig-sonne', '/rapport')).statusCode).toBe(403);
    expect((await fil('barmhjertig-sonne', { format: 'csv' })).statusCode).toBe(403);
  });
});

describe('filene', () => {
  test('[B42] CSV til fletting: en rad for hver foresatt, tegnsett og skilletegn som regnearket venter, og hvem som hentet den', async () => {
    const r = await fil('astrid', { format: 'csv', kolonne: KONTAKT });
    expect(r.headers['content-disposition']).toBe('attachment; filename="elevliste-2026-11-22.csv"');
    expect(r.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const rader = csv(r.body);
    expect(rader.filter((x) => x['Foresatt'] !== '').length).toBeGreaterThan(50);
    expect(new Set(rader.map((x) => x['Hentet av']))).toEqual(new Set(['Astrid Assistent']));
    expect(p.sporringer()).toBeLessThanOrEqual(10);
  });

  test('[L05] det loggføres hvem som står i fila, hvilke kolonner og hvorfor', async () => {
    const r = await fil('astrid', { format: 'xlsx', kolonne: NAVN, trinn: '6', begrunnelse: 'liste til turen' });
    expect(r.statusCode).toBe(200);
    const rad = (await siste()).find((x) => x.begrunnelse === 'liste til turen')!;
    expect(rad.feltsett).toBe('xlsx: fornavn, etternavn, klasse');
    const antall = csv((await fil('astrid', { format: 'csv', kolonne: NAVN, trinn: '6' })).body).length;
    expect(rad.gjelder).toHaveLength(antall);
  });

  test('I-26 [B52] [L19] fødselsnummer krever et formål, og står aldri i forhåndsvisningen', async () => {
    const valg = { format: 'csv', kolonne: ['etternavn', 'fodselsnummer'], trinn: '6' };
    const uten = await fil('astrid', valg);
    expect(uten.statusCode).toBe(422);
    expect(uten.body).toContain('Skriv hva lista skal brukes til');
    const med = await fil('astrid', { ...valg, begrunnelse: 'påmelding til prøver' });
    const tall = csv(med.body).map((x) => x['Fødselsnummer']!);
    expect(tall.every((n) => /^(\d{11})?$/.test(n)) && tall.some((n) => n !== '')).toBe(true);
    const side = await hent('astrid', '/rapport?kolonne=etternavn&kolonne=fodselsnummer&trinn=6');
    expect(tall.filter((n) => n !== '' && side.body.includes(n))).toEqual([]);
  });

  test('[B51] en celle som ligner en formel, er tekst i regnearket', async () => {
    const f = {
      kolonner: ['etternavn', 'fornavn'],
      rader: [
        ['=1+1', '@sum(A1)'],
        ['+47', '-1'],
      ],
      utelatt: 0,
      brev: null,
      format: 'csv',
      mottaker: 'skole',
      skolenavn: 'Fjordvik skole',
      skolear: 2026,
      utvalg: null,
      hentetAv: 'Astrid Assistent',
      hentet: '2026-11-22T07:30:00Z',
    } as const;
    const kopi = { ...f, kolonner: [...f.kolonner], rader: f.rader.map((r) => [...r]) };
    const { innhold } = await lagFil(kopi, 'nb');
    expect(csv(String(innhold)).flatMap((r) => [r['Etternavn'], r['Fornavn']])).toEqual(["'=1+1", "'@sum(A1)", "'+47", "'-1"]);
    const ark = (await lagFil({ ...kopi, format: 'xlsx' }, 'nb')).innhold;
    expect(
      Buffer.from(ark as Uint8Array)
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  test('[E44] PDF-en har språk, tittel, overskrift og tabell med hodeceller', async () => {
    const r = await fil('nynorsk', { format: 'pdf', kolonne: NAVN, trinn: '6' });
    expect(r.headers['content-type']).toBe('application/pdf');
    const pdf = r.rawPayload.toString('latin1');
    for (const merke of [
      '%PDF-1.7',
      '/Lang (nn-NO)',
      '/DisplayDocTitle true',
      '/StructTreeRoot',
      '/S /H1',
      '/S /Table',
      '/S /TH',
      '/Scope /Column',
    ])
      expect(pdf).toContain(merke);
  });

  test('[B42] etiketter: 24 på arket, og hvem som hentet dem på et eget', async () => {
    const antall = csv((await fil('astrid', { format: 'csv', kolonne: NAVN })).body).length;
    const r = await fil('astrid', { format: 'etiketter', kolonne: NAVN });
    expect(r.headers['content-disposition']).toContain('etiketter-2026-11-22.pdf');
    expect(r.rawPayload.toString('latin1').match(/\/Type \/Page\b(?!s)/g)).toHaveLength(Math.ceil(antall / 24) + 1);
  });

  // the words of a PDF: its streams opened, and the letters of each line put together
  const ordI = (pdf: Buffer): string[] => {
    const ut: string[] = [];
    for (let i = pdf.indexOf('stream\n'); i >= 0; i = pdf.indexOf('stream\n', i + 1)) {
      if (pdf.subarray(i - 3, i).toString() === 'end') continue;
      try {
        const innhold = inflateSync(pdf.subarray(i + 7, pdf.indexOf('\nendstream', i))).toString('latin1');
        for (const [, linje] of innhold.matchAll(/\[([^\]]*)\] TJ/g))
          ut.push([...linje!.matchAll(/<([0-9a-f]+)>/g)].map(([, hex]) => Buffer.from(hex!, 'hex').toString('latin1')).join(''));
      } catch {
        // a font, not a page
      }
    }
    return ut;
  };
  const brev = (felt: Record<string, string>) =>
    fil('astrid', {
      format: 'brev',
      trinn: '6',
      brevtittel: 'Velkommen, {fornavn}',
      brevtekst: 'Hei {fornavn} i {klasse}.\n\nHilsen {skole}',
      ...felt,
    });

  test('[B42] [B01] brev: ett til hver på sin egen side, med ordene fra linja; den skjermede er ikke med', async () => {
    const linjer = csv((await fil('astrid', { format: 'csv', kolonne: NAVN, trinn: '6' })).body);
    const r = await brev({});
    expect(r.statusCode).toBe(200);
    expect(r.headers['content-disposition']).toContain('brev-2026-11-22.pdf');
    const pdf = r.rawPayload.toString('latin1');
    expect(pdf.match(/\/S \/Sect/g)).toHaveLength(linjer.length);
    expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(linjer.length + 1);
    const ord = ordI(r.rawPayload);
    expect(ord.filter((o) => o.startsWith('Velkommen, ')).toSorted()).toEqual(linjer.map((l) => trykkbart(`Velkommen, ${l['Fornavn']}`)).toSorted()); // prettier-ignore
    expect(ord.some((o) => o.includes('{'))).toBe(false);
    expect(ord.at(-1)).toMatch(/^Hentet av: /);
    const [rad] = await p.r.rader<{ feltsett: string }>(`select feltsett from sporing.innsyn where visning like 'forvaltning.rapport%' order by tid desc limit 1`); // prettier-ignore
    expect(rad).toBeDefined();
  });

  test('[B42] et brev som nevner foresatte, går til hver av dem; noe som ikke kan fylles inn, sies', async () => {
    const linjer = csv((await fil('astrid', { format: 'csv', kolonne: [...NAVN, 'foresatt'], trinn: '6' })).body);
    const r = await brev({ brevtekst: 'Til {foresatt}' });
    expect(r.rawPayload.toString('latin1').match(/\/S \/Sect/g)).toHaveLength(linjer.length);
    expect(linjer.length).toBeGreaterThan(csv((await fil('astrid', { format: 'csv', kolonne: NAVN, trinn: '6' })).body).length);
    for (const [felt, ord] of [
      [{ brevtekst: 'Nummeret er {fodselsnummer}' }, 'Vi kan ikke fylle inn {fodselsnummer}'],
      [{ brevtekst: 'Hei {navn}' }, 'Vi kan ikke fylle inn {navn}'],
      [{ brevtekst: 'Hei {foresattMobil}', mottaker: 'hjem' }, 'Vi kan ikke fylle inn {foresattMobil}'],
      [{ brevtittel: '' }, 'Skriv en overskrift til brevet.'],
      [{ brevtekst: '' }, 'Skriv brevet.'],
    ] as const) {
      const nei = await brev(felt);
      expect([nei.statusCode, nei.body.includes(ord)]).toEqual([422, true]);
    }
  });
});

describe('skjermede', () => {
  test('[V28] strengt fortrolig står ikke i noen fil, og telles ikke', async () => {
    const { etternavn } = await medlem(`register.gradering_for(e.person_id) = 'strengtFortrolig'`);
    const r = await fil('astrid', { format: 'csv', kolonne: KONTAKT });
    expect(r.body).not.toContain(etternavn);
    expect((await hent('astrid', `/rapport?trinn=4`)).body).not.toContain('skjermet elev');
  });

  test('[V28] fortrolig står med navn for dem på skolen, uten klasse, og ikke for kommunen', async () => {
    const { etternavn } = await medlem(`register.gradering_for(e.person_id) = 'fortrolig'`);
    const rad = csv((await fil('astrid', { format: 'csv', kolonne: [...NAVN, 'fodselsdato'] })).body).find(
      (x) => x['Etternavn'] === etternavn,
    )!;
    expect([rad['Klasse'], rad['Fødselsdato']]).toEqual(['', '']);
    expect((await fil('systemforvalter', { skole, format: 'csv', kolonne: NAVN })).body).not.toContain(etternavn);
  });

  test('[V28] klasselista til hjemmene er uten de skjermede; skolen ser hvor mange, hjemmene ikke', async () => {
    const { etternavn } = await medlem(`register.gradering_for(e.person_id) = 'fortrolig'`);
    const valg = 'mottaker=hjem&trinn=2';
    expect((await hent('astrid', `/rapport?${valg}`)).body).toContain('1 skjermet elev er ikke med.');
    expect((await hent('systemforvalter', `/rapport?skole=${skole}&${valg}`)).body).toContain('Skjermede elever er ikke med.');
    const r = await fil('astrid', {
      format: 'csv',
      mottaker: 'hjem',
      trinn: '2',
      kolonne: [...NAVN, 'fodselsdato', 'foresattMobil'],
    });
    expect(r.body).not.toContain(etternavn);
    expect(Object.keys(csv(r.body)[0]!)).toEqual(['Fornavn', 'Etternavn', 'Klasse', 'Hentet av', 'Hentet']);
  });

  test('[V12] den som er sperret fra barnet, står ikke blant de foresatte', async () => {
    const valg = { format: 'csv', kolonne: KONTAKT };
    const [par] = await p.r.rader<{ barn: string; forelder: string; barnenavn: string; navn: string }>(
      `select e.person_id barn, f.ansvarlig_id forelder, b.etternavn barnenavn, n.fornavn || ' ' || n.etternavn navn from register.elevforhold e
       join register.foreldreansvar f on f.person_id = e.person_id and f.kjent_til is null and f.ansvarlig_id is not null and f.ansvar = 'felles'
       join register.navn n on n.person_id = f.ansvarlig_id and n.kjent_til is null and n.mellomnavn is null
       join register.navn b on b.person_id = e.person_id and b.kjent_til is null
       where e.kjent_til is null and e.skole = '${skole}' and register.gradering_for(f.ansvarlig_id) = 'ugradert' order by 4, 1 limit 1`,
    );
    const har = async () =>
      csv((await fil('astrid', valg)).body).some((x) => x['Etternavn'] === par!.barnenavn && x['Foresatt'] === par!.navn);
    expect(await har()).toBe(true);
    await sql`insert into tilgang.sperring (id, barn_id, person_id, slag, begrunnelse, gitt_av)
      select gen_random_uuid(), f.person_id, ${par!.forelder}::uuid, 'lokal', 'prøve av sperring', ${par!.forelder}::uuid from register.foreldreansvar f
      where f.ansvarlig_id = ${par!.forelder}::uuid and f.kjent_til is null`.execute(p.r.eier);
    expect(await har()).toBe(false);
  });
});

describe('grunnlaget for refusjon', () => {
  const post = (hvem: string, felt: Record<string, string>) => p.send(kake[hvem]!, '/rapport/gjesteelever', felt);
  const hentinger = async () =>
    (await p.r.rader<{ gjelder: string[] }>(`select gjelder from sporing.innsyn where visning = 'forvaltning.rapport.refusjon' and feltsett like '%maneder%' `)).map((r) => r.gjelder); // prettier-ignore

  test('[B29] gjesteelevene med heimkommune, hvem som betaler og måneder, etter vernet, med hvem som hentet fila', async () => {
    const elever = (
      await p.r.rader<{
        id: string;
        skole: string;
      }>(`select distinct on (e.skole, e.person_id) e.person_id id, e.skole from register.elevforhold e
        where e.kjent_til is null and e.til is null and register.gradering_for(e.person_id) = 'ugradert' and e.skole = '${skole}' order by e.skole, e.person_id limit 2`)
    ).map((r) => r.id);
    const annen = (await p.r.rader<{ id: string; skole: string }>(`select person_id id, skole from register.elevforhold where kjent_til is null and til is null and skole <> '${skole}'
      and register.gradering_for(person_id) = 'ugradert' order by 1 limit 1`))[0]!; // prettier-ignore
    const gjest = (id: string, hvor: string, kommune: string, grunnlag: string) =>
      sql`insert into register.gjesteelev (id, person_id, skole, hjemkommune, grunnlag, fra, til, gitt, gitt_av)
        values (gen_random_uuid(), ${id}, ${hvor}, ${kommune}, ${grunnlag}, '2026-10-01', '2027-06-18', now(), gen_random_uuid())`.execute(p.r.eier); // prettier-ignore
    await gjest(elever[0]!, skole, '9955', 'fosterhjem');
    await gjest(elever[1]!, skole, '9944', 'avtale');
    await gjest(annen.id, annen.skole, '9933', 'institusjon');
    expect((await hent('astrid', '/rapport/gjesteelever')).body).toContain('2 gjesteelever i 2026/27');
    expect((await hent('nynorsk', '/rapport/gjesteelever')).body).toContain('2 gjesteelevar i 2026/27');
    const rader = csv((await post('astrid', { skolear: '2026', format: 'csv' })).body);
    expect(rader.map((r) => [r['Heimkommune'], r['Betales av'], r['Måneder i året'], r['Hentet av']])).toEqual([
      ['9944', 'Heimkommunen, bare etter avtale', '9', 'Astrid Assistent'],
      ['9955', 'Omsorgskommunen', '9', 'Astrid Assistent'],
    ]);
    expect((await hentinger()).map((g) => g.toSorted())).toContainEqual(elever.toSorted());
    const alle = csv((await post('systemforvalter', { skolear: '2026', format: 'csv' })).body);
    expect(alle.map((r) => r['Betales av'])).toContain('Fylkeskommunen');
    expect((await post('astrid', { skolear: '2026', format: 'xlsx' })).headers['content-disposition']).toContain(
      'gjesteelever-2026.xlsx',
    );
    expect(csv((await post('astrid', { skolear: '2025', format: 'csv' })).body)).toEqual([]);
    // protected since: no home, no payer; strictly protected: no row, and nothing of it in the log
    const skjerm = (gradering: string) =>
      sql`insert into tilgang.skjerming (id, person_id, gradering, begrunnelse, vurderes_pa_nytt, gitt, gitt_av)
        values (gen_random_uuid(), ${elever[0]}, ${gradering}, 'Avtalt', '2027-01-01', now(), gen_random_uuid())`.execute(
        p.r.eier,
      );
    await skjerm('fortrolig');
    const fortrolig = csv((await post('astrid', { skolear: '2026', format: 'csv' })).body);
    expect(fortrolig.find((r) => r['Heimkommune'] === '')).toMatchObject({
      Grunnlag: '',
      'Betales av': '',
      Skole: '',
      Fødselsdato: '',
    });
    await sql`update tilgang.skjerming set gradering = 'strengtFortrolig' where person_id = ${elever[0]}`.execute(p.r.eier);
    expect(csv((await post('astrid', { skolear: '2026', format: 'csv' })).body)).toHaveLength(1);
    expect(await hentinger()).toContainEqual([elever[1]]);
    await sql`delete from tilgang.skjerming where person_id = ${elever[0]}`.execute(p.r.eier);
    for (const hvem of ['felicia', 'barmhjertig-sonne']) {
      expect((await hent(hvem, '/rapport/gjesteelever')).statusCode).toBe(403);
      expect((await post(hvem, { skolear: '2026', format: 'csv' })).statusCode).toBe(403);
    }
  });
});

describe('skjermen', () => {
  test.skipIf(manglerNettleser())(
    '[V19] axe 0, 320 px uten sidelengs rulling, bokmål og nynorsk',
    async () => {
      const adresse = await p.app.listen({ port: 0, host: '127.0.0.1' });
      for (const hvem of ['astrid', 'nynorsk'])
        await medSide(
          async (s) => {
            await s.goto(
              `${adresse}/rapport?trinn=6&type=klasse&kolonne=etternavn&kolonne=fornavn&kolonne=foresattEpost&kolonne=fodselsnummer`,
            );
            expect([hvem, await axe(s)]).toEqual([hvem, []]);
            expect([hvem, await sidelengsRulling(s)]).toEqual([hvem, 0]);
            await s.goto(`${adresse}/rapport/gjesteelever?skolear=2026`);
            expect([hvem, await axe(s), await sidelengsRulling(s)]).toEqual([hvem, [], 0]);
          },
          { extraHTTPHeaders: { cookie: kake[hvem]! }, viewport: { width: 320, height: 700 } },
        );
    },
    60_000,
  );
});
