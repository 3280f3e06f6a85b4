import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { koble, medSporringsteller, type Db } from '#grunn/db/index.ts';
import { medKontekst, type Dormiljo } from '#grunn/handling/index.ts';
import { lagNokkelring, nyNokkelfil } from '#grunn/krypto/index.ts';
import { fastKlokke } from '#grunn/tid/index.ts';
import { aktorForOkt, nyOkt } from '#tilgang/okt/index.ts';
import { statiskeFiler } from '#web/statisk/index.ts';
import { alleRuter, lagTegnSide, menypunkter } from '#start/index.ts';
import { benk } from './modell.ts';
import { median } from './regler.ts';
import { fyll } from './skoledag.benk.ts';

const DATO = '2026-11-23';

/** Two guardians a pupil, known to the register; one of them has two children at two schools. What the home is asked: four consents. */
export async function fyllHjem(db: Db): Promise<string> {
  await sql`create temp table g as select gen_random_uuid() id, e.id as barn, e.i from e cross join generate_series(1, 2)`.execute(
    db,
  );
  await sql`insert into register.person (id, opprettet_av) select id, id from g`.execute(db);
  await sql`insert into register.navn (person_id, kilde, fornavn, etternavn, kjent_fra, apnet_av) select id, 'folkeregisteret', 'Bård' || i, 'Leite', '2026-01-01', id from g`.execute(
    db,
  );
  await sql`insert into register.foreldreansvar (person_id, kilde, ansvarlig_nokkel, ansvar, ansvarlig_id, kjent_fra, apnet_av)
    select barn, 'folkeregisteret', id::text, 'felles', id, '2026-01-01', id from g`.execute(db);
  await sql`insert into register.personalia (person_id, kilde, fodselsdato, dodfodt, kjent_fra, apnet_av)
    select id, 'folkeregisteret', date '2015-05-20', false, '2026-01-01', id from e`.execute(db);
  await sql`insert into register.kontaktinformasjon (person_id, kilde, status, reservert, epostadresse, epost_oppdatert, mobiltelefonnummer, mobil_oppdatert, kjent_fra, apnet_av)
    select id, 'krr', 'AKTIV', false, 'a@b.example', '2026-08-01', '+4745111111', '2026-08-01', '2026-01-01', id from g`.execute(
    db,
  );
  const { rows } = await sql<{ id: string }>`select id from g where i = 1 limit 1`.execute(db);
  const forelder = rows[0]!.id;
  await sql`insert into register.foreldreansvar (person_id, kilde, ansvarlig_nokkel, ansvar, ansvarlig_id, kjent_fra, apnet_av)
    select id, 'folkeregisteret', ${`${forelder} to`}, 'felles', ${forelder}::uuid, '2026-01-01', id from e where i = 501`.execute(
    db,
  );
  await sql`insert into skoledag.samtykketype (id, slag, navn_nb, navn_nn, om_nb, om_nn, krever, varer, trinn_fra, trinn_til, opprettet, opprettet_av)
    select gen_random_uuid(), 'bilde', 'Bilder ' || n, 'Bilete ' || n, 'Om', 'Om', 'alle', 'skolear', 1, 10, '2026-08-01', ${forelder}::uuid from generate_series(1, 4) n`.execute(
    db,
  );
  await sql`analyze`.execute(db);
  return forelder;
}

/** The guardian's front page as it is sent: who asks, what is fetched, what is drawn, the read log and COMMIT. `--elever=` `--ganger=` */
export default benk({
  id: 'hjem',
  viser: 'the front page of a guardian with two children, on 12 000 pupils with two guardians each: time, statements and weight',
  mal: { hoyst: 10, tekst: 'ms p50 for the guardian start page' },
  async kjor(ctx) {
    const elever = Number(ctx.valg['elever'] ?? 12_000);
    const ganger = Number(ctx.valg['ganger'] ?? 200);
    const { url } = await ctx.postgres();
    const eier = koble({ url, maks: 1 });
    const db = koble({ url, rolle: 'friminutt_app', maks: 4 });
    try {
      ctx.si(`fyller ${elever} elever og ${elever * 2} foresatte`);
      await fyll(eier, elever, elever * 10);
      const forelder = await fyllHjem(eier);
      const klokke = fastKlokke(`${DATO}T07:50:00+01:00`);
      const dor: Dormiljo = {
        db,
        klokke,
        nokler: lagNokkelring(nyNokkelfil()),
        miljo: 'test',
        tjenester: { menypunkter },
      };
      const token = await nyOkt(db, {
        personId: forelder,
        sprak: 'nb',
        na: klokke.na().toString(),
        tilbyder: 'idporten',
        niva: 'hoyt',
        toFaktor: true,
        haddeRolle: true,
      });
      const tegnSide = lagTegnSide({ kommune: 'Fjordvik', demo: false, idag: () => DATO, skoler: () => new Map() });
      const rute = alleRuter.flatMap((t) => t.ruter).find((r) => r.sti === '/');
      if (rute?.slag !== 'side') throw new Error('The front page is not a page');
      const hent = () =>
        medKontekst(dor, aktorForOkt(token), 'nb', async (s) => {
          const skjema = { nokkel: 'n', verdier: {}, feil: [], konflikt: false };
          const ramme = { sprak: 'nb', aktor: s.aktor, sti: '/', sporring: {}, skjema } as const;
          return tegnSide(rute.tegn(await rute.visning.kjor(s, {}), ramme), ramme);
        });
      await ctx.kalibrer('selectOneMs', () => sql`select 1`.execute(db), { ganger: 50 });
      for (let i = 0; i < 20; i++) await hent();
      const ms: number[] = [];
      for (let i = 0; i < ganger; i++) ms.push((await ctx.tid(hent)).ms);
      const html = await hent();
      const statisk = statiskeFiler();
      const forste = [...statisk.filer].filter(([sti]) => html.includes(sti));
      const kB = (n: number): number => Math.round(n / 102.4) / 10;
      const sideByte = gzipSync(html).length;
      const forsteByte = sideByte + forste.reduce((n, [, f]) => n + (f.gzip ?? f.bytes).length, 0);
      return {
        value: median(ms),
        statements: (await medSporringsteller(hent)).antall,
        pageKb: kB(sideByte),
        firstVisitKb: kB(forsteByte),
        requestsFirst: 1 + forste.length,
        pupils: elever,
        delmal: { pageKb: { verdi: kB(sideByte), hoyst: 30 }, firstVisitKb: { verdi: kB(forsteByte), hoyst: 60 } },
      };
    } finally {
      await db.destroy();
      await eier.destroy();
    }
  },
});
