import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Kildefeil } from '#grunn/feil/index.ts';
import { tilOppstart } from '#kilder/oppstart/index.ts';
import { kontraktfil, kontraktmappe } from '#verktoy/kontrakter.ts';
import { lagPakke, lagZip, pakkefiler, type Pakkerader } from '#verktoy/oneroster.ts';
import { FILER, KOLONNER } from './kontrakt.ts';
import { lesOneRoster } from './les.ts';
import { brukerIder, organisasjonsnummer, oversettOneRoster, sisteDag, trinn } from './oversett.ts';
import { ZIPGRENSER, type Zipgrenser } from './zip.ts';

const les = (zip: Buffer, grenser?: Zipgrenser) =>
  lesOneRoster(
    (async function* () {
      for (let i = 0; i < zip.length; i += 700) yield new Uint8Array(zip.subarray(i, i + 700));
    })(),
    grenser,
  );
const avslag = async (zip: Buffer, grenser?: Zipgrenser): Promise<string> => {
  try {
    await les(zip, grenser);
    return 'lest';
  } catch (e) {
    if (e instanceof Kildefeil) return `${e.kode}: ${e.message}`;
    throw e;
  }
};

const AR = {
  sourcedId: 'ar',
  title: '2026/2027',
  type: 'schoolYear',
  startDate: '2026-08-01',
  endDate: '2027-08-01',
  schoolYear: '2027',
};
const SKOLE = { sourcedId: 's1', name: 'Fjordvik skole', type: 'school', identifier: 'NO 310 000 018' };
const KLASSE = {
  sourcedId: 'k6a',
  title: '6A',
  grades: '6',
  courseSourcedId: 't6',
  classType: 'homeroom',
  schoolSourcedId: 's1',
  termSourcedIds: 'ar',
};
const ELEV = { sourcedId: 'e1', enabledUser: 'true', username: 'e1', userIds: '{fnr:01810099999}', givenName: 'Rask', familyName: 'Herre', grades: '6', password: 'hemmelig' }; // prettier-ignore
const LARER = { sourcedId: 'l1', enabledUser: 'true', username: 'l1', userIds: '{ansattnummer:4711},{fnr:02820088888}', givenName: 'Lars', familyName: 'Leder' }; // prettier-ignore
const ROLLE = {
  sourcedId: 'r1',
  userSourcedId: 'e1',
  roleType: 'primary',
  role: 'student',
  beginDate: '2026-08-17',
  orgSourcedId: 's1',
};
const I_KLASSEN = { sourcedId: 'n1', classSourcedId: 'k6a', schoolSourcedId: 's1', userSourcedId: 'e1', role: 'student' };
const LARER_I = {
  sourcedId: 'n2',
  classSourcedId: 'k6a',
  schoolSourcedId: 's1',
  userSourcedId: 'l1',
  role: 'teacher',
  primary: 'true',
};
const SMA: Pakkerader = {
  academicSessions: [AR],
  orgs: [SKOLE],
  courses: [],
  classes: [KLASSE],
  users: [ELEV, LARER],
  demographics: [{ sourcedId: 'e1', birthDate: '2015-05-20' }],
  roles: [ROLLE],
  enrollments: [I_KLASSEN, LARER_I],
};
const valg = { idag: '2026-11-22', skolear: { fra: '2026-08-01', til: '2027-07-31' }, kjenteSkoler: [{ organisasjonsnummer: '310000018', navn: 'Fjordvik skole' }] }; // prettier-ignore
async function tolk(rader: Pakkerader) {
  const lest = await les(lagPakke(rader));
  const oversatt = oversettOneRoster(lest.pakke);
  const ut = tilOppstart(oversatt.bilde, valg);
  return {
    ...ut,
    avvik: [...lest.avvik, ...oversatt.avvik, ...ut.avvik].map((a) => a.kode),
    feil: [...lest.feil, ...oversatt.feil].map((f) => `${f.fil}:${f.linje} ${f.felt} ${f.kode}`),
    elever: ut.poster.flatMap((p) => (p.slag === 'elev' ? [p.elev] : [])),
    grupper: ut.poster.flatMap((p) => (p.slag === 'gruppe' ? [p.gruppe] : [])),
    holdt: ut.poster.flatMap((p) => (p.slag === 'holdt' ? [p.kode] : [])),
  };
}
const med = (endring: Partial<Record<keyof Pakkerader, readonly Record<string, string>[]>>): Pakkerader => ({
  ...SMA,
  ...endring,
});

describe('en pakke blir elever, klasser og lærere', () => {
  test('det som står i den, og ikke noe mer', async () => {
    const { elever, grupper, avvik, feil, skoler } = await tolk(SMA);
    expect(elever).toEqual([
      { identifikator: '01810099999', lokalId: 'e1', fornavn: 'Rask', etternavn: 'Herre', fodselsdato: '2015-05-20', skole: '310000018', arstrinn: 6, klasse: '6A', fra: '2026-08-17' }, // prettier-ignore
    ]);
    expect(grupper).toEqual([
      { gruppe: 'k6a', slag: 'klasse', skole: '310000018', navn: '6A', arstrinn: [6], larere: [{ identifikator: '02820088888', ansattnummer: '4711', rolle: 'kontaktlarer' }] }, // prettier-ignore
    ]);
    expect([avvik, feil]).toEqual([[], []]);
    expect(skoler).toEqual([{ navn: 'Fjordvik skole', organisasjonsnummer: '310000018', kjent: true, elever: 1, klasser: 1, grupper: 0, larere: 1 }]); // prettier-ignore
    expect(JSON.stringify({ elever, grupper })).not.toContain('hemmelig');
  });

  test.each`
    hva                                                    | rader                                                                              | ventet
    ${'lærer som ikke er primær, er faglærer'}             | ${{ enrollments: [I_KLASSEN, { ...LARER_I, primary: 'false' }] }}                  | ${'faglarer'}
    ${'primær i undervisningsgruppe er faglærer'}          | ${{ classes: [{ ...KLASSE, classType: 'scheduled' }] }}                            | ${'faglarer'}
    ${'norsk systems egen rolle'}                          | ${{ enrollments: [{ ...LARER_I, role: 'ext:Kontaktlærer', primary: '' }] }}        | ${'kontaktlarer'}
    ${'assistent'}                                         | ${{ enrollments: [{ ...LARER_I, role: 'ext:assistant' }] }}                        | ${'assistent'}
    ${'administrator i klassen får ingen ting'}            | ${{ enrollments: [{ ...LARER_I, role: 'administrator' }] }}                        | ${undefined}
    ${'lærer uten nummer knyttes ikke til klassen'}        | ${{ users: [ELEV, { ...LARER, userIds: '{username:lars}' }] }}                     | ${undefined}
    ${'lærer med to numre knyttes ikke til klassen'}       | ${{ users: [ELEV, { ...LARER, userIds: '{fnr:02820088888},{fnr:02820077777}' }] }} | ${undefined}
    ${'lærer som sluttet i går, knyttes ikke til klassen'} | ${{ enrollments: [{ ...LARER_I, endDate: '2026-11-22' }] }}                        | ${undefined}
    ${'lærer med siste dag i dag (slutt er ikke med)'}     | ${{ enrollments: [{ ...LARER_I, endDate: '2026-11-23' }] }}                        | ${'kontaktlarer'}
  `('$hva', async ({ rader, ventet }: { rader: object; ventet: string | undefined }) => {
    expect((await tolk(med(rader))).grupper[0]!.larere[0]?.rolle).toBe(ventet);
  });

  test.each`
    classType             | metadata                                                    | slag
    ${'homeroom'}         | ${{}}                                                       | ${'klasse'}
    ${'scheduled'}        | ${{}}                                                       | ${'undervisningsgruppe'}
    ${'ext:persongruppe'} | ${{}}                                                       | ${'persongruppe'}
    ${'homeroom'}         | ${{ 'metadata.additionalClassType': 'kontaktlærergruppe' }} | ${'kontaktlarergruppe'}
    ${'scheduled'}        | ${{ 'metadata.groupType': 'SfoGroup' }}                     | ${undefined}
    ${'ext:noe-nytt'}     | ${{}}                                                       | ${undefined}
  `(
    '$classType $metadata → $slag',
    async ({ classType, metadata, slag }: { classType: string; metadata: object; slag: string | undefined }) => {
      const svar = await tolk(med({ classes: [{ ...KLASSE, classType, ...metadata }] }));
      // a kind that is not ours is no mistake in the rows about it
      expect([svar.grupper[0]?.slag, svar.feil]).toEqual([slag, []]);
    },
  );

  test('rektor, foresatt og andre roller gir ingenting', async () => {
    const roller = ['principal', 'parent', 'districtAdministrator', 'systemAdministrator', 'ext:primaryGuardian'];
    const svar = await tolk(
      med({ roles: [ROLLE, ...roller.map((role, n) => ({ ...ROLLE, sourcedId: `x${n}`, userSourcedId: 'l1', role }))] }),
    );
    expect(svar.elever).toHaveLength(1);
    expect(svar.avvik).toEqual(Array(5).fill('rolle_ikke_brukt'));
  });

  test('fagkoden er klassens, ellers fagets; en ukjent kode tas ikke inn', async () => {
    const gruppe = { ...KLASSE, classType: 'scheduled' };
    const kurs = (courseCode: string) => [{ sourcedId: 't6', title: 'Engelsk', courseCode, orgSourcedId: 's1' }];
    expect((await tolk(med({ classes: [{ ...gruppe, subjectCodes: 'ENG0030' }], courses: kurs('') }))).grupper[0]!.fagkode).toBe(
      'ENG0030',
    );
    expect((await tolk(med({ classes: [gruppe], courses: kurs('NOR0214') }))).grupper[0]!.fagkode).toBe('NOR0214');
    const ukjent = await tolk(med({ classes: [gruppe], courses: kurs('Engelsk!') }));
    expect([ukjent.grupper[0]!.fagkode, ukjent.avvik]).toEqual([undefined, ['ukjent_fagkode']]);
  });

  test('skole uten nummer kjennes på navnet når bare én heter det; ellers holdes eleven igjen', async () => {
    expect((await tolk(med({ orgs: [{ ...SKOLE, identifier: '', name: ' fjordvik  SKOLE ' }] }))).elever[0]!.skole).toBe(
      '310000018',
    );
    const ukjent = await tolk(med({ orgs: [{ ...SKOLE, identifier: 'lokal-7', name: 'Noe annet' }] }));
    expect([ukjent.elever, ukjent.holdt, ukjent.skoler[0]!.organisasjonsnummer]).toEqual([[], ['uten_skole'], null]);
  });

  test.each`
    hva                    | rader                                                                                                                                                      | holdt
    ${'to klasser'}        | ${{ classes: [KLASSE, { ...KLASSE, sourcedId: 'k6b', title: '6B' }], enrollments: [I_KLASSEN, { ...I_KLASSEN, sourcedId: 'n9', classSourcedId: 'k6b' }] }} | ${['to_klasser']}
    ${'flere numre'}       | ${{ users: [{ ...ELEV, userIds: '{fnr:01810099999},{fnr:01810088888}' }, LARER] }}                                                                         | ${['flere_numre']}
    ${'mangler navn'}      | ${{ users: [{ ...ELEV, givenName: '' }, LARER] }}                                                                                                          | ${['mangler_navn']}
    ${'mangler trinn'}     | ${{ users: [{ ...ELEV, grades: '' }, LARER], classes: [{ ...KLASSE, grades: '', title: 'Ulvene' }] }}                                                      | ${['mangler_trinn']}
    ${'mangler startdato'} | ${{ roles: [{ ...ROLLE, beginDate: '' }], classes: [{ ...KLASSE, termSourcedIds: '' }] }}                                                                  | ${['mangler_startdato']}
    ${'slutter før start'} | ${{ roles: [{ ...ROLLE, endDate: '2026-08-10' }] }}                                                                                                        | ${['slutter_for_start']}
    ${'videregående'}      | ${{ users: [{ ...ELEV, grades: '11' }, LARER] }}                                                                                                           | ${[]}
  `('$hva: hele eleven holdes igjen, ikke halve', async ({ rader, holdt }: { rader: object; holdt: string[] }) => {
    const svar = await tolk(med(rader));
    expect([svar.elever, svar.holdt]).toEqual([[], holdt]);
  });

  test('gamle klasser blir historie: bare den eleven går i nå, tas inn, fra dagen han kom dit', async () => {
    const svar = await tolk(
      med({
        classes: [KLASSE, { ...KLASSE, sourcedId: 'k6b', title: '6B' }],
        enrollments: [
          { ...I_KLASSEN, endDate: '2026-10-01' },
          { ...I_KLASSEN, sourcedId: 'n9', classSourcedId: 'k6b', beginDate: '2026-10-01' },
        ],
      }),
    );
    expect(svar.elever[0]).toMatchObject({ klasse: '6B', fra: '2026-08-17', klasseFra: '2026-10-01' });
    expect(svar.avvik).toEqual(['avsluttet_medlemskap']);
  });

  test.each`
    fra             | til
    ${'2026-08-01'} | ${'2026-07-31'}
    ${'2026-01-01'} | ${'2025-12-31'}
    ${'2028-03-01'} | ${'2028-02-29'}
  `('slutten $fra er ikke med: siste dag er $til', ({ fra, til }: { fra: string; til: string }) =>
    expect(sisteDag(fra)).toBe(til),
  );

  test.each([['3', 3], ['03', 3], ['10', 10], ['3. trinn', 3], ['aarstrinn7', 7], ['Vg1', undefined], ['', undefined], ['KG', undefined]])(
    'trinnet «%s» er %s', (t, ventet) => expect(trinn(t)).toBe(ventet)); // prettier-ignore
  test.each([['NO999000999', '999000999'], ['999 000 999', '999000999'], ['999000999MVA', '999000999'], ['9990009991', undefined], ['', undefined]])(
    'organisasjonsnummeret «%s» er %s', (t, ventet) => expect(organisasjonsnummer(t)).toBe(ventet)); // prettier-ignore
  test('bruker-id-er leses som par, også med mellomrom', () => {
    expect(brukerIder('{fnr:1}, { Feide : a@b.no }')).toEqual([{ type: 'fnr', id: '1' }, { type: 'Feide', id: 'a@b.no' }]); // prettier-ignore
    expect(brukerIder('ikke-par')).toEqual([]);
  });
});

describe('rader som ikke kan brukes, sies med fil, linje og felt, og resten går videre', () => {
  test.each`
    hva                       | rader                                                                                  | feil
    ${'tomt navn på klasse'}  | ${{ classes: [KLASSE, { ...KLASSE, sourcedId: 'x', title: '' }] }}                     | ${'classes.csv:3 title mangler_felt'}
    ${'dato som ikke finnes'} | ${{ demographics: [{ sourcedId: 'e1', birthDate: '2015-02-30' }] }}                    | ${'demographics.csv:2 birthDate ugyldig_dato'}
    ${'samme nøkkel'}         | ${{ users: [ELEV, LARER, { ...ELEV, givenName: 'Annen' }] }}                           | ${'users.csv:4 sourcedId gjentatt_nokkel'}
    ${'ukjent bruker'}        | ${{ enrollments: [I_KLASSEN, { ...I_KLASSEN, sourcedId: 'y', userSourcedId: 'z' }] }}  | ${'enrollments.csv:3 userSourcedId ukjent_referanse'}
    ${'ukjent klasse'}        | ${{ enrollments: [I_KLASSEN, { ...I_KLASSEN, sourcedId: 'y', classSourcedId: 'z' }] }} | ${'enrollments.csv:3 classSourcedId ukjent_referanse'}
    ${'ukjent skole'}         | ${{ classes: [KLASSE, { ...KLASSE, sourcedId: 'x', schoolSourcedId: 'z' }] }}          | ${'classes.csv:3 schoolSourcedId ukjent_referanse'}
  `('$hva', async ({ rader, feil }: { rader: object; feil: string }) => {
    const svar = await tolk(med(rader));
    expect(svar.feil).toEqual([feil]);
    expect(svar.elever).toHaveLength(1);
  });

  test('for mange felt på en rad', async () => {
    const filer = pakkefiler(SMA);
    filer['users.csv'] += 'en,to,tre'.padEnd(60, ',x') + '\r\n';
    const { feil } = await les(lagZip(filer));
    expect(feil).toEqual([{ fil: 'users.csv', linje: 4, felt: 'linje', kode: 'for_mange_felt' }]);
  });

  test('egne kolonner og filer vi ikke bruker, er avvik', async () => {
    const filer: Record<string, string> = {
      ...pakkefiler(SMA, { 'file.results': 'bulk' }),
      'results.csv': 'sourcedId\r\n',
      'mappe/x.csv': '',
      'notat.txt': '',
    };
    filer['orgs.csv'] = filer['orgs.csv']!.replace('parentSourcedId', 'parentSourcedId,metadata.eget');
    const { avvik } = await les(lagZip(filer));
    expect(avvik.map((a) => a.kode).sort()).toEqual(['fil_i_mappe', 'ikke_brukt_fil', 'ukjent_felt', 'ukjent_fil']);
  });

  test('en rad som er merket slettet, leses ikke', async () => {
    const svar = await tolk(med({ enrollments: [{ ...I_KLASSEN, status: 'tobedeleted' }] }));
    expect([svar.elever[0]!.klasse, svar.avvik]).toEqual([undefined, ['slettet_rad']]);
  });
});

describe('det som ikke er en pakke', () => {
  const filer = pakkefiler(SMA);
  const uten = (navn: string) => Object.fromEntries(Object.entries(filer).filter(([n]) => n !== navn));
  const hel = lagZip(filer);
  const med1 = (endre: (b: Buffer) => void): Buffer => {
    const b = Buffer.from(hel);
    endre(b);
    return b;
  };
  const innholdslista = (b: Buffer) => b.readUInt32LE(b.length - 6);
  test.each`
    hva                           | zip                                                                                                | svar
    ${'tom fil'}                  | ${Buffer.alloc(0)}                                                                                 | ${'uleselig: Fila er ikke en hel zip-fil'}
    ${'kuttet'}                   | ${hel.subarray(0, hel.length - 40)}                                                                | ${'uleselig: Fila er ikke en hel zip-fil'}
    ${'ikke zip'}                 | ${Buffer.from('PK er bare to bokstaver'.repeat(9))}                                                | ${'uleselig: Fila er ikke en hel zip-fil'}
    ${'uten manifest'}            | ${lagZip(uten('manifest.csv'))}                                                                    | ${'uleselig: manifest.csv mangler'}
    ${'mangler en fil'}           | ${lagZip(uten('users.csv'))}                                                                       | ${'uleselig: manifest.csv sier at users.csv er med'}
    ${'uten påkrevd fil'}         | ${lagPakke(SMA, { 'file.users': 'absent' })}                                                       | ${'uleselig: users.csv mangler i pakka'}
    ${'1.1'}                      | ${lagPakke(SMA, { 'oneroster.version': '1.1' })}                                                   | ${'feil_svar: Pakka er ikke OneRoster 1.2, men 1.1'}
    ${'bare endringer'}           | ${lagPakke(SMA, { 'file.users': 'delta' })}                                                        | ${'feil_svar: Pakka har bare endringer'}
    ${'manglende kolonne'}        | ${lagZip({ ...filer, 'users.csv': 'sourcedId,givenName\r\n' })}                                    | ${'uleselig: users.csv mangler kolonnene userIds'}
    ${'anførselstegn uten slutt'} | ${lagZip({ ...filer, 'users.csv': `${filer['users.csv']!}"x` })}                                   | ${'uleselig: users.csv kan ikke leses. Den er ødelagt ved linje 4'}
    ${'annet tegnsett'}           | ${lagZip({ ...filer, 'orgs.csv': Buffer.from('sourcedId,n\xe6vn', 'latin1') })}                    | ${'uleselig: orgs.csv er ikke tekst i UTF-8'}
    ${'nulltegn'}                 | ${lagZip({ ...filer, 'orgs.csv': 'a\0b' })}                                                        | ${'uleselig: orgs.csv er ikke ren tekst'}
    ${'opp i mappene'}            | ${lagZip({ ...filer, '../../etc/x.csv': '' })}                                                     | ${'uleselig: Et filnavn i pakka er ikke lov'}
    ${'fra rota'}                 | ${lagZip({ ...filer, '/etc/x.csv': '' })}                                                          | ${'uleselig: Et filnavn i pakka er ikke lov'}
    ${'omvendt skråstrek'}        | ${lagZip({ ...filer, '..\\x.csv': '' })}                                                           | ${'uleselig: Et filnavn i pakka er ikke lov'}
    ${'låst'}                     | ${med1((b) => b.writeUInt16LE(0x0801, innholdslista(b) + 8))}                                      | ${'uleselig: Pakka er låst med passord'}
    ${'ukjent pakking'}           | ${med1((b) => b.writeUInt16LE(12, innholdslista(b) + 10))}                                         | ${'uleselig: Pakka er pakket på en måte'}
    ${'feil kontrollsum'}         | ${med1((b) => b.writeUInt32LE(1, innholdslista(b) + 16))}                                          | ${'uleselig: En fil i pakka er ødelagt'}
    ${'sier for lite'}            | ${med1((b) => b.writeUInt32LE(5, innholdslista(b) + 24))}                                          | ${'for_stor: En fil i pakka er større enn pakka selv sier'}
    ${'peker ut av fila'}         | ${med1((b) => b.writeUInt32LE(0x7fffffff, innholdslista(b) + 42))}                                 | ${'uleselig: En fil i pakka finnes ikke'}
    ${'ødelagt liste'}            | ${med1((b) => b.writeUInt32LE(7, innholdslista(b)))}                                               | ${'uleselig: Innholdslista'}
    ${'bombe'}                    | ${lagZip({ ...filer, 'demographics.csv': 'x'.repeat(3_000_000) })}                                 | ${'for_stor: En fil i pakka er unormalt mye større'}
    ${'mange filer'}              | ${lagZip({ ...filer, ...Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`${n}`, ''])) })} | ${'for_stor: Pakka har flere enn 64 filer'}
  `('$hva', async ({ zip, svar }: { zip: Buffer; svar: string }) => {
    expect((await avslag(zip)).slice(0, svar.length)).toBe(svar);
  });

  test('grensene for størrelse gjelder pakket, hver fil og alt', async () => {
    expect(await avslag(hel)).toBe('lest');
    for (const smal of [{ maksPakket: 500 }, { maksFil: 200 }, { maksTotalt: 900 }])
      expect(await avslag(hel, { ...ZIPGRENSER, ...smal })).toMatch(/^for_stor/);
  });

  test('to innslag på samme navn', async () => {
    const b = Buffer.from(lagZip({ ...filer, 'xrgs.csv': filer['orgs.csv']! }));
    for (let i = b.indexOf('xrgs.csv'); i >= 0; i = b.indexOf('xrgs.csv')) b.write('o', i);
    expect(await avslag(b)).toBe('uleselig: Pakka har to filer med samme navn.');
  });

  test('ingen kutt av fila krasjer', async () => {
    for (let n = 0; n < hel.length; n += 37) expect(await avslag(hel.subarray(0, n))).toMatch(/^(uleselig|for_stor|feil_svar)/);
  });
});

// skipped where the folder of official contracts is absent
describe.skipIf(!kontraktmappe())('de offisielle kolonnene', () => {
  test('hver fil vi leser, har standardens kolonner i standardens rekkefølge', () => {
    const offisielle = new Map<string, string[]>();
    for (const l of fs
      .readFileSync(kontraktfil('oneroster/oneroster-1p2-csv-kolonner.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)) {
      const [fil, , , kolonne] = l.split(',') as [string, string, string, string];
      offisielle.set(fil, [...(offisielle.get(fil) ?? []), kolonne]);
    }
    for (const [fil, kolonner] of Object.entries(KOLONNER))
      expect([fil, offisielle.get(`${fil}.csv`)]).toEqual([fil, [...kolonner]]);
    expect(
      [...offisielle.keys()].map((f) => f.replace('.csv', '')).filter((f) => !(FILER as readonly string[]).includes(f)),
    ).toEqual([]);
  });
});
