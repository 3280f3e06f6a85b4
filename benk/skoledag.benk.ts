import { sql } from 'kysely';
import { koble, medSporringsteller, type Db } from '#grunn/db/index.ts';
import { medKontekst, type Dormiljo, type Kallvalg } from '#grunn/handling/index.ts';
import { lagNokkelring, nyNokkelfil } from '#grunn/krypto/index.ts';
import { fastKlokke } from '#grunn/tid/index.ts';
import { forRegister, register } from '#skoledag/oppmote/index.ts';
import { tavle } from '#skoledag/tavle/index.ts';
import { aktorForOkt, nyOkt } from '#tilgang/okt/index.ts';
import { benk } from './modell.ts';
import { median } from './regler.ts';

export const DATO = '2026-11-23';
export const LARER = 'a0000000-0000-4000-8000-000000000001';
export const SKOLE = '974100001';

/** Pupils in classes of 25 at schools of 500, with years of absence behind them, and one teacher. */
export async function fyll(db: Db, elever: number, rader: number): Promise<void> {
  await sql`insert into register.person (id, opprettet_av) values (${LARER}, ${LARER})`.execute(db);
  await sql`insert into register.arbeidsforhold (person_id, kilde, ansattnummer, stillingsnummer, stillingskode, hovedstilling, skole, fra, kjent_fra, apnet_av)
    values (${LARER}, 'hr', '1', '1', '7961', true, ${SKOLE}, '2020-08-01', '2026-01-01', ${LARER})`.execute(db);
  await sql`create temp table e as select gen_random_uuid() id, i, ((i / 500) + 974100001)::text skole, 1 + ((i / 25) % 20) / 3 trinn, 'K' || ((i / 25) % 20) klasse
    from generate_series(0, ${elever - 1}::int) i`.execute(db);
  await sql`insert into register.person (id, opprettet_av) select id, id from e`.execute(db);
  await sql`insert into register.navn (person_id, kilde, fornavn, etternavn, kjent_fra, apnet_av)
    select id, 'folkeregisteret', 'Rask' || i, 'Herre' || i % 997, '2026-01-01', id from e`.execute(db);
  await sql`insert into register.elevforhold (person_id, kilde, elevforhold_id, skole, arstrinn, klasse, fra, kjent_fra, apnet_av)
    select id, 'oppstart', gen_random_uuid(), skole, trinn, klasse, '2026-08-01', '2026-01-01', id from e`.execute(db);
  await sql`insert into skoledag.foring (id, skole, gruppe, dato, time_nr, elever, fort, fort_av, rolle)
    values (${LARER}, '974100000', 'gammel', '2020-01-01', 0, '{}', '2020-01-01', ${LARER}, 'larer')`.execute(db);
  await sql`insert into skoledag.oppmote (id, elev_id, dato, time_nr, skole, status, arsak, foring_id, kjent_fra, skrevet_av)
    select gen_random_uuid(), e.id, date '2026-11-20' - d * 3, 0, e.skole, 'borte', 'syk', ${LARER}, '2026-01-01', ${LARER}
    from e cross join generate_series(0, ${Math.floor(rader / elever) - 1}::int) d`.execute(db);
  await sql`insert into skoledag.fravarsmelding (id, melding_id, elev_id, skole, type, fra, til, sen, rolle, kjent_fra, skrevet_av)
    select gen_random_uuid(), gen_random_uuid(), id, skole, 'syk', ${DATO}, ${DATO}, false, 'foresatt', '2026-11-23', id from e where i % 25 = 3`.execute(
    db,
  );
  await sql`insert into register.adressebeskyttelse (person_id, kilde, gradering, kjent_fra, apnet_av)
    select id, 'folkeregisteret', case when i % 2 = 0 then 'fortrolig' else 'strengtFortrolig' end, '2026-01-01', id from e where i % 67 = 66`.execute(
    db,
  );
  await sql`analyze`.execute(db);
}

/** The school's three screens of the morning, on a kommune of 12 000 pupils with 840 000 rows of absence. `--elever=` `--rader=` `--ganger=` */
export default benk({
  id: 'skoledag',
  viser: 'the class register, its save with trace, and the 09:00 board of a school, on 12 000 pupils and 840 000 rows of absence',
  mal: { hoyst: 10, tekst: 'ms p50 for the class register' },
  async kjor(ctx) {
    const elever = Number(ctx.valg['elever'] ?? 12_000);
    const rader = Number(ctx.valg['rader'] ?? 840_000);
    const ganger = Number(ctx.valg['ganger'] ?? 100);
    const { url } = await ctx.postgres();
    const eier = koble({ url, maks: 1 });
    const db = koble({ url, rolle: 'friminutt_app', maks: 4 });
    try {
      ctx.si(`fyller ${elever} elever og ${rader} fraværsrader`);
      await fyll(eier, elever, rader);
      const klokke = fastKlokke(`${DATO}T08:40:00+01:00`);
      const dor: Dormiljo = { db, klokke, nokler: lagNokkelring(nyNokkelfil()), miljo: 'test', tjenester: {} };
      const token = await nyOkt(db, { personId: LARER, sprak: 'nb', na: klokke.na().toString(), tilbyder: 'feide', niva: 'hoyt', toFaktor: true, haddeRolle: true }); // prettier-ignore
      const kall = <T>(arbeid: Parameters<typeof medKontekst<T>>[3]) => medKontekst(dor, aktorForOkt(token), 'nb', arbeid);
      const apne = (gruppe: string) => kall((s) => register.kjor(s, { skole: SKOLE, gruppe }));
      const lagre = async (gruppe: string, valg: Kallvalg, linjer: readonly { elevId: string }[]) =>
        kall((s) =>
          forRegister.kjor(
            s,
            { skole: SKOLE, gruppe, dato: DATO, timeNr: 0, rader: linjer.map((e, i) => ({ elevId: e.elevId, status: i < 2 ? 'borte' : 'tilstede', arsak: i < 2 ? 'syk' : null })) }, // prettier-ignore
            valg,
          ),
        );
      const mal = async (fn: (i: number) => Promise<unknown>): Promise<number> => {
        for (let i = 0; i < 10; i++) await fn(i);
        const ms: number[] = [];
        for (let i = 0; i < ganger; i++) ms.push((await ctx.tid(() => fn(i))).ms);
        return median(ms);
      };
      const klasse = (i: number) => `K${i % 20}`;
      await ctx.kalibrer('selectOneMs', () => sql`select 1`.execute(db), { ganger: 50 });
      const registerMs = await mal((i) => apne(klasse(i)));
      const lagreMs = await mal(async (i) => {
        const m = await apne(klasse(i));
        return lagre(klasse(i), { nokkel: crypto.randomUUID(), basis: m.versjon }, m.elever);
      });
      const tavleMs = await mal(() => kall((s) => tavle.kjor(s, { skole: SKOLE })));
      // opening the transaction, who is asking, the trace and COMMIT among them
      const setninger = {
        register: (await medSporringsteller(() => apne('K1'))).antall,
        save: 0,
        board: (await medSporringsteller(() => kall((s) => tavle.kjor(s, { skole: SKOLE })))).antall,
      };
      const apnet = await apne('K1');
      setninger.save = (
        await medSporringsteller(() => lagre('K1', { nokkel: crypto.randomUUID(), basis: apnet.versjon }, apnet.elever))
      ).antall;
      const lagringAlene = Math.max(0, lagreMs - registerMs);
      return {
        value: registerMs,
        saveMs: lagringAlene,
        boardMs: tavleMs,
        statements: setninger,
        pupils: elever,
        rows: rader,
        delmal: { saveMs: { verdi: lagringAlene, hoyst: 20 }, boardMs: { verdi: tavleMs, hoyst: 25 } },
      };
    } finally {
      await db.destroy();
      await eier.destroy();
    }
  },
});
