// Random histories, played twice: the decision as it is made while they happen, and the time machine's answer afterwards about each moment.
import { sql, type RawBuilder } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beslutt } from '#grunn/tilgang/index.ts';
import { personTilgang } from '#register/person/index.ts';
import { stedFor, vernFor, type Sted } from '#register/skjerming/index.ts';
import { avgjorRelasjon, harRett, hentBarnefakta } from '#tilgang/relasjon/index.ts';
import { finnAktor } from '#tilgang/rolle/index.ts';
import { NORDBYGDA, nyePersoner, SOLSIDEN, type Provepersoner } from '#verktoy/provepersoner.ts';
import { hentTidsdata } from './lager.ts';
import { ansattePa, foresattePa } from './regler.ts';

let r: Provepersoner;
beforeAll(async () => {
  r = await nyePersoner();
});
afterAll(() => r.slipp());

const STEG = 90;
const FRO = 20261122;
function tilfeldig(fro: number) {
  let a = fro;
  return (n: number) => ((a = (Math.imul(a, 1103515245) + 12345) >>> 0), Math.floor((a / 4294967296) * n));
}

test('[L11] [A02][A05][A12][B53][B54][B62] [V28] hver avgjørelse i tilfeldige historier er den samme når den spilles av etterpå', async () => {
  const velg = tilfeldig(FRO);
  const en = <T>(liste: readonly T[]): T => liste[velg(liste.length)]!;
  const kjor = (q: RawBuilder<unknown>) => q.execute(r.eier);
  const barn = await r.person({ navn: 'Barn Barnesen', fodselsdato: '2084-05-20' });
  const foreldre = [
    await r.person({ navn: 'Mor Barnesen', fodselsdato: '2050-01-01' }),
    await r.person({ navn: 'Far Barnesen', fodselsdato: '2050-01-01' }),
  ];
  const ansatte: string[] = [];
  for (const n of ['En', 'To', 'Tre', 'Fire'])
    ansatte.push(await r.person({ navn: `Ansatt ${n}`, fodselsdato: '2050-01-01', kilde: 'hr' }));
  // names, birth dates and the entries themselves were known before it began
  await kjor(sql`update register.personalia set kjent_fra = '2089-01-01T00:00Z'`);
  const andre = '00000000-0000-4000-8000-0000000000ff';
  // after every real clock: an emergency look is then open as long as nobody has ended it
  let tid = Date.parse('2090-01-04T06:00:00Z');
  const na = () => new Date(tid).toISOString();
  const dag = (pluss = 0) => new Date(tid + pluss * 86_400_000).toISOString().slice(0, 10);

  const steg: readonly (() => Promise<unknown>)[] = [
    // a place at a school, moved
    async () => {
      await kjor(
        sql`update register.elevforhold set kjent_til = ${na()}, lukket_av = ${andre} where person_id = ${barn} and kjent_til is null`,
      );
      await kjor(sql`insert into register.elevforhold (person_id, elevforhold_id, kilde, skole, arstrinn, klasse, fra, kjent_fra, apnet_av)
        values (${barn}, gen_random_uuid(), 'oppstart', ${en([NORDBYGDA, SOLSIDEN])}, 3, '3A', ${dag(-10)}, ${na()}, ${andre})`);
    },
    // a position begun, rewritten with an end or a silence, or gone
    async () => {
      const a = en(ansatte);
      await kjor(
        sql`update register.arbeidsforhold set kjent_til = ${na()}, lukket_av = ${andre} where person_id = ${a} and kjent_til is null`,
      );
      if (velg(5) > 0)
        await kjor(sql`insert into register.arbeidsforhold (person_id, kilde, ansattnummer, stillingsnummer, stillingskode, stillingstittel, hovedstilling, skole, fra, til, taus_siden, permisjon, kjent_fra, apnet_av)
          values (${a}, 'hr', ${a.slice(0, 8)}, '1', ${en(['9951', '6517', '7961', '1111'])}, 'Skolesekretær', true, ${en([NORDBYGDA, SOLSIDEN])}, ${dag(-velg(20))}, ${en([null, dag(1), dag(9)])}, ${en([null, null, dag()])}, '[]', ${na()}, ${andre})`);
    },
    // «Tilsatt til»
    async () => {
      const a = en(ansatte);
      await kjor(
        sql`update register.stillingsslutt set opphevet = ${na()}, opphevet_av = ${andre} where person_id = ${a} and opphevet is null`,
      );
      if (velg(2) > 0)
        await kjor(sql`insert into register.stillingsslutt (id, person_id, kilde, ansattnummer, stillingsnummer, til, begrunnelse, sett, gitt, gitt_av)
          values (gen_random_uuid(), ${a}, 'hr', ${a.slice(0, 8)}, '1', ${en([dag(-1), dag(2)])}, 'prøven', gen_random_uuid(), ${na()}, ${andre})`);
    },
    // a role by hand, given and taken back; a systemforvalter that waits
    async () => {
      const rolle = en(['rektor', 'skolekonsulent', 'systemforvalter', 'kommunalsjef'] as const);
      await kjor(sql`insert into tilgang.rolletildeling (id, person_id, rolle, skole, begrunnelse, fra, til, gitt, gitt_av, godkjent, godkjent_av)
        values (gen_random_uuid(), ${en(ansatte)}, ${rolle}, ${rolle === 'rektor' || rolle === 'skolekonsulent' ? en([NORDBYGDA, SOLSIDEN]) : null}, 'prøven', ${dag()}, ${dag(velg(15))}, ${na()}, ${andre},
          null, null)`);
    },
    () =>
      kjor(
        sql`update tilgang.rolletildeling set godkjent = ${na()}, godkjent_av = gen_random_uuid() where rolle = 'systemforvalter' and godkjent is null and person_id = any(${ansatte}::uuid[])`,
      ),
    () =>
      kjor(
        sql`update tilgang.rolletildeling set opphevet = ${na()}, opphevet_av = ${andre} where opphevet is null and person_id = ${en(ansatte)}`,
      ),
    // from the access solution
    async () => {
      const a = en(ansatte);
      await kjor(
        sql`update register.rollefaktum set kjent_til = ${na()}, lukket_av = ${andre} where person_id = ${a} and kjent_til is null`,
      );
      const rolle = en(['rektor', 'kommunalsjef', 'skolekonsulent'] as const);
      if (velg(3) > 0)
        await kjor(sql`insert into register.rollefaktum (person_id, kilde, ansattnummer, rolle, skole, fra, til, kjent_fra, apnet_av)
          values (${a}, 'tilgangslosning', ${a.slice(0, 8)}, ${rolle}, ${rolle === 'kommunalsjef' ? '' : en([NORDBYGDA, SOLSIDEN])}, ${dag(-velg(3))}, ${en([null, dag(3)])}, ${na()}, ${andre})`);
    },
    // a vendor let in, and shut out
    () =>
      kjor(
        sql`insert into tilgang.leverandorvindu (id, person_id, leverandor, begrunnelse, apnet, apnet_av, til) values (gen_random_uuid(), ${en(ansatte)}, 'Leverandør', 'prøven', ${na()}, ${andre}, ${new Date(tid + (1 + velg(7)) * 3_600_000).toISOString()})`,
      ),
    () =>
      kjor(sql`update tilgang.leverandorvindu set lukket = ${na()}, lukket_av = ${andre} where lukket is null and til > ${na()}`),
    // training and the demand for it, reviews, the table of positions
    () =>
      kjor(
        sql`insert into tilgang.opplaering (id, person_id, dato, registrert, registrert_av) values (gen_random_uuid(), ${en(ansatte)}, ${dag(-velg(3))}, ${na()}, ${andre})`,
      ),
    () =>
      kjor(
        sql`insert into grunn.innstilling (id, navn, verdi, satt, satt_av, begrunnelse) values (gen_random_uuid(), 'tilgang.opplaeringskrav', ${JSON.stringify({ kreves: velg(5) === 0 })}, ${na()}, ${andre}, 'prøven')`,
      ),
    () =>
      kjor(
        sql`insert into grunn.innstilling (id, navn, verdi, satt, satt_av, begrunnelse) values (gen_random_uuid(), 'tilgang.revisjon', ${JSON.stringify({ forsteKvartal: en([null, null, null, '2090-01-01']), fristDager: 20 })}, ${na()}, ${andre}, 'prøven')`,
      ),
    () =>
      kjor(
        sql`insert into tilgang.revisjonssvar (id, kvartal, skole, person_id, rolle, svar, svart, svart_av) values (gen_random_uuid(), date_trunc('quarter', ${dag()}::date), ${en([NORDBYGDA, SOLSIDEN])}, ${en(ansatte)}, ${en(['rektor', 'skolekonsulent'])}, ${en(['bekreftet', 'fjernet'])}, ${na()}, ${andre})`,
      ),
    () =>
      kjor(
        sql`insert into grunn.innstilling (id, navn, verdi, satt, satt_av, begrunnelse) values (gen_random_uuid(), 'tilgang.stillingsroller', ${JSON.stringify(
          {
            fristDager: velg(3),
            regler: [
              { stillingskode: '9951', rolle: 'rektor' },
              { stillingskode: '1111', rolle: en(['kommunalsjef', 'skolekonsulent']) },
            ],
          },
        )}, ${na()}, ${andre}, 'prøven')`,
      ),
    // protection, the circle, an emergency look
    async () => {
      await kjor(
        sql`update tilgang.skjerming set opphevet = ${na()}, opphevet_av = ${andre}, opphevet_begrunnelse = 'prøven' where person_id = ${barn} and opphevet is null`,
      );
      if (velg(4) === 0)
        await kjor(
          sql`insert into tilgang.skjerming (id, person_id, gradering, begrunnelse, vurderes_pa_nytt, gitt, gitt_av) values (gen_random_uuid(), ${barn}, ${en(['fortrolig', 'strengtFortrolig'])}, 'prøven', '2091-01-01', ${na()}, ${andre})`,
        );
    },
    () =>
      kjor(
        sql`insert into tilgang.krets (id, person_id, aktor_id, begrunnelse, fra, til, gitt, gitt_av) values (gen_random_uuid(), ${barn}, ${en(ansatte)}, 'prøven', ${dag()}, ${dag(velg(6))}, ${na()}, ${andre}) on conflict do nothing`,
      ),
    () =>
      kjor(
        sql`update tilgang.krets set opphevet = ${na()}, opphevet_av = ${andre}, opphevet_begrunnelse = 'prøven' where person_id = ${barn} and opphevet is null and aktor_id = ${en(ansatte)}`,
      ),
    () =>
      kjor(
        sql`insert into tilgang.nodinnsyn (id, person_id, aktor_id, begrunnelse, krever_godkjenning, bedt, til) values (gen_random_uuid(), ${barn}, ${en(ansatte)}, 'det haster veldig mye nå', ${velg(2) > 0}, ${na()}, ${new Date(tid + 86_000_000).toISOString()})`,
      ),
    () =>
      kjor(
        sql`update tilgang.nodinnsyn set godkjent = ${na()}, godkjent_av = ${andre} where godkjent is null and krever_godkjenning and person_id = ${barn}`,
      ),
    // guardians: responsibility told anew, shut out and let in, and everybody shut out
    async () => {
      await kjor(
        sql`update register.foreldreansvar set kjent_til = ${na()}, lukket_av = ${andre} where person_id = ${barn} and kjent_til is null`,
      );
      for (const f of foreldre.filter(() => velg(3) > 0))
        await kjor(
          sql`insert into register.foreldreansvar (person_id, kilde, ansvarlig_nokkel, ansvar, ansvarlig_id, kjent_fra, apnet_av) values (${barn}, 'folkeregisteret', ${f}::text, 'felles', ${f}, ${na()}, ${andre})`,
        );
    },
    () =>
      kjor(
        sql`insert into tilgang.sperring (id, barn_id, person_id, slag, begrunnelse, gitt, gitt_av) select gen_random_uuid(), ${barn}, ${en(foreldre)}, 'lokal', 'prøven', ${na()}, ${andre} where not exists (select 1 from tilgang.sperring where barn_id = ${barn} and opphevet is null)`,
      ),
    () =>
      kjor(
        sql`update tilgang.sperring set opphevet = ${na()}, opphevet_av = ${andre}, opphevet_begrunnelse = 'prøven' where barn_id = ${barn} and opphevet is null`,
      ),
  ];

  interface Svar {
    readonly na: string;
    readonly dag: string;
    readonly kunne: Readonly<Record<string, boolean>>;
  }
  const den = async (): Promise<Svar> => {
    const kunne: Record<string, boolean> = {};
    for (const a of ansatte) {
      const aktor = (await finnAktor(r.eier, a, 'nb', { na: na(), idag: dag() }))!;
      const { rows } = await sql<{ sted: Sted }>`select ${stedFor(sql`${barn}::uuid`, a, dag())} as sted`.execute(r.eier);
      const { sted } = rows[0]!;
      kunne[a] = beslutt(personTilgang.les, aktor, dag(), { egenSkole: sted.skoler }, vernFor(sted)).tillatt;
    }
    const f = await hentBarnefakta(r.eier, barn);
    for (const x of foreldre) kunne[x] = f !== undefined && harRett(avgjorRelasjon(f, x, dag()), 'se');
    return { na: na(), dag: dag(), kunne };
  };

  const sett: Svar[] = [];
  for (let i = 0; i < STEG; i++) {
    // every kind at least once, then by lot
    await (steg[i] ?? en(steg))();
    tid += 1000;
    sett.push(await den());
    tid += (1 + velg(40)) * 3_600_000;
    // emergency looks are ended by hand before their time: what ends one by the real clock is not this test's
    await kjor(
      sql`update tilgang.nodinnsyn set avsluttet = ${na()} where avsluttet is null and til < ${new Date(tid + 50 * 3_600_000).toISOString()}`,
    );
    tid += 1000;
  }
  const forskjeller: unknown[] = [];
  for (const s of sett) {
    const d = await hentTidsdata(r.eier, { barnId: barn, fra: s.na, naar: s.na, dato: s.dag });
    const ja = new Set([
      ...ansattePa(d.ansatte, personTilgang.les, d.oppsett, { dato: s.dag, naar: s.na })
        .filter((a) => a.kunneSe)
        .map((a) => a.personId),
      ...foresattePa(d.barn, s.dag, () => '')
        .filter((f) => f.kunneSe)
        .map((f) => f.personId),
    ]);
    for (const [hvem, kunne] of Object.entries(s.kunne))
      if (kunne !== ja.has(hvem)) forskjeller.push([s.na, ansatte.indexOf(hvem), foreldre.indexOf(hvem), kunne]);
  }
  expect(forskjeller).toEqual([]);
  // the histories say something: both answers, about everybody
  const alle = sett.flatMap((s) => Object.values(s.kunne));
  expect(alle.filter(Boolean).length).toBeGreaterThan(25);
  expect(alle.filter((x) => !x).length).toBeGreaterThan(25);
}, 60_000);
