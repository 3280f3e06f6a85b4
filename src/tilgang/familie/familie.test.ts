import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FunksjonellFeil } from '#grunn/feil/index.ts';
import type { Handling } from '#grunn/handling/index.ts';
import { settInnstilling } from '#grunn/innstilling/index.ts';
import type { Aktor, Rolle } from '#grunn/tilgang/index.ts';
import { finnPerson } from '#register/person/index.ts';
import { medKontekst, visning } from '#grunn/handling/index.ts';
import { finnAktor } from '#tilgang/rolle/index.ts';
import { settSperring } from '#tilgang/vern/index.ts';
import { visEgneBarn, visHvorforTilgang } from '#tilgang/hvorfor/index.ts';
import { aktorForOkt, nyOkt } from '#tilgang/okt/index.ts';
import { relasjonenMellom } from '#tilgang/relasjon/index.ts';
import { NORDBYGDA, nyePersoner, SOLSIDEN, type Provepersoner } from '#verktoy/provepersoner.ts';
import {
  angreRetter,
  beOmSamtykke,
  Familiebilde,
  familieTilgang,
  hentFamiliebilde,
  opphevBeslutning,
  registrerBeslutning,
  registrerSvar,
  settRetter,
  svarOpplysning,
  svarSelv,
  visHvemKanSe,
  type Foresatt,
} from './index.ts';
import { svarbrev } from './visninger/skjemaer.ts';

let r: Provepersoner;
beforeAll(async () => {
  r = await nyePersoner();
});
afterAll(() => r.slipp());

const som = (rolle: Rolle, skole = NORDBYGDA): Aktor => r.aktor(rolle, rolle === 'systemforvalter' ? '*' : skole);
const konsulent = () => som('skolekonsulent');
const feilFra = async (p: Promise<unknown>): Promise<FunksjonellFeil> => {
  const e = await p.then(() => undefined, (x: unknown) => x); // prettier-ignore
  expect(e).toBeInstanceOf(FunksjonellFeil);
  return e as FunksjonellFeil;
};
const statusAv = (e: unknown): number => (e as FunksjonellFeil).status;
const idag = () => r.klokke.na().toString().slice(0, 10);
const relasjon = (barnId: string, personId: string) => relasjonenMellom({ db: r.eier, idag: idag() }, { barnId, personId });
const innlogget = async (id: string): Promise<Aktor> =>
  (await finnAktor(r.dor.db, id, 'nb', { na: r.klokke.na().toString(), idag: idag() }))!;
/** The picture as a page asks for it: under the rule, in a transaction of the reader's. */
const visBilde = visning({
  regel: familieTilgang.les,
  inndata: z.object({ personId: z.uuid() }),
  utdata: Familiebilde,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  hent: (s, _inn, _utsnitt, barn) => hentFamiliebilde(s, barn),
  viser: (ut) => [ut.barnId],
});
const bilde = (personId: string, aktor = konsulent()) => r.gjor(visBilde, aktor, { personId });
const finn = async (barn: string, personId: string): Promise<Foresatt> =>
  (await bilde(barn)).foresatte.find((f) => f.personId === personId)!;

async function familie(ansvar: 'begge' | 'mor' = 'begge') {
  const [barn, mor, far, stefar] = [
    await r.person({ navn: 'Konkurransedyktig Baug' }),
    await r.person({ navn: 'Anita Skoleleder', fodselsdato: '1984-01-02' }),
    await r.person({ navn: 'Bård Leite', fodselsdato: '1983-01-02' }),
    await r.person({ navn: 'Ny Stefar', fodselsdato: '1981-01-02' }),
  ];
  await r.elev(barn, NORDBYGDA);
  await r.foreldre(barn, { [mor]: 'mor', [far]: 'far' });
  await r.ansvar(barn, ansvar === 'begge' ? [mor, far] : [mor], { ansvar: ansvar === 'begge' ? 'felles' : 'mor' });
  const { kontaktpersonFakta } = await import('#register/foresatt/index.ts');
  await r.skriv(kontaktpersonFakta, 'manuell', barn, [
    { person_id: barn, nokkel: crypto.randomUUID(), kontakt_id: stefar, navn: 'Ny Stefar', kontakttype: 'steforelder', telefon: null },
  ], { heltBilde: false }); // prettier-ignore
  return { barn, mor, far, stefar };
}
const SAMTYKKE = { omfang_se: 'ja', omfang_meldinger: 'ja', begrunnelse: 'Bor sammen med barnet', til: '2027-06-30' };

describe('konvolutten', () => {
  test('[V10] er grønn for begge med foreldreansvar, med rolle, grunnlag og siden når', async () => {
    const { barn, mor, far } = await familie();
    const { foresatte } = await bilde(barn);
    expect(foresatte.map((f) => [f.personId, f.rolle, f.ansvar, f.kilde, f.mottar])).toEqual([
      [mor, 'mor', 'felles', 'folkeregisteret', true],
      [far, 'far', 'felles', 'folkeregisteret', true],
    ]);
    expect(foresatte[0]!.siden).toMatch(/^2026-11-22/);
  });

  test('[V10] [V11] en far uten foreldreansvar står for seg og får ingenting; «Hvorfor?» sier at slektskap ikke er nok', async () => {
    const { barn, far } = await familie('mor');
    const b = await bilde(barn);
    expect(b.foresatte.map((f) => f.personId)).not.toContain(far);
    expect(b.utenAnsvar).toMatchObject([{ personId: far, navn: 'Bård Leite', rolle: 'far' }]);
    const svar = await r.gjor(visHvorforTilgang, konsulent(), { personId: barn, hvem: far });
    expect(svar).toMatchObject({ relasjon: 'INGEN', grunn: 'ingen', rolle: 'far', retter: [], kanSvareOpplysning: true });
  });

  test('[V10] sperringen gjør den rød og vises med grunn', async () => {
    const { barn, far } = await familie();
    await r.gjor(settSperring, konsulent(), {
      personId: barn,
      hvem: far,
      slag: 'tapt_opplysningsrett',
      dokument: 'Sak 2026/4',
      begrunnelse: 'Vedtak fra statsforvalteren',
      vurderesPaNytt: '2027-03-01',
    });
    expect(await finn(barn, far)).toMatchObject({ mottar: false, grunn: 'sperring', sperring: { slag: 'tapt_opplysningsrett' } });
  });
});

describe('samtykke fra alle med foreldreansvar', () => {
  test('[V12] [E16] stefaren venter til alle har sagt ja, og mister det når én trekker det', async () => {
    const { barn, mor, far, stefar } = await familie();
    await r.gjor(beOmSamtykke, konsulent(), { personId: barn, hvem: stefar, ...SAMTYKKE });
    const f = await finn(barn, stefar);
    expect(f).toMatchObject({ mottar: false, grunn: 'manglerSamtykke', rolle: 'steforelder' });
    expect(f.samtykke?.svar.map((x) => x.svar)).toEqual([null, null]);
    const beslutningId = f.beslutning!.id;
    const svar = (hvem: string, ja: string) =>
      r.gjor(registrerSvar, konsulent(), { personId: barn, beslutningId, hvem, svar: ja, dokument: 'Skriftlig 20.11' });
    await svar(mor, 'ja');
    expect((await relasjon(barn, stefar)).relasjon).toBe('INGEN');
    await r.gjor(svarSelv, await innlogget(far), { personId: barn, beslutningId, svar: 'ja' });
    expect(await relasjon(barn, stefar)).toMatchObject({
      relasjon: 'SAMTYKKEOMFANG',
      retter: ['se', 'meldinger'],
      til: '2027-06-30',
    });
    await r.gjor(svarSelv, await innlogget(far), { personId: barn, beslutningId, svar: 'nei' });
    expect((await relasjon(barn, stefar)).relasjon).toBe('INGEN');
    expect((await finn(barn, stefar)).samtykke?.svar.find((x) => x.personId === far)?.svar).toBe(false);
  });

  test('[V12] bare de som har foreldreansvar kan svare, og ingen svarer for seg selv som ansatt', async () => {
    const { barn, far, stefar } = await familie('mor');
    await r.gjor(beOmSamtykke, konsulent(), { personId: barn, hvem: stefar, ...SAMTYKKE });
    const beslutningId = (await finn(barn, stefar)).beslutning!.id;
    const inn = { personId: barn, beslutningId, hvem: far, svar: 'ja', dokument: 'Muntlig' };
    expect((await feilFra(r.gjor(registrerSvar, konsulent(), inn))).status).toBe(409);
    expect(
      (await feilFra(r.gjor(svarSelv, await innlogget(stefar), { personId: barn, beslutningId, svar: 'ja' }))).status,
    ).not.toBe(200);
  });

  test('[V12] den som får foreldreansvar etterpå, må også si ja', async () => {
    const { barn, mor, far, stefar } = await familie('mor');
    await r.gjor(beOmSamtykke, konsulent(), { personId: barn, hvem: stefar, ...SAMTYKKE });
    const beslutningId = (await finn(barn, stefar)).beslutning!.id;
    await r.gjor(svarSelv, await innlogget(mor), { personId: barn, beslutningId, svar: 'ja' });
    expect((await relasjon(barn, stefar)).relasjon).toBe('SAMTYKKEOMFANG');
    await r.ansvar(barn, [mor, far]);
    expect((await relasjon(barn, stefar)).relasjon).toBe('INGEN');
  });

  test('[V13] kommunen kan bestemme at bare de med foreldreansvar får tilgang', async () => {
    const { barn, stefar } = await familie();
    const sett = (tillatt: boolean) =>
      settInnstilling(r.eier, {
        navn: 'tilgang.andreForesatte',
        verdi: { tillatt, maksManeder: 24, retter: ['se', 'varsles', 'skjema', 'meldinger', 'nodmelding'] },
        satt: r.klokke.na().toString(),
        sattAv: null,
        begrunnelse: null,
      });
    await sett(false);
    expect((await feilFra(r.gjor(beOmSamtykke, konsulent(), { personId: barn, hvem: stefar, ...SAMTYKKE }))).kode).toBe(
      'ikke_tillatt',
    );
    expect((await bilde(barn)).kan.andreTillatt).toBe(false);
    r.klokke.flytt({ minutes: 1 });
    await sett(true);
    await r.gjor(beOmSamtykke, konsulent(), { personId: barn, hvem: stefar, ...SAMTYKKE });
  });

  test.each([
    ['omfang_se', { omfang_se: undefined, omfang_meldinger: undefined }],
    ['til', { til: '2026-01-01' }],
    ['til', { til: '2031-01-01' }],
    ['begrunnelse', { begrunnelse: 'ja' }],
    ['hvem', { hvem: '' }],
  ])('[E16] feil i %s sies ved feltet', async (felt, feil) => {
    const { barn, stefar } = await familie();
    const e = await feilFra(r.gjor(beOmSamtykke, konsulent(), { personId: barn, hvem: stefar, ...SAMTYKKE, ...feil }));
    expect(e.felt).toHaveProperty(felt);
  });
});

describe('etter dokument', () => {
  const DOK = { dokument: 'Dom 12.03.2026', begrunnelse: 'Dom fra tingretten', fra: '2026-11-22' };

  test('[E15] I-27 foreldreansvar etter dom gir det samme som Folkeregisteret, viser hvor det kommer fra, og overlever en innlesing', async () => {
    const { barn, mor, far } = await familie('mor');
    await r.gjor(registrerBeslutning, konsulent(), { personId: barn, slag: 'foreldreansvar', hvem: far, ...DOK });
    const freg = await relasjon(barn, mor);
    expect(await relasjon(barn, far)).toMatchObject({ relasjon: freg.relasjon, retter: freg.retter });
    await r.ansvar(barn, [mor], { ansvar: 'mor' });
    expect(await finn(barn, far)).toMatchObject({
      mottar: true,
      kilde: 'manuell',
      beslutning: { slag: 'foreldreansvar', dokument: 'Dom 12.03.2026' },
    });
  });

  test('[E15] verge når ingen har foreldreansvar', async () => {
    const { barn, stefar } = await familie('mor');
    await r.ansvar(barn, []);
    await r.gjor(registrerBeslutning, konsulent(), { personId: barn, slag: 'verge', hvem: stefar, ...DOK });
    expect(await finn(barn, stefar)).toMatchObject({ rolle: 'verge', relasjon: 'FULL', mottar: true });
  });

  test('[E15] ved omsorgsovertakelse har fosterforelderen alt, og foreldrene bare det de beholder', async () => {
    const { barn, mor, stefar } = await familie();
    await r.gjor(registrerBeslutning, konsulent(), { personId: barn, slag: 'fosterforelder', hvem: stefar, ...DOK });
    expect(await finn(barn, stefar)).toMatchObject({ rolle: 'fosterforelder', relasjon: 'FULL', mottar: true });
    expect(await finn(barn, mor)).toMatchObject({ relasjon: 'RESERVERT_5', mottar: false });
    const id = (await finn(barn, stefar)).beslutning!.id;
    await r.gjor(opphevBeslutning, konsulent(), { personId: barn, beslutningId: id, begrunnelse: 'Tilbakeført til foreldrene' });
    expect(await finn(barn, mor)).toMatchObject({ relasjon: 'FULL', mottar: true });
    const igjen = r.gjor(opphevBeslutning, konsulent(), { personId: barn, beslutningId: id, begrunnelse: 'En gang til' });
    expect((await feilFra(igjen)).status).toBe(409);
  });

  test('[E15] barnevernet kan stå som tjeneste, uten person', async () => {
    const { barn } = await familie();
    await r.gjor(registrerBeslutning, konsulent(), {
      personId: barn,
      slag: 'barnevern',
      hvem: '',
      organisasjon: 'Fjordvik',
      ...DOK,
    });
    expect((await bilde(barn)).foresatte.find((f) => f.personId === null)).toMatchObject({
      navn: 'Fjordvik',
      rolle: 'barnevern',
    });
    const uten = r.gjor(registrerBeslutning, konsulent(), {
      personId: barn,
      slag: 'verge',
      hvem: '',
      organisasjon: 'Fjordvik',
      ...DOK,
    });
    expect((await feilFra(uten)).felt).toHaveProperty('hvem');
  });

  test('[E15] uten dokument eller med en fremmed blir det ingenting av', async () => {
    const { barn, far } = await familie('mor');
    const uten = r.gjor(registrerBeslutning, konsulent(), {
      personId: barn,
      slag: 'foreldreansvar',
      hvem: far,
      ...DOK,
      dokument: '',
    });
    expect((await feilFra(uten)).felt).toHaveProperty('dokument');
    const fremmed = await r.person({ navn: 'Helt Fremmed' });
    const e = await feilFra(r.gjor(registrerBeslutning, konsulent(), { personId: barn, slag: 'verge', hvem: fremmed, ...DOK }));
    expect(e.status).toBe(404);
  });
});

describe('graderte retter', () => {
  test('[E13] én rett tas bort for ett barn, og Angre setter det tilbake', async () => {
    const { barn, far } = await familie();
    const sett = (retter: object) =>
      r.gjor(settRetter, konsulent(), { personId: barn, hvem: far, begrunnelse: 'Etter ønske fra far', ...retter });
    const { satt } = await sett({ rett_meldinger: 'nei', rett_varsles: 'nei' });
    expect(await finn(barn, far)).toMatchObject({
      mottar: false,
      harAvvik: true,
      retteravvik: { meldinger: 'nei', varsles: 'nei' },
    });
    expect((await finn(barn, far)).retter).toContain('se');
    await r.gjor(angreRetter, konsulent(), { personId: barn, hvem: far, satt });
    expect(await finn(barn, far)).toMatchObject({ mottar: true, harAvvik: false });
    expect((await feilFra(r.gjor(angreRetter, konsulent(), { personId: barn, hvem: far, satt }))).status).toBe(409);
  });

  test('[E13] Angre tar ikke med seg det noen har bestemt siden', async () => {
    const { barn, far } = await familie();
    const sett = (retter: object) =>
      r.gjor(settRetter, konsulent(), { personId: barn, hvem: far, begrunnelse: 'Etter ønske fra far', ...retter });
    const { satt } = await sett({ rett_meldinger: 'nei' });
    await sett({ rett_meldinger: 'nei', rett_skjema: 'nei' });
    expect((await feilFra(r.gjor(angreRetter, konsulent(), { personId: barn, hvem: far, satt }))).status).toBe(409);
    expect((await finn(barn, far)).retteravvik).toEqual({ meldinger: 'nei', skjema: 'nei' });
    expect((await feilFra(sett({ rett_meldinger: 'nei', rett_skjema: 'nei' }))).kode).toBe('uendret');
  });
});

describe('forelder uten foreldreansvar', () => {
  test('[E14] spør, får svar med grunn, og svaret gir ingen tilgang; avslaget har klageadgang', async () => {
    const { barn, far, mor } = await familie('mor');
    const inn = { personId: barn, hvem: far, gjaldt: 'Fravær i høst', avgjorelse: 'avslatt', begrunnelse: 'Kan skade barnet' };
    const { svarId } = await r.gjor(svarOpplysning, konsulent(), inn);
    expect(await r.gjor(svarbrev, konsulent(), { personId: barn, hvem: far, svarId })).toMatchObject({
      svar: { gjaldt: 'Fravær i høst', avgjorelse: 'avslatt', begrunnelse: 'Kan skade barnet' },
    });
    expect((await relasjon(barn, far)).relasjon).toBe('INGEN');
    expect((await bilde(barn)).opplysningssvar).toHaveLength(1);
    expect((await feilFra(r.gjor(svarOpplysning, konsulent(), { ...inn, hvem: mor }))).status).toBe(404);
  });
});

describe('hjemmets egne sider', () => {
  test('[E12] «Hvem kan se barnet mitt» gir navn og rolle, og ingen navn når noen er vernet', async () => {
    const { barn, mor, far } = await familie();
    const apen = await r.gjor(visHvemKanSe, await innlogget(mor), { personId: barn });
    expect(apen).toMatchObject({ skjermet: false, skole: 'Nordbygda skole' });
    expect(new Set(apen.foresatte.map((f) => f.navn))).toEqual(new Set(['Anita Skoleleder', 'Bård Leite']));
    await r.beskytt(mor, 'fortrolig');
    const skjermet = await r.gjor(visHvemKanSe, await innlogget(far), { personId: barn });
    expect(skjermet).toMatchObject({ skjermet: true, skole: null });
    expect(JSON.stringify(skjermet)).not.toContain('Anita');
  });

  test('[E12] et annet barn finnes ikke for dem', async () => {
    const [egen, annen] = [await familie(), await familie()];
    expect((await feilFra(r.gjor(visHvemKanSe, await innlogget(egen.mor), { personId: annen.barn }))).status).toBe(404);
  });

  test('[V01] [V11] den som er sperret, den som venter og den som aldri har hatt barn her, får den samme siden', async () => {
    const { barn, far } = await familie();
    await r.gjor(settSperring, konsulent(), {
      personId: barn,
      hvem: far,
      slag: 'lokal',
      begrunnelse: 'Uavklart sak',
      vurderesPaNytt: '2027-03-01',
    });
    const fremmed = await r.person({ navn: 'Uten Barn', fodselsdato: '1980-01-01' });
    const svar = async (personId: string) => {
      const token = await nyOkt(r.dor.db, {
        personId,
        sprak: 'nb',
        na: r.klokke.na().toString(),
        tilbyder: 'idporten',
        niva: 'betydelig',
        toFaktor: true,
      });
      return medKontekst(r.dor, aktorForOkt(token), 'nb', (s) => visEgneBarn.kjor(s, {}));
    };
    expect(await svar(far)).toMatchObject({ barn: [] });
    expect(JSON.stringify(await svar(far))).not.toContain(barn);
    expect(await svar(fremmed)).toEqual(await svar(far));
  });
});

describe('hvem som får gjøre hva', () => {
  const alle: readonly Rolle[] = ['systemforvalter', 'skolekonsulent', 'rektor'];
  const b = crypto.randomUUID();
  const akter: [string, Handling, (f: { barn: string; far: string; stefar: string }) => object][] = [
    ['registrerBeslutning', registrerBeslutning, (f) => ({ personId: f.barn, slag: 'verge', hvem: f.stefar, dokument: 'Sak 1', begrunnelse: 'Dokument sett', fra: '2026-11-22' })],
    ['beOmSamtykke', beOmSamtykke, (f) => ({ personId: f.barn, hvem: f.stefar, ...SAMTYKKE })],
    ['registrerSvar', registrerSvar, (f) => ({ personId: f.barn, beslutningId: b, hvem: f.far, svar: 'ja', dokument: 'Skriftlig' })],
    ['opphevBeslutning', opphevBeslutning, (f) => ({ personId: f.barn, beslutningId: b, begrunnelse: 'Er over nå' })],
    ['settRetter', settRetter, (f) => ({ personId: f.barn, hvem: f.far, rett_se: 'nei', begrunnelse: 'Etter ønske' })],
    ['angreRetter', angreRetter, (f) => ({ personId: f.barn, hvem: f.far, satt: '2026-11-22T10:00:00Z' })],
    ['svarOpplysning', svarOpplysning, (f) => ({ personId: f.barn, hvem: f.far, gjaldt: 'Fravær', avgjorelse: 'gitt', begrunnelse: 'Har rett til det' })],
  ]; // prettier-ignore
  const roller: readonly Rolle[] = [
    ...alle,
    'kommunalsjef',
    'brukerstotteIt',
    'faktureringsansvarlig',
    'larer',
    'sfoAnsatt',
    'foresatt',
    'elev',
  ];
  test.each(akter.flatMap(([navn, akt, inn]) => roller.map((rolle) => [navn, rolle, alle.includes(rolle), akt, inn] as const)))(
    '[V12] %s som %s: %s',
    async (_navn, rolle, lov, akt, inn) => {
      const f = await familie('mor');
      const svar = await r.gjor(akt, som(rolle), inn(f)).then(
        () => 200,
        (e: unknown) => (e as FunksjonellFeil).status,
      );
      expect(svar === 403).toBe(!lov);
      // at another school: as if the child did not exist
      const der = lov && rolle !== 'systemforvalter' ? await r.gjor(akt, som(rolle, SOLSIDEN), inn(f)).then(() => 200, statusAv) : 404; // prettier-ignore
      expect(der).toBe(404);
    },
  );
});
