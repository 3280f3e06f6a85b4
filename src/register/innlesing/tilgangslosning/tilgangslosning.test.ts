import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Kildefeil } from '#grunn/feil/index.ts';
import { lesRollefil } from '#kilder/tilgangslosning/index.ts';
import { nyttProveregister, SKOLE, type Proveregister } from '#verktoy/proveregister.ts';
import { angreInnlesing } from '../angre.ts';
import { provHoldt } from '../holdt.ts';
import { fortsettInnlesing } from '../motor.ts';
import { kjorRollefil } from './kjor.ts';
import { rolleInnlesing } from './type.ts';

const HODE = 'ansattnummer;rolle;skole;fra;til';
const bytes = async function* (tekst: string) {
  yield Buffer.from(tekst);
};

let r: Proveregister;
let personer: string[];
beforeAll(async () => {
  r = await nyttProveregister('2026-11-22T01:00:00Z', 7);
});
afterAll(() => r.base.slipp());
const ansett = async (nummer: string, til: string | null = null) => {
  const id = crypto.randomUUID();
  await sql`insert into register.person (id, opprettet_av) values (${id}, gen_random_uuid())`.execute(r.db);
  await sql`insert into register.personalressurs (person_id, kilde, ansattnummer, til, kjent_fra, apnet_av) values (${id}, 'hr', ${nummer}, ${til}, now(), gen_random_uuid())`.execute(
    r.db,
  );
  return id;
};
beforeEach(async () => {
  await r.tom();
  await sql`truncate register.rollefaktum`.execute(r.base.som('superbruker'));
  r.klokke.settTil('2026-11-22T01:00:00Z');
  await sql`insert into register.skole (organisasjonsnummer, kilde, navn, kjent_fra, apnet_av) values (${SKOLE}, 'nsr', 'Fjordvik skole', now(), gen_random_uuid())`.execute(
    r.db,
  );
  personer = [await ansett('1'), await ansett('2'), await ansett('3')];
});

const les = (...rader: string[]) => {
  r.klokke.flytt({ hours: 24 });
  return kjorRollefil(r.m, { innhold: bytes([HODE, ...rader].join('\n')), utlostAv: 'test' });
};
const roller = async () =>
  (
    await r.rader<{ x: string }>(
      `select concat_ws(' ', ansattnummer, rolle, nullif(skole, ''), fra, til) x from register.rollefaktum where kjent_til is null order by 1`,
    )
  ).map((x) => x.x);
const holdte = () =>
  r.rader<{ id: string; linje: number; arsak: string; felt: string; kode: string }>(
    `select id, linje, arsak, detaljer->>'felt' felt, detaljer->>'kode' kode from kilde.holdt_igjen where lost is null order by linje`,
  );
const godkjenn = (id: string) =>
  sql`insert into tilgang.innlesingsavgjorelse (id, innlesing_id, avgjorelse, begrunnelse, avgjort_av) values (gen_random_uuid(), ${id}, 'godkjent', 'Sjekket lista', gen_random_uuid())`.execute(
    r.base.som('superbruker'),
  );
const forhandsvisning = (id: string) =>
  r.rader<{ slag: string; detaljer: object }>(
    `select slag, detaljer from kilde.forhandsvisning where innlesing_id = '${id}' order by alvor desc, nummer`,
  );

describe('rollefila fra tilgangsløsningen', () => {
  test('[B54] roller blir fakta, med forhåndsvisning av hvem som får og mister, og fila er hele bildet', async () => {
    const forste = await les(`1;larer;${SKOLE};2026-08-01;`, `1;sfoAnsatt;${SKOLE};;30.06.2027`, '2;kommunalsjef;;;');
    expect(forste).toMatchObject({ status: 'ferdig', tellere: { hentet: 2, endret: 2, holdtIgjen: 0 } });
    expect(await roller()).toEqual([`1 larer ${SKOLE} 2026-08-01`, `1 sfoAnsatt ${SKOLE} 2027-06-30`, '2 kommunalsjef']);
    expect(await forhandsvisning(forste.id)).toEqual([
      { slag: 'rolle_ny', detaljer: { rolle: 'kommunalsjef' } },
      { slag: 'rolle_ny', detaljer: { rolle: 'larer', skole: 'Fjordvik skole' } },
      { slag: 'rolle_ny', detaljer: { rolle: 'sfoAnsatt', skole: 'Fjordvik skole' } },
    ]);
    const igjen = await les(`1;larer;${SKOLE};2026-08-01;`, `1;sfoAnsatt;${SKOLE};;30.06.2027`, '2;kommunalsjef;;;');
    expect(igjen.tellere).toMatchObject({ endret: 0, uendret: 2, iBruk: 0 });
    const uten2 = await les(`1;larer;${SKOLE};2026-08-01;2027-01-31`);
    expect(await roller()).toEqual([`1 larer ${SKOLE} 2026-08-01 2027-01-31`]);
    expect((await forhandsvisning(uten2.id)).map((x) => x.slag)).toEqual(['rolle_borte', 'rolle_borte', 'rolle_endret']);
    expect(await r.antall('register.rollefaktum', `kjent_til is null and person_id = '${personer[0]}'`)).toBe(1);
  });

  test.each`
    rad                                         | felt              | kode
    ${`1;systemforvalter;;;`}                   | ${'rolle'}        | ${'rolle_ikke_tillatt'}
    ${`1;brukerstotteIt;;;`}                    | ${'rolle'}        | ${'rolle_ikke_tillatt'}
    ${`1;leverandor;;;`}                        | ${'rolle'}        | ${'rolle_ikke_tillatt'}
    ${`1;kontaktlarer;${SKOLE};;`}              | ${'rolle'}        | ${'ukjent_rolle'}
    ${`1;foresatt;;;`}                          | ${'rolle'}        | ${'ukjent_rolle'}
    ${`1;constructor;;;`}                       | ${'rolle'}        | ${'ukjent_rolle'}
    ${`1;;${SKOLE};;`}                          | ${'rolle'}        | ${'mangler_rolle'}
    ${`1;larer;;;`}                             | ${'skole'}        | ${'mangler_skole'}
    ${`1;larer;12345;;`}                        | ${'skole'}        | ${'ugyldig_organisasjonsnummer'}
    ${`1;larer;999999999;;`}                    | ${'skole'}        | ${'ukjent_skole'}
    ${`1;kommunalsjef;${SKOLE};;`}              | ${'skole'}        | ${'skole_ikke_ventet'}
    ${`1;larer;${SKOLE};2026-02-30;`}           | ${'fra'}          | ${'ugyldig_dato'}
    ${`1;larer;${SKOLE};;snart`}                | ${'til'}          | ${'ugyldig_dato'}
    ${`1;larer;${SKOLE};2026-08-01;2026-07-31`} | ${'til'}          | ${'slutter_for_start'}
    ${`1;larer;${SKOLE};;;noe`}                 | ${'linje'}        | ${'for_mange_felt'}
    ${`;larer;${SKOLE};;`}                      | ${'ansattnummer'} | ${'mangler_ansattnummer'}
    ${`1 eller 2;larer;${SKOLE};;`}             | ${'ansattnummer'} | ${'ugyldig_ansattnummer'}
  `('[B54] en rad som ikke kan brukes, står med linje, felt og grunn: $kode', async ({ rad, felt, kode }) => {
    const svar = await les(`2;larer;${SKOLE};;`, rad as string);
    expect(svar.status).toBe('ferdig');
    expect(await holdte()).toMatchObject([{ linje: 3, arsak: 'uleselig_post', felt, kode }]);
    // the others are read, and nobody gains from the row that is wrong
    expect(await roller()).toEqual([`2 larer ${SKOLE}`]);
    // a file without the mistake resolves it
    await les(`2;larer;${SKOLE};;`);
    expect(await holdte()).toEqual([]);
  });

  test('en ansatt med en feil rad beholder det han hadde, og får ikke noe nytt', async () => {
    await les(`1;larer;${SKOLE};;`);
    await les(`1;rektor;${SKOLE};;`, `1;larer;0;;`, `2;larer;${SKOLE};;`, `2;larer;${SKOLE};;2027-01-01`);
    expect(await roller()).toEqual([`1 larer ${SKOLE}`]);
    expect((await holdte()).map((h) => [h.linje, h.kode])).toEqual([
      [3, 'ugyldig_organisasjonsnummer'],
      [5, 'gjentatt_rolle'],
    ]);
  });

  test('ukjent ansattnummer holdes til HR kjenner det; en som har sluttet, får ingenting og mister det han hadde', async () => {
    await ansett('sluttet', null);
    await les(`sluttet;larer;${SKOLE};;`);
    await sql`update register.personalressurs set til = '2026-11-20' where ansattnummer = 'sluttet'`.execute(
      r.base.som('superbruker'),
    );
    await les(`99;larer;${SKOLE};;`, `sluttet;larer;${SKOLE};;`);
    expect(await roller()).toEqual([]);
    const h = await holdte();
    expect(h.map((x) => [x.arsak, x.linje, x.kode])).toEqual([
      ['ukjent_identifikator', 2, 'ukjent_ansattnummer'],
      ['motstrid', 3, 'har_sluttet'],
    ]);
    await ansett('99');
    await provHoldt(r.m, { holdtId: h[0]!.id, utlostAv: crypto.randomUUID() });
    expect(await roller()).toEqual([`99 larer ${SKOLE}`]);
  });

  test('[V09] fila kan angres, og bremsene stanser en fil der en tidel mister rollen', async () => {
    for (let i = 10; i < 40; i++) await ansett(String(i));
    const alle = Array.from({ length: 30 }, (_, i) => `${i + 10};larer;${SKOLE};;`);
    // the first file gives everybody something: a named person sees the preview before anybody gains
    const forste = await les(...alle);
    expect(forste).toMatchObject({ status: 'venter', bremser: [{ kode: 'for_mange_endringer', tall: 30, av: 30 }] });
    expect(await roller()).toEqual([]);
    await godkjenn(forste.id);
    const full = await fortsettInnlesing(r.m, rolleInnlesing(), forste.id);
    expect(full.status).toBe('ferdig');
    const liten = await les(...alle.slice(0, 26));
    expect(liten.status).toBe('venter');
    expect(liten.bremser.map((b) => b.kode)).toEqual(['krympet', 'for_mange_avsluttet']);
    expect((await roller()).length).toBe(30);
    const angret = await angreInnlesing(r.m, { innlesingId: full.id, utlostAv: 'test' });
    expect(angret.hode.angring).toMatchObject({ lukket: 30, personer: 30 });
    expect(await roller()).toEqual([]);
  });

  test('importrollen kan bare skrive fakta, og tabellen tar aldri imot systemforvalter eller leverandørens rolle', async () => {
    const import_ = r.base.som('friminutt_import');
    const sett = (rolle: string, kilde = 'tilgangslosning') =>
      sql`insert into register.rollefaktum (person_id, kilde, ansattnummer, rolle, kjent_fra, apnet_av) values (${personer[0]}, ${kilde}, '1', ${rolle}, now(), gen_random_uuid())`.execute(
        import_,
      );
    await expect(sett('systemforvalter')).rejects.toThrow(/rollefaktum_rolle/);
    await expect(sett('brukerstotteIt')).rejects.toThrow(/rollefaktum_rolle/);
    await expect(sett('kommunalsjef', 'manuell')).rejects.toThrow(/row-level security/);
    await expect(
      sql`insert into tilgang.rolletildeling (id, person_id, rolle, begrunnelse, fra, til, gitt, gitt_av) values (gen_random_uuid(), ${personer[0]}, 'rektor', 'prøver', now(), now(), now(), gen_random_uuid())`.execute(
        import_,
      ),
    ).rejects.toThrow(/permission denied/);
    await expect(sql`insert into register.rollefaktum default values`.execute(r.base.som('friminutt_app'))).rejects.toThrow(
      /permission denied/,
    );
  });

  test.each`
    innhold                             | hva
    ${''}                               | ${'tom'}
    ${'rolle;skole\n'}                  | ${'Første linje'}
    ${`${HODE};lonn\n`}                 | ${'Første linje'}
    ${`${HODE}\n1;"larer;${SKOLE};;\n`} | ${'kan ikke leses'}
    ${Buffer.from([0xff, 0xfe, 0x41])}  | ${'UTF-8'}
  `('en fil som ikke er en rollefil, avvises hel: $hva', async ({ innhold, hva }) => {
    await expect(lesRollefil(bytes(innhold as string))).rejects.toThrow(Kildefeil);
    await expect(lesRollefil(bytes(innhold as string))).rejects.toThrow(hva as string);
  });

  test('BOM, komma, anførselstegn, annen rekkefølge og Windows-linjer leses likt', async () => {
    const fil = await lesRollefil(
      bytes(`\uFEFFRolle,Ansattnummer,Skole,Til,Fra\r\n"larer",7,${SKOLE},,\r\n\r\nlarer,7,${SKOLE},,\r\n`),
    );
    expect(fil).toEqual({
      ansatte: [{ ansattnummer: '7', roller: [{ linje: 2, rolle: 'larer', skole: SKOLE, fra: null, til: null }], feil: [] }],
      utenAnsatt: [],
      like: 1,
      rader: 2,
    });
  });
});
