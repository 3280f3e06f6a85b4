// The two locks, asked the same questions: the rule in TypeScript, and row-level security in PostgreSQL. Made-up families, staff and decisions.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#grunn/db/index.ts';
import { beslutt, gi, regelsett, type Aktor } from '#grunn/tilgang/index.ts';
import { tilhorighetFor, vernFor, type Sted } from '#register/skjerming/index.ts';
import { hentRelasjonerFor, STANDARD_VENTETID } from '#tilgang/relasjon/index.ts';
import { finnAktor, stillingsroller } from '#tilgang/rolle/index.ts';
import { NORDBYGDA, nyePersoner, SOLSIDEN, type Provepersoner } from '#verktoy/provepersoner.ts';

const DAG = '2026-11-22';
const FOR_IDENTITETEN = ['tilgang.okt', 'tilgang.rolletildeling', 'tilgang.konto', 'tilgang.enhetsokt', 'tilgang.skjemakladd'];
/** Everybody with any reach: what the database's own answer is compared with. */
const alle = regelsett('prove', {
  se: {
    tekst: 'se personen',
    hvem: [
      gi('systemforvalter').til('heleKommunen'),
      gi('kommunalsjef').til('heleKommunen'),
      gi('brukerstotteIt').til('heleKommunen'),
      gi('skolekonsulent').til('egenSkole'),
      gi('rektor').til('egenSkole'),
      gi('larer').til('egenSkole'),
      gi('kontaktlarer').til('egenGruppe'),
      gi('sfoAnsatt').til('egenSfo'),
      gi('foresatt').til('egetBarn'),
      gi('foresatt').til('segSelv'),
      gi('elev').til('segSelv'),
      gi('larer').til('segSelv'),
    ],
  },
}).se;

let r: Provepersoner;
let app: Db;
const barn: string[] = [];
const voksne: string[] = [];
const stab: string[] = [];

/** A number from a seed: the same world every time. */
function terning(fro: number): (n: number) => number {
  let a = fro;
  return (n) => {
    a = (Math.imul(a, 1664525) + 1013904223) >>> 0;
    return Math.floor((a / 2 ** 32) * n);
  };
}

const vern = async (t: (n: number) => number, id: string) => {
  const n = t(12);
  if (n === 0) await r.beskytt(id, 'fortrolig');
  else if (n === 1) await r.beskytt(id, 'strengtFortrolig');
  else if (n === 2)
    await sql`insert into tilgang.skjerming (id, person_id, gradering, begrunnelse, vurderes_pa_nytt, gitt, gitt_av)
      values (gen_random_uuid(), ${id}, 'fortrolig', 'Avtalt med politiet', '2027-01-01', '2026-01-01', gen_random_uuid())`.execute(
      r.eier,
    );
};

beforeAll(async () => {
  r = await nyePersoner();
  app = r.base.som('friminutt_app', { maks: 2 });
  const t = terning(2026);
  const velg = <T>(fra: readonly T[]): T => fra[t(fra.length)]!;
  const skole = () => velg([NORDBYGDA, SOLSIDEN]);
  for (let i = 0; i < 14; i++) {
    const id = await r.person({ navn: `Voksen Nr${i}`, fodselsdato: '1980-01-01' });
    voksne.push(id);
    if (i % 4 === 0) await vern(t, id);
  }
  const grupper: { id: string; skole: string; slag: string }[] = [];
  for (const s of [NORDBYGDA, SOLSIDEN])
    for (const slag of ['kontaktlarergruppe', 'sfo']) grupper.push({ id: crypto.randomUUID(), skole: s, slag });
  for (const g of grupper)
    await sql`insert into register.gruppe (gruppe_id, kilde, slag, skole, skolear, navn, fra, til, kjent_fra, apnet_av)
      values (${g.id}, 'oppstart', ${g.slag}, ${g.skole}, 2026, 'Gruppe', '2026-08-01', '2027-07-31', '2026-08-01', ${g.id})`.execute(
      r.eier,
    );
  for (let i = 0; i < 24; i++) {
    const id = await r.person({
      navn: `Barn Nr${i}`,
      fodselsdato: velg(['2008-11-22', '2008-11-23', '2012-02-29', '2015-05-20']),
    });
    barn.push(id);
    const s = skole();
    if (t(8) > 0) await r.elev(id, s, t(6) === 0 ? { til: '2026-10-01' } : {});
    if (t(2) === 0) await vern(t, id);
    await r.ansvar(
      id,
      [velg(voksne), velg(voksne)].filter((v, n, a) => a.indexOf(v) === n),
      t(9) === 0 ? { ansvar: 'ukjent' } : {},
    );
    if (t(3) === 0) await vern(t, id);
    for (const g of grupper)
      if (g.skole === s && t(3) === 0)
        await sql`insert into register.gruppemedlem (gruppe_id, person_id, kilde, fra, til, kjent_fra, apnet_av)
          values (${g.id}, ${id}, 'oppstart', '2026-08-01', ${velg(['2026-10-01', '2027-07-31'])}, '2026-08-01', ${g.id})`.execute(
          r.eier,
        );
    for (const v of voksne) {
      const n = t(40);
      const felles = { id: crypto.randomUUID(), gitt: '2026-03-01T00:00:00Z' };
      if (n === 0)
        await sql`insert into tilgang.sperring (id, barn_id, person_id, slag, begrunnelse, gitt, gitt_av) values (${felles.id}, ${id}, ${v}, 'besoksforbud', 'Vedtak fra politiet', ${felles.gitt}, ${felles.id})`.execute(
          r.eier,
        );
      if (n >= 1 && n <= 4)
        await sql`insert into tilgang.foresattbeslutning (id, barn_id, slag, person_id, omfang, begrunnelse, fra, til, gitt, gitt_av)
          values (${felles.id}, ${id}, ${['', 'foreldreansvar', 'verge', 'fosterforelder', 'samtykke'][n]!}, ${v}, ${n === 4 ? ['se'] : []}::text[], 'Etter dokument', '2026-01-01', ${velg([null, '2026-10-01', '2027-01-01'])}, ${felles.gitt}, ${felles.id})`.execute(
          r.eier,
        );
      if (n === 4)
        for (const a of voksne)
          if (t(4) > 0)
            await sql`insert into tilgang.samtykkesvar (id, beslutning_id, person_id, svar, svart, registrert_av) values (gen_random_uuid(), ${felles.id}, ${a}, ${t(6) > 0}, ${felles.gitt}, ${felles.id})`.execute(
              r.eier,
            );
      if (n === 5)
        await sql`insert into tilgang.frigivelse (id, barn_id, person_id, avgjorelse, begrunnelse, avgjort, avgjort_av) values (${felles.id}, ${id}, ${v}, ${velg(['frigitt', 'frigitt', 'nektet'])}, 'Vurdert av rektor', '2026-12-31', ${felles.id})`.execute(
          r.eier,
        );
      if (n === 6)
        await sql`insert into tilgang.foresattrett (id, barn_id, person_id, rett, gitt_rett, begrunnelse, gitt_av) values (${felles.id}, ${id}, ${v}, 'se', ${t(2) === 0}, 'Vurdert av rektor', ${felles.id})`.execute(
          r.eier,
        );
    }
  }
  const koder = [
    { kode: '9951', tittel: 'Rektor' },
    { kode: '6517', tittel: 'Skolekonsulent' },
    { kode: '7961', tittel: 'Lærer' },
    { kode: '7517', tittel: 'Assistent SFO' },
    { kode: '0000', tittel: 'Vaktmester' },
  ];
  for (let i = 0; i < 14; i++) {
    const id = await r.person({ navn: `Ansatt Nr${i}`, fodselsdato: '1975-01-01', kilde: 'hr' });
    stab.push(id);
    const s = skole();
    await r.ansett(id, s, {
      ...velg(koder),
      ...velg([{}, {}, { til: '2026-11-22' }, { til: '2026-11-21' }, { taus: '2026-11-22' }, { fra: '2026-11-23' }]),
    });
    if (i % 5 === 0) await vern(t, id);
    const g = grupper.find((x) => x.skole === s && x.slag === 'kontaktlarergruppe')!;
    if (t(2) === 0)
      await sql`insert into register.undervisningsforhold (gruppe_id, person_id, kilde, rolle, fra, til, kjent_fra, apnet_av)
        values (${g.id}, ${id}, 'oppstart', 'kontaktlarer', '2026-08-01', ${velg(['2026-11-22', '2026-11-21'])}, '2026-08-01', ${g.id})`.execute(
        r.eier,
      );
    if (t(3) === 0)
      await sql`insert into tilgang.krets (id, person_id, aktor_id, begrunnelse, fra, til, gitt_av) values (gen_random_uuid(), ${velg(barn)}, ${id}, 'Har ansvaret for saken', '2026-01-01', ${velg(['2026-11-22', '2026-11-21'])}, gen_random_uuid())`.execute(
        r.eier,
      );
  }
  for (const rolle of ['systemforvalter', 'kommunalsjef', 'brukerstotteIt']) {
    const id = await r.person({ navn: `Kommunal ${rolle}`, fodselsdato: '1970-01-01', kilde: 'hr' });
    stab.push(id);
    await sql`insert into tilgang.rolletildeling (id, person_id, rolle, begrunnelse, fra, til, gitt_av, godkjent, godkjent_av)
      values (gen_random_uuid(), ${id}, ${rolle}, 'Satt opp', '2026-01-01', ${velg(['2026-11-22', '2026-12-31'])}, gen_random_uuid(), now(), gen_random_uuid())`.execute(
      r.eier,
    );
  }
}, 120_000);
afterAll(() => r.slipp());

/** As the database answers: whose birth date row is there to read, for this actor. */
const sett = (aktorId: string, tabell = 'personalia'): Promise<Set<string>> =>
  app.transaction().execute(async (tx) => {
    await sql`select set_config('friminutt.aktor', ${aktorId}, true), set_config('friminutt.dato', ${DAG}, true)`.execute(tx);
    const { rows } = await sql<{
      id: string;
    }>`select distinct person_id as id from ${sql.table(`register.${tabell}`)} where kjent_til is null`.execute(tx);
    return new Set(rows.map((x) => x.id));
  });

const stedet = async (person: string, aktor: string): Promise<Sted> =>
  (await sql<{ s: Sted }>`select tilgang.sted_for(${person}, ${aktor}, ${DAG}::date) as s`.execute(app)).rows[0]!.s;

/** As the rule answers. */
const regelen = (aktor: Aktor, person: string, s: Sted): boolean =>
  beslutt(alle, aktor, DAG, tilhorighetFor(person, s), vernFor(s)).tillatt;

describe('de to låsene', () => {
  test('[ASVS 8.2.2, 8.2.3] [S2] regelen og databasen svarer likt for hver aktør og hver person, adresser og kontakt', async () => {
    const personer = [...barn, ...voksne, ...stab];
    // fields beyond a line with a name: each has a row to find
    for (const id of personer) await r.krr(id, { epost: `${id}@post.example` });
    const ulike: string[] = [];
    let antall = 0;
    let gitt = 0;
    for (const [slag, id] of [
      ...barn.map((x) => ['barn', x]),
      ...voksne.map((x) => ['voksen', x]),
      ...stab.map((x) => ['ansatt', x]),
    ] as const) {
      const aktor = (await finnAktor(app, id!, 'nb', { na: '2026-11-22T10:00:00Z', idag: DAG }))!;
      const lest = await sett(id!, 'kontaktinformasjon');
      for (const p of personer) {
        const regel = p === id || regelen(aktor, p, await stedet(p, id!));
        // the other guardian of one's child: the database lets the row be read, the pages decide what is shown of it
        const medforesatt = !regel && lest.has(p) && voksne.includes(p) && slag === 'voksen';
        antall += 1;
        if (regel) gitt += 1;
        if (regel !== lest.has(p) && !medforesatt)
          ulike.push(`${slag} ${aktor.tilknytninger.map((x) => x.rolle).join()} → ${regel ? 'regelen' : 'basen'} alene`);
      }
    }
    expect(ulike).toEqual([]);
    expect(antall).toBeGreaterThan(2000);
    expect(gitt).toBeGreaterThan(300);
  }, 120_000);

  test('[A07] [S2] der opplæring kreves, mister kontaktlæreren gruppa i begge låser til den er registrert', async () => {
    const krev = (kreves: boolean) =>
      sql`insert into grunn.innstilling (id, navn, verdi, satt, satt_av, begrunnelse)
        values (gen_random_uuid(), 'tilgang.opplaeringskrav', ${JSON.stringify({ kreves })}, now() + interval '1 hour' * ${kreves ? 1 : 2}, gen_random_uuid(), 'prøven')`.execute(
        r.eier,
      );
    const ser = async (id: string) => {
      const aktor = (await finnAktor(app, id, 'nb', { na: '2026-11-22T10:00:00Z', idag: DAG }))!;
      const lest = await sett(id, 'kontaktinformasjon');
      const regel: string[] = [];
      for (const p of barn) if (regelen(aktor, p, await stedet(p, id))) regel.push(p);
      expect(barn.filter((p) => lest.has(p))).toEqual(regel);
      return regel.length;
    };
    const { rows } = await sql<{ id: string }>`select distinct u.person_id as id from register.undervisningsforhold u
      where u.kjent_til is null and u.rolle = 'kontaktlarer' and u.til >= ${DAG}::date and u.person_id = any(${stab}::uuid[]) order by 1`.execute(
      r.eier,
    );
    const for_ = new Map<string, number>();
    for (const { id } of rows) for_.set(id, await ser(id));
    expect([...for_.values()].some((n) => n > 0)).toBe(true);
    await krev(true);
    for (const { id } of rows) await ser(id);
    for (const { id } of rows)
      await sql`insert into tilgang.opplaering (id, person_id, dato, registrert_av) values (gen_random_uuid(), ${id}, '2026-11-01', ${id})`.execute(
        r.eier,
      );
    for (const { id } of rows) expect(await ser(id)).toBe(for_.get(id));
    await krev(false);
  }, 60_000);

  test('uten identitet leses ingen; en identitet varer bare transaksjonen ut', async () => {
    const tell = (db: Db) =>
      sql<{ n: number }>`select count(*)::int as n from register.navn`.execute(db).then((x) => x.rows[0]!.n);
    expect(await tell(app)).toBe(0);
    expect((await sett(stab.at(-1)!)).size).toBeGreaterThan(0);
    expect(await tell(app)).toBe(0);
    expect(await tell(r.base.som('friminutt_system'))).toBeGreaterThan(0);
  });

  test('[ASVS 13.2.2, 13.2.1] appens rolle kan ikke bli systemets, og eier ingenting', async () => {
    const { rows } = await sql<{
      kan: boolean;
      eier: number;
    }>`select pg_has_role('friminutt_app', 'friminutt_system', 'MEMBER') as kan,
      (select count(*)::int from pg_class c where c.relowner = 'friminutt_app'::regrole) as eier`.execute(r.eier);
    expect(rows).toEqual([{ kan: false, eier: 0 }]);
  });

  test('[ASVS 8.3.1] hver tabell med personer har låsen på, også for eieren', async () => {
    const { rows } = await sql<{ tabell: string }>`
      select n.nspname || '.' || c.relname as tabell from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname in ('person_id', 'barn_id') and not a.attisdropped
      where n.nspname in ('register', 'tilgang') and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`.execute(
      r.eier,
    );
    // logins, sessions and roles are looked up before anybody is known; they say nothing of a child
    expect(rows.map((x) => x.tabell).filter((x) => !FOR_IDENTITETEN.includes(x))).toEqual([]);
  });

  test('[R8] [A10] I-04 A16 egne barn er de samme i basen som i koden, med ventetid og dødsfall, over dager', async () => {
    const t = terning(4);
    for (const v of voksne) {
      const n = t(5);
      if (n < 2)
        await sql`update register.personalia set dodsdato = ${['2026-11-23', '2026-11-01'][n]!} where person_id = ${v} and kjent_til is null`.execute(
          r.eier,
        );
    }
    // those who came later than the others, over several days
    for (const b of barn)
      for (const v of voksne)
        if (t(4) === 0)
          await sql`update register.foreldreansvar set kjent_fra = ${['2026-11-20T12:00:00Z', '2026-11-21T22:59:00Z', '2026-11-21T23:01:00Z', '2026-02-01T12:00:00Z'][t(4)]!}
            where person_id = ${b} and ansvarlig_id = ${v}`.execute(r.eier);
    const sett = (dager: number, satt: string) =>
      sql`insert into grunn.innstilling (id, navn, verdi, satt) values (gen_random_uuid(), 'tilgang.ventetid', ${JSON.stringify({ dager })}, ${satt})`.execute(
        r.eier,
      );
    const ulike: string[] = [];
    const apne: number[] = [];
    const grunner = new Set<string>();
    for (const verdi of [undefined, [3, '2026-01-01'], [9, '2026-11-21T12:00:00Z'], [1, '2026-12-01']] as const) {
      if (verdi !== undefined) await sett(verdi[0], verdi[1]);
      let antall = 0;
      for (const dag of ['2026-03-01', '2026-11-22', '2026-11-23', '2026-11-25', '2026-12-02'])
        for (const v of voksne) {
          const rel = await hentRelasjonerFor({ db: r.eier, idag: dag }, { personId: v });
          for (const x of rel) grunner.add(x.grunn);
          const koden = rel.filter((x) => x.retter.includes('se')).map((x) => x.barnId);
          const { rows } = await sql<{ b: string }>`select tilgang.egne_barn(${v}::uuid, ${dag}::date) as b`.execute(r.eier);
          antall += koden.length;
          if (new Set(koden).symmetricDifference(new Set(rows.map((x) => x.b))).size > 0)
            ulike.push(`${verdi?.[0] ?? 'uten'} ${dag}`);
        }
      apne.push(antall);
    }
    expect(ulike).toEqual([]);
    expect([...grunner]).toEqual(expect.arrayContaining(['ventetid', 'dod', 'sperring', 'foreldreansvar']));
    expect(apne[0]).toBeGreaterThan(apne[1]!);
    const { rows } = await sql<{ n: number }>`select tilgang.standard_ventetid() as n`.execute(r.eier);
    expect(rows[0]!.n).toBe(STANDARD_VENTETID);
  }, 60_000);

  test('stillingenes roller er de samme i basen som i koden', async () => {
    const { rows } = await sql<{ v: unknown }>`select tilgang.standard_stillingsroller() as v`.execute(r.eier);
    expect(rows[0]!.v).toEqual(JSON.parse(JSON.stringify(stillingsroller.standard)));
  });
});

test('det en låst tabell spør om for hver rad, sier hva det koster: indeksen brukes først', async () => {
  // asked per row, answering a boolean and looking in tables itself; `create or replace` forgets the cost
  const { rows } = await sql<{ navn: string; pris: number }>`
    select distinct p.oid::regprocedure::text as navn, p.procost::int as pris
    from pg_depend d join pg_proc p on p.oid = d.refobjid join pg_language l on l.oid = p.prolang
    where d.classid = 'pg_policy'::regclass and d.refclassid = 'pg_proc'::regclass and p.pronargs > 0 and l.lanname = 'plpgsql'`.execute(
    r.eier,
  );
  expect(rows.map((f) => f.navn)).toContain('tilgang.ser_linje(uuid,tilgang.syn)');
  expect(rows.filter((f) => f.pris < 1000)).toEqual([]);
});
