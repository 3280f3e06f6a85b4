// Reglene om nummer, foreldreansvar og vern som registeret alene kan vise: hvilke fakta en lesing gir. Hvem som slipper til, står i tilgang.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Folkeregisterperson } from '#kilder/folkeregisteret/modell.ts';
import { nyttProveregister, type Proveregister } from '#verktoy/proveregister.ts';
import { finnOmfang } from '../krr/lager.ts';
import type { Mottatt } from '../modell.ts';
import { kjorInnlesing } from '../motor.ts';
import type { Familie } from './familie.ts';
import { ansvar, proveperson } from './proveperson.ts';
import { folkeregisterInnlesing } from './type.ts';

type P = Folkeregisterperson;
type Foreldreansvar = P['foreldreansvar'][number];
const APEN = "kjent_til is null and kilde = 'folkeregisteret'";
const IDAG = '2026-11-22';

let r: Proveregister;
beforeAll(async () => {
  r = await nyttProveregister(`${IDAG}T01:00:00Z`);
});
afterAll(() => r.base.slipp());

interface Nummer {
  readonly barn: string;
  readonly mor: string;
  readonly far: string;
}
let f: Nummer;
beforeEach(async () => {
  await r.tom();
  f = {
    barn: r.nummer.fodselsnummer('2015-05-20', 'kvinne'),
    mor: r.nummer.fodselsnummer('1985-03-03', 'kvinne'),
    far: r.nummer.fodselsnummer('1984-04-04', 'mann'),
  };
});

const slekt = (identifikator: string, rolle: 'mor' | 'far'): P['familierelasjoner'][number] => ({
  relatertIdentifikator: identifikator,
  relatertNavn: null,
  rolle,
  minRolle: 'barn',
  gyldigFra: null,
});
const barn = (foreldreansvar: readonly Foreldreansvar[], p: Partial<P> = {}) =>
  proveperson(f.barn, { foreldreansvar, familierelasjoner: [slekt(f.mor, 'mor'), slekt(f.far, 'far')], ...p });
const voksen = (nummer: string, p: Partial<P> = {}) => proveperson(nummer, { fodselsdato: '1985-03-03', ...p });
const les = (...personer: readonly P[]) => r.lesFamilier(personer.map((p) => [p]));
/** Who is responsible for the child now: `mor: felles`. */
async function ansvarlige(): Promise<string[]> {
  const navn = new Map([
    [await r.personMed(f.mor), 'mor'],
    [await r.personMed(f.far), 'far'],
  ]);
  const rader = await r.rader<{ ansvar: string; ansvarlig_id: string | null; ansvarlig_organisasjon: string | null }>(
    `select ansvar, ansvarlig_id, ansvarlig_organisasjon from register.foreldreansvar where ${APEN} and person_id = '${await r.personMed(f.barn)}'`,
  );
  return rader
    .map((x) => `${x.ansvarlig_id ? navn.get(x.ansvarlig_id) : (x.ansvarlig_organisasjon ?? 'ingen')}: ${x.ansvar}`)
    .toSorted();
}
/** Whom the next night asks Kontakt- og reservasjonsregisteret about: those we may want to reach. */
async function kontaktes(): Promise<string[]> {
  const navn = new Map([
    [await r.personMed(f.mor), 'mor'],
    [await r.personMed(f.far), 'far'],
  ]);
  const spurte = await finnOmfang(r.db, { idag: IDAG, siden: undefined });
  return spurte.map((s) => navn.get(s.personId) ?? 'en annen').toSorted();
}
const elev = async () => r.elevforhold(await r.personMed(f.barn));

describe('foreldreansvar', () => {
  const utenPerson = (a: Foreldreansvar['ansvarlig'], slag: Foreldreansvar['ansvar']): Foreldreansvar => ({
    ansvar: slag,
    ansvarlig: a,
    gyldigFra: null,
  });
  test.each`
    rad      | hva                                | sagt                                                                                       | ansvarligeNa                      | nasNa
    ${'A01'} | ${'felles: begge'}                 | ${() => [ansvar(f.mor), ansvar(f.far)]}                                                    | ${['far: felles', 'mor: felles']} | ${['far', 'mor']}
    ${'A02'} | ${'mor alene: far er bare slekt'}  | ${() => [ansvar(f.mor, 'mor')]}                                                            | ${['mor: mor']}                   | ${['mor']}
    ${'A02'} | ${'far alene: mor er bare slekt'}  | ${() => [ansvar(f.far, 'far')]}                                                            | ${['far: far']}                   | ${['far']}
    ${'A15'} | ${'ukjent: ingen av seg selv'}     | ${() => [utenPerson({ type: 'ukjent' }, 'ukjent')]}                                        | ${['ingen: ukjent']}              | ${[]}
    ${'A18'} | ${'en organisasjon: ingen person'} | ${() => [utenPerson({ type: 'organisasjon', organisasjonsnummer: '310000026' }, 'andre')]} | ${['310000026: andre']}           | ${[]}
  `('[V03] regel $rad $hva', async ({ sagt, ansvarligeNa, nasNa }) => {
    await les(barn((sagt as () => Foreldreansvar[])()), voksen(f.mor), voksen(f.far, { kjonn: 'mann' }));
    await elev();
    expect(await ansvarlige()).toEqual(ansvarligeNa);
    expect(await kontaktes()).toEqual(nasNa);
    // kinship is kept apart, and is the same whoever is responsible
    expect(
      (
        await r.rader<{ rolle: string }>(
          `select rolle from register.familierelasjon where ${APEN} and person_id = '${await r.personMed(f.barn)}' order by 1`,
        )
      ).map((x) => x.rolle),
    ).toEqual(['far', 'mor']);
  });

  test('[V09] regel A17 fra felles til mor alene: fars relasjon er slutt i det øyeblikket det leses, og historien står', async () => {
    await les(barn([ansvar(f.mor), ansvar(f.far)]), voksen(f.mor), voksen(f.far));
    await elev();
    const rad = await les(barn([ansvar(f.mor, 'mor')], { dokumentversjon: '2026-11-22T00:00:00Z' }));
    expect(await ansvarlige()).toEqual(['mor: mor']);
    expect(await kontaktes()).toEqual(['mor']);
    const far = await r.personMed(f.far);
    expect(
      await r.rader(
        `select ansvar, lukket_av from register.foreldreansvar where kjent_til is not null and ansvarlig_id = '${far}' and kjent_til = '${r.klokke.na().toString()}'`,
      ),
    ).toEqual([{ ansvar: 'felles', lukket_av: rad.id }]);
  });

  test('[V09] regel A16 en ansvarlig dør: den gjenlevende står, og den døde kontaktes ikke, også før raden er tatt bort i registeret', async () => {
    await les(barn([ansvar(f.mor), ansvar(f.far)]), voksen(f.mor), voksen(f.far));
    await elev();
    await les(voksen(f.far, { dodsdato: '2026-11-20', personstatus: 'doed', dokumentversjon: '2026-11-21T00:00:00Z' }));
    expect(await kontaktes()).toEqual(['mor']);
    await les(barn([ansvar(f.mor)], { dokumentversjon: '2026-11-22T00:00:00Z' }));
    expect(await ansvarlige()).toEqual(['mor: felles']);
  });

  test('regel A12 foreldreansvaret ender på attenårsdagen: fra den dagen kontaktes foreldrene ikke for barnet', async () => {
    await les(barn([ansvar(f.mor)], { fodselsdato: '2008-11-23' }), voksen(f.mor), voksen(f.far));
    await elev();
    const spurt = async (idag: string) => (await finnOmfang(r.db, { idag, siden: undefined })).length;
    expect([await spurt('2026-11-22'), await spurt('2026-11-23')]).toEqual([1, 0]);
  });
});

describe('adresser og vern', () => {
  const adresse = (p: Partial<P['adresser'][number]>): P['adresser'][number] => ({ ...proveperson(f.barn).adresser[0]!, ...p });
  const adresser = async () =>
    r.rader<{ type: string; gradering: string; kommunenummer: string | null; linje: string }>(
      `select type, gradering, kommunenummer, linjer[1] as linje from register.adresse where ${APEN} and person_id = '${await r.personMed(f.barn)}' order by type`,
    );

  test('[K10] regel A19 delt bosted: begge hjem står, og bostedskommunen er den folkeregistrerte', async () => {
    await les(
      barn([ansvar(f.mor), ansvar(f.far)], {
        adresser: [adresse({}), adresse({ type: 'deltBosted', linjer: ['Fjordgata 2'], kommunenummer: '9902' })],
      }),
    );
    expect(await adresser()).toEqual([
      { type: 'bosted', gradering: 'ugradert', kommunenummer: '9901', linje: 'Granlia 4' },
      { type: 'deltBosted', gradering: 'ugradert', kommunenummer: '9902', linje: 'Fjordgata 2' },
    ]);
  });

  test.each`
    fra            | til
    ${'ugradert'}  | ${'fortrolig'}
    ${'ugradert'}  | ${'strengtFortrolig'}
    ${'fortrolig'} | ${'strengtFortrolig'}
  `('[V28] regel A22 fra $fra til $til med ny adresse: den nye har aldri stått uten graderingen', async ({ fra, til }) => {
    const graderes = (g: P['adressebeskyttelse'], linje: string, versjon: string) =>
      barn([ansvar(f.mor)], {
        dokumentversjon: versjon,
        adressebeskyttelse: g,
        adresser: [adresse({ gradering: g, linjer: [linje], type: g === 'strengtFortrolig' ? 'post' : 'bosted' })],
      });
    await les(graderes(fra as P['adressebeskyttelse'], 'Granlia 4', '2026-08-01T00:00:00Z'));
    const rad = await les(graderes(til as P['adressebeskyttelse'], 'Ny vei 1', '2026-11-22T00:00:00Z'));
    const id = await r.personMed(f.barn);
    // written encrypted from its first version: the street is nowhere in the open
    expect(await r.antall('register.adresse', `person_id = '${id}' and linjer[1] = 'Ny vei 1'`)).toBe(0);
    expect(
      await r.rader(
        `select gradering, apnet_av, kryptert is not null as kryptert from register.adresse where person_id = '${id}' and ${APEN}`,
      ),
    ).toEqual([{ gradering: til, apnet_av: rad.id, kryptert: true }]);
    expect(
      await r.rader(`select gradering, apnet_av from register.adressebeskyttelse where ${APEN} and person_id = '${id}'`),
    ).toEqual([{ gradering: til, apnet_av: rad.id }]);
  });

  test('[V28] regel 3 klientadresse merker adressen alene, ikke personen', async () => {
    await les(barn([ansvar(f.mor)], { adresser: [adresse({ gradering: 'klientadresse' })] }));
    expect((await adresser()).map((a) => a.gradering)).toEqual(['klientadresse']);
    expect(await r.antall('register.adressebeskyttelse', APEN)).toBe(0);
  });

  test('[V28] regel 3 lokal skjerming står ved siden av: den består når Folkeregisteret sier ugradert, og graderer ikke i registerets navn', async () => {
    await les(barn([ansvar(f.mor)]));
    const id = await r.personMed(f.barn);
    await r.skjerm(id);
    const for_ = await r.rader('select * from tilgang.skjerming');
    await les(barn([ansvar(f.mor)], { dokumentversjon: '2026-11-22T00:00:00Z', adresser: [adresse({ linjer: ['Ny vei 1'] })] }));
    expect(await r.rader('select * from tilgang.skjerming')).toEqual(for_);
    expect(await r.antall('register.adressebeskyttelse', APEN)).toBe(0);
  });

  test('[V28] regel 3 en lesing kan ikke oppheve en skjerming: rollen den kjører som, har ikke lov', async () => {
    await les(barn([ansvar(f.mor)]));
    await r.skjerm(await r.personMed(f.barn));
    const { sql } = await import('kysely');
    for (const setning of [
      'delete from tilgang.skjerming',
      'update tilgang.skjerming set opphevet = now()',
      'select * from tilgang.skjerming',
    ])
      await expect(sql.raw(setning).execute(r.db)).rejects.toThrow(/permission denied/);
  });
});

describe('nummer', () => {
  const lesI = async (miljo: 'test' | 'produksjon', nummer: string, p: Partial<P> = {}) => {
    r.klokke.flytt({ minutes: 1 });
    const personer = [proveperson(nummer, p)];
    return kjorInnlesing({ ...r.m, miljo }, folkeregisterInnlesing({ krympet: 1, endret: 1, avsluttet: 1, minstAntall: 50 }), {
      slag: 'endring',
      utlostAv: 'test',
      hent: (async function* (): AsyncGenerator<Mottatt<Familie>> {
        yield { enhet: { personer } };
      })(),
      hode: () => ({}),
    });
  };
  test.each`
    rad      | nummer           | miljo           | hva                                     | kode
    ${'I01'} | ${'20036914700'} | ${'produksjon'} | ${'leses'}                              | ${null}
    ${'I02'} | ${'20036914712'} | ${'produksjon'} | ${'holdes tilbake'}                     | ${'kontrollsiffer'}
    ${'I04'} | ${'29020105729'} | ${'produksjon'} | ${'holdes tilbake'}                     | ${'dato'}
    ${'I08'} | ${'03851598730'} | ${'test'}       | ${'leses'}                              | ${null}
    ${'I08'} | ${'03851598730'} | ${'produksjon'} | ${'holdes tilbake: det er oppdiktet'}   | ${'syntetisk_i_produksjon'}
    ${'I14'} | ${'27850998854'} | ${'test'}       | ${'holdes tilbake'}                     | ${'kontrollsiffer'}
    ${'I01'} | ${'20036914700'} | ${'test'}       | ${'holdes tilbake: det kan være noens'} | ${'ikke_syntetisk'}
  `('[B09] regel $rad i $miljo: personen $hva', async ({ nummer, miljo, kode }) => {
    const rad = await lesI(miljo as 'test' | 'produksjon', nummer as string);
    expect(rad.tellere).toMatchObject(kode === null ? { nye: 1, holdtIgjen: 0 } : { nye: 0, holdtIgjen: 1 });
    expect(await r.rader(`select arsak, detaljer->>'kode' as kode from kilde.holdt_igjen`)).toEqual(
      kode === null ? [] : [{ arsak: 'ugyldig_identifikator', kode }],
    );
  });

  test('[B09] regel I23 fødselsdatoen er feltets, ikke nummerets', async () => {
    const nummer = r.nummer.fodselsnummer('2016-03-05', 'kvinne');
    await lesI('test', nummer, { fodselsdato: '2016-03-12' });
    expect(await r.rader(`select fodselsdato from register.personalia where ${APEN}`)).toEqual([{ fodselsdato: '2016-03-12' }]);
  });

  test('[B09] regel I22 kjønn er feltets, ikke nummerets', async () => {
    await lesI('test', r.nummer.fodselsnummer('2016-03-05', 'kvinne'), { kjonn: 'mann' });
    expect(await r.rader(`select kjonn from register.personalia where ${APEN}`)).toEqual([{ kjonn: 'mann' }]);
  });
});
