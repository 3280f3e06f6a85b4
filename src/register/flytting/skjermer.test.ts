// Moves through the real server and the job, with a small municipality read by the real engine.
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { manglerNettleser, medSide } from '#verktoy/nettleser.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import { axe, sidelengsRulling } from '#verktoy/tilgjengelighet.ts';
import { utforBestilte } from '#register/arsskifte/index.ts';
import { nummerserie } from '#verden/nummer.ts';
import { flytteRuter } from './ruter.ts';

let p: Proveskole;
const kake: Record<string, string> = {};
let skole: string;
let annen: string;
let elev: string;

beforeAll(async () => {
  p = await nyProveskole([flytteRuter], 160);
  const nr = async (navn: string) =>
    (await p.r.rader<{ nr: string }>(`select organisasjonsnummer nr from register.skole where kjent_til is null and navn like '${navn}%'`))[0]!.nr; // prettier-ignore
  [skole, annen] = [await nr('Nordbygda'), await nr('Solsiden')];
  elev = (
    await p.r.rader<{
      id: string;
    }>(`select e.person_id id from register.elevforhold e where e.kjent_til is null and e.skole = '${skole}' and e.arstrinn = 5 and e.til is null and e.fra < '2026-11-01'
      and not exists (select 1 from register.adressebeskyttelse b where b.person_id = e.person_id and b.kjent_til is null)
      and exists (select 1 from register.gruppemedlem m where m.person_id = e.person_id and m.kjent_til is null) order by 1 limit 1`)
  )[0]!.id;
}, 120_000);
beforeEach(async () => {
  for (const hvem of ['systemforvalter', 'astrid', 'lars', 'felicia']) kake[hvem] = await p.loggInn(hvem);
  kake['nynorsk'] = await p.loggInn('lars', 'nn');
});
afterAll(() => p.slipp());

const hent = (hvem: string, sti: string) => p.hent(kake[hvem]!, sti);
const versjon = (html: string) => /name="_versjon" value="([^"]*)"/.exec(html)?.[1] ?? '';
const send = (hvem: string, sti: string, felt: Record<string, string>) => {
  p.r.klokke.flytt({ minutes: 1 });
  return p.send(kake[hvem]!, sti, felt);
};
const flytt = async (hvem: string, felt: Record<string, string>) =>
  send(hvem, `/flytting/${elev}`, { _versjon: versjon((await hent(hvem, `/flytting/${elev}`)).body), ...felt });
const plasser = () =>
  p.r.rader<{ skole: string; fra: string; til: string | null }>(
    `select skole, fra::text, til::text from register.elevforhold where kjent_til is null and person_id = '${elev}' order by fra`,
  );
const bilde = () =>
  p.r
    .rader(`select 'e' || (to_jsonb(x) - 'kjent_fra' - 'apnet_av')::text as r from register.elevforhold x where kjent_til is null and person_id = '${elev}'
    union all select 'm' || (to_jsonb(x) - 'kjent_fra' - 'apnet_av')::text from register.gruppemedlem x where kjent_til is null and person_id = '${elev}' order by 1`);
const utfor = () => utforBestilte(p.r.base.som('friminutt_system', { maks: 1 }), p.r.klokke);

describe('flytting', () => {
  test('[B28] til annen skole: plass og grupper slutter dagen før, skolegangen har begge, og angret er alt som før', async () => {
    const for_ = await bilde();
    expect((await hent('lars', `/flytting/${elev}`)).body).toContain('Skolegang');
    const svar = await flytt('lars', { slag: 'skole', tilSkole: annen, fra: '2026-11-22' });
    expect(svar.statusCode).toBe(303);
    expect((await plasser()).map((x) => [x.skole, x.til])).toEqual([
      [skole, '2026-11-21'],
      [annen, null],
    ]);
    expect(await p.r.antall('register.gruppemedlem', `kjent_til is null and person_id = '${elev}' and til >= '2026-11-22'`)).toBe(
      0,
    );
    // the sending school has let go; the kommune sees the path with both
    expect((await hent('lars', `/flytting/${elev}`)).statusCode).toBe(404);
    const side = (await hent('systemforvalter', `/flytting/${elev}`)).body;
    expect(side).toContain('Nordbygda');
    expect(side).toContain('Solsiden');
    // the one who moved can take it back, though the pupil is out of sight
    const kvittering = await hent('lars', String(svar.headers.location));
    expect(kvittering.body).toContain('Angre');
    const sett = /sett=([0-9a-f-]{36})/.exec(String(svar.headers.location))![1]!;
    // in the name of somebody else: the trace would say that it was about him
    const fremmed = crypto.randomUUID();
    expect((await send('lars', '/flytting/angre', { sett, personId: fremmed })).statusCode).toBe(404);
    expect(await p.r.antall('sporing.endring', `'${fremmed}'::uuid = any(gjelder)`)).toBe(0);
    expect((await send('lars', '/flytting/angre', { sett, personId: elev })).statusCode).toBe(303);
    await utfor();
    expect(await bilde()).toEqual(for_);
  });

  test('[L10] er eleven flyttet videre etterpå, kan ikke den første flyttingen angres', async () => {
    const for_ = await bilde();
    const a = await flytt('systemforvalter', { slag: 'skole', tilSkole: annen, fra: '2026-12-01' });
    const en = /sett=([0-9a-f-]{36})/.exec(String(a.headers.location))![1]!;
    const b = await flytt('systemforvalter', { slag: 'ut', fra: '2026-12-15' });
    const to = /sett=([0-9a-f-]{36})/.exec(String(b.headers.location))![1]!;
    const midt = await bilde();
    await send('systemforvalter', '/flytting/angre', { sett: en, personId: elev });
    await utfor();
    expect(await bilde()).toEqual(midt);
    expect((await hent('systemforvalter', `/flytting/${elev}`)).body).toContain('Kan ikke angres');
    for (const sett of [to, en]) {
      await send('systemforvalter', '/flytting/angre', { sett, personId: elev });
      await utfor();
    }
    expect(await bilde()).toEqual(for_);
  });

  test.each`
    felt                                                  | svar
    ${{ slag: 'skole', tilSkole: '', fra: '2026-12-01' }} | ${'Velg hvilken skole'}
    ${{ slag: 'ut', fra: 'i morgen' }}                    | ${'Skriv datoen som'}
    ${{ slag: 'ut', fra: '2029-12-01' }}                  | ${'innenfor ett år'}
  `('[B28] «$svar» ved feltet, og ingenting endres', async ({ felt, svar }) => {
    const for_ = await bilde();
    const r = await flytt('lars', felt as Record<string, string>);
    expect(r.statusCode).toBe(400);
    expect(r.body).toContain(svar);
    expect(await bilde()).toEqual(for_);
  });

  test('[L10] to som flytter samme elev: den siste får se at noe er endret', async () => {
    const gammel = versjon((await hent('astrid', `/flytting/${elev}`)).body);
    const svar = await flytt('lars', { slag: 'ut', fra: '2027-01-10' });
    const igjen = await send('astrid', `/flytting/${elev}`, { _versjon: gammel, slag: 'avslutt', fra: '2027-01-05' });
    expect(igjen.statusCode).toBe(409);
    expect(igjen.body).toContain('er endret siden');
    const sett = /sett=([0-9a-f-]{36})/.exec(String(svar.headers.location))![1]!;
    await send('lars', '/flytting/angre', { sett, personId: elev });
    await utfor();
  });

  test('[B28] Folkeregisteret melder flytting: et forslag, som et menneske tar stilling til', async () => {
    await sql`update register.adresse set kommunenummer = '9955', fra = '2026-11-20' where kjent_til is null and type = 'bosted' and person_id = ${elev}`.execute(
      p.r.eier,
    );
    const side = await hent('lars', '/flytting');
    expect(side.statusCode).toBe(200);
    expect(side.body).toContain('Bor ikke lenger i kommunen');
    expect(side.body).toContain(`/flytting/${elev}?slag=ut`);
    // nothing has happened to the place
    expect((await plasser()).map((x) => x.til)).toEqual([null]);
    const grunnlag = '9955';
    expect((await send('lars', '/flytting/la-sta', { personId: elev, slag: 'ut', grunnlag, begrunnelse: '' })).statusCode).toBe(
      400,
    );
    const ok = await send('lars', '/flytting/la-sta', {
      personId: elev,
      slag: 'ut',
      grunnlag,
      begrunnelse: 'Går ut skoleåret her',
    });
    expect(ok.statusCode).toBe(303);
    expect((await hent('lars', '/flytting')).body).not.toContain(`/flytting/${elev}?slag=ut`);
    // another move makes another proposal
    await sql`update register.adresse set kommunenummer = '9966' where kjent_til is null and type = 'bosted' and person_id = ${elev}`.execute(
      p.r.eier,
    );
    expect((await hent('lars', '/flytting')).body).toContain(`/flytting/${elev}?slag=ut`);
    await sql`update register.adresse set kommunenummer = '9901' where kjent_til is null and type = 'bosted' and person_id = ${elev}`.execute(
      p.r.eier,
    );
  });

  test('[B28] et barn som bor her uten skoleplass, får plass av kommunen; skolen ser det ikke før', async () => {
    const ut = await flytt('systemforvalter', { slag: 'ut', fra: '2026-11-10' });
    expect(ut.statusCode).toBe(303);
    expect((await hent('lars', '/flytting')).body).not.toContain(elev);
    const liste = (await hent('systemforvalter', '/flytting')).body;
    expect(liste).toContain('har ingen skoleplass');
    expect(liste).toContain(elev);
    expect(
      (await send('lars', '/flytting/ta-imot', { personId: elev, tilSkole: skole, arstrinn: '5', fra: '2026-11-22' })).statusCode,
    ).toBe(403);
    expect(
      (await send('systemforvalter', '/flytting/ta-imot', { personId: elev, tilSkole: skole, arstrinn: '9', fra: '2026-11-22' }))
        .statusCode,
    ).toBe(400);
    expect(
      (await send('systemforvalter', '/flytting/ta-imot', { personId: elev, tilSkole: skole, arstrinn: '5', fra: '2026-11-22' }))
        .statusCode,
    ).toBe(303);
    // the hole stands in the path
    expect((await plasser()).map((x) => x.fra).at(-1)).toBe('2026-11-22');
    expect((await plasser()).map((x) => x.til)).toEqual(['2026-11-09', null]);
  });

  test('[B29] en gjesteelev står på lista med heimkommune, hvem som betaler og måneder; to på samme tid avvises', async () => {
    const felt = { hjemkommune: '9955', grunnlag: 'fosterhjem', fra: '2026-08-17', til: '2027-06-18' };
    expect((await send('lars', `/flytting/${elev}/gjest`, { ...felt, hjemkommune: 'Oslo' })).body).toContain('fire siffer');
    expect((await send('lars', `/flytting/${elev}/gjest`, { ...felt, til: '2026-08-01' })).body).toContain(
      'Slutten er før starten',
    );
    expect((await send('lars', `/flytting/${elev}/gjest`, felt)).statusCode).toBe(303);
    const igjen = await send('lars', `/flytting/${elev}/gjest`, { ...felt, grunnlag: 'avtale' });
    expect(igjen.statusCode).toBe(400);
    expect(igjen.body).toContain('står alt som gjesteelev');
    const liste = (await hent('lars', '/flytting/gjesteelever')).body;
    expect(liste).toContain('9955');
    expect(liste).toContain('Omsorgskommunen');
    expect(liste).toMatch(/data-tall="">11</);
    const id = /name="id" value="([0-9a-f-]{36})"/.exec(liste)![1]!;
    expect((await send('felicia', '/flytting/gjesteelever/opphev', { id })).statusCode).toBe(403);
    expect((await send('lars', '/flytting/gjesteelever/opphev', { id })).statusCode).toBe(303);
    expect((await hent('lars', '/flytting/gjesteelever')).body).toContain('Ingen gjesteelever');
  });

  test('[E30] [B28] [B09] en elev uten nummer registreres ved skolen, får plass etter alderen, og kan angres', async () => {
    const inn = { fornavn: 'Prøvende', etternavn: 'Ankomst', fodselsdato: '2015-03-09', skole, fra: '2026-11-30' };
    const side = (await hent('lars', '/flytting/ny-elev')).body;
    expect(side).toContain('Nordbygda');
    expect(side).not.toContain('Solsiden');
    expect((await hent('lars', '/flytting')).body).toContain('href="/flytting/ny-elev"');
    for (const [felt, feil, ord] of [
      ['fodselsdato', '', 'Velg en fødselsdato'],
      ['arstrinn', '9', 'Velg en annen skole eller et annet trinn'],
      ['fodselsdato', '2023-01-01', 'Alderen gir ikke noe trinn'],
      ['nummer', '12345678901', 'nummer'],
      ['fra', '2031-01-01', 'innenfor ett år'],
    ] as const) {
      const r = await send('lars', '/flytting/ny-elev', { ...inn, ...(felt === 'fra' ? { arstrinn: '6' } : {}), [felt]: feil });
      expect([felt, r.statusCode]).toEqual([felt, 400]);
      expect(r.body).toContain(ord);
    }
    expect(await p.r.antall('register.navn', `fornavn = 'Prøvende'`)).toBe(0);
    const r = await send('lars', '/flytting/ny-elev', inn);
    expect(r.statusCode).toBe(303);
    const id = /person=([\w-]{36})/.exec(String(r.headers.location))![1]!;
    const [sett] = /sett=([\w-]{36})/.exec(String(r.headers.location))!.slice(1);
    const plass = () => p.r.rader(`select kilde, skole, arstrinn, fra::text, til::text from register.elevforhold where kjent_til is null and person_id = '${id}'`); // prettier-ignore
    expect(await plass()).toEqual([{ kilde: 'manuell', skole, arstrinn: 6, fra: '2026-11-30', til: null }]);
    expect(await p.r.antall('register.personidentifikator', `person_id = '${id}'`)).toBe(0);
    const kvittering = (await hent('lars', String(r.headers.location))).body;
    expect(kvittering).toContain('Eleven er registrert');
    expect(kvittering).toContain(`href="/flytting/${id}"`);
    // the same once more: asked, never a second by oversight
    const igjen = await send('lars', '/flytting/ny-elev', inn);
    expect(igjen.statusCode).toBe(400);
    expect(igjen.body).toContain('name="annenPerson"');
    expect((await send('lars', '/flytting/angre', { sett: sett!, personId: id })).statusCode).toBe(303);
    await utfor();
    expect(await plass()).toEqual([]);
  });

  test('[E30] [B29] med nummer: ny blir en person med nummeret, en kjent får plassen, og ingen skole henter andres barn med et nummer', async () => {
    const nummer = nummerserie(4711).fodselsnummer('2014-05-06', 'mann');
    const inn = { fornavn: 'Gjest', etternavn: 'Utenbys', fodselsdato: '2014-05-06', nummer, skole, fra: '2026-11-30' };
    const r = await send('astrid', '/flytting/ny-elev', inn);
    expect(r.statusCode).toBe(303);
    const id = /person=([\w-]{36})/.exec(String(r.headers.location))![1]!;
    expect(
      await p.r.antall('register.personidentifikator', `person_id = '${id}' and kilde = 'manuell' and type = 'fodselsnummer'`),
    ).toBe(1);
    expect((await send('astrid', `/flytting/${id}/gjest`, { hjemkommune: '9955', grunnlag: 'avtale', fra: '2026-11-30', til: '2027-06-18' })).statusCode).toBe(303); // prettier-ignore
    const igjen = await send('astrid', '/flytting/ny-elev', { ...inn, fornavn: 'Annet' });
    expect(igjen.body).toContain('har alt en skoleplass');
    // the same child at the other school: its leader is sent to the kommune, and nothing is written
    await sql`update register.elevforhold set skole = ${annen} where kjent_til is null and person_id = ${id}::uuid`.execute(p.r.eier); // prettier-ignore
    const fremmed = await send('lars', '/flytting/ny-elev', inn);
    expect(fremmed.statusCode).toBe(400);
    expect(fremmed.body).toContain('Systemforvalteren gir plassen');
    expect((await send('lars', '/flytting/ny-elev', { ...inn, nummer: '', fornavn: 'Nok', skole: annen })).statusCode).toBe(404);
    expect((await hent('felicia', '/flytting/ny-elev')).statusCode).toBe(403);
    expect((await send('felicia', '/flytting/ny-elev', inn)).statusCode).toBe(403);
  });

  test('[E30] [V28] et nummer på en skjermet røper ikke at barnet er her: oppføringen lages uten nummeret', async () => {
    const nummer = nummerserie(4712).fodselsnummer('2014-05-07', 'kvinne');
    const inn = { fornavn: 'Vernet', etternavn: 'Barn', fodselsdato: '2014-05-07', nummer, skole: annen, fra: '2026-11-30' };
    const forst = await send('systemforvalter', '/flytting/ny-elev', inn);
    const id = /person=([\w-]{36})/.exec(String(forst.headers.location))![1]!;
    await sql`insert into register.adressebeskyttelse (person_id, kilde, gradering, kjent_fra, apnet_av) values (${id}::uuid, 'folkeregisteret', 'strengtFortrolig', now(), gen_random_uuid())`.execute(p.r.eier); // prettier-ignore
    const r = await send('lars', '/flytting/ny-elev', { ...inn, skole });
    expect(r.statusCode).toBe(303);
    const ny = /person=([\w-]{36})/.exec(String(r.headers.location))![1]!;
    expect(ny).not.toBe(id);
    expect(await p.r.antall('register.personidentifikator', `person_id = '${ny}'`)).toBe(0);
  });

  test('andre skoler og lærere kommer ikke til', async () => {
    const fremmed = (
      await p.r.rader<{ id: string }>(
        `select person_id id from register.elevforhold where kjent_til is null and skole = '${annen}' and til is null order by 1 limit 1`,
      )
    )[0]!.id;
    expect((await hent('lars', `/flytting/${fremmed}`)).statusCode).toBe(404);
    expect((await send('lars', `/flytting/${fremmed}`, { slag: 'ut', fra: '2026-12-01', _versjon: '' })).statusCode).toBe(404);
    expect((await hent('felicia', '/flytting')).statusCode).toBe(403);
    expect((await send('felicia', `/flytting/${elev}`, { slag: 'ut', fra: '2026-12-01' })).statusCode).toBe(403);
  });

  test.skipIf(manglerNettleser())(
    'axe 0 og ingen sidelengs rulling på 320 px',
    async () => {
      const adresse = await p.app.listen({ port: 0, host: '127.0.0.1' });
      for (const [hvem, sti] of [
        ['systemforvalter', '/flytting'],
        ['lars', `/flytting/${elev}`],
        ['nynorsk', `/flytting/${elev}`],
        ['nynorsk', '/flytting/gjesteelever'],
        ['nynorsk', '/flytting/ny-elev'],
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
