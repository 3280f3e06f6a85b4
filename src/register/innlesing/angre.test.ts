import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Folkeregisterperson } from '#kilder/folkeregisteret/index.ts';
import type { HrPerson } from '#kilder/hr/index.ts';
import type { Kontaktoppforing } from '#kilder/krr/index.ts';
import { nyttProveregister, SKOLE, type Proveregister } from '#verktoy/proveregister.ts';
import { angreInnlesing, forhandsvisAngring } from './angre.ts';
import { ansvar, proveperson } from './folkeregisteret/proveperson.ts';
import { kjorHr } from './hr/kjor.ts';
import { ansatt, stilling } from './hr/proveansatt.ts';
import { kjorInnlesing } from './motor.ts';
import { krrInnlesing } from './krr/type.ts';
import { fotografi } from './provebilde.ts';

let r: Proveregister;
beforeAll(async () => {
  r = await nyttProveregister();
});
afterAll(() => r.base.slipp());
let BARN: string;
let MOR: string;
let FAR: string;
beforeEach(async () => {
  await r.tom();
  BARN = r.nummer.fodselsnummer('2015-05-20', 'mann');
  MOR = r.nummer.fodselsnummer('1985-03-03', 'kvinne');
  FAR = r.nummer.fodselsnummer('1984-02-02', 'mann');
});

const apne = 'kjent_til is null';
let versjon = 0;
const person = (nummer: string, p: Partial<Folkeregisterperson> = {}) =>
  proveperson(nummer, { dokumentversjon: `2026-10-01T00:00:${String(versjon++ % 60).padStart(2, '0')}Z`, ...p });
const barn = (p: Partial<Folkeregisterperson> = {}) => person(BARN, { foreldreansvar: [ansvar(MOR), ansvar(FAR)], ...p });
const angre = (id: string) => {
  r.klokke.flytt({ minutes: 1 });
  return angreInnlesing(r.m, { innlesingId: id, utlostAv: 'test' });
};
const bilde = () => fotografi(r.eier);
beforeEach(() => {
  versjon = 0;
});
const navnet = (etternavn: string) => ({ fornavn: 'Rask', mellomnavn: null, etternavn, gyldigFra: null });
const lesHr = (personer: readonly HrPerson[]) => {
  r.klokke.flytt({ hours: 24 });
  return kjorHr(r.m, {
    utlostAv: 'test',
    lesing: {
      personer: (async function* () {
        yield* personer;
      })(),
      hode: Promise.resolve({
        format: 'visma-hrm',
        eksportert: null,
        antallOppgitt: null,
        antallLest: personer.length,
        duplikater: 0,
        organisasjoner: [],
        avvik: [],
      }),
    },
  });
};
const lesKrr = (personId: string, epost: string | null) => {
  r.klokke.flytt({ minutes: 1 });
  const oppforing: Kontaktoppforing = {
    personidentifikator: MOR,
    status: epost ? 'AKTIV' : 'SLETTET',
    reservert: false,
    reservertTidspunkt: null,
    kanVarsles: true,
    epostadresse: epost ? { verdi: epost, oppdatert: null, verifisert: null } : null,
    mobiltelefonnummer: null,
    sprak: null,
    avvik: [],
  };
  return kjorInnlesing(r.m, krrInnlesing(), {
    slag: 'full',
    utlostAv: 'test',
    hent: (async function* () {
      yield { enhet: { personId, oppforing, hentet: r.klokke.na().toString() } };
    })(),
    hode: () => ({}),
  });
};

describe('å angre en innlesing', () => {
  test('[L10][E33] the register is as before, by new versions; nothing is deleted', async () => {
    await r.lesFamilier([[barn(), person(MOR)]]);
    const for_ = await bilde();
    const b = await r.lesFamilier([
      [barn({ navn: navnet('Dame'), foreldreansvar: [ansvar(MOR, 'mor')], adresser: [] }), person(MOR, { kjonn: 'kvinne' })],
      [person(r.nummer.fodselsnummer('2017-01-01', 'kvinne'))],
    ]);
    const etter = await bilde();
    expect(etter).not.toEqual(for_);
    const rader = await r.antall('register.navn');
    const svar = await angre(b.id);
    expect(svar).toMatchObject({ slag: 'angring', status: 'ferdig', gjelder: b.id, kilde: 'folkeregisteret' });
    expect(svar.hode.angring).toMatchObject({ endretSiden: 0, beholdtVern: 0, personer: 3 });
    expect(await bilde()).toEqual(for_);
    expect(await r.antall('register.navn')).toBeGreaterThan(rader);
    expect(await r.rader(`select status from kilde.innlesing where id = '${b.id}'`)).toEqual([{ status: 'angret' }]);
    expect(await r.antall('sporing.endring', "handling = 'register.innlesing.angre'")).toBe(1);
  });

  test('[L10] the preview says what the undo then does, and changes nothing', async () => {
    await r.lesFamilier([[barn()]]);
    const b = await r.lesFamilier([[barn({ navn: navnet('Dame'), foreldreansvar: [ansvar(MOR, 'mor')] })]]);
    const for_ = await bilde();
    const vist = await forhandsvisAngring(r.m, b.id);
    expect(await bilde()).toEqual(for_);
    expect(vist.gjenapnet).toBe(3);
    expect((await angre(b.id)).hode.angring).toEqual(vist);
  });

  test('[L10] the next night compares anew and finds the same changes again', async () => {
    await r.lesFamilier([[barn()]]);
    const endret = barn({ navn: navnet('Dame') });
    const b = await r.lesFamilier([[endret]]);
    const etter = await bilde();
    await angre(b.id);
    expect((await r.lesFamilier([[endret]])).tellere.uendret).toBe(0);
    expect(await bilde()).toEqual(etter);
  });

  test('what has changed since stands, and is counted', async () => {
    await r.lesFamilier([[barn(), person(MOR)]]);
    const b = await r.lesFamilier([
      [barn({ navn: navnet('Dame'), foreldreansvar: [ansvar(FAR)] }), person(MOR, { kjonn: 'kvinne' })],
    ]);
    await r.lesFamilier([[barn({ navn: navnet('Sist'), foreldreansvar: [ansvar(FAR), ansvar(MOR, 'mor')] })]]);
    const svar = await angre(b.id);
    expect(svar.hode.angring!.endretSiden).toBe(2);
    expect(await r.antall('register.navn', `${apne} and etternavn = 'Sist'`)).toBe(1);
    expect(await r.antall('register.foreldreansvar', `${apne} and ansvar = 'mor'`)).toBe(1);
    expect(await r.antall('register.personalia', `${apne} and kjonn = 'kvinne'`)).toBe(0);
  });

  test('a value a later run took away does not come back', async () => {
    await r.lesFamilier([[barn({ adresser: [] })]]);
    const b = await r.lesFamilier([[barn()]]);
    await r.lesFamilier([[barn({ adresser: [] })]]);
    await angre(b.id);
    expect(await r.antall('register.adresse', apne)).toBe(0);
    // and one the run ended, that came back and was ended again by another
    const inn = await r.lesFamilier([[barn()]]);
    const ut = await r.lesFamilier([[barn({ adresser: [] })]]);
    await r.lesFamilier([[barn()]]);
    await r.lesFamilier([[barn({ adresser: [] })]]);
    await angre(ut.id);
    await angre(inn.id);
    expect(await r.antall('register.adresse', apne)).toBe(0);
  });

  test('a run can be undone once, an undo not at all, and only a finished run', async () => {
    const b = await r.lesFamilier([[barn()]]);
    const svar = await angre(b.id);
    await expect(angre(b.id)).rejects.toThrow('allerede angret');
    await expect(angre(svar.id)).rejects.toThrow('En angring kan ikke angres');
    await expect(angre(crypto.randomUUID())).rejects.toThrow('finnes ikke');
    const venter = await r.lesFamilier([[barn()]], { antallOppgitt: 2, antallLest: 1 });
    await expect(angre(venter.id)).rejects.toThrow('ferdig');
  });

  test('rows somebody wrote by hand in the same change set are left, and counted', async () => {
    const a = await r.lesFamilier([[barn()]]);
    const barnId = await r.personMed(BARN);
    const na = r.klokke.na().toString();
    await sql`insert into register.navn (person_id, kilde, fornavn, etternavn, kjent_fra, kjent_til, apnet_av, lukket_av)
      values (${barnId}, 'manuell', 'For', 'Hånd', ${na}, ${na}, ${crypto.randomUUID()}, ${a.id})`.execute(r.eier);
    await sql`insert into register.kontaktinformasjon (person_id, kilde, telefon_hjem, kjent_fra, apnet_av) values (${barnId}, 'manuell', '+4732000000', ${na}, ${a.id})`.execute(
      r.eier,
    );
    const svar = await angre(a.id);
    expect(svar.hode.angring!.endretSiden).toBe(2);
    expect(await r.antall('register.kontaktinformasjon', `${apne} and kilde = 'manuell'`)).toBe(1);
    expect(await r.antall('register.navn', apne)).toBe(0);
  });

  test('the feed is wound back to where the run began', async () => {
    const les = (fra: number, til: number) =>
      kjorInnlesing(r.m, krrInnlesing(), {
        slag: 'endring',
        utlostAv: 'test',
        hent: (async function* () {})(),
        hode: () => ({}),
        sekvensFra: fra,
        sekvensTil: () => til,
      });
    const a = await les(10, 20);
    await les(20, 30);
    await angre(a.id);
    expect(await r.rader(`select sekvens from kilde.posisjon`)).toEqual([{ sekvens: 10 }]);
  });
});

describe('vern tåler angring', () => {
  test('[L04] kode 6 stays, and the home that became secret does not come back', async () => {
    await r.lesFamilier([[barn(), person(MOR)]]);
    const b = await r.lesFamilier([
      [barn({ adressebeskyttelse: 'strengtFortrolig', adresser: [], navn: navnet('Dame') }), person(MOR, { kjonn: 'kvinne' })],
    ]);
    const svar = await angre(b.id);
    const barnId = await r.personMed(BARN);
    expect(await r.antall('register.adressebeskyttelse', `${apne} and gradering = 'strengtFortrolig'`)).toBe(1);
    expect(await r.antall('register.adresse', `${apne} and person_id = '${barnId}'`)).toBe(0);
    expect(await r.antall('register.navn', `${apne} and etternavn = 'Dame'`)).toBe(0);
    expect(svar.hode.angring!.beholdtVern).toBe(2);
  });

  test('[L04] kode 7 and the grading of each address stay', async () => {
    await r.lesFamilier([[barn()]]);
    const gradert = proveperson(BARN).adresser.map((a) => ({ ...a, gradering: 'fortrolig' as const }));
    const b = await r.lesFamilier([[barn({ adressebeskyttelse: 'fortrolig', adresser: gradert })]]);
    await angre(b.id);
    expect(await r.antall('register.adressebeskyttelse', `${apne} and gradering = 'fortrolig'`)).toBe(1);
    expect(await r.rader(`select gradering from register.adresse where ${apne}`)).toEqual([{ gradering: 'fortrolig' }]);
  });

  test('protection that the run took away comes back', async () => {
    await r.lesFamilier([[barn({ adressebeskyttelse: 'fortrolig' })]]);
    const b = await r.lesFamilier([[barn()]]);
    expect(await r.antall('register.adressebeskyttelse', apne)).toBe(0);
    await angre(b.id);
    expect(await r.antall('register.adressebeskyttelse', apne)).toBe(1);
  });

  test('[L04] somebody who lost foreldreansvar for a child that is now protected locally does not get it back', async () => {
    await r.lesFamilier([[barn()]]);
    const b = await r.lesFamilier([[barn({ foreldreansvar: [ansvar(MOR, 'mor')] })]]);
    await r.skjerm(await r.personMed(BARN));
    const svar = await angre(b.id);
    expect(await r.rader(`select ansvar from register.foreldreansvar where ${apne}`)).toEqual([{ ansvar: 'mor' }]);
    expect(svar.hode.angring!.beholdtVern).toBe(2);
  });

  test('[L04] somebody the run let in near a protected child is let out again', async () => {
    await r.lesFamilier([[barn({ foreldreansvar: [ansvar(MOR)] })]]);
    const b = await r.lesFamilier([[barn()]]);
    await r.skjerm(await r.personMed(BARN));
    await angre(b.id);
    expect(await r.antall('register.foreldreansvar', apne)).toBe(1);
  });
});

describe('hvem en person er, tåler angring', () => {
  test('people nobody has built on lose their number, and are made anew', async () => {
    const b = await r.lesFamilier([[barn(), person(MOR)]]);
    const for_ = await r.personMed(MOR);
    await angre(b.id);
    await expect(r.personMed(MOR)).rejects.toThrow('Nobody');
    await r.lesFamilier([[person(MOR)]]);
    expect(await r.personMed(MOR)).not.toBe(for_);
  });

  test.each(['krr', 'beslutning', 'hand', 'barnets dokument'])(
    'people others have built on keep their number: %s',
    async (hvem) => {
      const b = await r.lesFamilier([[person(MOR)]]);
      const mor = await r.personMed(MOR);
      if (hvem === 'krr') await lesKrr(mor, 'mor@epost.example');
      if (hvem === 'beslutning') await r.skjerm(mor);
      if (hvem === 'hand')
        await sql`insert into register.kontaktinformasjon (person_id, kilde, telefon_arbeid, kjent_fra, apnet_av) values (${mor}, 'manuell', '+4732000000', ${r.klokke.na().toString()}, ${mor})`.execute(
          r.eier,
        );
      if (hvem === 'barnets dokument') await r.lesFamilier([[barn()]]);
      const svar = await angre(b.id);
      expect(svar.hode.angring!.endretSiden).toBe(1);
      expect(await r.personMed(MOR)).toBe(mor);
      expect(await r.antall('register.navn', `${apne} and person_id = '${mor}'`)).toBe(0);
      await r.lesFamilier([[person(MOR)]]);
      expect(await r.personMed(MOR)).toBe(mor);
    },
  );

  const tonummer = () =>
    person(FAR, {
      identifikatorer: [
        { identifikator: FAR, type: 'fodselsnummer', status: 'iBruk' },
        { identifikator: MOR, type: 'dNummer', status: 'opphort' },
      ],
    });

  test('two people that were merged are two again', async () => {
    await r.lesFamilier([[person(FAR)]]);
    await r.lesFamilier([[barn({ foreldreansvar: [ansvar(MOR)] })]]);
    const for_ = await bilde();
    const b = await r.lesFamilier([[tonummer()]]);
    expect(await r.antall('register.person', 'sammenslatt_med is not null')).toBe(1);
    await angre(b.id);
    expect(await bilde()).toEqual(for_);
    expect(await r.personMed(MOR)).not.toBe(await r.personMed(FAR));
  });

  test('a merge others have built on stands', async () => {
    await r.lesFamilier([[person(FAR)]]);
    await r.lesFamilier([[barn({ foreldreansvar: [ansvar(MOR)] })]]);
    const b = await r.lesFamilier([[tonummer()]]);
    const far = await r.personMed(FAR);
    await lesKrr(far, 'far@epost.example');
    await angre(b.id);
    expect(await r.personMed(MOR)).toBe(far);
    expect(await r.antall('register.person', 'sammenslatt_med is not null')).toBe(1);
    expect(await r.rader(`select ansvarlig_id id from register.foreldreansvar where ${apne}`)).toEqual([{ id: far }]);
  });
});

describe('de andre kildene', () => {
  test('[L10] KRR: values that were taken away are back', async () => {
    await r.lesFamilier([[person(MOR)]]);
    const mor = await r.personMed(MOR);
    await lesKrr(mor, 'mor@epost.example');
    const for_ = await bilde();
    const b = await lesKrr(mor, null);
    expect(await r.antall('register.kontaktinformasjon', `${apne} and epostadresse is not null`)).toBe(0);
    await angre(b.id);
    expect(await bilde()).toEqual(for_);
  });

  test('[L10][A03] HR: positions, silence, new people and new numbers', async () => {
    await sql`insert into register.skole (organisasjonsnummer, kilde, navn, kjent_fra, apnet_av) values (${SKOLE}, 'nsr', 'Fjordvik skole', now(), gen_random_uuid())`.execute(
      r.db,
    );
    const d = r.nummer.dNummer('1985-03-03', 'kvinne');
    const fil = [ansatt('1', { fodselsnummer: d }), ansatt('2', { arbeidsforhold: [stilling('1'), stilling('2')] }), ansatt('3')];
    await lesHr(fil);
    const for_ = await bilde();
    const ny = [
      ansatt('1', { fodselsnummer: r.nummer.fodselsnummer('1985-03-03', 'kvinne') }),
      ansatt('2', { arbeidsforhold: [stilling('1', { prosent: 50 }), stilling('3')] }),
      ansatt('4'),
    ];
    const b = await lesHr(ny);
    expect(b.status).toBe('ferdig');
    const etter = await bilde();
    await angre(b.id);
    expect(await bilde()).toEqual(for_);
    // the next night reads the same file and ends in the same place, with a new person for number 4
    await lesHr(ny);
    const igjen = await bilde();
    expect(igjen.map((t) => t.rader.length)).toEqual(etter.map((t) => t.rader.length));
    expect(igjen.find((t) => t.tabell === 'register.arbeidsforhold')!.rader.filter((x) => x.includes('"2"'))).toHaveLength(3);
  });
});
