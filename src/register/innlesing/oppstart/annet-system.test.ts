// Another school system's files through the real pages and runs: sent, looked over, used, read again.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { manglerNettleser, medSide } from '#verktoy/nettleser.ts';
import { lagPakke, verdenSomOneRoster, type Pakkerader } from '#verktoy/oneroster.ts';
import { startProvejobber, type Provejobber } from '#verktoy/provejobber.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import { axe, sidelengsRulling } from '#verktoy/tilgjengelighet.ts';
import { type Verdenselevforhold, type Verdensperson } from '#verden/index.ts';
import { angreInnlesing } from '../angre.ts';
import { innlesingRuter } from '../index.ts';
import { fotografiUtenIder, radtall } from '../provebilde.ts';
import { kjorOppstart } from './kjor.ts';

let p: Proveskole;
let jobber: Provejobber;
let kake: string;
const mappe = fs.mkdtempSync(path.join(os.tmpdir(), 'friminutt-skoledata-'));

beforeAll(async () => {
  p = await nyProveskole([innlesingRuter], 200, undefined, async (r, verden) => {
    jobber = await startProvejobber(r, {
      oppstart: async (utlostAv) => {
        const [fil] = fs.readdirSync(mappe);
        if (fil === undefined) return undefined;
        r.klokke.flytt({ minutes: 1 });
        const innhold = fs.createReadStream(path.join(mappe, fil));
        const rad = await kjorOppstart(r.m, { innhold, kommunenummer: verden.kommune.kommunenummer, utlostAv, seOver: true });
        fs.rmSync(path.join(mappe, fil));
        return rad;
      },
    });
    return { jobbko: jobber.ko, innboks: { oppstart: { mappe, monster: 'skoledata-*' } } };
  });
}, 120_000);
beforeEach(async () => {
  kake = await p.loggInn('systemforvalter');
});
afterAll(async () => {
  await p.slipp();
  await jobber.stopp();
  fs.rmSync(mappe, { recursive: true, force: true });
});

/** The form as a browser sends it. */
function lastOpp(innhold: Buffer | string, hvem = kake) {
  const grense = '----proveskjema';
  const felt = (n: string, v: string) => `--${grense}\r\ncontent-disposition: form-data; name="${n}"\r\n\r\n${v}\r\n`;
  const payload = Buffer.concat([
    Buffer.from(felt('_nokkel', crypto.randomUUID()) + felt('kilde', 'oppstart')),
    Buffer.from(
      `--${grense}\r\ncontent-disposition: form-data; name="fil"; filename="data.zip"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    Buffer.from(innhold),
    Buffer.from(`\r\n--${grense}--\r\n`),
  ]);
  const headers = { cookie: hvem, 'sec-fetch-site': 'same-origin', 'content-type': `multipart/form-data; boundary=${grense}` };
  return p.app.inject({ method: 'POST', url: '/innlesing/fil', headers, payload });
}
interface Kjoring {
  readonly id: string;
  readonly status: string;
  readonly tellere: { readonly nye: number; readonly endret: number; readonly iBruk: number; readonly holdtIgjen: number };
  readonly feil: { readonly melding: string } | null;
}
/** Sent on the page, and taken by the worker: the run. */
async function send(rader: Pakkerader | Buffer): Promise<Kjoring> {
  expect((await lastOpp(Buffer.isBuffer(rader) ? rader : lagPakke(rader))).statusCode).toBe(303);
  await jobber.ferdig();
  expect(fs.readdirSync(mappe)).toEqual([]);
  return (await p.r.rader<Kjoring>(`select id, status, tellere, feil from kilde.innlesing where kilde = 'oppstart' order by startet desc limit 1`))[0]!; // prettier-ignore
}
async function svar(id: string, svaret: 'godkjent' | 'avvist') {
  const { body } = await p.hent(kake, `/innlesing/${id}/avgjor?svar=${svaret}`);
  const _versjon = /name="_versjon" value="([^"]*)"/.exec(body)?.[1]?.replaceAll('&quot;', '"') ?? '';
  expect((await p.send(kake, `/innlesing/${id}/avgjor`, { _versjon, svar: svaret, begrunnelse: 'Sett over.' })).statusCode).toBe(
    303,
  );
  p.r.klokke.flytt({ minutes: 1 });
  await jobber.ferdig();
  return (await p.r.rader<{ status: string }>(`select status from kilde.innlesing where id = '${id}'`))[0]!.status;
}

/** Groups by what they are, for another system has other keys for them. */
async function bilde() {
  const navn = new Map((await p.r.rader<{ id: string; navn: string }>(`select gruppe_id id, concat_ws('/', skole, slag, skolear, navn) navn from register.gruppe`)).map((g) => [g.id, g.navn])); // prettier-ignore
  return (await fotografiUtenIder(p.r.eier)).map(({ tabell, rader }) => ({
    tabell,
    rader: rader.map((r) => r.replace(/(?<="gruppe_id":")[0-9a-f-]{36}/, (id) => navn.get(id) ?? id)).sort(),
  }));
}
const side = async (id: string, hvem = kake) => (await p.hent(hvem, `/innlesing/${id}`)).body.replaceAll('\u00A0', ' ');
const holdte = () =>
  p.r.rader<{ arsak: string; kode: string }>(`select arsak, detaljer->>'kode' kode from kilde.holdt_igjen where lost is null and kilde = 'oppstart' order by 1, 2`); // prettier-ignore

test('Fjordvik i OneRoster 1.2 blir den samme kommunen: sett over, godkjent, og lest på nytt uten at noe endres', async () => {
  const [forste] = await p.r.rader<{ id: string }>(`select id from kilde.innlesing where kilde = 'oppstart'`);
  const fasit = await bilde();
  p.r.klokke.flytt({ minutes: 1 });
  await angreInnlesing(p.r.m, { innlesingId: forste!.id, utlostAv: 'test' });
  const tomt = await bilde();
  expect(tomt).not.toEqual(fasit);

  const verden = verdenSomOneRoster(p.verden);
  const venter = await send(verden);
  expect(venter.status).toBe('venter');
  expect(await bilde()).toEqual(tomt);
  const body = await side(venter.id);
  for (const s of p.verden.skoler) expect(body).toContain(s.navn);
  expect(body).toContain('Skolene i fila');
  expect(body).toMatch(/Blir kontaktlærer for \d+[A-Z] ved /);
  expect(body).toContain('Gir bare tilgang når HR sier at læreren har stilling ved skolen');
  expect(body).toMatch(/elever, klasser og grupper venter på at du ser over/);
  expect(await svar(venter.id, 'godkjent')).toBe('ferdig');
  expect(await bilde()).toEqual(fasit);

  const rader = await radtall(p.r.eier);
  expect(await send(verden)).toMatchObject({ status: 'ferdig', tellere: { nye: 0, endret: 0, iBruk: 0 } });
  expect(await radtall(p.r.eier)).toEqual(rader);
}, 60_000);

type Elev = Verdensperson & { readonly elevforhold: Verdenselevforhold };
const elever = () =>
  [...p.verden.personer.values()].filter((x): x is Elev => x.elevforhold !== undefined && x.elevforhold.til === undefined && x.identifikator !== null && !x.dodfodt && x.adressebeskyttelse === 'ugradert' && x.rolle === undefined); // prettier-ignore

/** The whole municipality with one thing changed. */
const med = (endre: (r: { -readonly [F in keyof Pakkerader]-?: Record<string, string>[] }) => void): Pakkerader => {
  const r = structuredClone(verdenSomOneRoster(p.verden)) as { -readonly [F in keyof Pakkerader]-?: Record<string, string>[] };
  endre(r);
  return r;
};

describe('strengeste tilgang', () => {
  test('fila gir ingen roller, foresatte, adresser eller kontaktopplysninger, og endrer ikke navnet på noen vi kjenner', async () => {
    const for_ = await radtall(p.r.eier);
    const [elev] = elever();
    const rad = await send(
      med((r) => {
        const u = r.users.find((x) => x['sourcedId'] === elev!.id)!;
        Object.assign(u, { familyName: 'Feilskrevet', email: 'kanari@fila.no', sms: '+4790000000', agentSourcedIds: 'forelder' });
        r.users.push({
          sourcedId: 'forelder',
          enabledUser: 'true',
          username: 'f',
          givenName: 'Kanari',
          familyName: 'Forelder',
          userIds: '{fnr:01810012345}',
        });
        for (const role of ['principal', 'guardian', 'systemAdministrator'])
          r.roles.push({
            sourcedId: `x${role}`,
            userSourcedId: 'forelder',
            roleType: 'primary',
            role,
            orgSourcedId: elev!.elevforhold.skole,
          });
      }),
    );
    expect(rad).toMatchObject({ status: 'ferdig', tellere: { iBruk: 0 } });
    expect(await radtall(p.r.eier)).toEqual(for_);
    expect(await side(rad.id)).toContain('Rolle vi ikke tar imot fra fil');
  });

  test('en lærer uten stilling ved skolen får ikke se elevene, selv om fila sier kontaktlærer', async () => {
    const [elev] = elever();
    const { skole, klasse } = elev!.elevforhold;
    const fremmed = [...p.verden.personer.values()].find((x) => x.identifikator !== null && (x.ansatt?.stillinger ?? []).some((s) => s.skole !== null && s.skole !== skole && s.til === undefined) && !x.ansatt!.stillinger.some((s) => s.skole === skole) && x.rolle === undefined)!; // prettier-ignore
    // what may give the person access, as the access rules see it
    const fakta = () =>
      p.r.rader<{ n: number }>(`select count(*)::int n from register.person x, jsonb_array_elements(tilgang.aktorfakta(x.id)) f where f->>'hva' = 'undervisningsforhold'`); // prettier-ignore
    const for_ = await fakta();
    const rad = await send(
      med((r) => {
        if (!r.users.some((u) => u['sourcedId'] === fremmed.id))
          r.users.push({
            sourcedId: fremmed.id,
            enabledUser: 'true',
            username: 'x',
            givenName: fremmed.fornavn,
            familyName: fremmed.etternavn,
            userIds: `{ansattnummer:${fremmed.ansatt!.ansattnummer}}`,
          });
        r.enrollments.push({
          sourcedId: 'ny',
          classSourcedId: `${skole}-k-${klasse}`,
          schoolSourcedId: skole,
          userSourcedId: fremmed.id,
          role: 'ext:kontaktlærer',
        });
      }),
    );
    expect(rad.status).toBe('venter');
    expect(await svar(rad.id, 'godkjent')).toBe('ferdig');
    expect(await p.r.antall('register.undervisningsforhold', `kjent_til is null and apnet_av = '${rad.id}'`)).toBe(1);
    expect(await fakta()).toEqual(for_);
    expect(for_[0]!.n).toBeGreaterThan(5);
    await angreInnlesing(p.r.m, { innlesingId: rad.id, utlostAv: 'test' });
  });

  test('går eleven på en annen skole hos oss, holdes raden igjen til et menneske har sett på den', async () => {
    const [elev] = elever();
    const annen = p.verden.skoler.find((s) => s.organisasjonsnummer !== elev!.elevforhold.skole && elev!.elevforhold.arstrinn >= s.trinn[0] && elev!.elevforhold.arstrinn <= s.trinn[1])!; // prettier-ignore
    const rad = await send(
      med((r) => {
        // another key and another school, the same child
        for (const f of ['users', 'demographics'] as const)
          for (const u of r[f].filter((x) => x['sourcedId'] === elev!.id)) u['sourcedId'] = 'annen-nokkel';
        r.roles = r.roles.map((x) => x['userSourcedId'] === elev!.id ? { ...x, userSourcedId: 'annen-nokkel', orgSourcedId: annen.organisasjonsnummer } : x); // prettier-ignore
        r.enrollments = r.enrollments.filter((e) => e['userSourcedId'] !== elev!.id);
      }),
    );
    expect(rad).toMatchObject({ status: 'ferdig', tellere: { holdtIgjen: 1, iBruk: 0 } });
    expect(await holdte()).toEqual([{ arsak: 'motstrid', kode: 'gar_pa_annen_skole' }]);
    expect((await p.hent(kake, '/innlesing/holdt')).body).toContain('Eleven går på en annen skole hos oss');
  });

  test('ukjent nummer uten fødselsdato blir ingen person; samme elev med en annen nøkkel blir ikke to', async () => {
    const [elev] = elever();
    const personer = await p.r.antall('register.person');
    const rad = await send(
      med((r) => {
        r.users.push({
          sourcedId: 'ukjent',
          enabledUser: 'true',
          username: 'u',
          givenName: 'Ny',
          familyName: 'Elev',
          grades: '3',
          userIds: `{fnr:${p.r.nummer.fodselsnummer('2017-02-03', 'kvinne')}}`,
        });
        r.roles.push({
          sourcedId: 'ru',
          userSourcedId: 'ukjent',
          roleType: 'primary',
          role: 'student',
          beginDate: '2026-08-17',
          orgSourcedId: elev!.elevforhold.skole,
        });
        for (const f of ['users', 'demographics'] as const)
          for (const u of r[f].filter((x) => x['sourcedId'] === elev!.id)) u['sourcedId'] = 'annen-nokkel';
        for (const f of ['roles', 'enrollments'] as const)
          for (const u of r[f].filter((x) => x['userSourcedId'] === elev!.id)) u['userSourcedId'] = 'annen-nokkel';
      }),
    );
    expect(rad).toMatchObject({ status: 'ferdig', tellere: { iBruk: 0 } });
    expect(await holdte()).toContainEqual({ arsak: 'ukjent_identifikator', kode: 'mangler_fodselsdato' });
    expect(await p.r.antall('register.person')).toBe(personer);
  });

  test('en skjermet elev som får ny klasse, står som skjermet i forhåndsvisningen', async () => {
    const vernet = [...p.verden.personer.values()].find((x): x is Elev => x.adressebeskyttelse === 'strengtFortrolig' && x.elevforhold !== undefined && x.elevforhold.til === undefined && x.identifikator !== null)!; // prettier-ignore
    const rad = await send(
      med((r) => {
        const egen = r.classes.find((c) => c['sourcedId'] === `${vernet.elevforhold.skole}-k-${vernet.elevforhold.klasse}`)!;
        r.classes.push({ ...egen, sourcedId: 'ny-klasse', title: '9Ø' });
        for (const e of r.enrollments) if (e['userSourcedId'] === vernet.id && e['classSourcedId'] === egen['sourcedId']) e['classSourcedId'] = 'ny-klasse'; // prettier-ignore
      }),
    );
    const body = await side(rad.id);
    expect(rad.status).toBe('venter');
    expect(body).not.toContain(vernet.etternavn);
    expect(body).toContain('Hvor vises ikke her');
    expect(body).not.toContain('Får plass i 9Ø');
    expect(await svar(rad.id, 'avvist')).toBe('avvist');
  });
});

describe('det som er galt, sies med hva som kan gjøres', () => {
  test('en rad som ikke kan leses, står i arbeidslista med fil, linje og kolonne', async () => {
    await send(
      med((r) => r.enrollments.push({ sourcedId: 'z', classSourcedId: 'finnes-ikke', userSourcedId: 'x', role: 'student' })),
    );
    const body = (await p.hent(kake, '/innlesing/holdt')).body.replaceAll('\u00A0', ' ');
    expect(body).toMatch(/enrollments\.csv, linje \d+/);
    expect(body).toContain('Raden viser til noe som ikke er med i pakka. Be om en hel pakke. Kolonne: classSourcedId.');
  });

  test.each`
    hva                 | fil                                                                        | setning
    ${'ødelagt zip'}    | ${Buffer.from('PK\u0003\u0004 ikke mer')}                                  | ${'Den kan være kuttet'}
    ${'bare endringer'} | ${() => lagPakke(verdenSomOneRoster(p.verden), { 'file.users': 'delta' })} | ${'Be om en hel pakke (bulk)'}
    ${'annen XML'}      | ${Buffer.from('<Stamdata3/>')}                                             | ${'annen slags fil enn ventet'}
  `(
    '$hva: ingenting endres, og kjøringen sier hvorfor',
    async ({ fil, setning }: { fil: Buffer | (() => Buffer); setning: string }) => {
      const for_ = await radtall(p.r.eier);
      const rad = await send(typeof fil === 'function' ? fil() : fil);
      expect(rad.status).toBe('feilet');
      expect(rad.feil!.melding).toContain(setning);
      expect(await radtall(p.r.eier)).toEqual(for_);
    },
  );

  test('noe annet enn skoledata tas ikke imot, og bare den som drifter, får sende', async () => {
    expect((await lastOpp('ansattnummer;rolle')).body).toContain(
      'Den skal være en OneRoster-pakke (zip), PIFU-IMS (XML) eller oppstartsfil',
    );
    for (const hvem of ['astrid', 'lars', 'felicia', 'barmhjertig-sonne'])
      expect((await lastOpp('<x/>', await p.loggInn(hvem))).statusCode).toBe(403);
    expect(fs.readdirSync(mappe)).toEqual([]);
  });
});

test('PIFU-IMS av den samme kommunen endrer bare det som er nytt', async () => {
  const [elev] = elever();
  const { skole, klasse, arstrinn, fra } = elev!.elevforhold;
  const id = (n: string) => `<sourcedid><source>sas@x</source><id>${n}</id></sourcedid>`;
  const gruppe = (n: string, scheme: string, level: number, navn: string, resten = '') =>
    `<group>${id(n)}<grouptype><scheme>pifu-ims-go-${scheme}</scheme><typevalue level="${level}">x</typevalue></grouptype><description><short>${navn}</short></description><relationship relation="1">${id('s')}<label>x</label></relationship>${resten}</group>`;
  const medlem = (g: string) =>
    `<membership>${id(g)}<member>${id('e')}<idtype>1</idtype><role roletype="01"><status>1</status><timeframe><begin>${fra}</begin></timeframe></role></member></membership>`;
  const xml = `<enterprise><properties lang="no"><datasource>sas@x</datasource><type>full</type><datetime>2026-11-22T10:00:00</datetime></properties>
    <person>${id('e')}<userid useridtype="personNIN">${elev!.identifikator!}</userid><name><fn>x</fn><n><family>x</family><given>x</given></n></name></person>
    ${gruppe('s', 'org', 2, 'x', `<extension><pifu_id type="organizationNumber"><pifu_value>NO${skole}</pifu_value></pifu_id></extension>`)}
    ${gruppe('k', 'grp', 1, klasse)}${gruppe('t', 'grp', 4, `${arstrinn}. trinn`)}${gruppe('kor', 'grp', 10, 'Skolekoret')}${['s', 'k', 't', 'kor'].map(medlem).join('')}</enterprise>`;
  const rad = await send(Buffer.from(xml));
  expect(rad).toMatchObject({ status: 'venter', tellere: { nye: 0 } });
  expect(await side(rad.id)).toContain('PIFU-IMS');
  expect(await svar(rad.id, 'godkjent')).toBe('ferdig');
  // the place and the class were there by other keys: only the group is new
  expect(await p.r.antall('register.elevforhold', `apnet_av = '${rad.id}'`)).toBe(0);
  expect(await p.r.rader(`select slag, navn from register.gruppe where apnet_av = '${rad.id}'`)).toEqual([{ slag: 'persongruppe', navn: 'Skolekoret' }]); // prettier-ignore
});

describe.skipIf(manglerNettleser())('i nettleseren', () => {
  test.each([
    [320, 'light', 'nn'],
    [1366, 'dark', 'nb'],
  ] as const)(
    'forhåndsvisningen og skjemaet ved %i piksler (%s, %s)',
    async (bredde, colorScheme, sprak) => {
      const rad = await send(
        med((r) => {
          r.orgs.push({ sourcedId: 'ukjent', name: 'Ukjent skole', type: 'school' });
          const [forste] = r.classes;
          r.classes.push({ ...forste!, sourcedId: `ny-${bredde}`, title: `Ny ${bredde}`, classType: 'ext:persongruppe' });
        }),
      );
      expect(rad.status).toBe('venter');
      const adresse = p.app.server.listening ? `http://127.0.0.1:${(p.app.server.address() as { port: number }).port}` : await p.app.listen({ port: 0, host: '127.0.0.1' }); // prettier-ignore
      const value = (await p.loggInn('systemforvalter', sprak)).split('=')[1]!;
      await medSide(
        async (s) => {
          await s.context().addCookies([{ name: 'friminutt', value, url: adresse }]);
          for (const sti of [`/innlesing/${rad.id}`, '/innlesing/fil', '/innlesing/holdt']) {
            await s.goto(adresse + sti);
            expect([sti, await axe(s), await sidelengsRulling(s)]).toEqual([sti, [], 0]);
          }
        },
        { viewport: { width: bredde, height: 800 }, colorScheme },
      );
      expect(await svar(rad.id, 'avvist')).toBe('avvist');
    },
    60_000,
  );
});
