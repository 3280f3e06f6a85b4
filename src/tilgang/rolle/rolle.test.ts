import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settInnstilling } from '#grunn/innstilling/index.ts';
import { beslutt, gi, regelsett, type Aktor } from '#grunn/tilgang/index.ts';
import { FILROLLER, NEKTEDE_ROLLER } from '#kilder/tilgangslosning/index.ts';
import { NORDBYGDA, nyePersoner, SOLSIDEN, type Provepersoner } from '#verktoy/provepersoner.ts';
import { lagVerden } from '#verden/index.ts';
import {
  erKommunal,
  finnAktor,
  HANDGITTE,
  rolleForStilling,
  sisteDagSomMindrearig,
  stillingsroller,
  tildelRolle,
  tilknytninger,
  type Rollenavn,
  type Tilgangsfaktum,
} from './index.ts';

const standard = stillingsroller.standard;
const faktum = (f: Partial<Tilgangsfaktum>): Tilgangsfaktum => ({
  hva: 'arbeidsforhold',
  kilde: 'hr',
  kode: '9951',
  tittel: 'Rektor',
  omfang: NORDBYGDA,
  fra: null,
  til: null,
  taus_siden: null,
  gruppe: null,
  kjent_fra: '2026-08-01T00:00:00Z',
  id: 'x',
  ...f,
});
const regel = regelsett('prove', {
  les: {
    tekst: 'lese',
    hvem: [
      gi('rektor').til('egenSkole'),
      gi('larer').til('egenSkole'),
      gi('foresatt').til('egetBarn'),
      gi('elev').til('segSelv'),
      gi('systemforvalter').til('heleKommunen'),
    ],
  },
}).les;
const aktor = (fakta: Tilgangsfaktum[], roller = standard): Aktor => ({
  id: 'meg',
  navn: '',
  sprak: 'nb',
  tilknytninger: tilknytninger('meg', fakta, roller),
});
const rolleDa = (fakta: Tilgangsfaktum[], dato: string, roller = standard): string =>
  beslutt(regel, aktor(fakta, roller), dato).gitt?.rolle ?? 'ingen';

describe('roller etter dato', () => {
  const larer = { kode: '7961', tittel: 'Lærer' };
  test.each`
    hvem                                    | fakta                                                                    | frist | dato            | rolle
    ${'rektor, siste dag'}                  | ${{ til: '2026-07-31' }}                                                 | ${0}  | ${'2026-07-31'} | ${'rektor'}
    ${'rektor, dagen etter'}                | ${{ til: '2026-07-31' }}                                                 | ${0}  | ${'2026-08-01'} | ${'ingen'}
    ${'rektor, dagen før start'}            | ${{ fra: '2026-08-01' }}                                                 | ${0}  | ${'2026-07-31'} | ${'ingen'}
    ${'rektor, første dag'}                 | ${{ fra: '2026-08-01' }}                                                 | ${0}  | ${'2026-08-01'} | ${'rektor'}
    ${'lærer HR tier om, uten frist'}       | ${{ ...larer, taus_siden: '2026-10-15' }}                                | ${0}  | ${'2026-10-15'} | ${'ingen'}
    ${'lærer HR tier om, dagen før'}        | ${{ ...larer, taus_siden: '2026-10-15' }}                                | ${0}  | ${'2026-10-14'} | ${'larer'}
    ${'lærer HR tier om, tre dagers frist'} | ${{ ...larer, taus_siden: '2026-10-15' }}                                | ${3}  | ${'2026-10-17'} | ${'larer'}
    ${'lærer HR tier om, etter fristen'}    | ${{ ...larer, taus_siden: '2026-10-15' }}                                | ${3}  | ${'2026-10-18'} | ${'ingen'}
    ${'frist forlenger ikke en sluttdato'}  | ${{ ...larer, til: '2026-10-10', taus_siden: '2026-10-15' }}             | ${9}  | ${'2026-10-11'} | ${'ingen'}
    ${'elev, siste dag'}                    | ${{ hva: 'elevforhold', til: '2027-07-31' }}                             | ${0}  | ${'2027-07-31'} | ${'elev'}
    ${'systemforvalter, etter siste dag'}   | ${{ hva: 'rolletildeling', kode: 'systemforvalter', til: '2026-12-31' }} | ${0}  | ${'2027-01-01'} | ${'ingen'}
    ${'systemforvalter, siste dag'}         | ${{ hva: 'rolletildeling', kode: 'systemforvalter', til: '2026-12-31' }} | ${0}  | ${'2026-12-31'} | ${'systemforvalter'}
    ${'en rolle vi ikke kjenner'}           | ${{ hva: 'rolletildeling', kode: 'sjef' }}                               | ${0}  | ${'2026-12-31'} | ${'ingen'}
  `('[A02] [A10] [A11] F-36 $hvem $dato: $rolle', ({ fakta, frist, dato, rolle }) => {
    expect(rolleDa([faktum(fakta)], dato, { ...standard, fristDager: frist })).toBe(rolle);
  });

  describe('en rolle fra kommunens tilgangsløsning', () => {
    const fil = (f: Partial<Tilgangsfaktum> = {}) =>
      faktum({ hva: 'rollefaktum', kilde: 'tilgangslosning', kode: 'larer', tittel: null, ...f });
    // a position that gives no role of its own
    const hos = (f: Partial<Tilgangsfaktum> = {}) => faktum({ kode: '0000', ...f });
    test.each`
      hva                                         | fakta                                                              | frist | dato            | rolle
      ${'HR har aldri kjent hen'}                 | ${[fil()]}                                                         | ${0}  | ${'2026-11-22'} | ${'larer'}
      ${'siste dag i den siste stillingen'}       | ${[fil(), hos({ til: '2026-07-31' })]}                             | ${0}  | ${'2026-07-31'} | ${'larer'}
      ${'dagen etter'}                            | ${[fil(), hos({ til: '2026-07-31' })]}                             | ${0}  | ${'2026-08-01'} | ${'ingen'}
      ${'en annen stilling varer'}                | ${[fil(), hos({ til: '2026-07-31' }), hos()]}                      | ${0}  | ${'2026-08-01'} | ${'larer'}
      ${'begge er over'}                          | ${[fil(), hos({ til: '2026-07-31' }), hos({ til: '2026-06-30' })]} | ${0}  | ${'2026-08-01'} | ${'ingen'}
      ${'filen slutter før stillingen'}           | ${[fil({ til: '2026-05-31' }), hos({ til: '2026-07-31' })]}        | ${0}  | ${'2026-06-01'} | ${'ingen'}
      ${'HR tier, uten frist'}                    | ${[fil(), hos({ taus_siden: '2026-10-15' })]}                      | ${0}  | ${'2026-10-15'} | ${'ingen'}
      ${'HR tier, innen fristen'}                 | ${[fil(), hos({ taus_siden: '2026-10-15' })]}                      | ${3}  | ${'2026-10-17'} | ${'larer'}
      ${'HR tier, etter fristen'}                 | ${[fil(), hos({ taus_siden: '2026-10-15' })]}                      | ${3}  | ${'2026-10-18'} | ${'ingen'}
      ${'bare for hånd, og det er over'}          | ${[fil(), hos({ kilde: 'manuell', til: '2026-07-31' })]}           | ${0}  | ${'2026-08-01'} | ${'larer'}
      ${'over i HR, registrert for hånd etterpå'} | ${[fil(), hos({ til: '2026-07-31' }), hos({ kilde: 'manuell' })]}  | ${0}  | ${'2026-08-01'} | ${'larer'}
      ${'mellom to stillinger'}                   | ${[fil(), hos({ til: '2026-07-31' }), hos({ fra: '2027-01-01' })]} | ${0}  | ${'2026-08-01'} | ${'ingen'}
      ${'den neste har begynt'}                   | ${[fil(), hos({ til: '2026-07-31' }), hos({ fra: '2027-01-01' })]} | ${0}  | ${'2027-01-01'} | ${'larer'}
      ${'den neste tar over dagen etter'}         | ${[fil(), hos({ til: '2026-07-31' }), hos({ fra: '2026-08-01' })]} | ${0}  | ${'2026-08-01'} | ${'larer'}
      ${'før den første har begynt'}              | ${[fil(), hos({ fra: '2027-01-01' })]}                             | ${0}  | ${'2026-08-01'} | ${'larer'}
      ${'gitt for hånd slutter ikke med den'}     | ${[fil({ hva: 'rolletildeling' }), hos({ til: '2026-07-31' })]}    | ${0}  | ${'2026-08-01'} | ${'larer'}
    `('[A02] [A10] $hva $dato: $rolle', ({ fakta, frist, dato, rolle }) => {
      expect(rolleDa(fakta, dato, { ...standard, fristDager: frist })).toBe(rolle);
    });

    test('[A10] sporet sier at rollen slutter med stillingen, og når', () => {
      const [t] = tilknytninger('meg', [fil(), hos({ til: '2026-07-31' })], standard);
      expect(t).toMatchObject({ til: '2026-07-31', grunnlag: { hva: 'rollefaktum', slutt: 'stilling' } });
      expect(tilknytninger('meg', [fil()], standard)[0]!.grunnlag.slutt).toBeUndefined();
    });
  });

  test('siste dag som mindreårig', () => {
    expect(sisteDagSomMindrearig('2010-12-31')).toBe('2028-12-30');
    expect(sisteDagSomMindrearig('2008-02-29')).toBe('2026-02-28');
    expect(sisteDagSomMindrearig(null)).toBeNull();
  });

  test('[A10] F-34 to stillinger, én avsluttet: bare den rollen går', () => {
    const a = aktor([faktum({}), faktum({ omfang: SOLSIDEN, til: '2026-10-01' })]);
    const na = (skole: string) => beslutt(regel, a, '2026-11-22', { egenSkole: [skole] }).utfall;
    expect([na(NORDBYGDA), na(SOLSIDEN)]).toEqual(['gitt', 'utenforRekkevidde']);
  });

  test('sporet sier hvilken stilling rollen kom fra', () => {
    expect(beslutt(regel, aktor([faktum({})]), '2026-11-22').gitt?.grunnlag).toMatchObject({
      slag: 'faktum',
      kilde: 'hr',
      hva: 'arbeidsforhold',
      detalj: 'Rektor',
    });
  });
});

describe('fra stilling til rolle', () => {
  test.each`
    kode      | tittel                      | rolle
    ${'9951'} | ${'Rektor'}                 | ${'rektor'}
    ${'9954'} | ${'Undervisningsinspektør'} | ${'rektor'}
    ${'7965'} | ${'Lektor'}                 | ${'larer'}
    ${'6517'} | ${'Skolekonsulent'}         | ${'skolekonsulent'}
    ${'6517'} | ${'Sekretær helse'}         | ${undefined}
    ${'6572'} | ${'Assistent SFO'}          | ${'sfoAnsatt'}
    ${'6572'} | ${'Assistent'}              | ${undefined}
    ${'7451'} | ${'Konsulent'}              | ${undefined}
    ${'0000'} | ${'Rektor'}                 | ${undefined}
    ${null}   | ${null}                     | ${undefined}
  `('[B54] $kode «$tittel»: $rolle', ({ kode, tittel, rolle }) => {
    expect(rolleForStilling({ kode, tittel }, standard)).toBe(rolle);
  });

  test('[B54] hver rektor, lærer og skolekonsulent i Fjordvik får sin rolle av tabellen', () => {
    const sett = new Map<string, string>();
    for (const p of lagVerden({ elever: 300 }).personer.values())
      for (const s of p.ansatt?.stillinger ?? [])
        sett.set(s.tittel, rolleForStilling({ kode: s.stillingskode, tittel: s.tittel }, standard) ?? 'ingen');
    expect([
      sett.get('Rektor'),
      sett.get('Lærer'),
      sett.get('Adjunkt'),
      sett.get('Skolekonsulent'),
      sett.get('Assistent SFO'),
    ]).toEqual(['rektor', 'larer', 'larer', 'skolekonsulent', 'sfoAnsatt']);
  });
});

describe('fra registeret', () => {
  let r: Provepersoner;
  beforeAll(async () => {
    r = await nyePersoner();
  });
  afterAll(() => r.slipp());
  const finn = async (id: string) => (await finnAktor(r.dor.db, id, 'nn'))!;
  const nar = (a: Aktor) =>
    a.tilknytninger.filter((t) => t.relasjon !== 'segSelv').map((t) => [t.rolle, t.relasjon, t.omfang, t.fra, t.til]);

  test('[B54] [B64] stilling, foreldreansvar og elevforhold gir roller; slektskap gir ingen', async () => {
    const [barn, mor, far] = [
      await r.person({ navn: 'Barn F' }),
      await r.person({ navn: 'Mor Midt F' }),
      await r.person({ navn: 'Far F' }),
    ];
    await r.elev(barn, NORDBYGDA);
    await r.ansvar(barn, [mor]);
    await r.foreldre(barn, { [mor]: 'mor', [far]: 'far' });
    await r.ansett(mor, SOLSIDEN, { kode: '7962', tittel: 'Adjunkt', fra: '2020-08-01', til: '2026-12-31' });
    const a = await finn(mor);
    expect([a.navn, a.sprak]).toEqual(['Mor Midt F', 'nn']);
    expect(nar(a).toSorted(([x], [y]) => String(x).localeCompare(String(y)))).toEqual([
      ['foresatt', 'egetBarn', barn, null, '2033-05-19'],
      ['larer', 'egenSkole', SOLSIDEN, '2020-08-01', '2026-12-31'],
    ]);
    expect(nar(await finn(far))).toEqual([]);
    expect((await finn(barn)).tilknytninger).toMatchObject([{ rolle: 'elev', relasjon: 'segSelv', omfang: barn }]);
    await r.ansvar(barn, []);
    expect(nar(await finn(mor)).map(([rolle]) => rolle)).toEqual(['larer']);
  });

  test('[B61] systemforvalter gis for hånd; en ukjent person finnes ikke', async () => {
    const id = await r.person({ navn: 'System Forvalter' });
    await tildelRolle(r.eier, {
      personId: id,
      rolle: 'systemforvalter',
      begrunnelse: 'Oppsett',
      fra: '2026-01-01',
      til: '2026-12-31',
      gitt: '2026-01-01T00:00:00Z',
      gittAv: id,
    });
    expect(nar(await finn(id))).toEqual([['systemforvalter', 'heleKommunen', '*', '2026-01-01', '2026-12-31']]);
    expect(await finnAktor(r.dor.db, crypto.randomUUID(), 'nb')).toBeUndefined();
  });

  test('[B54] kommunens egen tabell gjelder i stedet for vår', async () => {
    const id = await r.person({ navn: 'Egen Kode' });
    await r.ansett(id, NORDBYGDA, { kode: '1234', tittel: 'Leder' });
    expect(nar(await finn(id))).toEqual([]);
    await settInnstilling(r.eier, {
      navn: 'tilgang.stillingsroller',
      verdi: { fristDager: 0, regler: [{ stillingskode: '1234', rolle: 'rektor' }] },
      satt: '2026-11-22T09:00:00Z',
      sattAv: id,
      begrunnelse: 'Egne koder',
    });
    expect(nar(await finn(id)).map(([rolle]) => rolle)).toEqual(['rektor']);
  });
});

describe('roller fra tilgangsløsningen', () => {
  test('fila kan gi hver håndgitte rolle unntatt dem den nektes, og med samme rekkevidde', () => {
    const nektet: readonly string[] = NEKTEDE_ROLLER;
    expect(new Set(Object.keys(FILROLLER))).toEqual(new Set(HANDGITTE.filter((r) => !nektet.includes(r))));
    expect(nektet).toContain('systemforvalter');
    for (const [rolle, omfang] of Object.entries(FILROLLER)) expect(erKommunal(rolle as Rollenavn)).toBe(omfang === 'kommune');
  });
});
