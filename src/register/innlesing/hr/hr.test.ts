import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Kildefeil } from '#grunn/feil/index.ts';
import type { HrFilhode, HrPerson } from '#kilder/hr/modell.ts';
import { nyttProveregister, SKOLE, type Proveregister } from '#verktoy/proveregister.ts';
import { ansvar, proveperson } from '../folkeregisteret/proveperson.ts';
import { fortsettInnlesing } from '../motor.ts';
import { kjorHr } from './kjor.ts';
import { ansatt, stilling } from './proveansatt.ts';
import { hrInnlesing } from './type.ts';

let r: Proveregister;
beforeAll(async () => {
  r = await nyttProveregister('2026-11-22T01:00:00Z', 7);
});
afterAll(() => r.base.slipp());
beforeEach(async () => {
  await r.tom();
  r.klokke.settTil('2026-11-22T01:00:00Z');
  await sql`insert into register.skole (organisasjonsnummer, kilde, navn, kjent_fra, apnet_av) values (${SKOLE}, 'nsr', 'Fjordvik skole', now(), gen_random_uuid())`.execute(
    r.db,
  );
});

const les = (personer: readonly HrPerson[], hode: Partial<HrFilhode> = {}, o: { heltBilde?: boolean } = {}) => {
  r.klokke.flytt({ hours: 24 });
  const lesing = {
    personer: (async function* () {
      yield* personer;
    })(),
    hode: Promise.resolve<HrFilhode>({
      format: 'unit4-stamdata3',
      eksportert: r.klokke.na().toString(),
      antallOppgitt: personer.length,
      antallLest: personer.length,
      duplikater: 0,
      organisasjoner: [],
      avvik: [],
      ...hode,
    }),
  };
  return kjorHr(r.m, { lesing, utlostAv: 'test', ...o });
};
const stillinger = () =>
  r.rader<{ ansattnummer: string; stillingsnummer: string; til: string | null; taus_siden: string | null }>(
    `select ansattnummer, stillingsnummer, til, taus_siden from register.arbeidsforhold where kjent_til is null order by 1, 2`,
  );
const apne = 'kjent_til is null';
const fnr = (fodt = '1985-03-03') => r.nummer.fodselsnummer(fodt, 'kvinne');
const personFor = async (ansattnummer: string) =>
  (
    await r.rader<{ id: string }>(
      `select person_id id from register.personalressurs where ${apne} and ansattnummer = '${ansattnummer}'`,
    )
  )[0]!.id;
const holdte = () =>
  r.rader<{ arsak: string; kode: string | null }>(
    `select arsak, detaljer->>'kode' kode from kilde.holdt_igjen where lost is null order by 1, 2`,
  );

describe('ansatte fra HR', () => {
  test('[V20][V21][B12][B15][A01] employees with positions at schools', async () => {
    const kjent = fnr();
    const svar = await les([
      ansatt('1', { fodselsnummer: kjent }),
      ansatt('2', { arbeidsforhold: [stilling('1', { organisasjonsnummer: '999999999' }), stilling('2', { prosent: 33.333 })] }),
    ]);
    expect(svar).toMatchObject({ status: 'ferdig', tellere: { hentet: 2, nye: 2, brukt: 2, holdtIgjen: 0 } });
    expect(await r.personMed(kjent)).toBe(await personFor('1'));
    expect(
      await r.rader(
        `select ansattnummer, stillingsnummer, skole, enhetsnavn, prosent from register.arbeidsforhold where ${apne} order by 1, 2`,
      ),
    ).toEqual([
      { ansattnummer: '1', stillingsnummer: '1', skole: SKOLE, enhetsnavn: 'Fjordvik skole', prosent: 100 },
      { ansattnummer: '2', stillingsnummer: '1', skole: null, enhetsnavn: 'Fjordvik skole', prosent: 100 },
      { ansattnummer: '2', stillingsnummer: '2', skole: SKOLE, enhetsnavn: 'Fjordvik skole', prosent: 33.33 },
    ]);
    expect(await r.antall('kilde.avvik', "kode = 'ukjent_skole' and verdi = '999999999'")).toBe(1);
    expect(await r.antall('register.personidentifikator', `${apne} and type = 'ansattnummer'`)).toBe(2);
  });

  test('[K06] mobile and contact information are never written from HR', async () => {
    await les([ansatt('1', { telefon: '+4732000000' })]);
    expect(await r.antall('register.kontaktinformasjon')).toBe(0);
    const kolonner = await r.rader<{ n: string }>(
      `select column_name n from information_schema.columns where table_name in ('personalressurs', 'arbeidsforhold')`,
    );
    expect(kolonner.filter((k) => k.n.includes('mobil'))).toEqual([]);
  });

  test('an unchanged night writes no fact, and knows whom it covered', async () => {
    const alle = Array.from({ length: 20 }, (_, i) => ansatt(String(i), { fodselsnummer: fnr() }));
    await les(alle);
    const alt = async () => [
      await r.rader(`select * from register.arbeidsforhold order by ansattnummer, kjent_fra`),
      await r.rader(`select * from register.personalressurs order by ansattnummer, kjent_fra`),
      await r.rader(`select * from register.navn order by person_id, kjent_fra`),
      await r.rader(`select * from register.personalia order by person_id, kjent_fra`),
      await r.rader(`select * from kilde.dokument order by kilde`),
    ];
    const for_ = await alt();
    const natt = await les(alle);
    expect(natt.tellere).toMatchObject({ hentet: 20, uendret: 20, iBruk: 0, nye: 0, endret: 0 });
    expect(await alt()).toEqual(for_);
    expect(
      await r.rader(`select sum(cardinality(personer))::int n from kilde.dekning where innlesing_id = '${natt.id}'`),
    ).toEqual([{ n: 20 }]);
    expect(await r.antall('kilde.bilde')).toBe(0);
  });

  test('a school that becomes known later is set the next night', async () => {
    const p = ansatt('1', { arbeidsforhold: [stilling('1', { organisasjonsnummer: '310000026' })] });
    await les([p]);
    expect(await r.antall('register.arbeidsforhold', `${apne} and skole is null`)).toBe(1);
    await sql`insert into register.skole (organisasjonsnummer, kilde, navn, kjent_fra, apnet_av) values ('310000026', 'nsr', 'Ny skole', now(), gen_random_uuid())`.execute(
      r.db,
    );
    expect((await les([p])).tellere).toMatchObject({ endret: 1 });
    expect(await r.antall('register.arbeidsforhold', `${apne} and skole = '310000026'`)).toBe(1);
  });

  test('[V28] the address HR tells of goes away when the employee is protected', async () => {
    const p = ansatt('1', {
      fodselsnummer: fnr(),
      adresse: { linjer: ['Granlia 4'], postnummer: '9990', poststed: 'FJORDVIK', landkode: 'NO' },
    });
    await les([p]);
    expect(await r.antall('register.adresse', `${apne} and kilde = 'hr' and type = 'post'`)).toBe(1);
    await r.skjerm(await personFor('1'));
    await les([p]);
    expect(await r.antall('register.adresse', apne)).toBe(0);
    expect(await r.antall('register.navn', apne)).toBe(1);
  });
});

describe('full avstemming', () => {
  test('[A03][L08] F-32 a position whose end was set back in time stops coming, and is found the next night', async () => {
    await les([ansatt('1', { arbeidsforhold: [stilling('1'), stilling('2')] }), ansatt('2')]);
    const natt = await les([ansatt('1', { arbeidsforhold: [stilling('1')] }), ansatt('2')]);
    expect(natt).toMatchObject({ status: 'ferdig', tellere: { endret: 1, uendret: 1 } });
    expect(await stillinger()).toEqual([
      { ansattnummer: '1', stillingsnummer: '1', til: null, taus_siden: null },
      { ansattnummer: '1', stillingsnummer: '2', til: null, taus_siden: '2026-11-24' },
      { ansattnummer: '2', stillingsnummer: '1', til: null, taus_siden: null },
    ]);
    expect(await r.antall('kilde.forhandsvisning', `innlesing_id = '${natt.id}' and slag = 'stilling_taus'`)).toBe(1);
    expect(await r.antall('register.personalressurs', `${apne} and taus_siden is not null`)).toBe(0);
  });

  test('[A03][L08] F-32 an employee who is missing is «aktiv hos oss, inaktiv i HRM» at once; back again, it is over', async () => {
    const alle = Array.from({ length: 30 }, (_, i) => ansatt(String(i).padStart(2, '0')));
    await les(alle);
    const natt = await les(alle.slice(1));
    expect(natt).toMatchObject({ status: 'ferdig', tellere: { uendret: 29, avsluttet: 1 } });
    expect(
      await r.rader(`select ansattnummer, taus_siden from register.personalressurs where ${apne} and taus_siden is not null`),
    ).toEqual([{ ansattnummer: '00', taus_siden: '2026-11-24' }]);
    expect((await stillinger()).filter((s) => s.taus_siden !== null)).toHaveLength(1);
    expect(await r.antall('register.arbeidsforhold', `${apne} and til is not null`)).toBe(0);

    const taus = await les(alle.slice(1));
    expect(taus.tellere).toMatchObject({ uendret: 29, avsluttet: 0 });
    expect((await stillinger()).find((s) => s.ansattnummer === '00')!.taus_siden).toBe('2026-11-24');

    expect((await les(alle)).tellere).toMatchObject({ endret: 1, uendret: 29 });
    expect((await stillinger()).filter((s) => s.taus_siden !== null)).toEqual([]);
    expect(await r.antall('register.personalressurs', `${apne} and taus_siden is not null`)).toBe(0);
  });

  test('[A02] a passed end date is not missed when the position stops coming', async () => {
    await les([ansatt('1', { til: '2026-11-23', arbeidsforhold: [stilling('1', { til: '2026-11-23' })] }), ansatt('2')]);
    const natt = await les([ansatt('2')]);
    expect(natt.tellere.avsluttet).toBe(0);
    expect((await stillinger()).map((s) => s.taus_siden)).toEqual([null, null]);
  });

  test('F-36 the last day counts: who is missing on it is silent', async () => {
    await les([ansatt('1', { til: '2026-11-24', arbeidsforhold: [stilling('1', { til: '2026-11-24' })] }), ansatt('2')]);
    await les([ansatt('2')]);
    expect((await stillinger()).map((s) => s.taus_siden)).toEqual(['2026-11-24', null]);
  });

  test('F-33 a file cut to a tenth stops for a named person; nobody loses anything', async () => {
    const alle = Array.from({ length: 60 }, (_, i) => ansatt(String(i).padStart(2, '0')));
    await les(alle);
    const kuttet = await les(alle.slice(0, 6), { antallOppgitt: 60 });
    expect(kuttet.status).toBe('venter');
    expect(kuttet.bremser.map((b) => b.kode).sort()).toEqual(['avkortet', 'for_mange_avsluttet', 'krympet']);
    expect((await stillinger()).filter((s) => s.taus_siden !== null)).toEqual([]);
    expect(await r.antall('kilde.forhandsvisning', `innlesing_id = '${kuttet.id}' and slag = 'stilling_taus'`)).toBe(54);
    // a whole file comes the night after; an approval given too late changes nothing
    expect((await les(alle)).status).toBe('ferdig');
    await godkjenn(kuttet.id);
    expect(await fortsettInnlesing(r.m, hrInnlesing(), kuttet.id)).toMatchObject({
      status: 'avvist',
      feil: { kode: 'erstattet' },
    });
    expect((await stillinger()).filter((s) => s.taus_siden !== null)).toEqual([]);
    expect(await r.antall('kilde.mottak')).toBe(0);
  });

  test('F-33 a smaller file that a named person approves is applied, silence and all', async () => {
    const alle = Array.from({ length: 60 }, (_, i) => ansatt(String(i).padStart(2, '0')));
    await les(alle);
    const mindre = await les(alle.slice(0, 50));
    expect(mindre.status).toBe('venter');
    expect(await r.antall('kilde.bilde')).toBeGreaterThan(0);
    await godkjenn(mindre.id);
    expect((await fortsettInnlesing(r.m, hrInnlesing(), mindre.id)).status).toBe('ferdig');
    expect((await stillinger()).filter((s) => s.taus_siden !== null)).toHaveLength(10);
  });

  test('F-24 yesterday’s file, and one with doubles, stop for a named person', async () => {
    const alle = Array.from({ length: 30 }, (_, i) => ansatt(String(i)));
    const eksportert = '2026-11-22T20:00:00Z';
    await les(alle, { eksportert });
    expect((await les(alle, { eksportert })).bremser.map((b) => b.kode)).toEqual(['gammel_fil']);
    expect((await les(alle, { duplikater: 1 })).bremser.map((b) => b.kode)).toEqual(['duplikater']);
  });

  test('a file that cannot be read to its end changes nothing', async () => {
    await les([ansatt('1'), ansatt('2')]);
    const feil = new Kildefeil('hr', 'uleselig', 'Fila er kuttet.');
    const hode = Promise.reject<HrFilhode>(feil);
    hode.catch(() => {});
    const personer = (async function* () {
      for (let i = 0; i < 20; i++) yield ansatt(String(i + 1), { etternavn: 'Endret' });
      throw feil;
    })();
    r.klokke.flytt({ hours: 24 });
    const svar = await kjorHr(r.m, { lesing: { personer, hode }, utlostAv: 'test' });
    expect(svar).toMatchObject({ status: 'feilet', feil: { kode: 'uleselig' } });
    expect(await r.antall('register.navn', "etternavn = 'Endret'")).toBe(0);
    expect(await r.antall('kilde.mottak')).toBe(0);
    expect(await r.antall('kilde.bilde')).toBe(0);
  });

  test('an extract of some says nothing of the others', async () => {
    await les([ansatt('1'), ansatt('2')]);
    await les([ansatt('1', { etternavn: 'Ny' })], {}, { heltBilde: false });
    expect((await stillinger()).filter((s) => s.taus_siden !== null)).toEqual([]);
  });

  test('one who is held is not silent', async () => {
    await les([ansatt('1'), ansatt('2')]);
    const natt = await les([ansatt('1', { fodselsnummer: '27850998854' }), ansatt('2')]);
    expect(natt.tellere).toMatchObject({ holdtIgjen: 1, avsluttet: 0 });
    expect((await stillinger()).filter((s) => s.taus_siden !== null)).toEqual([]);
  });

  test('F-37 an employee registered by hand is never silent', async () => {
    const id = await r.manuell();
    await sql`insert into register.arbeidsforhold (person_id, kilde, ansattnummer, stillingsnummer, hovedstilling, til, kjent_fra, apnet_av)
      values (${id}, 'manuell', 'hand-1', '1', true, '2027-06-30', now(), ${id})`.execute(r.eier);
    await les([ansatt('1')]);
    await les([ansatt('1')]);
    expect((await stillinger()).find((s) => s.ansattnummer === 'hand-1')!.taus_siden).toBeNull();
  });
});

const godkjenn = (id: string) =>
  sql`insert into tilgang.innlesingsavgjorelse (id, innlesing_id, avgjorelse, begrunnelse, avgjort_av) values (gen_random_uuid(), ${id}, 'godkjent', 'Sjekket mot HR', gen_random_uuid())`.execute(
    r.eier,
  );

describe('hvem en ansatt er', () => {
  test('a guardian who becomes an employee is the same person', async () => {
    const mor = fnr();
    const barn = r.nummer.fodselsnummer('2015-05-20', 'mann');
    await r.lesFamilier([
      [proveperson(barn, { foreldreansvar: [ansvar(mor)] }), proveperson(mor, { fodselsdato: '1985-03-03', kjonn: 'kvinne' })],
    ]);
    const svar = await les([ansatt('1', { fodselsnummer: mor })]);
    expect(svar.tellere).toMatchObject({ nye: 1, holdtIgjen: 0 });
    expect(await personFor('1')).toBe(await r.personMed(mor));
    expect(
      await r.rader(`select kilde from register.navn where ${apne} and person_id = '${await personFor('1')}' order by 1`),
    ).toEqual([{ kilde: 'folkeregisteret' }, { kilde: 'hr' }]);
  });

  test('F-35 rehired with a new employee number: the same person, history kept', async () => {
    const nummer = fnr();
    await les([
      ansatt('1', { fodselsnummer: nummer, til: '2026-11-20', arbeidsforhold: [stilling('1', { til: '2026-11-20' })] }),
    ]);
    const for_ = await personFor('1');
    await les([ansatt('9', { fodselsnummer: nummer })]);
    expect(await personFor('9')).toBe(for_);
    expect(await stillinger()).toEqual([
      { ansattnummer: '1', stillingsnummer: '1', til: '2026-11-20', taus_siden: null },
      { ansattnummer: '9', stillingsnummer: '1', til: null, taus_siden: null },
    ]);
    expect(await r.antall('register.person')).toBe(1);
  });

  test('F-35 two employee numbers of one new person in the same file: one person', async () => {
    const nummer = fnr();
    await les([ansatt('1', { fodselsnummer: nummer }), ansatt('2', { fodselsnummer: nummer })]);
    expect(await r.antall('register.person')).toBe(1);
    expect(await r.antall('register.personalressurs', apne)).toBe(2);
    expect((await les([ansatt('1', { fodselsnummer: nummer }), ansatt('2', { fodselsnummer: nummer })])).tellere).toMatchObject({
      uendret: 2,
    });
  });

  test('F-35 D-number to fødselsnummer: the same person, and the old number is no longer in use', async () => {
    const d = r.nummer.dNummer('1985-03-03', 'kvinne');
    await les([ansatt('1', { fodselsnummer: d })]);
    const for_ = await personFor('1');
    const nytt = fnr();
    expect((await les([ansatt('1', { fodselsnummer: nytt })])).tellere).toMatchObject({ endret: 1, holdtIgjen: 0 });
    expect(await r.personMed(nytt)).toBe(for_);
    expect(await r.personMed(d)).toBe(for_);
    expect(
      await r.rader(
        `select type, status from register.personidentifikator where ${apne} and type <> 'ansattnummer' order by type`,
      ),
    ).toEqual([
      { type: 'dNummer', status: 'opphort' },
      { type: 'fodselsnummer', status: 'iBruk' },
    ]);
  });

  test('[E31] a number exchanged for one with another birth date waits for a person: it may be somebody else’s', async () => {
    await les([ansatt('1', { fodselsnummer: fnr() })]);
    const annen = fnr('1991-07-07');
    const natt = await les([ansatt('1', { fodselsnummer: annen, etternavn: 'Endret' })]);
    expect(natt.tellere).toMatchObject({ holdtIgjen: 1, endret: 0 });
    expect(await holdte()).toEqual([{ arsak: 'motstrid', kode: 'nummer_byttet' }]);
    await expect(r.personMed(annen)).rejects.toThrow('Nobody');
  });

  test('a mistyped number that is a guardian’s does not make the guardian an employee', async () => {
    const mor = fnr('1991-07-07');
    await r.lesFamilier([[proveperson(mor, { fodselsdato: '1991-07-07', kjonn: 'kvinne' })]]);
    const natt = await les([ansatt('1', { fodselsnummer: mor, fodselsdato: '1985-03-03' })]);
    expect(natt.tellere).toMatchObject({ holdtIgjen: 1, nye: 0 });
    expect(await holdte()).toEqual([{ arsak: 'motstrid', kode: 'annen_enn_registeret' }]);
    expect(await r.antall('register.personalressurs', apne)).toBe(0);
  });

  test('[E31] the employee number is one person’s and the national number another’s: held as a duplicate until somebody decides', async () => {
    const mor = fnr();
    await les([ansatt('1')]);
    await r.lesFamilier([[proveperson(mor, { fodselsdato: '1985-03-03', kjonn: 'kvinne' })]]);
    const natt = await les([ansatt('1', { fodselsnummer: mor }), ansatt('2')]);
    expect(natt.tellere).toMatchObject({ holdtIgjen: 1, nye: 1 });
    expect(await holdte()).toEqual([{ arsak: 'duplikat', kode: null }]);
    expect(await r.antall('register.person', 'sammenslatt_med is not null')).toBe(0);
    // HR takes the number back: the record is as it was, and nothing is held any more
    await les([ansatt('1'), ansatt('2')]);
    expect(await holdte()).toEqual([]);
  });

  test('a signpost from a child’s record is merged with the employee', async () => {
    const mor = fnr();
    await les([ansatt('1')]);
    const barn = r.nummer.fodselsnummer('2015-05-20', 'mann');
    await r.lesFamilier([[proveperson(barn, { foreldreansvar: [ansvar(mor)] })]]);
    const svar = await les([ansatt('1', { fodselsnummer: mor })]);
    expect(svar.tellere).toMatchObject({ holdtIgjen: 0, endret: 1 });
    const id = await personFor('1');
    expect(await r.personMed(mor)).toBe(id);
    expect(await r.rader(`select ansvarlig_id from register.foreldreansvar where ${apne}`)).toEqual([{ ansvarlig_id: id }]);
  });

  test('[V28] a signpost with a decision on it is not merged away', async () => {
    const mor = fnr();
    await les([ansatt('1')]);
    const barn = r.nummer.fodselsnummer('2015-05-20', 'mann');
    await r.lesFamilier([[proveperson(barn, { foreldreansvar: [ansvar(mor)] })]]);
    await r.skjerm(await r.personMed(mor));
    expect((await les([ansatt('1', { fodselsnummer: mor })])).tellere).toMatchObject({ holdtIgjen: 1 });
    expect(await holdte()).toEqual([{ arsak: 'duplikat', kode: null }]);
  });

  test.each`
    hva                      | p                                                                               | arsak                      | kode
    ${'feil kontrollsiffer'} | ${{ fodselsnummer: '27850998854' }}                                             | ${'ugyldig_identifikator'} | ${'kontrollsiffer'}
    ${'uleselig nummer'}     | ${{ avvik: [{ kode: 'ugyldig_fodselsnummer', felt: 'SocialSecurityNumber' }] }} | ${'ugyldig_identifikator'} | ${'format'}
    ${'uleselig sluttdato'}  | ${{ avvik: [{ kode: 'ugyldig_sluttdato', felt: 'DateTo' }] }}                   | ${'motstrid'}              | ${'ugyldig_sluttdato'}
  `('$hva: held with the reason, the rest goes on, and resolved when it comes right', async ({ p, arsak, kode }) => {
    const natt = await les([ansatt('1', p), ansatt('2')]);
    expect(natt.tellere).toMatchObject({ holdtIgjen: 1, nye: 1 });
    expect(await holdte()).toEqual([{ arsak, kode }]);
    await les([ansatt('1', { fodselsnummer: fnr() }), ansatt('2')]);
    expect(await holdte()).toEqual([]);
    expect(await r.antall('register.personalressurs', apne)).toBe(2);
  });

  test('the same employee number twice in a file: the first is read, the second held', async () => {
    const mange = Array.from({ length: 10 }, (_, i) => ansatt(String(i)));
    const svar = await les([...mange, ansatt('3', { etternavn: 'Dobbel' }), ansatt('9', { etternavn: 'Dobbel' })]);
    expect(svar.tellere).toMatchObject({ nye: 10, holdtIgjen: 2 });
    expect(await r.antall('register.navn', "etternavn = 'Dobbel'")).toBe(0);
  });

  test('one record the database refuses is found by halving and held; the others go in', async () => {
    const svar = await les([ansatt('1'), ansatt('2', { arbeidsforhold: [stilling('1', { prosent: 123_456 })] }), ansatt('3')]);
    expect(svar).toMatchObject({ status: 'ferdig', tellere: { holdtIgjen: 1, brukt: 2 } });
    expect(await holdte()).toEqual([{ arsak: 'avvist_av_registeret', kode: '22003' }]);
    expect((await stillinger()).map((s) => s.ansattnummer)).toEqual(['1', '3']);
  });
});
