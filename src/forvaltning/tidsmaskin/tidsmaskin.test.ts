import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hentBarnefakta } from '#tilgang/relasjon/index.ts';
import { eleverRuter } from '#register/elevforhold/index.ts';
import { personRuter } from '#register/person/index.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import { tidsmaskinRuter } from './ruter.ts';

const RUTER = [personRuter, eleverRuter, tidsmaskinRuter];
let p: Proveskole;
let barn: string;
let anita: string;
let kake: string;

beforeAll(async () => {
  p = await nyProveskole(RUTER);
  barn = await p.id('baug');
  anita = await p.id('anita');
  // a sperring that was given on the 1st and ended on the 10th, and a guardian the register told of since long before
  await sql`insert into tilgang.sperring (id, barn_id, person_id, slag, begrunnelse, gitt, gitt_av, opphevet, opphevet_av, opphevet_begrunnelse)
    values (gen_random_uuid(), ${barn}, ${anita}, 'lokal', 'til saken er avklart', '2026-11-01T08:00Z', ${anita}, '2026-11-10T08:00Z', ${anita}, 'avklart')`.execute(
    p.r.eier,
  );
  await sql`update register.foreldreansvar set kjent_fra = '2026-10-01T00:00Z' where person_id = ${barn}`.execute(p.r.eier);
  await sql`update register.elevforhold set kjent_fra = '2026-10-01T00:00Z' where person_id = ${barn}`.execute(p.r.eier);
  await sql`update register.arbeidsforhold set kjent_fra = '2026-10-05T00:00Z'`.execute(p.r.eier);
  kake = await p.loggInn('lars');
});
afterAll(() => p.slipp());

const pa = async (dato: string) => (await p.hent(kake, `/tidsmaskin/${barn}?dato=${dato}`)).body;
const rad = (side: string, navn: string) => side.match(new RegExp(`<tr[^>]*><th[^>]*>${navn}</th>.*?</tr>`))?.[0] ?? '';

describe('hvem kunne se barnet på en dato', () => {
  test('[L11] før barnet var kjent, kunne ingen', async () => {
    const side = await pa('2026-09-15');
    expect(side).toContain('Ingen var registrert som foresatt');
    expect(rad(side, 'Lars Leder')).toBe('');
  });
  test('[L11] foreldreansvar som var kjent, gir ja med grunnen', async () => {
    expect(rad(await pa('2026-10-10'), 'Anita Skoleleder')).toMatch(/Ja.*foreldreansvar.*oktober 2026/);
  });
  test('[L11] om en ansatt spør siden om personen, og har ingen tabell over foresatte', async () => {
    const side = (await p.hent(kake, `/tidsmaskin/${await p.id('astrid')}`)).body;
    expect(side).toContain('Ansatte med rolle som når personen');
    expect(side).not.toMatch(/barnet|Foresatte og andre/);
  });
  test('[L11] mens sperringen varte, er svaret nei, og etterpå ja igjen', async () => {
    expect(rad(await pa('2026-11-05'), 'Anita Skoleleder')).toMatch(/Nei.*sperret fra barnet/);
    expect(rad(await pa('2026-11-12'), 'Anita Skoleleder')).toMatch(/Ja.*foreldreansvar/);
  });
  test('[L11] ansatte kunne se fra dagen stillingen ble kjent', async () => {
    expect(rad(await pa('2026-10-03'), 'Lars Leder')).toBe('');
    expect(rad(await pa('2026-10-06'), 'Lars Leder')).toMatch(/Rektor.*Ja.*rollen når skolen/);
  });
  test('[L11] [V28] et skjermet barn ble bare sett av kretsen', async () => {
    await sql`insert into tilgang.skjerming (id, person_id, gradering, begrunnelse, vurderes_pa_nytt, gitt, gitt_av, opphevet, opphevet_av, opphevet_begrunnelse)
      values (gen_random_uuid(), ${barn}, 'fortrolig', 'til saken er avklart', '2027-01-01', '2026-11-14T08:00Z', ${anita}, '2026-11-16T08:00Z', ${anita}, 'avklart')`.execute(
      p.r.eier,
    );
    // under kode 7 the leaders of the school saw; under kode 6 nobody outside the circle
    expect(rad(await pa('2026-11-15'), 'Lars Leder')).toMatch(/Ja.*rollen når/);
    await sql`update tilgang.skjerming set gradering = 'strengtFortrolig' where person_id = ${barn}`.execute(p.r.eier);
    expect(rad(await pa('2026-11-15'), 'Lars Leder')).toMatch(/Nei.*utenfor kretsen/);
    expect(rad(await pa('2026-11-17'), 'Lars Leder')).toMatch(/Ja/);
  });
  test('[L11] [B35] en skjermet ansatt står uten navn for den som ikke skal vite hvem det er', async () => {
    const lars = await p.id('lars');
    const forvalter = await p.loggInn('systemforvalter');
    const side = async () => (await p.hent(forvalter, `/tidsmaskin/${barn}`)).body;
    expect(rad(await side(), 'Lars Leder')).toMatch(/Rektor.*Ja/);
    expect(await side(), 'rollen sies én gang').toMatch(/Systemforvalter(?!, )/);
    expect(await side(), 'rollen sies én gang').not.toContain('Systemforvalter, systemforvalter');
    for (const gradering of ['fortrolig', 'strengtFortrolig']) {
      await sql`delete from tilgang.skjerming where person_id = ${lars}`.execute(p.r.eier);
      await sql`insert into tilgang.skjerming (id, person_id, gradering, begrunnelse, vurderes_pa_nytt, gitt, gitt_av)
        values (gen_random_uuid(), ${lars}, ${gradering}, 'til saken er avklart', '2027-01-01', '2026-11-14T08:00Z', ${anita})`.execute(
        p.r.eier,
      );
      expect(await side()).not.toContain('Lars Leder');
      expect(rad(await side(), 'Skjermet ansatt')).toMatch(/Rektor.*Ja/);
    }
    await sql`delete from tilgang.skjerming where person_id = ${lars}`.execute(p.r.eier);
    expect(rad(await side(), 'Lars Leder')).toMatch(/Rektor.*Ja/);
  });
  test('[V28] en skjermet forelder til et barn som ikke er det, står uten navn for den som ikke skal vite hvem det er', async () => {
    const forvalter = await p.loggInn('systemforvalter');
    const side = async () => (await p.hent(forvalter, `/tidsmaskin/${barn}`)).body;
    expect(rad(await side(), 'Anita Skoleleder')).not.toBe('');
    await sql`insert into tilgang.skjerming (id, person_id, gradering, begrunnelse, vurderes_pa_nytt, gitt, gitt_av)
      values (gen_random_uuid(), ${anita}, 'strengtFortrolig', 'til saken er avklart', '2027-01-01', '2026-11-14T08:00Z', ${barn})`.execute(
      p.r.eier,
    );
    const skjult = await side();
    await sql`delete from tilgang.skjerming where person_id = ${anita}`.execute(p.r.eier);
    expect(skjult).not.toContain('Anita');
    expect(skjult).not.toContain(anita);
    expect(rad(skjult, 'Skjermet person')).toMatch(/Ja/);
  });
  test('bildet av nå er det samme som tilgangen regnes av', async () => {
    const na = p.r.klokke.na().toString();
    const { rows } = await sql<{ f: unknown }>`select tilgang.barnefakta_da(${barn}::uuid, ${na}::timestamptz) as f`.execute(
      p.r.eier,
    );
    expect(rows[0]!.f).toEqual(await hentBarnefakta(p.r.eier, barn));
  });
  test('en dato fram i tid og en dato som ikke finnes, er feil', async () => {
    for (const dato of ['2099-01-01', '2026-02-30', 'x'])
      expect((await p.hent(kake, `/tidsmaskin/${barn}?dato=${dato}`)).statusCode).toBe(400);
  });
  test.each(['felicia', 'astrid'])('%s kan ikke spørre', async (hvem) => {
    expect((await p.hent(await p.loggInn(hvem), `/tidsmaskin/${barn}`)).statusCode).toBe(403);
  });
  test('et fremmed barn finnes ikke for rektor ved en annen skole', async () => {
    expect((await p.hent(await p.loggInn('anita'), `/tidsmaskin/${barn}`)).statusCode).toBe(404);
  });
});
