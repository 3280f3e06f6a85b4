// The database alone: no rule stands above these statements. Who reads the school day, who writes it, and who makes a decision.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Tx } from '#grunn/db/index.ts';
import { rutineoppsett } from '#skoledag/rutine/index.ts';
import { NORDBYGDA, nyePersoner, SOLSIDEN, type Provepersoner } from '#verktoy/provepersoner.ts';

const DAG = '2026-11-23';
let r: Provepersoner;
const id: Record<string, string> = {};

const rolle = async (hvem: string, navn: string, skole: string | null) => {
  id[hvem] = await r.person({ navn: `Ansatt ${hvem}`, fodselsdato: '1970-01-01', kilde: 'hr' });
  await sql`insert into tilgang.rolletildeling (id, person_id, rolle, skole, begrunnelse, fra, til, gitt_av, godkjent, godkjent_av)
    values (gen_random_uuid(), ${id[hvem]}, ${navn}, ${skole}, 'Oppsett', '2026-01-01', '2026-12-31', gen_random_uuid(), now(), gen_random_uuid())`.execute(
    r.eier,
  );
};

beforeAll(async () => {
  r = await nyePersoner();
  for (const barn of ['her', 'der', 'kode6']) {
    id[barn] = await r.person({ navn: `Elev ${barn}` });
    id[`mor ${barn}`] = await r.person({ navn: `Mor ${barn}`, fodselsdato: '1985-01-01' });
    await r.elev(id[barn], barn === 'der' ? SOLSIDEN : NORDBYGDA);
    await r.ansvar(id[barn], [id[`mor ${barn}`]!]);
  }
  await r.beskytt(id['kode6']!, 'strengtFortrolig');
  await rolle('rektor', 'rektor', NORDBYGDA);
  await rolle('larer', 'larer', NORDBYGDA);
  await rolle('radgiver', 'radgiver', NORDBYGDA);
  await rolle('annen', 'rektor', SOLSIDEN);
  await rolle('sfo', 'sfoAnsatt', NORDBYGDA);
  await rolle('forvalter', 'systemforvalter', null);
  await rolle('sjef', 'kommunalsjef', null);
  for (const [barn, skole] of [
    ['her', NORDBYGDA],
    ['der', SOLSIDEN],
    ['kode6', NORDBYGDA],
  ] as const) {
    const av = id['rektor']!;
    const foring = crypto.randomUUID();
    await sql`insert into skoledag.foring (id, skole, gruppe, dato, time_nr, elever, fort, fort_av, rolle)
      values (${foring}, ${skole}, ${`6 ${barn}`}, ${DAG}, 0, array[${id[barn]}]::uuid[], now(), ${av}, 'larer')`.execute(r.eier);
    await sql`insert into skoledag.oppmote (id, elev_id, dato, time_nr, skole, status, foring_id, kjent_fra, skrevet_av)
      values (gen_random_uuid(), ${id[barn]}, ${DAG}, 0, ${skole}, 'borte', ${foring}, now(), ${av})`.execute(r.eier);
    await sql`insert into skoledag.fravarsmelding (id, melding_id, elev_id, skole, type, fra, til, sen, rolle, kjent_fra, skrevet_av)
      values (gen_random_uuid(), gen_random_uuid(), ${id[barn]}, ${skole}, 'syk', ${DAG}, ${DAG}, false, 'foresatt', '2026-11-23', ${av})`.execute(r.eier); // prettier-ignore
    const sak = crypto.randomUUID();
    await sql`insert into skoledag.etterlysning (id, slag, elev_id, skole, dato, apnet) values (${sak}, 'elev', ${id[barn]}, ${skole}, ${DAG}, now())`.execute(r.eier); // prettier-ignore
    await sql`insert into skoledag.etterlysningssteg (id, etterlysning_id, tid, hva, resultat) values (gen_random_uuid(), ${sak}, now(), 'varslet', 'sendt_videre')`.execute(r.eier); // prettier-ignore
    await sql`insert into skoledag.permisjon (id, soknad_id, elev_id, skole, fra, til, arsak, ledd, dager, status, sokt, sokt_av, rolle, kjent_fra, skrevet_av)
      values (gen_random_uuid(), gen_random_uuid(), ${id[barn]}, ${skole}, ${DAG}, ${DAG}, 'ferie', 4, 1, 'sokt', now(), ${av}, 'foresatt', now(), ${av})`.execute(r.eier); // prettier-ignore
    await sql`insert into skoledag.hendelse (id, slag, elev_id, om_id, skole, opprettet) values (gen_random_uuid(), 'fravarMeldt', ${id[barn]}, gen_random_uuid(), ${skole}, now())`.execute(r.eier); // prettier-ignore
  }
}, 120_000);
afterAll(() => r.slipp());

const som = <T>(hvem: string, arbeid: (tx: Tx) => Promise<T>): Promise<T> =>
  r.dor.db.transaction().execute(async (tx) => {
    await sql`select set_config('friminutt.aktor', ${id[hvem]}, true), set_config('friminutt.dato', ${DAG}, true)`.execute(tx);
    return arbeid(tx);
  });
const tell = async (tx: Tx, tabell: string, barn: string): Promise<number> => {
  const hvor =
    tabell === 'foring'
      ? sql`${id[barn]}::uuid = any(elever)`
      : tabell === 'etterlysningssteg'
        ? sql`etterlysning_id in (select e.id from skoledag.etterlysning e where e.elev_id = ${id[barn]})`
        : sql`elev_id = ${id[barn]}`;
  return (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(`skoledag.${tabell}`)} where ${hvor}`.execute(tx))
    .rows[0]!.n;
};
interface Svar {
  readonly numAffectedRows?: bigint;
}
/** How many rows were written, or that the lock refused. */
const utfall = (skriv: Promise<Svar>): Promise<string> =>
  skriv.then(
    (x) => String(x.numAffectedRows),
    (e: unknown) => (String(e).includes('row-level security') ? 'nektet' : String(e)),
  );
const DAGEN = ['oppmote', 'foring', 'fravarsmelding', 'etterlysning', 'etterlysningssteg'] as const;

describe('[S3] skoledagen, databasen alene', () => {
  test.each`
    hvem           | barn       | dagen    | permisjon
    ${'rektor'}    | ${'her'}   | ${true}  | ${true}
    ${'larer'}     | ${'her'}   | ${true}  | ${true}
    ${'larer'}     | ${'der'}   | ${false} | ${false}
    ${'annen'}     | ${'her'}   | ${false} | ${false}
    ${'annen'}     | ${'der'}   | ${true}  | ${true}
    ${'mor her'}   | ${'her'}   | ${true}  | ${true}
    ${'mor her'}   | ${'der'}   | ${false} | ${false}
    ${'her'}       | ${'her'}   | ${true}  | ${true}
    ${'her'}       | ${'kode6'} | ${false} | ${false}
    ${'mor kode6'} | ${'kode6'} | ${true}  | ${true}
    ${'forvalter'} | ${'her'}   | ${false} | ${false}
    ${'sjef'}      | ${'her'}   | ${false} | ${true}
  `('$hvem leser dagen til $barn: $dagen, permisjonen: $permisjon', async ({ hvem, barn, dagen, permisjon }) => {
    const svar = await som(hvem, async (tx) => {
      const ut: boolean[] = [];
      for (const t of [...DAGEN, 'permisjon']) ut.push((await tell(tx, t, barn)) > 0);
      return ut;
    });
    expect(svar).toEqual([...DAGEN.map(() => dagen), permisjon]);
  });

  test('[V28] under kode 6 leser ingen ved skolen oppmøtet, og ingen leser køen av hendelser', async () => {
    for (const hvem of ['rektor', 'larer', 'sfo', 'forvalter', 'sjef'])
      expect(await som(hvem, async (tx) => [await tell(tx, 'oppmote', 'kode6'), await tell(tx, 'fravarsmelding', 'kode6'), await tell(tx, 'hendelse', 'her')])).toEqual([0, 0, 0]); // prettier-ignore
  });

  test('uten identitet leses ingenting, og systemet leser alt', async () => {
    const alle = (db: typeof r.dor.db) =>
      sql<{ n: number }>`select count(*)::int as n from skoledag.oppmote`.execute(db).then((x) => x.rows[0]!.n);
    expect([await alle(r.dor.db), await alle(r.base.som('friminutt_system'))]).toEqual([0, 3]);
  });

  const melding = (barn: string, av: string) =>
    sql`insert into skoledag.fravarsmelding (id, melding_id, elev_id, skole, type, fra, til, sen, rolle, kjent_fra, skrevet_av)
      values (gen_random_uuid(), gen_random_uuid(), ${id[barn]}, ${NORDBYGDA}, 'syk', ${av === 'larer' ? '2026-11-25' : '2026-11-24'}, ${av === 'larer' ? '2026-11-25' : '2026-11-24'}, false, 'foresatt', now(), ${id[av]})`;
  const papir = (barn: string, av: string) =>
    sql`insert into skoledag.dokumentasjon (id, elev_id, skole, fra, til, slag, kjent_fra, skrevet_av)
      values (gen_random_uuid(), ${id[barn]}, ${NORDBYGDA}, ${DAG}, ${DAG}, 'legeattest', now(), ${id[av]})`;
  const fratrekk = (barn: string, av: string) =>
    sql`insert into skoledag.fratrekk (id, elev_id, skole, skolear, krevd_av, dager, grunnlag, kjent_fra, skrevet_av)
      values (gen_random_uuid(), ${id[barn]}, ${NORDBYGDA}, 2026, 'elev', 1, '[]', now(), ${id[av]})`;
  const foring = (_barn: string, av: string) =>
    sql`insert into skoledag.foring (id, skole, gruppe, dato, time_nr, elever, fort, fort_av, rolle)
      values (gen_random_uuid(), ${NORDBYGDA}, 'ny', ${DAG}, 1, '{}', now(), ${id[av]}, 'larer')`;
  test.each`
    hva                                                 | hvem           | av             | barn     | akt         | lov
    ${'en foresatt melder fravær'}                      | ${'mor her'}   | ${'mor her'}   | ${'her'} | ${melding}  | ${true}
    ${'en foresatt melder i en annens navn'}            | ${'mor her'}   | ${'larer'}     | ${'her'} | ${melding}  | ${false}
    ${'en foresatt melder for et annet barn'}           | ${'mor her'}   | ${'mor her'}   | ${'der'} | ${melding}  | ${false}
    ${'en lærer melder for skolen'}                     | ${'larer'}     | ${'larer'}     | ${'her'} | ${melding}  | ${true}
    ${'rådgiveren melder ikke'}                         | ${'radgiver'}  | ${'radgiver'}  | ${'her'} | ${melding}  | ${false}
    ${'systemforvalteren melder ikke'}                  | ${'forvalter'} | ${'forvalter'} | ${'her'} | ${melding}  | ${false}
    ${'en lærer fører klasseregisteret'}                | ${'larer'}     | ${'larer'}     | ${'her'} | ${foring}   | ${true}
    ${'en lærer ved en annen skole fører det ikke'}     | ${'annen'}     | ${'annen'}     | ${'her'} | ${foring}   | ${false}
    ${'en foresatt fører det ikke'}                     | ${'mor her'}   | ${'mor her'}   | ${'her'} | ${foring}   | ${false}
    ${'rektor fører dokumentasjon'}                     | ${'rektor'}    | ${'rektor'}    | ${'her'} | ${papir}    | ${true}
    ${'en lærer fører ikke dokumentasjon'}              | ${'larer'}     | ${'larer'}     | ${'her'} | ${papir}    | ${false}
    ${'rektor avgjør fratrekk'}                         | ${'rektor'}    | ${'rektor'}    | ${'her'} | ${fratrekk} | ${true}
    ${'læreren avgjør ikke fratrekk'}                   | ${'larer'}     | ${'larer'}     | ${'her'} | ${fratrekk} | ${false}
    ${'rektor ved en annen skole avgjør ikke fratrekk'} | ${'annen'}     | ${'annen'}     | ${'her'} | ${fratrekk} | ${false}
  `('$hva', async ({ hvem, av, barn, akt, lov }) => {
    expect(await utfall(som<Svar>(hvem, (tx) => akt(barn, av).execute(tx)))).toBe(lov === true ? '1' : 'nektet');
  });

  test('[H16] standarden for rutinen er den samme i basen som i koden', async () => {
    const { rows } = await sql<{ s: unknown }>`select grunn.standard_rutine() as s`.execute(r.eier);
    expect(rows[0]!.s).toEqual(rutineoppsett.standard);
  });

  test('den som lukker en melding, signerer selv', async () => {
    const lukk = (av: string) =>
      som('mor her', (tx) =>
        sql`update skoledag.fravarsmelding set kjent_til = '2027-01-01', lukket_av = ${id[av]} where elev_id = ${id['her']} and fra = ${DAG}`.execute(
          tx,
        ),
      );
    await expect(lukk('larer')).rejects.toThrow('row-level security');
    expect((await lukk('mor her')).numAffectedRows).toBe(1n);
  });
});

describe('[S3] beslutninger settes inn av den som tar dem, i en rolle som kan', () => {
  const sperring = (av: string) => sql`insert into tilgang.sperring (id, barn_id, person_id, slag, begrunnelse, gitt_av)
    values (gen_random_uuid(), ${id['her']}, gen_random_uuid(), 'lokal', 'Uavklart sak', ${id[av]})`;
  const rolletildeling = (
    av: string,
  ) => sql`insert into tilgang.rolletildeling (id, person_id, rolle, skole, begrunnelse, fra, til, gitt_av)
    values (gen_random_uuid(), ${id['radgiver']}, 'rektor', ${NORDBYGDA}, 'Vikar for rektor', '2026-11-01', '2026-12-01', ${id[av]})`;
  const nod = (
    av: string,
  ) => sql`insert into tilgang.nodinnsyn (id, person_id, aktor_id, begrunnelse, krever_godkjenning, bedt, til)
    values (gen_random_uuid(), ${id['kode6']}, ${id[av]}, 'Barnet er ikke hentet, og ingen svarer', true, now(), now() + interval '1 hour')`;
  const stenging = (av: string) =>
    sql`insert into tilgang.foresattstenging (id, begrunnelse, stengt_av) values (gen_random_uuid(), 'Feil i innlesingen', ${id[av]})`;
  test.each`
    hva                                     | hvem           | av             | akt               | lov
    ${'rektor sperrer'}                     | ${'rektor'}    | ${'rektor'}    | ${sperring}       | ${true}
    ${'rektor sperrer i en annens navn'}    | ${'rektor'}    | ${'forvalter'} | ${sperring}       | ${false}
    ${'læreren sperrer ikke'}               | ${'larer'}     | ${'larer'}     | ${sperring}       | ${false}
    ${'mor sperrer ikke'}                   | ${'mor her'}   | ${'mor her'}   | ${sperring}       | ${false}
    ${'systemforvalteren gir en rolle'}     | ${'forvalter'} | ${'forvalter'} | ${rolletildeling} | ${true}
    ${'rektor gir ingen rolle'}             | ${'rektor'}    | ${'rektor'}    | ${rolletildeling} | ${false}
    ${'læreren ber om nødinnsyn'}           | ${'larer'}     | ${'larer'}     | ${nod}            | ${true}
    ${'læreren ber ikke for en annen'}      | ${'larer'}     | ${'rektor'}    | ${nod}            | ${false}
    ${'mor ber ikke om nødinnsyn'}          | ${'mor her'}   | ${'mor her'}   | ${nod}            | ${false}
    ${'rektor stenger ikke for alle'}       | ${'rektor'}    | ${'rektor'}    | ${stenging}       | ${false}
    ${'systemforvalteren stenger for alle'} | ${'forvalter'} | ${'forvalter'} | ${stenging}       | ${true}
  `('$hva', async ({ hvem, av, akt, lov }) => {
    expect(await utfall(som<Svar>(hvem, (tx) => akt(av).execute(tx)))).toBe(lov === true ? '1' : 'nektet');
  });

  test('[A14] det revisjonen ikke fikk svar på, faller bort i basen også', async () => {
    const har = () =>
      som('larer', async (tx) => (await sql<{ n: number }>`select count(*)::int as n from register.elevforhold where person_id = ${id['her']}`.execute(tx)).rows[0]!.n); // prettier-ignore
    const sett = (forste: string | null) =>
      sql`insert into grunn.innstilling (id, navn, verdi, satt, satt_av) values (gen_random_uuid(), 'tilgang.revisjon', ${JSON.stringify({ forsteKvartal: forste, fristDager: 45 })}::jsonb, clock_timestamp(), ${id['forvalter']})`.execute(r.eier); // prettier-ignore
    expect(await har()).toBe(1);
    await sett('2026-10-01');
    expect(await har()).toBe(0);
    await sql`insert into tilgang.revisjonssvar (id, kvartal, skole, person_id, rolle, svar, svart, svart_av)
      values (gen_random_uuid(), '2026-10-01', ${NORDBYGDA}, ${id['larer']}, 'larer', 'bekreftet', '2026-11-01', ${id['rektor']})`.execute(r.eier); // prettier-ignore
    expect(await har()).toBe(1);
    await sett(null);
    await sql`insert into tilgang.revisjonssvar (id, kvartal, skole, person_id, rolle, svar, svart, svart_av)
      values (gen_random_uuid(), '2026-10-01', ${NORDBYGDA}, ${id['larer']}, 'larer', 'fjernet', '2026-11-20T10:00:00Z', ${id['rektor']})`.execute(r.eier); // prettier-ignore
    expect(await har()).toBe(0);
  });
});
