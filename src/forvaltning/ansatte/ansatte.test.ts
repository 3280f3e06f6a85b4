import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Aktor } from '#grunn/tilgang/index.ts';
import { angreAvslutning, arbeidsforholdFakta, avsluttFlere, avsluttStilling, personalressursFakta, stillingsversjon, finnStillingerFor } from '#register/ansatt/index.ts'; // prettier-ignore
import { finnAktor, tildelRolle } from '#tilgang/rolle/index.ts';
import { nyePersoner, NORDBYGDA, SOLSIDEN, type Provepersoner } from '#verktoy/provepersoner.ts';
import { nummerserie } from '#verden/nummer.ts';
import { registrerAnsatt } from './handlinger/registrer.ts';
import type { HrPerson } from '#kilder/hr/modell.ts';
import { kjorHr } from '#register/innlesing/index.ts';
import { ansattkort } from './sider/kort.ts';
import { ansatte, avsluttFlereSide } from './sider/liste.ts';

const IDAG = '2026-11-22';
const IGAR = '2026-11-21';
let r: Provepersoner;
let forvalter: Aktor;
let rektor: Aktor;
const id: Record<string, string> = {};
const LARER = { kode: '7961', tittel: 'Lærer' };

beforeAll(async () => {
  r = await nyePersoner();
  forvalter = r.aktor('systemforvalter');
  rektor = r.aktor('rektor', NORDBYGDA);
  const ny = async (nokkel: string, navn: string) =>
    (id[nokkel] = await r.person({ navn, fodselsdato: '1985-03-03', kilde: 'hr' }));
  await r.ansett(await ny('aktiv', 'Aktiv Ansatt'), NORDBYGDA, LARER);
  await r.ansett(await ny('taus', 'Taus Ansatt'), NORDBYGDA, { ...LARER, taus: '2026-10-15' });
  await r.ansett(await ny('taus2', 'Taus Solsiden'), SOLSIDEN, { ...LARER, taus: '2026-10-16' });
  await r.ansett(await ny('sluttet', 'Sluttet Ansatt'), NORDBYGDA, { ...LARER, til: '2026-08-31' });
  await r.ansett(await ny('skjermet', 'Skjermet Ansatt'), SOLSIDEN, LARER);
  await r.beskytt(id['skjermet']!, 'fortrolig');
  await ny('admin', 'Uten Stilling');
  for (const nokkel of ['admin', 'sluttet'])
    await tildelRolle(r.eier, {
      personId: id[nokkel]!,
      rolle: nokkel === 'admin' ? 'systemforvalter' : 'larer',
      skole: nokkel === 'admin' ? undefined : NORDBYGDA,
      begrunnelse: 'Oppsett av prøven',
      fra: '2026-01-01',
      til: '2026-12-31',
      gitt: '2026-01-01T00:00:00Z',
      gittAv: id['aktiv']!,
    });
  await ny('hand', 'Hånd Registrert');
  await r.skriv(personalressursFakta, 'manuell', 'h1', [
    { person_id: id['hand'], ansattnummer: 'h1', fra: '2026-08-01', til: null },
  ]);
  await r.skriv(arbeidsforholdFakta, 'manuell', 'h1', [
    { person_id: id['hand'], ansattnummer: 'h1', stillingsnummer: '1', stillingskode: '7961', stillingstittel: 'Vikar', hovedstilling: true, skole: NORDBYGDA, fra: '2026-08-01', til: null, permisjon: [] },
  ]); // prettier-ignore
  await sql`insert into tilgang.okt (token_sum, person_id) values ('\\x01', ${id['aktiv']})`.execute(r.dor.db);
});
afterAll(() => r.slipp());

const navn = async (inn: object, aktor = forvalter) => (await r.gjor(ansatte, aktor, inn)).rader.map((x) => x.navn);
const stilling = async (nokkel: string) =>
  (await finnStillingerFor(r.base.som('friminutt_system'), [id[nokkel]!], IDAG)).get(id[nokkel]!)![0]!;
const rolleNa = async (nokkel: string, dato = IDAG) =>
  (await finnAktor(r.dor.db, id[nokkel]!, 'nb'))!.tilknytninger.some(
    (t) => t.rolle === 'larer' && t.relasjon === 'egenSkole' && (t.fra ?? '') <= dato && (t.til ?? '9999') >= dato,
  );

describe('søket', () => {
  test('[A06] standardsøket viser ansatte med minst én aktiv stilling', async () => {
    expect(await navn({})).toEqual(['Aktiv Ansatt', 'Hånd Registrert', 'Taus Ansatt', 'Taus Solsiden']);
  });

  test.each`
    id                   | status                 | funnet
    ${'[A07][A08][A03]'} | ${'inaktivIHrm'}       | ${['Taus Ansatt', 'Taus Solsiden']}
    ${'[A12]'}           | ${'inaktivMedTilgang'} | ${['Sluttet Ansatt', 'Uten Stilling']}
    ${'[A05] F-37'}      | ${'handregistrert'}    | ${['Hånd Registrert']}
    ${'[A07]'}           | ${'inaktiv'}           | ${['Sluttet Ansatt', 'Uten Stilling']}
    ${'[A07]'}           | ${'aldriLoggetInn'}    | ${['Hånd Registrert', 'Sluttet Ansatt', 'Uten Stilling']}
    ${'[A07]'}           | ${'alle'}              | ${['Aktiv Ansatt', 'Hånd Registrert', 'Sluttet Ansatt', 'Taus Ansatt', 'Taus Solsiden', 'Uten Stilling']}
  `('$id status $status', async ({ status, funnet }) => {
    expect(await navn({ status })).toEqual(funnet);
    expect((await r.gjor(ansatte, forvalter, {})).antall[status as 'alle']).toBe(funnet.length);
  });

  test('[A13] alle med tilgangsgruppen kommuneadmin, også uten stilling', async () => {
    expect(await navn({ status: 'alle', rolle: 'systemforvalter' })).toEqual(['Uten Stilling']);
    expect((await r.gjor(ansatte, forvalter, {})).kommuneadmin).toBe(1);
  });

  test('[A08] hver på lista har sin forklaring: siden når HRM har vært taus', async () => {
    const { rader } = await r.gjor(ansatte, forvalter, { status: 'inaktivIHrm' });
    expect(rader.map((x) => x.tausSiden)).toEqual(['2026-10-15', '2026-10-16']);
  });

  test('[A07] skolen kutter lista; en skole utenfor rekkevidde finnes ikke', async () => {
    expect(await navn({ status: 'inaktivIHrm', skole: SOLSIDEN })).toEqual(['Taus Solsiden']);
    expect(await navn({}, rektor)).toEqual(['Aktiv Ansatt', 'Hånd Registrert', 'Taus Ansatt']);
    await expect(r.gjor(ansatte, rektor, { skole: SOLSIDEN })).rejects.toMatchObject({ status: 404 });
  });

  test('I-09 [A07] en skjermet ansatt står ikke på lista hos dem som ikke er i kretsen', async () => {
    for (const a of [forvalter, r.aktor('kommunalsjef')])
      expect((await r.gjor(ansatte, a, { status: 'alle' })).rader.map((x) => x.navn)).not.toContain('Skjermet Ansatt');
  });

  test.each(['larer', 'sfoAnsatt', 'foresatt', 'faktureringsansvarlig', 'personvernombud'] as const)(
    '%s ser ikke lista',
    async (rolle) => {
      await expect(r.gjor(ansatte, r.aktor(rolle), {})).rejects.toMatchObject({ status: 403 });
    },
  );
});

describe('å avslutte en stilling', () => {
  const avslutt = async (nokkel: string, til: string, aktor = forvalter) => {
    const s = await stilling(nokkel);
    return r.gjor(avsluttStilling, aktor, { personId: s.personId, stillingId: s.id, til, begrunnelse: 'Sluttet i sommer' }, { basis: stillingsversjon(s) }); // prettier-ignore
  };

  test('I-24 [A09][A10][A11] gårsdagens dato avslutter stilling og rolle med det samme, og det kan angres', async () => {
    expect(await rolleNa('aktiv')).toBe(true);
    const { sett } = await avslutt('aktiv', IGAR);
    expect(await rolleNa('aktiv')).toBe(false);
    expect(await navn({})).not.toContain('Aktiv Ansatt');
    await r.gjor(angreAvslutning, rektor, { sett });
    expect(await rolleNa('aktiv')).toBe(true);
  });

  test('[A09][A02] en dato fram i tid: rollen gjelder ut dagen og er borte dagen etter', async () => {
    const { sett } = await avslutt('aktiv', '2026-12-31', rektor);
    expect([await rolleNa('aktiv', '2026-12-31'), await rolleNa('aktiv', '2027-01-01')]).toEqual([true, false]);
    await r.gjor(angreAvslutning, forvalter, { sett });
  });

  test('ingen tar tilbake slutten på sin egen stilling, eller flytter den fram', async () => {
    const { sett } = await avslutt('aktiv', IDAG);
    const selv = r.aktor('rektor', NORDBYGDA, id['aktiv']);
    await expect(r.gjor(angreAvslutning, selv, { sett })).rejects.toMatchObject({ kode: 'egen_sak' });
    await expect(avslutt('aktiv', '2027-06-30', selv)).rejects.toMatchObject({ kode: 'egen_sak' });
    expect(await rolleNa('aktiv', '2026-11-23')).toBe(false);
    await r.gjor(angreAvslutning, rektor, { sett });
  });

  test('[A09] HRM sin egen rad er urørt, og neste innlesing tar ikke sluttdatoen bort', async () => {
    const { sett } = await avslutt('aktiv', IGAR);
    const s = await stilling('aktiv');
    expect(s.til).toBeNull();
    await r.skriv(arbeidsforholdFakta, 'hr', s.ansattnummer, [
      { person_id: id['aktiv'], ansattnummer: s.ansattnummer, stillingsnummer: s.stillingsnummer, stillingskode: '7961', stillingstittel: 'Lærer og mer', hovedstilling: true, skole: NORDBYGDA, fra: '2020-08-01', til: null, permisjon: [] },
    ]); // prettier-ignore
    expect(await rolleNa('aktiv')).toBe(false);
    await r.gjor(angreAvslutning, forvalter, { sett });
  });

  test.each`
    til             | felt
    ${'2019-01-01'} | ${'før stillingen begynte'}
    ${'2040-01-01'} | ${'for langt fram'}
    ${'i går'}      | ${'ikke en dato'}
  `('[A09] $til ($felt) gir feil ved feltet og endrer ingenting', async ({ til }) => {
    await expect(avslutt('aktiv', til)).rejects.toMatchObject({ felt: { til: expect.any(String) } });
    expect(await rolleNa('aktiv')).toBe(true);
  });

  test('[A09] rektor når ikke en annen skole, og lærere når ingen', async () => {
    await expect(avslutt('taus2', IGAR, rektor)).rejects.toMatchObject({ status: 404 });
    await expect(avslutt('aktiv', IGAR, r.aktor('larer', NORDBYGDA))).rejects.toMatchObject({ status: 403 });
  });

  test('[A08][A09] alle HRM er taus om avsluttes samlet, etter å ha sett hvem; ett trykk angrer', async () => {
    const side = await r.gjor(avsluttFlereSide, forvalter, {});
    expect(side.rader.map((x) => x.navn)).toEqual(['Taus Ansatt', 'Taus Solsiden']);
    await expect(r.gjor(avsluttFlereSide, rektor, {})).rejects.toMatchObject({ status: 403 });
    const { sett, stillinger } = await r.gjor(avsluttFlere, forvalter, {
      stilling: side.rader.map((x) => x.stillingId),
      til: IGAR,
      begrunnelse: 'Ryddet etter HRM',
    });
    expect(stillinger).toBe(2);
    expect(await navn({ status: 'inaktivIHrm' })).toEqual([]);
    // a principal takes back what is at the own school, and nothing else
    await r.gjor(angreAvslutning, rektor, { sett });
    expect(await navn({ status: 'inaktivIHrm' })).toEqual(['Taus Ansatt']);
    await r.gjor(angreAvslutning, forvalter, { sett });
    expect(await navn({ status: 'inaktivIHrm' })).toEqual(['Taus Ansatt', 'Taus Solsiden']);
  });

  test('importrollen kan verken se eller røre avslutningene', async () => {
    const imp = r.base.som('friminutt_import');
    await expect(sql`select 1 from register.stillingsslutt`.execute(imp)).rejects.toThrow(/permission denied/);
    await expect(sql`update register.stillingsslutt set opphevet = now()`.execute(imp)).rejects.toThrow(/permission denied/);
  });
});

describe('kortet', () => {
  test('[A12] viser roller med grunnlag og datoer, og hva som kan fjernes', async () => {
    const kort = await r.gjor(ansattkort, forvalter, { personId: id['sluttet'] });
    expect(kort.statuser).toContain('inaktivMedTilgang');
    expect(kort.roller.map((x) => [x.rolle, x.sted, x.hva, x.gjelder, x.tildeling !== null])).toEqual([
      ['larer', 'Nordbygda skole', 'arbeidsforhold', false, false],
      ['larer', 'Nordbygda skole', 'rolletildeling', true, true],
    ]);
    expect(kort.kan).toMatchObject({ gi: true, fjerne: true });
  });

  test('[B60] kommunalsjefen ser kortet og kan ingenting gjøre', async () => {
    const kort = await r.gjor(ansattkort, r.aktor('kommunalsjef'), { personId: id['aktiv'] });
    expect(kort.kan).toEqual({ gi: false, fjerne: false, vindu: false, opplaering: false });
    expect(kort.stillinger.map((s) => s.kanAvslutte)).toEqual([false]);
  });
});

describe('registrert for hånd', () => {
  const serie = nummerserie(11);
  const lagNummer = (dato: string) => serie.fodselsnummer(dato, 'kvinne');
  const NY = {
    fornavn: 'Flink',
    etternavn: 'Vikar',
    skole: NORDBYGDA,
    stilling: 'Vikar fra byrå',
    til: '2027-06-30',
    begrunnelse: 'Vikar ut skoleåret',
  };
  const ny = (inn: object = {}, aktor: Aktor = rektor) => r.gjor(registrerAnsatt, aktor, { ...NY, ...inn });

  test('[A05] F-37 den ansatte kommer i filteret med grunn og sluttdato, uten tilgang, og er borte når datoen er passert', async () => {
    const { personId } = await ny();
    expect(await navn({ status: 'handregistrert' }, rektor)).toContain('Flink Vikar');
    const kort = await r.gjor(ansattkort, rektor, { personId });
    expect(kort).toMatchObject({
      navn: 'Flink Vikar',
      roller: [],
      registreringer: [{ til: '2027-06-30', begrunnelse: 'Vikar ut skoleåret' }],
    });
    expect(kort.stillinger).toMatchObject([{ tittel: 'Vikar fra byrå', til: '2027-06-30', aktiv: true }]);
    expect(await navn({ status: 'handregistrert' }, r.aktor('rektor', SOLSIDEN))).not.toContain('Flink Vikar');
    const fakta = await sql<{ n: number }>`select count(*)::int n from tilgang.roller_i_arbeid(${personId}::uuid, '2026-11-22')`.execute(r.eier); // prettier-ignore
    expect(fakta.rows).toEqual([{ n: 0 }]);
  });

  test.each`
    feil                         | felt
    ${{ til: undefined }}        | ${'til'}
    ${{ til: '2026-11-21' }}     | ${'til'}
    ${{ til: '2027-11-23' }}     | ${'til'}
    ${{ begrunnelse: 'nei' }}    | ${'begrunnelse'}
    ${{ fornavn: '' }}           | ${'fornavn'}
    ${{ stilling: '' }}          | ${'stilling'}
    ${{ nummer: '12345678901' }} | ${'nummer'}
  `('[A05] uten gyldig $felt blir ingen registrert', async ({ feil, felt }) => {
    const for_ = await navn({ status: 'handregistrert' });
    await expect(ny(feil as object)).rejects.toMatchObject({ felt: { [felt as string]: expect.anything() } });
    expect(await navn({ status: 'handregistrert' })).toEqual(for_);
  });

  test('bare kontoret og ledelsen ved skolen, og systemforvalteren, registrerer', async () => {
    for (const [hvem, skole] of [
      ['rektor', SOLSIDEN],
      ['larer', NORDBYGDA],
      ['sfoAnsatt', NORDBYGDA],
    ] as const)
      await expect(ny({}, r.aktor(hvem, skole))).rejects.toMatchObject({
        status: expect.toSatisfy((x) => x === 403 || x === 404),
      });
    for (const hvem of ['kommunalsjef', 'brukerstotteIt'] as const)
      await expect(ny({}, r.aktor(hvem))).rejects.toMatchObject({ status: 403 });
    await ny({ etternavn: 'Fraforvalter' }, forvalter);
  });

  test('[A05][A01] kommer HR med det samme fødselsnummeret, er det samme person; importen rører ikke det som er skrevet for hånd', async () => {
    const nummer = lagNummer('1988-04-04');
    const { personId } = await ny({ etternavn: 'Blirfast', nummer, fodselsdato: '1988-04-04' });
    const m = { db: r.base.som('friminutt_import'), nokler: r.dor.nokler, klokke: r.klokke, miljo: 'test' as const, bolk: 100 };
    const fra: HrPerson = { ansattnummer: 'h77', fodselsnummer: nummer, fodselsdato: '1988-04-04', fornavn: 'Flink', etternavn: 'Blirfast', kjonn: 'kvinne', brukernavn: null, epostadresse: null, telefon: null, adresse: null, fra: '2026-12-01', til: null, arbeidsforhold: [], avvik: [] }; // prettier-ignore
    const personer = (async function* () {
      yield fra;
    })();
    const hode = {
      format: 'unit4-stamdata3' as const,
      eksportert: null,
      antallOppgitt: 1,
      antallLest: 1,
      duplikater: 0,
      organisasjoner: [],
      avvik: [],
    };
    const rad = await kjorHr(m, { lesing: { personer, hode: Promise.resolve(hode) }, utlostAv: 'test', heltBilde: false });
    expect(rad).toMatchObject({ status: 'ferdig', tellere: { holdtIgjen: 0 } });
    const { rows } = await sql<{ kilde: string; id: string }>`select kilde, person_id id from register.personalressurs where kjent_til is null and person_id = ${personId} order by 1`.execute(r.eier); // prettier-ignore
    expect(rows.map((x) => x.kilde)).toEqual(['hr', 'manuell']);
  });

  test('nummeret til en skjermet utenfor rekkevidde gir en ny oppføring uten nummer, og sier ingenting', async () => {
    const nummer = lagNummer('1979-09-09');
    const { personId: skjult } = await ny({ fornavn: 'Hemmelig', etternavn: 'Person', nummer, skole: SOLSIDEN }, forvalter);
    await r.beskytt(skjult, 'strengtFortrolig');
    const { personId } = await ny({ etternavn: 'Ukjent', nummer });
    expect(personId).not.toBe(skjult);
    expect((await r.gjor(ansattkort, rektor, { personId })).navn).toBe('Flink Ukjent');
  });
});
