import { sql } from 'kysely';
import { koble, medSporringsteller } from '#grunn/db/index.ts';
import { medKontekst, type Dormiljo } from '#grunn/handling/index.ts';
import { lagNokkelring, nyNokkelfil } from '#grunn/krypto/index.ts';
import { fastKlokke } from '#grunn/tid/index.ts';
import { lagFil, rapportfil } from '#forvaltning/rapport/index.ts';
import { aktorForOkt, nyOkt } from '#tilgang/okt/index.ts';
import { benk } from './modell.ts';
import { median } from './regler.ts';
import { fyllKommune, REKTOR, SKOLE } from './tilgangsfart/fyll.ts';

/** A whole school of 400 with the guardians' contact details, decided child by child, as a file. `--elever=` `--ganger=` */
export default benk({
  id: 'rapport',
  viser: 'the list of a school of 400 pupils with guardians and how to reach them: read, decided, logged and written as CSV',
  mal: { hoyst: 3000, tekst: 'ms p50' },
  async kjor(ctx) {
    const elever = Number(ctx.valg['elever'] ?? 4000);
    const ganger = Number(ctx.valg['ganger'] ?? 5);
    const { url } = await ctx.postgres();
    const eier = koble({ url, maks: 1 });
    const db = koble({ url, rolle: 'friminutt_app', maks: 2 });
    try {
      ctx.si(`fyller ${elever} elever`);
      await fyllKommune(eier, elever);
      await sql`insert into register.skole (organisasjonsnummer, kilde, navn, aktiv, kjent_fra, apnet_av) values (${SKOLE}, 'nsr', 'Fjordvik skole', true, '2026-01-01', ${REKTOR})`.execute(
        eier,
      );
      const klokke = fastKlokke('2026-11-23T08:40:00+01:00');
      const dor: Dormiljo = { db, klokke, nokler: lagNokkelring(nyNokkelfil()), miljo: 'test', tjenester: {} };
      const token = await nyOkt(db, { personId: REKTOR, sprak: 'nb', na: klokke.na().toString(), tilbyder: 'feide', niva: 'hoyt', toFaktor: true, haddeRolle: true }); // prettier-ignore
      const kolonne = ['fornavn', 'etternavn', 'klasse', 'foresatt', 'foresattMobil', 'foresattEpost'];
      const hent = () =>
        medKontekst(dor, aktorForOkt(token), 'nb', (s) => rapportfil.kjor(s, { skole: SKOLE, format: 'csv', kolonne }));
      const { svar, antall } = await medSporringsteller(hent);
      const ms: number[] = [];
      for (let i = 0; i < ganger; i++) ms.push((await ctx.tid(hent)).ms);
      const filer: Record<string, number> = {};
      for (const format of ['csv', 'xlsx', 'pdf', 'etiketter'] as const)
        filer[format] = (await ctx.tid(() => lagFil({ ...svar, format }, 'nb'))).ms;
      const value = median(ms);
      // the same number of statements however many pupils
      return {
        value,
        rows: svar.rader.length,
        statements: antall,
        fileMs: filer,
        delmal: { statements: { verdi: antall, hoyst: 12 } },
      };
    } finally {
      await db.destroy();
      await eier.destroy();
    }
  },
});
