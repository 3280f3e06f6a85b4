import { sql } from 'kysely';
import { koble, type Db } from '#grunn/db/index.ts';
import type { Dormiljo } from '#grunn/handling/index.ts';
import { lagNokkelring, nyNokkelfil } from '#grunn/krypto/index.ts';
import { lagLogg } from '#grunn/logg/index.ts';
import { fastKlokke } from '#grunn/tid/index.ts';
import { lagTjener } from '#grunn/tjener/index.ts';
import { alleRuter, erIArbeid, lagTegnSide, menypunkter } from '#start/index.ts';
import { aktorForOkt, lagOktdor, nyOkt } from '#tilgang/okt/index.ts';
import { statiskeFiler } from '#web/statisk/index.ts';
import { fyllHjem } from './hjem.benk.ts';
import { postmester as finnPostmester } from './innlesing/full.ts';
import { prosessorsekunder } from './innlesing/prosessor.ts';
import type { Kjoresvar, Kjoring, Oppdrag } from './last/generator.ts';
import { benk } from './modell.ts';
import { DATO, fyll, LARER, SKOLE } from './skoledag.benk.ts';

/** What LT3 asks for, requests a second. */
const LT3 = 1866;
const DAGER = [DATO, '2026-11-20', '2026-11-19'];

async function lagOppdrag(db: Db, eier: Db, na: string, antall: number): Promise<Oppdrag[]> {
  const okt = (personId: string, tilbyder: 'idporten' | 'feide') =>
    nyOkt(db, { personId, sprak: 'nb', na, tilbyder, niva: 'hoyt', toFaktor: true, haddeRolle: true });
  const { rows } = await sql<{
    forelder: string;
    barn: string;
  }>`select id as forelder, barn from g where i % 7 = 1 and i % 67 <> 66 order by i limit ${antall}`.execute(eier);
  const klasser = Array.from({ length: 20 }, (_, i) => `K${i}`);
  // a teacher at every school: each class is saved once, as in a morning
  const larere = await sql<{ skole: string; id: string }>`with s as (select skole, gen_random_uuid() as id from e group by skole),
      p as (insert into register.person (id, opprettet_av) select id, id from s)
    select * from s order by skole`.execute(eier);
  await sql`insert into register.arbeidsforhold (person_id, kilde, ansattnummer, stillingsnummer, stillingskode, hovedstilling, skole, fra, kjent_fra, apnet_av)
    select id, 'hr', skole, '1', '7961', true, skole, '2020-08-01', '2026-01-01', id
    from unnest(${larere.rows.map((l) => l.id)}::uuid[], ${larere.rows.map((l) => l.skole)}::text[]) l(id, skole)`.execute(eier);
  const elever = await sql<{
    skole: string;
    klasse: string;
    ider: string[];
  }>`select skole, klasse, array_agg(id order by id) as ider
    from e where i % 67 <> 66 group by skole, klasse order by klasse, skole`.execute(eier);
  // the logins come last: what was filled is remembered by a connection that must not stand idle
  const larer = await okt(LARER, 'feide');
  const hjem: { token: string; barn: string }[] = [];
  for (const r of rows) hjem.push({ token: await okt(r.forelder, 'idporten'), barn: r.barn });
  const tokener = new Map<string, string>();
  for (const l of larere.rows) tokener.set(l.skole, await okt(l.id, 'feide'));
  // today's classes first, then those of the days before that were left unsaved: three times too many asks for more than a day has
  const register = DAGER.flatMap((dato) =>
    elever.rows.map(({ skole, klasse, ider }) => ({
      metode: 'POST' as const,
      sti: '/api/v1/register',
      token: tokener.get(skole)!,
      basis: 'ny',
      kropp: JSON.stringify({
        skole,
        gruppe: klasse,
        dato,
        timeNr: 0,
        rader: ider.map((elevId, i) => ({ elevId, status: i < 2 ? 'borte' : 'tilstede', arsak: i < 2 ? 'syk' : null })),
      }),
    })),
  );
  return [
    { slag: 'apne', vekt: 66, foresporsler: hjem.map(({ token }) => ({ metode: 'GET', sti: '/', token })) },
    {
      slag: 'melde',
      vekt: 25,
      foresporsler: hjem.map(({ token, barn }) => ({
        metode: 'POST',
        sti: '/api/v1/fravar',
        token,
        kropp: JSON.stringify({ elever: [barn], nar: 'idag', type: 'syk' }),
      })),
    },
    { slag: 'klasse', vekt: 9, foresporsler: register },
    {
      slag: 'ansatt',
      vekt: 10,
      fast: true,
      foresporsler: klasser.map((k) => ({ metode: 'GET', sti: `/register/${SKOLE}/${k}`, token: larer })),
    },
  ];
}

/** The morning of a kommune of 70 000 pupils: LT1's mix, half of what is the most, three times that, and what LT3 would take. `--elever=` `--sekunder=` */
export default benk({
  id: 'last',
  viser:
    'LT1, LT3 and LT5: processor time of a request, an even pace at half the most, three times too many and the lane of people at work, the time after',
  mal: { hoyst: 4, tekst: 'cores for 1 866 requests a second, from the processor time of each' },
  async kjor(ctx) {
    const elever = Number(ctx.valg['elever'] ?? 70_000);
    const sekunder = Number(ctx.valg['sekunder'] ?? 30);
    const { url } = await ctx.postgres();
    const eier = koble({ url, maks: 1 });
    ctx.si(`fyller ${elever} elever med foresatte`);
    await fyll(eier, elever, elever * 5);
    await fyllHjem(eier);
    const postmester = await finnPostmester(url);
    const db = koble({ url, rolle: 'friminutt_app', maks: 10 });
    const klokke = fastKlokke(`${DATO}T07:50:00+01:00`);
    const oppdrag = await lagOppdrag(db, eier, klokke.na().toString(), Math.min(2_000, elever));
    const dor: Dormiljo = { db, klokke, nokler: lagNokkelring(nyNokkelfil()), miljo: 'test', tjenester: { menypunkter } };
    const app = await lagTjener({
      dor,
      ruter: alleRuter,
      tegnSide: lagTegnSide({ kommune: 'Fjordvik', demo: false, idag: () => DATO, skoler: () => new Map() }),
      finnAktor: aktorForOkt,
      okt: { ...lagOktdor(dor), utenRolle: async () => ({ tittel: '', innhold: '' }) },
      innlogging: '/logg-inn',
      iArbeid: erIArbeid,
      statisk: statiskeFiler().filer,
      helse: {},
      logg: lagLogg({ niva: 'silent' }),
      https: false,
    });
    try {
      await app.listen({ port: 0, host: '127.0.0.1' });
      const port = (app.server.address() as { port: number }).port;
      let forbi = 0;
      const kjor = async ({ bare, ...k }: Omit<Kjoring, 'port' | 'oppdrag' | 'fro' | 'forbi'> & { readonly bare?: string }) => {
        const cpu0 = process.cpuUsage();
        const pg0 = prosessorsekunder(postmester);
        const { svar } = await ctx.barn<Kjoresvar>('benk/last/generator.ts', 'kjorLast', {
          port,
          oppdrag: bare === undefined ? oppdrag : oppdrag.filter((o) => o.slag === bare),
          fro: ctx.fro,
          forbi,
          ...k,
        });
        forbi += svar.slag['klasse']?.sendt ?? 0;
        const egen = process.cpuUsage(cpu0);
        const pg1 = prosessorsekunder(postmester);
        const cpuMs = (egen.user + egen.system) / 1000 + (pg0 === undefined || pg1 === undefined ? NaN : (pg1 - pg0) * 1000);
        return { ...svar, cpuMs, perSekund: svar.alle.ok / svar.sekunder };
      };
      await ctx.kalibrer('selectOneMs', () => sql`select 1`.execute(db), { ganger: 50 });
      ctx.si('varmer opp');
      await kjor({ sekunder: Math.min(8, sekunder / 3), klienter: 4 });
      ctx.si('hvert slag for seg');
      const perSlag: Record<string, number> = {};
      for (const bare of ['klasse', 'apne', 'melde']) {
        // a class is saved once: few of them, so that some are left for the rest
        const r = await kjor({ bare, sekunder: 2, perSekund: bare === 'klasse' ? 20 : 40 });
        perSlag[bare] = r.cpuMs / Math.max(1, r.alle.ok);
      }
      ctx.si('så mye som går');
      const mest = await kjor({ sekunder, klienter: 16 });
      ctx.si(`${mest.perSekund.toFixed(0)} i sekundet; halvparten`);
      const halv = await kjor({ sekunder, perSekund: mest.perSekund / 2 });
      ctx.si('tre ganger for mange');
      const for_ = await kjor({ sekunder, perSekund: mest.perSekund * 3 });
      ctx.si('etterpå');
      const etter: number[] = [];
      for (let s = 0; s < 12; s += 2) etter.push((await kjor({ sekunder: 2, perSekund: mest.perSekund / 2 })).alle.p99);
      const rolig = etter.findIndex((p99) => p99 <= 2 * Math.max(50, halv.alle.p99));
      const cpuPer = halv.cpuMs / Math.max(1, halv.alle.ok);
      return {
        value: (LT3 * cpuPer) / 1000,
        cpuMsPerRequest: cpuPer,
        cpuMsPerKind: perSlag,
        mostPerSecond: mest.perSekund,
        half: { ...halv.alle, slag: halv.slag, rart: halv.rart, generatorCpuMs: halv.generatorCpuMs },
        overload: { ...for_.alle, slag: for_.slag, rart: for_.rart, perSekund: for_.perSekund },
        afterP99Ms: etter,
        pupils: elever,
        delmal: {
          halfP99OverP50: { verdi: halv.alle.p99 / Math.max(0.1, halv.alle.p50), hoyst: 8 },
          halfErrors: { verdi: halv.alle.feil + halv.alle.avvist, hoyst: 0 },
          goodput: { verdi: for_.perSekund / mest.perSekund, minst: 0.8 },
          staffP99Ms: { verdi: for_.slag['ansatt']!.p99, hoyst: 1000 },
          staffRefused: { verdi: for_.slag['ansatt']!.avvist + for_.slag['ansatt']!.feil, hoyst: 0 },
          overloadErrors: { verdi: for_.alle.feil, hoyst: 0, tekst: 'neither answered nor told when to come back' },
          recoverySeconds: { verdi: rolig < 0 ? 99 : (rolig + 1) * 2, hoyst: 10 },
        },
      };
    } finally {
      await app.close();
      await db.destroy();
      await eier.destroy();
    }
  },
});
