import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { lagSimulatortjener } from '#verktoy/simulatortjener.ts';
import { altinnKanal, altinnToken } from './kanal-altinn.ts';
import { lokalKanal } from './kanal-lokal.ts';
import { fyll, pa } from './regler-sms.ts';
import { varseloppsett, type Forsendelse, type Kanalnavn } from './modell.ts';
import { nesteForsok, nesteStatus, stilleTil, velgKanal, type Adressebilde, type Krrfelt } from './regler.ts';
import { rens } from './regler-epost.ts';
import { lagAltinnsimulator } from './simulator/index.ts';
import { tekst } from './sider/tekster.ts';
import { GRUNNER } from './modell.ts';

const NA = '2026-11-23T09:00:00Z';

describe('stille timer', () => {
  test.each`
    kl         | fra        | til        | svar
    ${'20:59'} | ${'21:00'} | ${'07:00'} | ${undefined}
    ${'21:00'} | ${'21:00'} | ${'07:00'} | ${'2026-11-24T06:00:00Z'}
    ${'23:59'} | ${'21:00'} | ${'07:00'} | ${'2026-11-24T06:00:00Z'}
    ${'00:00'} | ${'21:00'} | ${'07:00'} | ${'2026-11-23T06:00:00Z'}
    ${'06:59'} | ${'21:00'} | ${'07:00'} | ${'2026-11-23T06:00:00Z'}
    ${'07:00'} | ${'21:00'} | ${'07:00'} | ${undefined}
    ${'12:30'} | ${'12:00'} | ${'13:00'} | ${'2026-11-23T12:00:00Z'}
    ${'12:30'} | ${'00:00'} | ${'00:00'} | ${undefined}
  `('kl. $kl, stille $fra–$til: $svar', ({ kl, fra, til, svar }) => {
    expect(stilleTil({ stillFra: fra, stillTil: til }, `2026-11-23T${kl}:00+01:00`)).toBe(svar);
  });
});

describe('hvilken vei', () => {
  const krr = (k: Partial<Krrfelt> = {}): Krrfelt => ({
    status: 'AKTIV',
    reservert: false,
    kanVarsles: true,
    epost: 'a@post.example',
    epostOppdatert: null,
    epostVerifisert: '2026-05-01T10:00:00Z',
    mobil: '+4790000001',
    mobilOppdatert: null,
    mobilVerifisert: '2026-05-01T10:00:00Z',
    ...k,
  });
  const bilde = (a: Partial<Adressebilde> = {}): Adressebilde => ({
    krr: krr(),
    epost: 'a@post.example',
    mobil: '+4790000001',
    push: [],
    gradering: 'ugradert',
    barnetsGradering: 'ugradert',
    ...a,
  });
  const enhet = [{ id: 'e1', endepunkt: 'https://push.example/1', p256dh: 'x', auth: 'y' }];
  const gammel = '2024-05-01T10:00:00Z';
  test.each`
    hva                                                 | slag               | a                                                                            | provd        | svar
    ${'svar på søknad: e-posten i registeret'}          | ${'vedtakKlart'}   | ${bilde()}                                                                   | ${[]}        | ${'epost'}
    ${'svar på søknad, e-posten er gammel: SMS'}        | ${'vedtakKlart'}   | ${bilde({ krr: krr({ epostVerifisert: gammel }) })}                          | ${[]}        | ${'sms'}
    ${'svar på søknad, begge er gamle'}                 | ${'vedtakKlart'}   | ${bilde({ krr: krr({ epostVerifisert: gammel, mobilVerifisert: gammel }) })} | ${[]}        | ${'utdatert'}
    ${'svar på søknad, bare ført av skolen'}            | ${'vedtakKlart'}   | ${bilde({ krr: null })}                                                      | ${[]}        | ${'utdatert'}
    ${'svar på søknad, overstyrt: registerets gjelder'} | ${'vedtakKlart'}   | ${bilde({ epost: 'b@post.example' })}                                        | ${[]}        | ${'epost a@post.example'}
    ${'svar på søknad, reservert'}                      | ${'vedtakKlart'}   | ${bilde({ krr: krr({ reservert: true }) })}                                  | ${[]}        | ${'reservert'}
    ${'fravær, reservert'}                              | ${'fravarMeldt'}   | ${bilde({ krr: krr({ reservert: true }) })}                                  | ${[]}        | ${'reservert'}
    ${'fravær, reservert, men har skrudd på push'}      | ${'fravarMeldt'}   | ${bilde({ krr: krr({ reservert: true }), push: enhet })}                     | ${[]}        | ${'push'}
    ${'etterlysning, reservert: barnet går foran'}      | ${'elevEtterlyst'} | ${bilde({ krr: krr({ reservert: true }) })}                                  | ${[]}        | ${'sms'}
    ${'fravær, gammel e-post duger'}                    | ${'fravarMeldt'}   | ${bilde({ krr: krr({ epostVerifisert: gammel }) })}                          | ${[]}        | ${'epost'}
    ${'fravær, overstyrt i Min profil'}                 | ${'fravarMeldt'}   | ${bilde({ epost: 'b@post.example' })}                                        | ${[]}        | ${'epost b@post.example'}
    ${'fravær, ingen adresser'}                         | ${'fravarMeldt'}   | ${bilde({ epost: null, mobil: null, krr: null })}                            | ${[]}        | ${'ingenAdresse'}
    ${'fravær, e-posten er prøvd'}                      | ${'fravarMeldt'}   | ${bilde()}                                                                   | ${['epost']} | ${'sms'}
    ${'etterlysning, foresatt under kode 6'}            | ${'elevEtterlyst'} | ${bilde({ gradering: 'strengtFortrolig' })}                                  | ${[]}        | ${'skjermet'}
    ${'etterlysning, barn under kode 6, push er på'}    | ${'elevEtterlyst'} | ${bilde({ barnetsGradering: 'strengtFortrolig', push: enhet })}              | ${[]}        | ${'push'}
    ${'etterlysning, foresatt under kode 7'}            | ${'elevEtterlyst'} | ${bilde({ gradering: 'fortrolig' })}                                         | ${[]}        | ${'sms'}
  `('[K14] D08 $hva: $svar', ({ slag, a, provd, svar }) => {
    const klasse = slag === 'vedtakKlart' ? 'vedtak' : slag === 'elevEtterlyst' ? 'nod' : 'tjeneste';
    const apne = new Set<Kanalnavn>(['push', 'epost', 'sms']);
    const valg = velgKanal(slag, a, { rekke: varseloppsett.standard.kanaler[klasse], apne, provd, na: NA });
    const ord = 'kanal' in valg ? `${valg.kanal} ${valg.til}` : valg.grunn;
    expect(ord.startsWith(svar)).toBe(true);
  });

  test('en kanal kommunen ikke har åpnet, brukes ikke', () => {
    const o = { rekke: ['push', 'epost', 'sms'] as const, apne: new Set<Kanalnavn>(['sms']), provd: [], na: NA };
    expect(velgKanal('fravarMeldt', bilde(), o)).toMatchObject({ kanal: 'sms' });
  });
});

test.each`
  forsok | vent         | sekunder
  ${1}   | ${0}         | ${30}
  ${2}   | ${0}         | ${60}
  ${5}   | ${0}         | ${480}
  ${9}   | ${0}         | ${900}
  ${1}   | ${300_000}   | ${300}
  ${1}   | ${9_000_000} | ${900}
`('F-39 etter $forsok forsøk, leverandøren ber om $vent ms: $sekunder sekunder', ({ forsok, vent, sekunder }) => {
  expect((Date.parse(nesteForsok(NA, forsok, vent)) - Date.parse(NA)) / 1000).toBe(sekunder);
});

test('kvitteringen spørres det etter stadig sjeldnere, og ikke etter et døgn', () => {
  expect(nesteStatus(NA, NA)).toBe('2026-11-23T09:01:00Z');
  expect(nesteStatus(NA, '2026-11-23T05:00:00Z')).toBe('2026-11-23T10:00:00Z');
  expect(nesteStatus(NA, '2026-11-22T08:00:00Z')).toBeUndefined();
});

test.each(['a@b.example', 'navn.etternavn+1@skole.kommune.example'])('%s er en adresse', (a) => expect(rens(a)).toBe(true));
test.each(['a@b.example>\r\nRCPT TO:<c@d.example', 'a b@c.example', '<a@b.example>', 'a@', '@b', 'a@b.example, c@d.example'])(
  'I-15 en adresse kan ikke bære en kommando eller en mottaker til: %j',
  (a) => expect(rens(a)).toBe(false),
);

test('malen til en SMS-leverandør fylles ut på alle nivåer, og svaret leses der malen sier', () => {
  const mal = { til: ['{til}'], melding: { tekst: '{tekst}', ref: '{nokkel}-{ukjent}' } };
  expect(fyll(mal, { til: '+47', tekst: 'Hei {til}', nokkel: 'n' })).toEqual({
    til: ['+47'],
    melding: { tekst: 'Hei {til}', ref: 'n-{ukjent}' },
  });
  expect(pa({ a: [{ b: 7 }] }, 'a.0.b')).toBe('7');
  expect([pa({}, 'a.b'), pa(null, 'a'), pa({ a: {} }, 'a')]).toEqual([undefined, undefined, undefined]);
});

const f: Forsendelse = {
  nokkel: 'n1-sms-0',
  til: '+4790000001',
  sprak: 'nb',
  emne: 'Ny melding i Friminutt',
  tekst: 'Du har en ny melding i Friminutt. Logg inn for å lese den.',
  haster: false,
  utloper: '2026-11-24T09:00:00Z',
};

test('F-39 Altinn: samme nøkkel to ganger er én SMS, og den er levert når Altinn sier det', async () => {
  const sim = lagAltinnsimulator();
  const tjener = lagSimulatortjener([sim.handler]);
  const baseUrl = `${await tjener.lytt()}/altinn`;
  try {
    const kanal = altinnKanal(
      { slag: 'altinn', baseUrl, avsender: 'Friminutt' },
      altinnToken(baseUrl, async () => 'mp'),
    );
    const forst = await kanal.send(f);
    expect(forst).toMatchObject({ utfall: 'sendt' });
    expect(await kanal.send(f)).toEqual(forst);
    expect(sim.levert).toEqual([{ nokkel: f.nokkel, til: f.til, tekst: f.tekst }]);
    expect('referanse' in forst && (await kanal.status?.(forst.referanse))).toBe('bekreftet');
    expect(await kanal.send({ ...f, nokkel: 'n2', til: '12' })).toEqual({ utfall: 'avvist' });
    sim.oppforsel.sett({ slag: 'serverfeil', antall: 1 });
    await expect(kanal.send({ ...f, nokkel: 'n3' })).rejects.toMatchObject({ kode: 'serverfeil', forbigaende: true });
  } finally {
    await tjener.stopp();
  }
});

test('den lokale kanalen skriver teksten én gang, og ikke adressen', async () => {
  const mappe = fs.mkdtempSync(path.join(os.tmpdir(), 'fm-varsel-'));
  try {
    const kanal = lokalKanal('sms', mappe);
    await kanal.send(f);
    await kanal.send(f);
    const linjer = fs.readFileSync(path.join(mappe, 'sms.ndjson'), 'utf8').trim().split('\n');
    expect(linjer).toHaveLength(1);
    expect(linjer[0]).not.toContain('9000');
  } finally {
    fs.rmSync(mappe, { recursive: true });
  }
});

test.each(['nb', 'nn'] as const)('hver grunn har ord på %s', (sprak) => {
  for (const g of GRUNNER.filter((x) => !['avvist', 'leverandor'].includes(x))) expect(tekst(sprak).grunner).toHaveProperty(g);
});

test('[L05] ingen annen kode kan sende: bare porten har kanalene, og bare kanalene har veiene ut', () => {
  const rot = path.resolve(import.meta.dirname, '../../..');
  const filer = fs
    .readdirSync(path.join(rot, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((x) => /\.tsx?$/.test(x) && !/\.test\.tsx?$|simulator\//.test(x))
    .map((x) => ({ sti: x, kode: fs.readFileSync(path.join(rot, 'src', x), 'utf8') }));
  const med = (m: RegExp) =>
    filer
      .filter((x) => m.test(x.kode))
      .map((x) => x.sti)
      .toSorted();
  expect(med(/from 'web-push'|from 'node:tls'|nodemailer|smtp/)).toEqual([
    'eksport/varsel/kanal-epost.ts',
    'eksport/varsel/kanal-push.ts',
  ]);
  expect(med(/from '\.\/kanal-/)).toEqual(['eksport/varsel/kanaler.ts', 'eksport/varsel/kjerne.ts']);
  expect(med(/lagKanaler\(/)).toEqual(['eksport/varsel/kanaler.ts', 'start/kilder.ts']);
  expect(med(/kanaler\[/)).toEqual(['eksport/varsel/port.ts', 'eksport/varsel/sider/tegn.tsx']);
});
