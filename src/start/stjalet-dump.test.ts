import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { krypterVernede } from '#register/person/index.ts';
import type { Verdensadresse } from '#verden/index.ts';
import { angrip, lagDump, star, starNokkel, type Dump } from '#verktoy/dumpangrep.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import { alleRuter } from './ruter.ts';

let p: Proveskole;
let dump: Dump;
let ar: number[];
const STRENGE: ReadonlySet<string> = new Set(['fortrolig', 'strengtFortrolig']);

const linjeI = (a: Verdensadresse): string => `${a.gatenavn ?? ''} ${a.husnummer ?? ''}${a.husbokstav ?? ''}`.trim();

/** Lines of protected people's addresses that nobody else has. */
function vernedeLinjer(): string[] {
  const folk = [...p.verden.personer.values()];
  const streng = folk.filter((f) => STRENGE.has(f.adressebeskyttelse) || f.adresser.some((a) => STRENGE.has(a.gradering)));
  const apne = new Set(folk.filter((f) => !streng.includes(f)).flatMap((f) => f.adresser.map(linjeI)));
  return [...new Set(streng.flatMap((f) => f.adresser.map(linjeI)))].filter((l) => l.length > 5 && !apne.has(l));
}

beforeAll(async () => {
  p = await nyProveskole(alleRuter);
  dump = await lagDump(p.r.base.url);
  const elever = [...p.verden.personer.values()].filter((v) => v.elevforhold !== undefined && v.identifikator !== null);
  const perAr = Map.groupBy(elever, (v) => Number(v.fodselsdato.slice(0, 4)));
  // the two years with most pupils
  ar = [...perAr]
    .toSorted((a, b) => b[1].length - a[1].length)
    .slice(0, 2)
    .map(([a]) => a);
}, 120_000);
afterAll(() => p.slipp());

describe('[S15] en stjålet dump', () => {
  test('angrepet finner det som ligger i klartekst og som hash uten nøkkel', async () => {
    const [a, b, c] = [...p.verden.personer.values()]
      .filter((v) => v.identifikator !== null && v.fodselsdato.startsWith(String(ar[0])))
      .map((v) => v.identifikator!);
    await sql`create table public.lekk as select ${a}::text as n, sha256(${b}::bytea) as s, encode(sha256(${c}::bytea), 'base64') as t`.execute(
      p.r.eier,
    );
    const { funnet } = angrip(await lagDump(p.r.base.url), [ar[0]!], false);
    await sql`drop table public.lekk`.execute(p.r.eier);
    expect(new Set(funnet.map((f) => f.som))).toEqual(new Set(['klartekst', 'sha256']));
    expect(funnet.map((f) => f.nummer)).toEqual(expect.arrayContaining([a, b, c]));
  }, 120_000);

  test('[ASVS 11.3.3, 14.2.4] ingen fødselsnummer, verken i klartekst eller som hash uten nøkkel, for to hele årskull', () => {
    const { provd, funnet } = angrip(dump, ar, false);
    expect(provd).toBeGreaterThan(400_000);
    expect(funnet).toHaveLength(0);
  }, 120_000);

  test('ingen av verdens fødselsnummer står noe sted', () => {
    const alle = dump.biter.join('\n');
    const numre = [...p.verden.personer.values()].flatMap((v) => v.identifikator ?? []);
    expect(numre.length).toBeGreaterThan(100);
    expect(numre.filter((n) => alle.includes(n))).toHaveLength(0);
  });

  test('[ASVS 13.3.2] ingen nøkkel står i den', () => {
    const { nokler, oppslag, segl } = p.r.nokkelfil;
    for (const n of [...Object.values(nokler), oppslag, segl!]) expect(starNokkel(dump, n)).toBe(false);
  });

  test('adressene til dem med fortrolig og strengt fortrolig adresse er kryptert, alle andres lesbare', async () => {
    const linjer = vernedeLinjer();
    expect(linjer.length).toBeGreaterThan(0);
    expect(linjer.filter((l) => star(dump, l))).toEqual([]);
    expect(await p.r.antall('register.adresse', 'kryptert is not null')).toBeGreaterThan(0);
    expect(await p.r.antall('register.adresse', "kryptert is null and linjer <> '{}'")).toBeGreaterThan(50);
  });

  test('den vi skjermer selv, får adressen kryptert av jobben, og jobben har da ikke mer å gjøre', async () => {
    const baug = await p.id('baug');
    const sti = `/person/${baug}`;
    const kake = await p.loggInn('astrid');
    const for_ = (await p.hent(kake, sti)).body;
    const linje = linjeI(p.verden.personer.get('baug')!.adresser[0]!);
    expect(for_).toContain(linje);
    await p.r.skjerm(baug, 'fortrolig');
    expect(await krypterVernede(p.r.m)).toBeGreaterThan(0);
    expect(await p.r.antall('register.adresse', `person_id = '${baug}' and linjer <> '{}'`)).toBe(0);
    expect(await krypterVernede(p.r.m)).toBe(0);
  });

  test('[L04] en overstyrt adresse står ikke lesbar, verken før eller etter at personen blir skjermet', async () => {
    const felicia = await p.id('felicia');
    const kake = await p.loggInn('systemforvalter');
    const hemmelig = 'Kanarigata 4711';
    const svar = await p.send(kake, `/person/${felicia}/overstyr/postadresse`, {
      linjer: hemmelig,
      postnummer: '5600',
      poststed: 'Norheimsund',
      begrunnelse: 'Avtalt med den det gjelder',
      gyldigTil: '2027-01-01',
    });
    expect(svar.statusCode).toBe(303);
    expect((await p.hent(kake, `/person/${felicia}`)).body).toContain(hemmelig);
    expect(star(await lagDump(p.r.base.url), hemmelig)).toBe(false);
    // from before they were encrypted: the job closes it, and it is read as before
    await sql`insert into register.overstyring (id, person_id, felt, verdi, begrunnelse, gyldig_til, gitt, gitt_av)
      values (gen_random_uuid(), ${felicia}, 'bostedsadresse', ${JSON.stringify({ linjer: ['Gammelgata 4712'], postnummer: '5600', poststed: 'NORHEIMSUND', landkode: 'NOR', bruksenhetsnummer: null, kommunenummer: null, skolekrets: null, fra: null, til: null })}::jsonb,
        'Fra før', '2027-01-01', '2026-11-01', gen_random_uuid())`.execute(p.r.eier);
    expect(star(await lagDump(p.r.base.url), 'Gammelgata 4712')).toBe(true);
    expect(await krypterVernede(p.r.m)).toBe(1);
    expect(star(await lagDump(p.r.base.url), 'Gammelgata 4712')).toBe(false);
    expect((await p.hent(kake, `/person/${felicia}`)).body).toContain('Gammelgata 4712');
  });

  test('en natt uten endringer skriver ingen adresser om igjen', async () => {
    const for_ = await p.r.antall('register.adresse');
    await p.lesHr();
    expect(await p.r.antall('register.adresse')).toBe(for_);
  });
});
