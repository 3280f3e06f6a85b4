// The timetable through the real server: bells, rooms, a plan by hand and from a file, undo, who may, and what the database says by itself.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leggTilManeder } from '#grunn/tid/index.ts';
import { tildelRolle } from '#tilgang/rolle/index.ts';
import { manglerNettleser, medSide } from '#verktoy/nettleser.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import { axe, sidelengsRulling } from '#verktoy/tilgjengelighet.ts';
import { erForeldet } from '#skoledag/hendelse/kjerne.ts';
import { timeplanRuter, timerFor } from './index.ts';

const DAG = '2026-11-22';
/** A Monday. */
const MANDAG = '2026-11-23';
let p: Proveskole;
let skole: string;
let elev: string;
let plan: string;
const id: Record<string, string> = {};
const kake: Record<string, string> = {};
const gruppe: Record<string, { id: string; navn: string }> = {};
const larer: { id: string; navn: string }[] = [];

const hent = (hvem: string, sti: string) => p.hent(kake[hvem]!, sti);
/** The hidden fields of a form are those of its address. */
const send = (hvem: string, sti: string, felt: Record<string, string>) =>
  p.send(kake[hvem]!, sti, { ...Object.fromEntries(new URL(sti, 'http://x').searchParams), ...felt });
const en = async <T extends object>(sporring: string): Promise<T> => (await p.r.rader<T>(sporring))[0]!;
const versjon = async (hvem: string, sti: string) => /name="_versjon" value="([^"]+)"/.exec((await hent(hvem, sti)).body)![1]!;
const felt = (url: unknown, navn: string) => new URL(String(url), 'http://x').searchParams.get(navn)!;
const celle = (dag: number, nr: number) => `/timeplan/celle?plan=${plan}&dag=${dag}&nr=${nr}`;
const legg = async (hvem: string, dag: number, nr: number, o: Record<string, string>) =>
  send(hvem, celle(dag, nr), { navn: 'Norsk', gruppe: gruppe['a']!.id, _versjon: await versjon(hvem, celle(dag, nr)), ...o });
const endreplan = (hva: string) => `/timeplan/endre-plan?plan=${hva}`;
const publiser = async (hva: string, gjelderFra: string) =>
  send('rektor', '/timeplan/publiser', { plan: hva, gjelderFra, _versjon: await versjon('rektor', endreplan(hva)) });
const timerNa = async (): Promise<number> =>
  (await en<{ n: number }>('select count(*)::int n from opplaring.time where kjent_til is null')).n;
const somAktor = async <T>(hvem: string, gjor: (tx: Parameters<typeof timerFor>[0]) => Promise<T>): Promise<T> =>
  p.r.app.transaction().execute(async (tx) => {
    await sql`select set_config('friminutt.aktor', ${hvem}, true), set_config('friminutt.dato', ${DAG}, true)`.execute(tx);
    return gjor(tx);
  });

beforeAll(async () => {
  p = await nyProveskole([timeplanRuter], 160);
  id['kontaktlarer'] = await p.id('felicia');
  const e = await en<{
    elev: string;
    skole: string;
    gruppe: string;
    navn: string;
  }>(`select m.person_id elev, g.skole, g.gruppe_id gruppe, g.navn
    from register.undervisningsforhold u
    join register.gruppe g on g.gruppe_id = u.gruppe_id and g.kjent_til is null and g.slag = 'klasse'
    join register.gruppemedlem m on m.gruppe_id = g.gruppe_id and m.kjent_til is null and '${DAG}' between m.fra and m.til
    where u.person_id = '${id['kontaktlarer']}' and u.kjent_til is null and u.rolle = 'kontaktlarer' and register.gradering_for(m.person_id) = 'ugradert'
      and register.vernet_husstand(m.person_id) = '{"alle": false, "adresser": []}'::jsonb
      and exists (select 1 from register.foreldreansvar f where f.person_id = m.person_id and f.kjent_til is null
        and f.ansvarlig_id is not null and f.ansvarlig_id not in (select person_id from register.arbeidsforhold))
    order by m.person_id limit 1`);
  ({ elev, skole } = e);
  gruppe['a'] = { id: e.gruppe, navn: e.navn };
  gruppe['b'] =
    await en(`select gruppe_id id, navn from register.gruppe where kjent_til is null and slag = 'klasse' and skole = '${skole}'
    and gruppe_id <> '${e.gruppe}' order by navn limit 1`);
  // a group across classes, with the pupil in it
  gruppe['tysk'] = { id: crypto.randomUUID(), navn: 'Tysk' };
  await sql`insert into register.gruppe (gruppe_id, kilde, slag, skole, skolear, navn, arstrinn, fra, til, kjent_fra, apnet_av)
    values (${gruppe['tysk'].id}, 'manuell', 'undervisningsgruppe', ${skole}, 2026, 'Tysk', '{}', '2026-08-01', '2027-07-31', now(), gen_random_uuid())`.execute(p.r.eier); // prettier-ignore
  await sql`insert into register.gruppemedlem (gruppe_id, person_id, kilde, fra, til, kjent_fra, apnet_av)
    values (${gruppe['tysk'].id}, ${elev}, 'manuell', '2026-08-01', '2027-07-31', now(), gen_random_uuid())`.execute(p.r.eier);
  const ansatte = await p.r.rader<{ id: string }>(`select distinct a.person_id id from register.arbeidsforhold a
    where a.kjent_til is null and a.skole = '${skole}' and a.stillingskode in ('7961', '7962', '7963', '7965') and (a.til is null or a.til >= '${DAG}') and a.taus_siden is null
      and register.gradering_for(a.person_id) = 'ugradert' and a.person_id <> '${id['kontaktlarer']}' order by 1`);
  for (const a of ansatte.slice(0, 2)) {
    const { navn } = await en<{ navn: string }>(
      `select concat_ws(' ', fornavn, mellomnavn, etternavn) navn from register.navn_for('${a.id}', '${DAG}')`,
    );
    larer.push({ id: a.id, navn });
  }
  id['larer'] = larer[0]!.id;
  const fremmede = await p.r.rader<{
    id: string;
  }>(`select distinct a.person_id id from register.arbeidsforhold a where a.kjent_til is null
    and a.skole <> '${skole}' and a.stillingskode = '7961' and a.til is null and a.taus_siden is null
    and not exists (select 1 from register.arbeidsforhold b where b.person_id = a.person_id and b.kjent_til is null and b.skole = '${skole}') order by 1 limit 2`);
  [id['rektor'], id['fremmed']] = [fremmede[0]!.id, fremmede[1]!.id];
  await tildelRolle(p.r.eier, {
    personId: id['rektor'], rolle: 'rektor', skole, begrunnelse: 'Til prøven', fra: DAG, til: leggTilManeder(DAG, 6),
    gitt: p.r.klokke.na().toString(), gittAv: crypto.randomUUID(),
  }); // prettier-ignore
  id['foresatt'] = (
    await en<{ id: string }>(
      `select ansvarlig_id id from register.foreldreansvar where person_id = '${elev}' and kjent_til is null and ansvarlig_id is not null
        and ansvarlig_id not in (select person_id from register.arbeidsforhold) limit 1`,
    )
  ).id;
  id['elev'] = elev;
  for (const n of Object.keys(id)) kake[n] = await p.loggInnSom(id[n]!);
}, 120_000);
afterAll(() => p.slipp());

describe('planen settes opp', () => {
  test('[B28] ringetider, rom og en plan med datoer; gale klokkeslett nevnes hvert for seg', async () => {
    const sti = `/timeplan/ringetider?skole=${skole}&skolear=2026`;
    const galt = await send('rektor', sti, {
      fra1: '09:15',
      til1: '08:30',
      fra2: '10:00',
      _versjon: await versjon('rektor', sti),
    });
    expect(galt.statusCode).toBe(400);
    expect(galt.body).toContain('1. time slutter før den begynner.');
    expect(galt.body).toContain('2. time: skriv både når den begynner og slutter');
    const tider = { fra1: '8.30', til1: '09:15', fra2: '09:15', til2: '10:00', fra3: '10:20', til3: '11:05' };
    expect((await send('rektor', sti, { ...tider, _versjon: await versjon('rektor', sti) })).statusCode).toBe(303);
    const rom = `/timeplan/rom?skole=${skole}&skolear=2026`;
    const dobbelt = await send('rektor', rom, { rom: '101\n101', _versjon: await versjon('rektor', rom) });
    expect(dobbelt.body).toContain('Rad 2: 101 står to ganger.');
    expect((await send('rektor', rom, { rom: '101; 30\nNaturfagrom', _versjon: await versjon('rektor', rom) })).statusCode).toBe(
      303,
    );
    const ny = `/timeplan/plan?skole=${skole}&skolear=2026`;
    const laget = await send('rektor', ny, { navn: 'Høst', fra: '2026-08-17', til: '2026-12-18' });
    expect(laget.statusCode).toBe(303);
    plan = felt(laget.headers.location, 'plan');
    expect(await send('rektor', ny, { navn: 'Snudd', fra: '2026-12-18', til: '2026-08-17' })).toMatchObject({ statusCode: 400 });
    // a draft is the leaders' alone, behind both locks
    expect((await hent('larer', `/timeplan?skole=${skole}`)).body).not.toContain('Høst');
    expect((await hent('rektor', `/timeplan?skole=${skole}`)).body).toContain('Utkast: Høst');
    const ser = async (n: string) =>
      somAktor(
        id[n]!,
        async (tx) => (await sql`select 1 from opplaring.timeplan where kjent_til is null`.execute(tx)).rows.length,
      );
    expect([await ser('rektor'), await ser('larer'), await ser('foresatt')]).toEqual([1, 0, 0]);
    expect((await publiser(plan, '2026-08-17')).statusCode).toBe(303);
    expect([await ser('rektor'), await ser('larer'), await ser('foresatt')]).toEqual([1, 1, 1]);
    // what it was as a draft stays with those who keep it, published or not
    const utkast = async (n: string) =>
      somAktor(id[n]!, async (tx) => (await sql`select 1 from opplaring.timeplan where utkast`.execute(tx)).rows.length > 0);
    expect([await utkast('rektor'), await utkast('larer'), await utkast('foresatt')]).toEqual([true, false, false]);
    expect((await publiser(plan, '2026-08-17')).statusCode).toBe(409);
  });

  test('[V16] en time legges i planen, og den som er opptatt, er merket der man velger', async () => {
    expect((await legg('rektor', 1, 1, { larer: larer[0]!.id })).statusCode).toBe(303);
    const side = await hent('rektor', `/timeplan?skole=${skole}&id=${gruppe['a']!.id}`);
    expect(side.body).toContain(`Uka for ${gruppe['a']!.navn}`);
    expect(side.body).toContain('Norsk');
    expect((await hent('rektor', celle(1, 1))).body).toContain(`${larer[0]!.navn} – opptatt: Norsk ${gruppe['a']!.navn}`);
    expect((await hent('rektor', celle(1, 2))).body).not.toContain('opptatt');
    const hosLarer = await hent('rektor', `/timeplan?skole=${skole}&vis=larer&id=${larer[0]!.id}`);
    expect(hosLarer.body).toContain(`Uka for ${larer[0]!.navn}`);
    expect(hosLarer.body).toContain('Norsk');
  });

  test('[V16] lærer, rom, klasse og elever som blir to steder, stanses med navn, og lagres bare når det er ment', async () => {
    const for_ = await timerNa();
    const opptatt = await legg('rektor', 1, 1, { navn: 'Matte', gruppe: gruppe['b']!.id, larer: larer[0]!.id });
    expect(opptatt.statusCode).toBe(400);
    expect(opptatt.body).toContain(`${larer[0]!.navn} har to timer mandag 1. time`);
    const elever = await legg('rektor', 1, 1, { navn: 'Tysk', gruppe: gruppe['tysk']!.id, larer: larer[1]!.id });
    expect(elever.statusCode).toBe(400);
    expect(elever.body).toMatch(/1 elev i både .+ og .+ har to timer/);
    expect(await timerNa()).toBe(for_);
    const likevel = await legg('rektor', 1, 1, { navn: 'Tysk', gruppe: gruppe['tysk']!.id, larer: larer[1]!.id, likevel: 'ja' });
    expect(likevel.statusCode).toBe(303);
    const vist = (await hent('rektor', `/timeplan?skole=${skole}&id=${gruppe['tysk']!.id}`)).body;
    expect(vist).toContain('1 kollisjon');
    expect(vist).toContain('Kolliderer');
    // and is taken back whole
    const sett = felt(likevel.headers.location, 'sett');
    expect((await send('rektor', '/timeplan/angre', { sett })).statusCode).toBe(303);
    expect(await timerNa()).toBe(for_);
    expect((await hent('rektor', `/timeplan?skole=${skole}`)).body).not.toContain('kollisjon');
    expect((await send('rektor', '/timeplan/angre', { sett })).statusCode).toBe(409);
  });

  test('[B28] to som endrer samme time: den siste får vite det, den som arbeider i en annen, merker ingenting', async () => {
    const [her, der] = [await versjon('rektor', celle(2, 1)), await versjon('rektor', celle(2, 2))];
    expect((await send('rektor', celle(2, 1), { navn: 'Krø', gruppe: gruppe['a']!.id, _versjon: her })).statusCode).toBe(303);
    const senere = await send('rektor', celle(2, 1), { navn: 'Musikk', gruppe: gruppe['b']!.id, _versjon: her });
    expect(senere.statusCode).toBe(409);
    expect(senere.body).toContain(`Lagt inn: Krø ${gruppe['a']!.navn}`);
    expect(senere.body).toContain('Musikk');
    expect((await send('rektor', celle(2, 2), { navn: 'Musikk', gruppe: gruppe['b']!.id, _versjon: der })).statusCode).toBe(303);
    // a lesson is changed and taken out
    const rad = await en<{ id: string }>(
      `select aktivitet_id id from opplaring.aktivitet where kjent_til is null and navn = 'Krø'`,
    );
    const endre = `${celle(2, 1)}&aktivitet=${rad.id}`;
    const endret = await send('rektor', endre, {
      navn: 'Gym',
      gruppe: gruppe['a']!.id,
      _versjon: await versjon('rektor', endre),
    });
    expect(endret.statusCode).toBe(303);
    const ny = await en<{
      id: string;
      n: number;
    }>(`select a.aktivitet_id id, (select count(*)::int from opplaring.aktivitet x where x.navn = 'Krø' and x.kjent_til is null) n
      from opplaring.aktivitet a where a.kjent_til is null and a.navn = 'Gym'`);
    expect(ny.n).toBe(0);
    expect((await send('rektor', '/timeplan/fjern', { plan, dag: '2', nr: '1', aktivitet: ny.id })).statusCode).toBe(303);
    expect(await timerNa()).toBe(2);
  });

  test('[B28] en time flyttes: skjemaet merker den som er opptatt der den skal, og alt kan angres', async () => {
    const larer1 = larer[0]!;
    expect((await legg('rektor', 5, 1, { navn: 'Sløyd', larer: larer1.id })).statusCode).toBe(303);
    expect((await legg('rektor', 5, 2, { navn: 'Kor', gruppe: gruppe['b']!.id, larer: larer1.id })).statusCode).toBe(303);
    const hvor = () => p.r.rader<{ dag: number; nr: number }>(`select t.dag, t.nr from opplaring.time t join opplaring.aktivitet a on a.aktivitet_id = t.aktivitet_id
      and a.kjent_til is null and a.navn = 'Sløyd' where t.kjent_til is null`); // prettier-ignore
    const sloyd = (
      await en<{ id: string }>(`select aktivitet_id id from opplaring.aktivitet where kjent_til is null and navn = 'Sløyd'`)
    ).id;
    const her = `${celle(5, 1)}&aktivitet=${sloyd}`;
    expect((await hent('rektor', her)).body).not.toContain(`${larer1.navn} – opptatt`);
    const paVei = `${her}&tilDag=5&tilNr=2`;
    expect((await hent('rektor', paVei)).body).toContain(`${larer1.navn} – opptatt: Kor ${gruppe['b']!.navn}`);
    expect((await hent('rektor', paVei)).body).toContain('Timen flyttes: Fredag 2. time');
    const flytt = async (tilDag: string, tilNr: string) =>
      send('rektor', her, {
        navn: 'Sløyd',
        gruppe: gruppe['a']!.id,
        larer: larer1.id,
        tilDag,
        tilNr,
        _versjon: await versjon('rektor', her),
      });
    const nei = await flytt('5', '2');
    expect(nei.statusCode).toBe(400);
    expect(nei.body).toContain('name="likevel"');
    expect(await hvor()).toEqual([{ dag: 5, nr: 1 }]);
    // a lesson nobody rings for
    expect((await flytt('5', '9')).statusCode).toBe(404);
    const flyttet = await flytt('4', '1');
    expect(flyttet.statusCode).toBe(303);
    expect(await hvor()).toEqual([{ dag: 4, nr: 1 }]);
    expect((await send('rektor', '/timeplan/angre', { sett: felt(flyttet.headers.location, 'sett') })).statusCode).toBe(303);
    expect(await hvor()).toEqual([{ dag: 5, nr: 1 }]);
    // a new lesson stands where it is laid, whatever else is sent
    expect((await legg('rektor', 3, 1, { navn: 'Vise', tilDag: '3', tilNr: '2' })).statusCode).toBe(303);
    const steder: Record<string, readonly number[]> = {};
    for (const navn of ['Sløyd', 'Kor', 'Vise']) {
      const t = await en<{ id: string; dag: number; nr: number }>(`select a.aktivitet_id id, t.dag, t.nr from opplaring.aktivitet a join opplaring.time t using (aktivitet_id)
        where a.kjent_til is null and t.kjent_til is null and a.navn = '${navn}'`); // prettier-ignore
      steder[navn] = [t.dag, t.nr];
      await send('rektor', '/timeplan/fjern', { plan, dag: String(t.dag), nr: String(t.nr), aktivitet: t.id });
    }
    expect(steder['Vise']).toEqual([3, 1]);
    expect(await timerNa()).toBe(2);
  });

  test('[B27] rader fra regneark: en feil for hver rad, forhåndsvisning som ikke endrer noe, og angre', async () => {
    const [a, b] = [gruppe['a']!.navn, gruppe['b']!.navn];
    const rader = [`tirsdag;1;Engelsk;${a};${larer[0]!.navn};101`, `onsdag;2;Engelsk;${a}+${b};${larer[0]!.navn}`, 'onsdag;9;Engelsk;6Z', 'torsdag;1;Mat;Finnes ikke'].join('\n'); // prettier-ignore
    const for_ = await timerNa();
    const sett = await send('rektor', `/timeplan/les-inn?plan=${plan}`, { plan, rader });
    expect(sett.statusCode).toBe(200);
    expect(sett.body).toContain('2 timer kan leses inn. 2 rader er feil og blir ikke med.');
    expect(sett.body).toContain('Rad 3: «9» er ingen time i ringetidene.');
    expect(sett.body).toContain('Rad 4: skolen har ingen gruppe som heter «Finnes ikke».');
    expect(await timerNa()).toBe(for_);
    const _versjon = /name="_versjon" value="([^"]+)"/.exec(sett.body)![1]!;
    expect((await send('rektor', '/timeplan/les-inn/bruk', { plan, rader, _versjon })).statusCode).toBe(400);
    expect(await timerNa()).toBe(for_);
    const lest = await send('rektor', '/timeplan/les-inn/bruk', { plan, rader, godta: 'ja', _versjon });
    expect(String(lest.headers.location)).toContain('gjort=lest&antall=2');
    expect(await timerNa()).toBe(for_ + 2);
    // instead of what stands, and back again
    const gammel = await versjonAv(rader);
    const erstattet = await send('rektor', '/timeplan/les-inn/bruk', {
      plan,
      rader,
      erstatt: 'ja',
      godta: 'ja',
      _versjon: gammel,
    });
    expect(await timerNa()).toBe(2);
    expect((await send('rektor', '/timeplan/angre', { sett: felt(erstattet.headers.location, 'sett') })).statusCode).toBe(303);
    expect(await timerNa()).toBe(for_ + 2);
  });
});

describe('planer og dager', () => {
  test('[B28] [L10] en plan endres, en senere tar over fra en dato, og alt kan angres og fjernes', async () => {
    const ny = `/timeplan/plan?skole=${skole}&skolear=2026`;
    const laget = await send('rektor', ny, { navn: 'Vår', fra: '2026-12-01', til: '2027-06-18', kopi: plan });
    const var_ = felt(laget.headers.location, 'plan');
    const planer = async () =>
      p.r.rader<{ navn: string; fra: string; til: string; utkast: boolean }>(
        `select navn, fra::text, til::text, utkast from opplaring.timeplan where kjent_til is null order by fra`,
      );
    const timer = async () => somAktor(elev, async (tx) => (await timerFor(tx, { elev, dato: '2027-02-01' })).map((x) => x.navn));
    const antall = await timerNa();
    expect(antall % 2).toBe(0);
    expect(await timer()).toEqual([]);
    // the draft's lessons are nobody's but the leaders'
    const ser = async (n: string) =>
      somAktor(id[n]!, async (tx) => (await sql`select 1 from opplaring.time where kjent_til is null`.execute(tx)).rows.length);
    expect([await ser('rektor'), await ser('larer')]).toEqual([antall, antall / 2]);
    // two at the same plan: the later is told how it stands now
    const gammel = await versjon('rektor', endreplan(var_));
    const dager = { fra: '2026-12-01', til: '2027-06-18' };
    expect((await send('rektor', endreplan(var_), { ...dager, navn: 'Vårplan', _versjon: gammel })).statusCode).toBe(303);
    const senere = await send('rektor', endreplan(var_), { ...dager, navn: 'Noe annet', _versjon: gammel });
    expect(senere.statusCode).toBe(409);
    expect(senere.body).toContain('Noen endret dette imens');
    expect(senere.body).toContain('Vårplan');
    expect(senere.body).toContain('Noe annet');
    // published: the autumn's plan ends the day before, both come back when it is taken back
    const for_ = await planer();
    const pub = await publiser(var_, '2026-12-07');
    expect((await planer()).map((x) => [x.navn, x.fra, x.til, x.utkast])).toEqual([
      ['Høst', '2026-08-17', '2026-12-06', false],
      ['Vårplan', '2026-12-07', '2027-06-18', false],
    ]);
    expect(await timer()).toEqual(['Norsk']);
    expect((await send('rektor', '/timeplan/angre', { sett: felt(pub.headers.location, 'sett') })).statusCode).toBe(303);
    expect(await planer()).toEqual(for_);
    const fjern = await send('rektor', '/timeplan/fjern-plan', {
      plan: var_,
      _versjon: await versjon('rektor', endreplan(var_)),
    });
    expect([(await planer()).length, await timerNa()]).toEqual([1, antall / 2]);
    const sett = felt(fjern.headers.location, 'sett');
    expect((await send('rektor', '/timeplan/angre', { sett })).statusCode).toBe(303);
    expect([await planer(), await timerNa()]).toEqual([for_, antall]);
    // whoever reads does not keep
    for (const n of ['larer', 'foresatt', 'fremmed']) {
      expect([403, 404]).toContain((await hent(n, endreplan(var_))).statusCode);
      expect([403, 404]).toContain((await send(n, '/timeplan/fjern-plan', { plan: var_, _versjon: 'x' })).statusCode);
    }
    await send('rektor', '/timeplan/fjern-plan', { plan: var_, _versjon: await versjon('rektor', endreplan(var_)) });
  });

  test('[V25] [V26] [E34] [E35] vikar, annet rom og avlysning vises med en gang for elev, hjem og lærer, i uka det gjelder', async () => {
    const norsk = await en<{ id: string }>(
      `select aktivitet_id id from opplaring.aktivitet where kjent_til is null and navn = 'Norsk' order by 1 limit 1`,
    );
    const dag = `/timeplan/dag?aktivitet=${norsk.id}&nr=1&dato=${MANDAG}`;
    const hjem = async (uke = MANDAG) => (await hent('foresatt', `/timeplan/elev/${elev}?uke=${uke}`)).body;
    expect(await hjem()).toContain(larer[0]!.navn);
    const gammel = await versjon('rektor', dag);
    const vikar = await send('rektor', dag, { hva: 'endret', larer: larer[1]!.id, _versjon: gammel });
    expect(vikar.statusCode).toBe(303);
    expect(await hjem()).toContain(`Vikar for ${larer[0]!.navn}`);
    expect(await hjem()).toContain(larer[1]!.navn);
    expect(await hjem('2026-11-30')).not.toContain('Vikar for');
    const fag = async (o: Parameters<typeof timerFor>[1]) =>
      somAktor(id['rektor']!, async (tx) => (await timerFor(tx, o)).map((x) => x.navn));
    expect(await fag({ larer: larer[1]!.id, dato: MANDAG })).toEqual(['Norsk']);
    expect(await fag({ larer: larer[0]!.id, dato: MANDAG })).toEqual([]);
    // the event for the gate: one a pupil, whatever is changed the same hour
    const hendelser = async () =>
      (await en<{ n: number }>(`select count(*)::int n from skoledag.hendelse where slag = 'timeplanEndret' and elev_id = '${elev}'`)).n; // prettier-ignore
    expect(await hendelser()).toBe(1);
    // the later of two is told
    const senere = await send('rektor', dag, { hva: 'avlyst', _versjon: gammel });
    expect(senere.statusCode).toBe(409);
    expect(senere.body).toContain('Vikar for');
    expect((await send('rektor', dag, { hva: 'avlyst', _versjon: await versjon('rektor', dag) })).statusCode).toBe(303);
    expect(await hendelser()).toBe(1);
    expect(await hjem()).toContain('Avlyst');
    expect(await fag({ elev, dato: MANDAG })).toEqual([]);
    // told and taken back within the hour: the gate has nothing to say
    const om = async () =>
      (await p.r.rader<{ slag: string; omId: string }>(`select slag, om_id "omId" from skoledag.hendelse where slag = 'timeplanEndret' and elev_id = '${elev}' order by opprettet`)); // prettier-ignore
    const foreldet = async () => {
      const alle = await om();
      const svar = await erForeldet(p.r.base.som('friminutt_system', { maks: 1 }), alle);
      return alle.map((x) => svar.has(x.omId));
    };
    expect(await foreldet()).toEqual([false]);
    const somFor = await send('rektor', dag, { hva: 'plan', _versjon: await versjon('rektor', dag) });
    expect(somFor.statusCode).toBe(303);
    expect(await hjem()).not.toContain('Avlyst');
    expect(await foreldet()).toEqual([true]);
    // the cancellation back again, by taking that back; and two hours later the plan again: that is news to a home that was told
    expect((await send('rektor', '/timeplan/angre', { sett: felt(somFor.headers.location, 'sett') })).statusCode).toBe(303);
    expect(await foreldet()).toEqual([false]);
    p.r.klokke.flytt({ hours: 2 });
    for (const n of Object.keys(id)) kake[n] = await p.loggInnSom(id[n]!);
    const igjen = await send('rektor', dag, { hva: 'plan', _versjon: await versjon('rektor', dag) });
    expect(await foreldet()).toEqual([true, false]);
    expect((await send('rektor', '/timeplan/angre', { sett: felt(igjen.headers.location, 'sett') })).statusCode).toBe(303);
    expect(await foreldet()).toEqual([false, true]);
    // the lesson is taken out: what was otherwise that day goes with it, and comes back with it
    const endringer = async () =>
      (await en<{ n: number }>(`select count(*)::int n from opplaring.timeendring where kjent_til is null and aktivitet_id = '${norsk.id}'`)).n; // prettier-ignore
    expect(await endringer()).toBe(1);
    const uten = await send('rektor', '/timeplan/fjern', { plan, dag: '1', nr: '1', aktivitet: norsk.id });
    expect(await endringer()).toBe(0);
    expect((await send('rektor', '/timeplan/angre', { sett: felt(uten.headers.location, 'sett') })).statusCode).toBe(303);
    expect(await endringer()).toBe(1);
    expect(await hjem()).toContain('Avlyst');
    expect((await send('rektor', dag, { hva: 'plan', _versjon: await versjon('rektor', dag) })).statusCode).toBe(303);
    for (const n of ['larer', 'foresatt', 'fremmed']) expect([403, 404]).toContain((await hent(n, dag)).statusCode);
    // another lesson at the same time; the list and the save ask the same real day, not the plan
    const annen = await legg('rektor', 1, 1, { navn: 'Svømming', gruppe: gruppe['b']!.id, larer: larer[1]!.id });
    const svomming = (await en<{ id: string }>(`select aktivitet_id id from opplaring.aktivitet where kjent_til is null and navn = 'Svømming'`)).id; // prettier-ignore
    const vikaren = `${larer[1]!.navn} – opptatt: Svømming`;
    const prov = async (o: Record<string, string> = {}) =>
      send('rektor', dag, { hva: 'endret', larer: larer[1]!.id, _versjon: await versjon('rektor', dag), ...o });
    expect((await hent('rektor', dag)).body).toContain(vikaren);
    const nei = await prov();
    expect([nei.statusCode, nei.body.includes('Læreren har Svømming da.')]).toEqual([400, true]);
    // the other lesson is cancelled that day: free in both
    const annendag = `/timeplan/dag?aktivitet=${svomming}&nr=1&dato=${MANDAG}`;
    const avlyst = await send('rektor', annendag, { hva: 'avlyst', _versjon: await versjon('rektor', annendag) });
    expect((await hent('rektor', dag)).body).not.toContain(vikaren);
    expect((await prov()).statusCode).toBe(303);
    // and now it is the substitute who is busy when the other is to be held after all
    expect((await hent('rektor', annendag)).body).toContain(`${larer[1]!.navn} – opptatt: Norsk`);
    expect((await hent('rektor', annendag)).body).not.toContain(`${larer[0]!.navn} – opptatt`);
    expect((await send('rektor', dag, { hva: 'plan', _versjon: await versjon('rektor', dag) })).statusCode).toBe(303);
    expect((await prov({ likevel: 'ja' })).statusCode).toBe(303);
    expect((await send('rektor', dag, { hva: 'plan', _versjon: await versjon('rektor', dag) })).statusCode).toBe(303);
    for (const x of [avlyst, annen])
      expect((await send('rektor', '/timeplan/angre', { sett: felt(x.headers.location, 'sett') })).statusCode).toBe(303);
    // the school's own week, for those who work there
    const uke = `/timeplan/uke?skole=${skole}&id=${gruppe['a']!.id}&uke=${MANDAG}`;
    expect((await hent('larer', uke)).body).toContain('Norsk');
    expect((await hent('fremmed', uke)).statusCode).toBe(404);
    // and by the database alone
    const skriver = async (n: string) =>
      somAktor(id[n]!, async (tx) => {
        await sql`insert into opplaring.timeendring (endring_id, kilde, skole, aktivitet_id, dato, nr, avlyst, kjent_fra, apnet_av)
          values (gen_random_uuid(), 'manuell', ${skole}, ${norsk.id}::uuid, ${MANDAG}::date, 1, true, now(), gen_random_uuid())`.execute(
          tx,
        );
        throw new Error('skrev');
      }).catch((e: Error) => e.message === 'skrev');
    const leser = async (n: string) =>
      somAktor(id[n]!, async (tx) => (await sql`select 1 from opplaring.timeendring`.execute(tx)).rows.length > 0);
    const ut: Record<string, boolean[]> = {};
    for (const n of Object.keys(id)) ut[n] = [await leser(n), await skriver(n)];
    expect(ut).toEqual({
      rektor: [true, true], larer: [true, false], kontaktlarer: [true, false], foresatt: [true, false], elev: [true, false],
      fremmed: [false, false],
    }); // prettier-ignore
  });
});
const versjonAv = async (rader: string) =>
  /name="_versjon" value="([^"]+)"/.exec((await send('rektor', `/timeplan/les-inn?plan=${plan}`, { plan, rader })).body)![1]!;

describe('hvem som ser', () => {
  test('[V16] [V22] skolens egne ser skolens plan; hjemmet og eleven ser sin egen uke; ingen andre', async () => {
    const svar: Record<string, number[]> = {};
    for (const n of Object.keys(id))
      svar[n] = [(await hent(n, `/timeplan?skole=${skole}`)).statusCode, (await hent(n, `/timeplan/elev/${elev}`)).statusCode];
    const apent = Object.fromEntries(Object.entries(svar).map(([n, s]) => [n, s.map((x) => x === 200)]));
    expect(apent).toEqual({
      rektor: [true, true], larer: [true, true], kontaktlarer: [true, true],
      fremmed: [false, false], foresatt: [false, true], elev: [false, true],
    }); // prettier-ignore
    expect((await hent('foresatt', `/timeplan/elev/${elev}`)).body).toContain('Engelsk');
    const annet = await en<{
      id: string;
    }>(`select person_id id from register.elevforhold where kjent_til is null and person_id <> '${elev}'
      and person_id not in (select person_id from register.foreldreansvar where ansvarlig_id = '${id['foresatt']}') order by 1 limit 1`);
    expect((await hent('foresatt', `/timeplan/elev/${annet.id}`)).statusCode).toBe(404);
    // whoever reads does not write
    for (const n of ['larer', 'foresatt', 'fremmed'])
      expect((await send(n, celle(3, 3), { navn: 'X', gruppe: gruppe['a']!.id, _versjon: 'x' })).statusCode).not.toBe(303);
  });

  test('[V16] databasen svarer det samme når regelen ikke er der', async () => {
    const ut: Record<string, { leser: boolean; skriver: boolean }> = {};
    for (const n of Object.keys(id)) {
      const leser = await somAktor(id[n]!, async (tx) => (await sql`select 1 from opplaring.time`.execute(tx)).rows.length > 0);
      const skriver = await somAktor(id[n]!, async (tx) => {
        await sql`insert into opplaring.rom (rom_id, kilde, skole, navn, kjent_fra, apnet_av)
          values (gen_random_uuid(), 'manuell', ${skole}, 'Nytt', now(), gen_random_uuid())`.execute(tx);
        throw new Error('skrev');
      }).catch((e: Error) => e.message === 'skrev');
      ut[n] = { leser, skriver };
    }
    const bareLeser = { leser: true, skriver: false };
    expect(ut).toEqual({
      rektor: { leser: true, skriver: true }, larer: bareLeser, kontaktlarer: bareLeser, foresatt: bareLeser, elev: bareLeser,
      fremmed: { leser: false, skriver: false },
    }); // prettier-ignore
    // a home reads its own groups' lessons, not the school's
    const navn = async (n: string) =>
      somAktor(id[n]!, async (tx) =>
        (await sql<{ navn: string }>`select distinct navn from opplaring.aktivitet order by 1`.execute(tx)).rows.map(
          (r) => r.navn,
        ),
      );
    expect(await navn('larer')).toContain('Musikk');
    expect(await navn('foresatt')).not.toContain('Musikk');
    expect(await navn('foresatt')).toContain('Norsk');
  });

  test('[V16] [V22] timerFor sier hvem som er hvor en dag, for gruppe, lærer, elev og rom', async () => {
    const rom = await en<{ id: string }>(`select rom_id id from opplaring.rom where kjent_til is null and navn = '101'`);
    const fag = async (o: Parameters<typeof timerFor>[1]) =>
      somAktor(id['rektor']!, async (tx) => (await timerFor(tx, o)).map((t) => `${t.fra} ${t.navn}`));
    expect(await fag({ gruppe: gruppe['a']!.id, dato: MANDAG })).toEqual(['08:30 Norsk']);
    expect(await fag({ elev, dato: MANDAG })).toEqual(['08:30 Norsk']);
    expect(await fag({ larer: larer[0]!.id, dato: '2026-11-24' })).toEqual(['08:30 Engelsk']);
    expect(await fag({ rom: rom.id, dato: '2026-11-24' })).toEqual(['08:30 Engelsk']);
    expect(await fag({ rom: rom.id, dato: MANDAG })).toEqual([]);
    expect(await fag({ elev, dato: '2026-11-22' })).toEqual([]);
    // no plan counts in the spring yet
    expect(await fag({ elev, dato: '2027-02-01' })).toEqual([]);
  });
});

describe.skipIf(manglerNettleser() !== undefined)('i nettleseren', () => {
  test('[V16] sidene er uten feil for hjelpemidler og uten rulling sidelengs, og en time legges med tastaturet uten skript', async () => {
    const adresse = await p.app.listen({ port: 0, host: '127.0.0.1' });
    const norsk = await en<{ id: string }>(
      `select aktivitet_id id from opplaring.aktivitet a join opplaring.time t using (aktivitet_id) where a.kjent_til is null and t.kjent_til is null
        and navn = 'Norsk' and dag = 1 and nr = 1`,
    );
    const nyttUtkast = await send('rektor', `/timeplan/plan?skole=${skole}&skolear=2026`, { navn: 'Vår', fra: '2027-01-04', til: '2027-06-18', kopi: plan }); // prettier-ignore
    const utkast = felt(nyttUtkast.headers.location, 'plan');
    expect((await hent('rektor', `/timeplan?skole=${skole}&plan=${utkast}`)).body).toContain('Utkast: Vår');
    const kakeFor = (n: string) => [{ name: 'friminutt', value: kake[n]!.split('=')[1]!, url: adresse }];
    for (const bredde of [320, 1366])
      await medSide(
        async (s) => {
          for (const [hvem, sti] of [
            ['rektor', `/timeplan?skole=${skole}&id=${gruppe['a']!.id}`],
            ['rektor', celle(1, 1)],
            ['rektor', endreplan(plan)],
            ['rektor', `/timeplan/uke?skole=${skole}&id=${gruppe['a']!.id}&uke=${MANDAG}`],
            ['rektor', `/timeplan/dag?aktivitet=${norsk.id}&nr=1&dato=${MANDAG}`],
            ['rektor', `/timeplan?skole=${skole}&plan=${utkast}&id=${gruppe['a']!.id}`],
            ['rektor', `/timeplan/ringetider?skole=${skole}&skolear=2026`],
            ['rektor', `/timeplan/les-inn?plan=${plan}`],
            ['foresatt', `/timeplan/elev/${elev}`],
          ] as const) {
            await s.context().clearCookies();
            await s.context().addCookies(kakeFor(hvem));
            expect((await s.goto(`${adresse}${sti}`))?.status()).toBe(200);
            expect({ sti, bredde, feil: await axe(s), rulling: await sidelengsRulling(s) }).toEqual({
              sti,
              bredde,
              feil: [],
              rulling: 0,
            });
          }
        },
        { viewport: { width: bredde, height: 800 }, javaScriptEnabled: true },
      );
    // dragged with the mouse: the form of the lesson opens with its new place, and saving it moves the lesson
    await medSide(
      async (s) => {
        await s.context().addCookies(kakeFor('rektor'));
        await s.goto(`${adresse}/timeplan?skole=${skole}&id=${gruppe['a']!.id}`);
        const grep = (await s.locator('[data-sted="1-1"] .fm-grep').first().boundingBox())!;
        const mal = (await s.locator('[data-sted="5-3"]').boundingBox())!;
        await s.mouse.move(grep.x + 6, grep.y + 6);
        await s.mouse.down();
        // where the class has a lesson already is marked while it is held, and said over it
        const tatt = s.locator('td[data-opptatt]').first();
        const opptatt = (await tatt.boundingBox())!;
        await s.mouse.move(opptatt.x + 10, opptatt.y + 8, { steps: 4 });
        expect(await s.locator('.fm-skygge').innerText()).toContain(`Opptatt: ${larer[0]!.navn}, ${gruppe['a']!.navn}`);
        expect(await s.getByRole('status').last().textContent()).toContain('Opptatt');
        await s.mouse.move(mal.x + 10, mal.y + 8, { steps: 4 });
        expect(await s.locator('.fm-skygge').innerText()).not.toContain('Opptatt');
        expect(await s.getByRole('status').last().textContent()).toBe('Fredag 3. time');
        await s.mouse.up();
        await s.getByText('Timen flyttes: Fredag 3. time').waitFor();
        expect(await axe(s)).toEqual([]);
        await s.getByRole('button', { name: 'Lagre' }).click();
        await s.getByText('Timen er lagret').waitFor();
        expect(await s.locator('[data-sted="5-3"] a').first().innerText()).toContain('Norsk');
        await s.getByRole('button', { name: 'Angre' }).click();
        await expect.poll(async () => (await en<{ n: number }>(`select count(*)::int n from opplaring.time t where t.kjent_til is null and t.aktivitet_id = '${norsk.id}' and t.dag = 1 and t.nr = 1`)).n).toBe(1); // prettier-ignore
      },
      { viewport: { width: 1366, height: 800 }, javaScriptEnabled: true },
    );
    await medSide(
      async (s) => {
        await s.context().addCookies(kakeFor('rektor'));
        await s.goto(`${adresse}/timeplan?skole=${skole}&id=${gruppe['a']!.id}`);
        await s.getByRole('link', { name: 'Legg til fredag 3. time' }).focus();
        await s.keyboard.press('Enter');
        await s.getByLabel('Fag eller aktivitet').focus();
        await s.keyboard.type('Naturfag');
        await s.keyboard.press('Enter');
        await s.getByText('Timen er lagret').waitFor();
        expect(await s.getByRole('link', { name: 'Naturfag' }).count()).toBe(1);
      },
      { viewport: { width: 390, height: 800 }, javaScriptEnabled: false },
    );
  });
});
