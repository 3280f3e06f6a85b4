import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FunksjonellFeil } from '#grunn/feil/index.ts';
import { NORDBYGDA, SOLSIDEN } from '#verktoy/provepersoner.ts';
import { foresatt, larer, med, nySkoledag, rektor, type Proveskoledag } from '#verktoy/proveskoledag.ts';
import { finnTerskler } from './index.ts';
import { avgjorFratrekk, dokumenterFravar, folgOppFravar, registrerFravar } from './handlinger/elevsak.ts';
import { mittFravar } from './visninger/mitt-fravar.ts';
import { elevfravar, fravarsoversikt } from './visninger/oversikt.ts';

let r: Proveskoledag;
beforeAll(async () => {
  r = await nySkoledag();
  r.kl('14:00');
});
afterAll(() => r.slipp());

const feilFra = async (p: Promise<unknown>): Promise<FunksjonellFeil> => {
  const e = await p.then(() => undefined, (x: unknown) => x); // prettier-ignore
  expect(e).toBeInstanceOf(FunksjonellFeil);
  return e as FunksjonellFeil;
};
/** Rows as the register writes them. */
const rad = async (
  elevId: string,
  dato: string,
  v: { status?: string; arsak?: string | null; minutter?: number | null; timeNr?: number } = {},
) => {
  await sql`
    with f as (insert into skoledag.foring (id, skole, gruppe, dato, time_nr, elever, fort, fort_av, rolle)
      values (gen_random_uuid(), ${NORDBYGDA}, ${`elev:${elevId}`}, ${dato}, ${v.timeNr ?? 0}, array[${elevId}]::uuid[], now(), gen_random_uuid(), 'larer') returning id)
    insert into skoledag.oppmote (id, elev_id, dato, time_nr, skole, status, arsak, minutter, foring_id, kjent_fra, skrevet_av)
    select gen_random_uuid(), ${elevId}, ${dato}, ${v.timeNr ?? 0}, ${NORDBYGDA}, ${v.status ?? 'borte'}, ${v.arsak ?? null}, ${v.minutter ?? null}, id, now(), gen_random_uuid() from f`.execute(
    r.eier,
  );
};
const UKE = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'];

describe('fravær per elev', () => {
  test('[E08] [E09] [B31] legeattest: dokumenterte dager, fratrekk regnet ut, avgjort av rektor og ført én gang', async () => {
    const elev = await r.nyElev('Syk Elev', { arstrinn: 9, klasse: '9A' });
    for (const d of UKE) await rad(elev, d, { arsak: 'syk' });
    await rad(elev, '2026-11-12', { status: 'sen', minutter: 25 });
    await r.gjor(dokumenterFravar, rektor(), { elevId: elev, fra: UKE[0], til: UKE[4], slag: 'legeattest' });
    const m = await r.gjor(elevfravar, rektor(), { elevId: elev });
    expect(m).toMatchObject({
      dager: 5,
      minutter: 25,
      sen: 1,
      dokumentert: 5,
      udokumentert: 0,
      fratrekk: { strykbareDager: 2, vedtak: null },
    });
    expect(await r.gjor(avgjorFratrekk, rektor(), { elevId: elev, skolear: 2026, krevdAv: 'foresatt' })).toEqual({
      elevId: elev,
      dager: 2,
    });
    await r.gjor(avgjorFratrekk, rektor(), { elevId: elev, skolear: 2026, krevdAv: 'elev' });
    expect((await r.gjor(elevfravar, rektor(), { elevId: elev })).fratrekk?.vedtak).toMatchObject({ dager: 2, krevdAv: 'elev' });
    // a new decision is a new version
    expect((await r.rader(`select kjent_til from skoledag.fratrekk where elev_id = '${elev}'`)).length).toBe(2);
    // the guardian sees days and causes, not the school's papers and follow-ups
    const hjemme = await r.gjor(mittFravar, foresatt([elev]), { elevId: elev });
    expect(hjemme).toMatchObject({ dager: 5, minutter: 25 });
    expect(JSON.stringify(hjemme)).not.toContain('legeattest');
  });

  test('I-20 papirene er lukket for lærere som ikke er kontaktlærer', async () => {
    const elev = await r.nyElev('Annen Elev', { arstrinn: 9 });
    await r.gjor(dokumenterFravar, med('kontaktlarer', 'egenSkole', [NORDBYGDA]), {
      elevId: elev,
      fra: '2026-11-16',
      til: '2026-11-16',
      slag: 'kronisk',
    });
    const m = await r.gjor(elevfravar, larer(), { elevId: elev });
    expect(m.dokumentasjon).toBeUndefined();
    expect(m.fratrekk).toBeUndefined();
    expect(JSON.stringify(m)).not.toContain('kronisk');
    expect(
      (await feilFra(r.gjor(dokumenterFravar, larer(), { elevId: elev, fra: '2026-11-16', til: '2026-11-16', slag: 'kronisk' })))
        .status,
    ).toBe(403);
    const spor = await r.rader<{ detaljer: object }>(
      `select detaljer from sporing.endring where handling = 'skoledag.fravar.dokumenter'`,
    );
    expect(JSON.stringify(spor)).not.toMatch(/kronisk|legeattest/);
  });

  test('F17 på barnetrinnet finnes det ikke noe vitnemål å trekke fra på', async () => {
    const elev = await r.nyElev('Barn Elev', { arstrinn: 7 });
    await rad(elev, UKE[0]!);
    expect((await r.gjor(elevfravar, rektor(), { elevId: elev })).fratrekk).toBeNull();
    expect((await feilFra(r.gjor(avgjorFratrekk, rektor(), { elevId: elev, skolear: 2026, krevdAv: 'elev' }))).status).toBe(400);
  });

  test('[B02] en foresatt har ringt: skolen skriver meldingen, og begge foresatte ser den', async () => {
    const elev = await r.nyElev();
    await r.gjor(registrerFravar, larer(), { elevId: elev, nar: 'idag', type: 'syk' });
    expect(await r.rader(`select rolle, sen from skoledag.fravarsmelding where elev_id = '${elev}'`)).toEqual([
      { rolle: 'larer', sen: true },
    ]);
    expect((await feilFra(r.gjor(registrerFravar, larer(SOLSIDEN), { elevId: elev, nar: 'idag', type: 'syk' }))).status).toBe(
      404,
    );
  });
});

describe('oversikt og oppfølging', () => {
  test('[B30] klasse og skole: tallene er summen av elevene, og andre skoler er ikke med', async () => {
    const elev = await r.nyElev('Oversikt Elev', { klasse: '5Z', arstrinn: 5 });
    await rad(elev, UKE[0]!, { arsak: 'permisjon' });
    await rad(elev, UKE[1]!);
    const m = await r.gjor(fravarsoversikt, larer(), { klasse: '5Z' });
    expect(m.elever).toMatchObject([{ navn: 'Oversikt Elev', dager: 2, dokumentert: 1, udokumentert: 1 }]);
    expect(m.sum.dager).toBe(2);
    expect((await r.gjor(fravarsoversikt, larer(SOLSIDEN), {})).elever).toEqual([]);
  });

  test('[E07] terskler åpner oppfølging én gang i sin periode, og skolen lukker den med det den gjorde', async () => {
    const elev = await r.nyElev('Terskel Elev', { klasse: '8T', arstrinn: 8 });
    const permisjon = await r.nyElev('Permisjon Elev', { klasse: '8T', arstrinn: 8 });
    for (const d of UKE) {
      await rad(elev, d);
      await rad(permisjon, d, { arsak: 'permisjon' });
    }
    for (const d of ['2026-11-10', '2026-11-11', '2026-11-12']) await rad(elev, d, { status: 'sen', minutter: 5 });
    await finnTerskler(r.system, r.klokke);
    const antall = (await r.rader(`select 1 from skoledag.oppfolging where elev_id = '${elev}'`)).length;
    expect(antall).toBe(4);
    await finnTerskler(r.system, r.klokke);
    expect((await r.rader(`select 1 from skoledag.oppfolging where elev_id = '${elev}'`)).length).toBe(4);
    expect(await r.rader(`select 1 from skoledag.oppfolging where elev_id = '${permisjon}'`)).toEqual([]);
    const { oppfolging } = await r.gjor(elevfravar, rektor(), { elevId: elev });
    expect(oppfolging.map((o) => o.terskel).toSorted()).toEqual(['dag_tre', 'dager_maned', 'dager_rad', 'sen_maned']);
    const inn = { elevId: elev, id: oppfolging[0]!.id, tiltak: 'samtale_hjem' };
    await r.gjor(folgOppFravar, rektor(), inn);
    expect((await feilFra(r.gjor(folgOppFravar, rektor(), inn))).status).toBe(409);
    expect((await feilFra(r.gjor(folgOppFravar, larer(), inn))).status).toBe(403);
  });
});
