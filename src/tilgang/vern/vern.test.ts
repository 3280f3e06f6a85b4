import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FunksjonellFeil } from '#grunn/feil/index.ts';
import type { Handling } from '#grunn/handling/index.ts';
import type { Aktor, Rolle } from '#grunn/tilgang/index.ts';
import { relasjonenMellom } from '#tilgang/relasjon/index.ts';
import { registrerIdentifikatorer } from '#register/person/index.ts';
import { NORDBYGDA, nyePersoner, SOLSIDEN, type Provepersoner } from '#verktoy/provepersoner.ts';
import {
  apneForesattilgang,
  avgjorFrigivelse,
  avsluttNodinnsyn,
  beOmNodinnsyn,
  beOmNodinnsynMedNummer,
  godkjennNodinnsyn,
  leggTilIKrets,
  opphevSperring,
  settSperring,
  stengForesattilgang,
  taUtAvKrets,
  visForesattilgang,
  visFrigivelser,
  visKrets,
  visNodinnsyn,
} from './index.ts';
import { nodinnsynstilstand } from './regler.ts';

let r: Provepersoner;
beforeAll(async () => {
  r = await nyePersoner();
});
afterAll(() => r.slipp());

const ROLLEID: Record<string, string> = {
  systemforvalter: 'a0000000-0000-4000-8000-000000000001',
  rektor: 'a0000000-0000-4000-8000-000000000002',
};
const som = (rolle: Rolle, skole = NORDBYGDA): Aktor =>
  r.aktor(rolle, rolle === 'systemforvalter' ? '*' : skole, ROLLEID[rolle] ?? 'a0000000-0000-4000-8000-000000000009');
const feilFra = async (p: Promise<unknown>): Promise<FunksjonellFeil> => {
  const e = await p.then(() => undefined, (x: unknown) => x); // prettier-ignore
  expect(e).toBeInstanceOf(FunksjonellFeil);
  return e as FunksjonellFeil;
};
const idag = () => r.klokke.na().toString().slice(0, 10);
const relasjon = (barnId: string, personId: string) => relasjonenMellom({ db: r.eier, idag: idag() }, { barnId, personId });

/** A pupil at Nordbygda with a mother and a father who both have foreldreansvar. */
async function familie() {
  const [barn, mor, far] = [
    await r.person({ navn: 'Rask Herre' }),
    await r.person({ navn: 'Mor Herre', fodselsdato: '1984-01-02' }),
    await r.person({ navn: 'Far Herre', fodselsdato: '1983-01-02' }),
  ];
  await r.elev(barn, NORDBYGDA);
  await r.foreldre(barn, { [mor]: 'mor', [far]: 'far' });
  await r.ansvar(barn, [mor, far]);
  return { barn, mor, far };
}
const SPERR = {
  slag: 'besoksforbud',
  dokument: 'Sak 2026/17',
  begrunnelse: 'Politiet har lagt ned besøksforbud',
  vurderesPaNytt: '2027-03-01',
};

describe('sperring', () => {
  test('[V28] [L04] settes i ett trykk, gjelder med en gang, og oppheves bare av en ny beslutning', async () => {
    const { barn, mor, far } = await familie();
    expect((await relasjon(barn, far)).relasjon).toBe('FULL');
    await r.gjor(settSperring, som('skolekonsulent'), { personId: barn, hvem: far, ...SPERR });
    expect(await relasjon(barn, far)).toMatchObject({ relasjon: 'INGEN', grunn: 'sperring', retter: [] });
    expect((await relasjon(barn, mor)).relasjon).toBe('FULL');
    // the one who may set it may not end it
    const { rows } = await sql<{ id: string }>`select id from tilgang.sperring where barn_id = ${barn}`.execute(r.eier);
    const opphev = { personId: barn, sperringId: rows[0]!.id, begrunnelse: 'Forbudet er opphevet' };
    expect((await feilFra(r.gjor(opphevSperring, som('skolekonsulent'), opphev))).status).toBe(403);
    await r.gjor(opphevSperring, som('rektor'), opphev);
    expect((await relasjon(barn, far)).relasjon).toBe('FULL');
    expect((await feilFra(r.gjor(opphevSperring, som('rektor'), opphev))).status).toBe(409);
  });

  test('[L04] en som registrene ikke kjenner ennå, kan sperres på nummer og er sperret den dagen hen kommer', async () => {
    const { barn } = await familie();
    await r.gjor(settSperring, som('rektor'), { personId: barn, hvem: '', nummer: '41819077302', ...SPERR });
    const { rows } = await sql<{
      person_id: string;
    }>`select person_id from tilgang.sperring where barn_id = ${barn} and opphevet is null`.execute(r.eier);
    const ny = rows[0]!.person_id;
    await r.ansvar(barn, [ny]);
    expect(await relasjon(barn, ny)).toMatchObject({ relasjon: 'INGEN', grunn: 'sperring', ellers: 'FULL' });
  });

  test.each([
    ['vurderesPaNytt', { vurderesPaNytt: '2020-01-01' }],
    ['vurderesPaNytt', { vurderesPaNytt: '2029-01-01' }],
    ['dokument', { dokument: '' }],
    ['begrunnelse', { begrunnelse: 'nei' }],
    ['slag', { slag: 'annet' }],
    ['hvem', { hvem: '' }],
    ['nummer', { hvem: '', nummer: '123' }],
  ])('[V28] feil i %s sies ved feltet, og ingenting er endret', async (felt, feil) => {
    const { barn, far } = await familie();
    const e = await feilFra(r.gjor(settSperring, som('rektor'), { personId: barn, hvem: far, ...SPERR, ...feil }));
    expect(e.felt).toHaveProperty(felt);
    expect((await relasjon(barn, far)).relasjon).toBe('FULL');
  });

  test('[V28] barnet selv kan ikke sperres, og det samme grunnlaget står bare én gang', async () => {
    const { barn, far } = await familie();
    expect((await feilFra(r.gjor(settSperring, som('rektor'), { personId: barn, hvem: barn, ...SPERR }))).kode).toBe(
      'samme_person',
    );
    await r.gjor(settSperring, som('rektor'), { personId: barn, hvem: far, ...SPERR });
    expect((await feilFra(r.gjor(settSperring, som('rektor'), { personId: barn, hvem: far, ...SPERR }))).status).toBe(409);
  });

  test('[L04] databasen lar ikke en innlesing se eller røre en eneste beslutning', async () => {
    const imp = r.base.som('friminutt_import');
    for (const tabell of [
      'sperring',
      'foresattbeslutning',
      'samtykkesvar',
      'foresattrett',
      'frigivelse',
      'krets',
      'nodinnsyn',
      'foresattstenging',
      'foresattstenging_tilgang',
      'opplysningssvar',
    ])
      for (const setning of [
        `select * from tilgang.${tabell}`,
        `delete from tilgang.${tabell}`,
        `update tilgang.${tabell} set ${tabell === 'nodinnsyn' ? 'avsluttet' : tabell === 'foresattstenging' ? 'apnet' : tabell === 'foresattstenging_tilgang' ? 'barn_id' : tabell === 'samtykkesvar' ? 'svar' : tabell === 'frigivelse' ? 'avgjort' : tabell === 'opplysningssvar' ? 'gjaldt' : 'opphevet'} = null`,
      ])
        await expect(sql.raw(setning).execute(imp)).rejects.toThrow('permission denied');
  });
});

describe('kretsen', () => {
  const inn = { begrunnelse: 'Kontaktlærer for eleven', til: '2027-06-30' };
  async function vernet() {
    const f = await familie();
    await r.beskytt(f.barn, 'strengtFortrolig');
    const larer = await r.person({ navn: 'Felicia Ansatt', kilde: 'hr', fodselsdato: '1980-02-02' });
    await r.ansett(larer, NORDBYGDA, { kode: '7963', tittel: 'Adjunkt' });
    return { ...f, larer };
  }

  test('[V28] rektor navngir, ser, og tar ut igjen; slutter av seg selv på datoen', async () => {
    const { barn, larer } = await vernet();
    expect((await r.gjor(visKrets, som('rektor'), { personId: barn })).krets).toEqual([]);
    await r.gjor(leggTilIKrets, som('rektor'), { personId: barn, aktorId: larer, ...inn });
    const { krets } = await r.gjor(visKrets, som('rektor'), { personId: barn });
    expect(krets).toMatchObject([{ navn: 'Felicia Ansatt', stilling: 'Adjunkt', til: '2027-06-30' }]);
    await r.gjor(taUtAvKrets, som('rektor'), { personId: barn, kretsId: krets[0]!.kretsId, begrunnelse: 'Har byttet klasse' });
    expect((await r.gjor(visKrets, som('rektor'), { personId: barn })).krets).toEqual([]);
  });

  test('[V28] ingen legger til seg selv, en fra en annen skole eller for lenge', async () => {
    const { barn, larer } = await vernet();
    const rektor = som('rektor');
    expect((await feilFra(r.gjor(leggTilIKrets, rektor, { personId: barn, aktorId: rektor.id, ...inn }))).felt).toHaveProperty(
      'aktorId',
    );
    const borte = await r.person({ navn: 'Annen Skole', kilde: 'hr', fodselsdato: '1980-02-02' });
    await r.ansett(borte, SOLSIDEN, { kode: '7963', tittel: 'Adjunkt' });
    expect((await feilFra(r.gjor(leggTilIKrets, rektor, { personId: barn, aktorId: borte, ...inn }))).felt).toHaveProperty(
      'aktorId',
    );
    const lenge = { personId: barn, aktorId: larer, ...inn, til: '2029-01-01' };
    expect((await feilFra(r.gjor(leggTilIKrets, rektor, lenge))).felt).toHaveProperty('til');
  });
});

describe('nødinnsyn', () => {
  const inn = { begrunnelse: 'Eleven er skadet i skolegården, og ambulansen spør', timer: '1' };
  const kode = async (gradering: string) => {
    const f = await familie();
    await r.beskytt(f.barn, gradering);
    return f;
  };
  const liste = async (aktor: Aktor) => (await r.gjor(visNodinnsyn, aktor, {})).rader;

  test('[L04] under kode 7 åpnes det med en gang, lederen ser hvem og hvorfor, og det slutter av seg selv', async () => {
    const { barn } = await kode('fortrolig');
    const larer = som('larer');
    expect(await r.gjor(beOmNodinnsyn, larer, { personId: barn, ...inn })).toMatchObject({ apent: true });
    const rad = (await liste(som('rektor'))).find((x) => x.personId === barn);
    expect(rad).toMatchObject({ tilstand: 'apent', begrunnelse: inn.begrunnelse, aktorId: larer.id });
    r.klokke.flytt({ hours: 2 });
    expect((await liste(som('rektor'))).find((x) => x.personId === barn)?.tilstand).toBe('slutt');
  });

  test('[L04] under kode 6 må en annen godkjenne, og aldri den som ba', async () => {
    const { barn } = await kode('strengtFortrolig');
    const rektor = som('rektor');
    await r.gjor(beOmNodinnsyn, rektor, { personId: barn, ...inn });
    const [rad] = (await liste(rektor)).filter((x) => x.personId === barn);
    expect(rad).toMatchObject({ tilstand: 'venter', navn: '', kanGodkjennes: false });
    const ett = { personId: barn, nodinnsynId: rad!.nodinnsynId };
    expect((await feilFra(r.gjor(godkjennNodinnsyn, rektor, ett))).status).toBe(403);
    expect((await feilFra(r.gjor(godkjennNodinnsyn, som('larer'), ett))).status).toBe(403);
    await r.gjor(godkjennNodinnsyn, som('systemforvalter'), ett);
    expect((await liste(rektor)).find((x) => x.personId === barn)?.tilstand).toBe('apent');
    await r.gjor(avsluttNodinnsyn, rektor, ett);
    expect((await liste(rektor)).find((x) => x.personId === barn)?.tilstand).toBe('slutt');
    expect((await feilFra(r.gjor(godkjennNodinnsyn, som('systemforvalter'), ett))).status).toBe(409);
  });

  test.each(['', 'Haster', 'nitten tegn her nå!'])('[L04] begrunnelsen «%s» er for kort', async (begrunnelse) => {
    const { barn } = await kode('fortrolig');
    expect((await feilFra(r.gjor(beOmNodinnsyn, som('larer'), { personId: barn, ...inn, begrunnelse }))).felt).toHaveProperty(
      'begrunnelse',
    );
  });

  test('[L04] for den som ikke er skjermet, og for en annen skole, finnes det ikke', async () => {
    const { barn } = await familie();
    expect((await feilFra(r.gjor(beOmNodinnsyn, som('larer'), { personId: barn, ...inn }))).status).toBe(404);
    const skjult = await kode('fortrolig');
    expect((await feilFra(r.gjor(beOmNodinnsyn, som('larer', SOLSIDEN), { personId: skjult.barn, ...inn }))).status).toBe(404);
    expect((await liste(som('rektor', SOLSIDEN))).some((x) => x.personId === skjult.barn)).toBe(false);
  });

  test('[L04] med hele nummeret, når navnet ikke gir noe; ukjent, fremmed og uskjermet svares likt', async () => {
    const NUMMER = '03851598730';
    const { barn } = await kode('strengtFortrolig');
    await r.eier.transaction().execute((tx) =>
      registrerIdentifikatorer(tx, r.dor.nokler, {
        kilde: 'folkeregisteret',
        endringssett: crypto.randomUUID(),
        na: r.klokke.na().toString(),
        rader: [{ personId: barn, identifikator: NUMMER, type: 'fodselsnummer', status: 'iBruk' }],
      }),
    );
    const be = (aktor: Aktor, nummer: string) => r.gjor(beOmNodinnsynMedNummer, aktor, { nummer, ...inn });
    const fremmed = await feilFra(be(som('larer', SOLSIDEN), NUMMER));
    const ukjent = await feilFra(be(som('larer'), '27850998855'));
    expect([fremmed.status, fremmed.message, fremmed.felt]).toEqual([422, ukjent.message, ukjent.felt]);
    expect((await feilFra(be(som('larer'), '12345'))).felt).toHaveProperty('nummer');
    expect((await feilFra(be(som('larer'), ''))).felt).toHaveProperty('nummer');
    expect((await feilFra(be(som('brukerstotteIt', '*'), NUMMER))).status).toBe(403);
    expect(await be(som('larer'), NUMMER)).toEqual({ personId: barn, apent: false });
    expect((await liste(som('rektor'))).find((x) => x.personId === barn)).toMatchObject({ tilstand: 'venter' });
    await r.beskytt(barn, null);
    const uskjermet = await feilFra(be(som('larer'), NUMMER));
    expect([uskjermet.status, uskjermet.message, uskjermet.felt]).toEqual([422, ukjent.message, ukjent.felt]);
  });

  test.each`
    krever   | godkjent   | avsluttet  | til        | svar
    ${false} | ${null}    | ${null}    | ${'12:00'} | ${'apent'}
    ${false} | ${null}    | ${null}    | ${'10:00'} | ${'slutt'}
    ${true}  | ${null}    | ${null}    | ${'12:00'} | ${'venter'}
    ${true}  | ${'09:30'} | ${null}    | ${'12:00'} | ${'apent'}
    ${true}  | ${'09:30'} | ${'09:45'} | ${'12:00'} | ${'slutt'}
  `(
    '[L04] krever godkjenning: $krever, godkjent $godkjent, avsluttet $avsluttet, til $til: $svar',
    ({ krever, godkjent, avsluttet, til, svar }) => {
      const kl = (t: string | null) => (t === null ? null : `2026-11-22T${t}:00Z`);
      expect(
        nodinnsynstilstand(
          { krever_godkjenning: krever, godkjent: kl(godkjent), avsluttet: kl(avsluttet), til: kl(til)! },
          '2026-11-22T10:00:00Z',
        ),
      ).toBe(svar);
    },
  );
});

describe('frigivelse', () => {
  test('I-04 en ny foresatt nær et vernet barn venter til noen med navn har avgjort det', async () => {
    const { barn, mor, far } = await familie();
    await r.gjor(settSperring, som('rektor'), { personId: barn, hvem: far, ...SPERR });
    const ny = await r.person({ navn: 'Ny Mann', fodselsdato: '1982-05-05' });
    await r.ansvar(barn, [mor, far, ny]);
    expect(await relasjon(barn, ny)).toMatchObject({ relasjon: 'INGEN', grunn: 'ventepaFrigivelse', retter: [] });
    const rader = (await r.gjor(visFrigivelser, som('skolekonsulent'), {})).rader.filter((x) => x.barnId === barn);
    expect(rader).toMatchObject([{ personId: ny, grunner: ['sperring'], grunnlag: 'ansvarIRegisteret' }]);
    const avgjor = (avgjorelse: string) =>
      r.gjor(avgjorFrigivelse, som('skolekonsulent'), { personId: barn, hvem: ny, avgjorelse, begrunnelse: 'Sett på dommen' });
    await avgjor('nektet');
    expect(await relasjon(barn, ny)).toMatchObject({ relasjon: 'INGEN', grunn: 'nektetFrigivelse' });
    await avgjor('frigitt');
    expect((await relasjon(barn, ny)).relasjon).toBe('FULL');
    expect((await r.gjor(visFrigivelser, som('skolekonsulent', SOLSIDEN), {})).rader.filter((x) => x.barnId === barn)).toEqual(
      [],
    );
  });

  test('I-04 ingen avgjør det som gjelder en selv', async () => {
    const { barn, far } = await familie();
    const selv = r.aktor('rektor', NORDBYGDA, far);
    const inn = { personId: barn, hvem: far, avgjorelse: 'frigitt', begrunnelse: 'Det er meg' };
    expect((await feilFra(r.gjor(avgjorFrigivelse, selv, inn))).status).toBe(403);
  });
});

describe('steng foresattilgang', () => {
  test('[L04] I-05 stenger for alle i samme trykk, viser hvem som mistet og fikk, og åpner for dem som har rett da', async () => {
    const { barn, mor, far } = await familie();
    const forvalter = som('systemforvalter');
    await r.gjor(stengForesattilgang, forvalter, { begrunnelse: 'Feil i innlesingen' });
    expect(await relasjon(barn, mor)).toMatchObject({ relasjon: 'INGEN', grunn: 'foresattstenging', retter: [] });
    expect((await relasjon(barn, barn)).relasjon).toBe('EGEN');
    expect((await feilFra(r.gjor(stengForesattilgang, forvalter, { begrunnelse: 'En gang til' }))).status).toBe(409);
    const ny = await r.person({ navn: 'Ny Foresatt', fodselsdato: '1980-05-05' });
    await r.ansvar(barn, [mor, ny]);
    const { stenging } = await r.gjor(visForesattilgang, forvalter, {});
    expect(stenging?.mistet).toMatchObject([{ barnId: barn, personId: far, person: 'Far Herre' }]);
    expect(stenging?.fatt).toMatchObject([{ barnId: barn, personId: ny }]);
    expect((await feilFra(r.gjor(apneForesattilgang, forvalter, {}))).felt).toHaveProperty('lest');
    await r.gjor(apneForesattilgang, forvalter, { lest: 'ja' });
    expect((await relasjon(barn, mor)).relasjon).toBe('FULL');
    expect((await relasjon(barn, far)).relasjon).toBe('INGEN');
    expect((await feilFra(r.gjor(apneForesattilgang, forvalter, { lest: 'ja' }))).status).toBe(409);
  });
});

describe('hvem som får gjøre hva', () => {
  const id = crypto.randomUUID();
  const akter: [string, Handling, (barn: string, annen: string) => object, readonly Rolle[]][] = [
    [
      'settSperring',
      settSperring,
      (b, a) => ({ personId: b, hvem: a, ...SPERR }),
      ['systemforvalter', 'skolekonsulent', 'rektor'],
    ],
    [
      'opphevSperring',
      opphevSperring,
      (b) => ({ personId: b, sperringId: id, begrunnelse: 'Er over nå' }),
      ['systemforvalter', 'rektor'],
    ],
    [
      'leggTilIKrets',
      leggTilIKrets,
      (b, a) => ({ personId: b, aktorId: a, begrunnelse: 'Må vite', til: '2027-01-01' }),
      ['systemforvalter', 'rektor'],
    ],
    [
      'avgjorFrigivelse',
      avgjorFrigivelse,
      (b, a) => ({ personId: b, hvem: a, avgjorelse: 'nektet', begrunnelse: 'Sett på' }),
      ['systemforvalter', 'skolekonsulent', 'rektor'],
    ],
    ['stengForesattilgang', stengForesattilgang, () => ({ begrunnelse: 'Feil i innlesingen' }), ['systemforvalter']],
    ['apneForesattilgang', apneForesattilgang, () => ({ lest: 'ja' }), ['systemforvalter']],
  ];
  const roller: readonly Rolle[] = [
    'systemforvalter',
    'skolekonsulent',
    'rektor',
    'kommunalsjef',
    'brukerstotteIt',
    'larer',
    'sfoAnsatt',
    'foresatt',
    'elev',
  ];
  test.each(
    akter.flatMap(([navn, akt, inn, lov]) => roller.map((rolle) => [navn, rolle, lov.includes(rolle), akt, inn] as const)),
  )('[L04] %s som %s: %s', async (_navn, rolle, lov, akt, inn) => {
    const { barn, far } = await familie();
    const svar = await r.gjor(akt, som(rolle), inn(barn, far)).then(
      () => 200,
      (e: unknown) => (e as FunksjonellFeil).status,
    );
    expect(svar === 403).toBe(!lov);
    // at another school: as if the child did not exist
    const statusAv = (e: unknown): number => (e as FunksjonellFeil).status;
    const der = lov && rolle !== 'systemforvalter' ? await r.gjor(akt, som(rolle, SOLSIDEN), inn(barn, far)).then(() => 200, statusAv) : 404; // prettier-ignore
    expect(der).toBe(404);
  });
});
