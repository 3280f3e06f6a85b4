// Every address of the house, asked by those who should get nothing there.
import type { LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nyEnhet } from '#tilgang/okt/index.ts';
import { tildelRolle } from '#tilgang/rolle/index.ts';
import { adresserI } from '#verktoy/proveproduksjon.ts';
import { nyProveskole, type Proveskole } from '#verktoy/proveskole.ts';
import { alleRuter } from './ruter.ts';

let p: Proveskole;
beforeAll(async () => {
  p = await nyProveskole(alleRuter);
});
afterAll(() => p.slipp());

const adresser = (id = () => crypto.randomUUID() as string) => adresserI(alleRuter, id).filter((a) => a.rute.slag !== 'strom');
const spor = (metode: string, url: string, hode: Record<string, string>) =>
  p.app.inject({
    method: metode as 'GET',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...hode },
    ...(metode === 'GET' ? {} : { payload: `_nokkel=${crypto.randomUUID()}` }),
  });

describe('en foresatts enhet uten innlogging', () => {
  test('kommer til å melde fravær og svare om et savnet barn; alle andre adresser ber om innlogging', async () => {
    const na = p.r.klokke.na().toString();
    const token = await nyEnhet(p.r.app, { personId: await p.id('anita'), enhet: null, sprak: 'nb', na, dager: 90 });
    const kake = { cookie: `friminutt-enhet=${token}`, 'sec-fetch-site': 'same-origin' };
    const slapp: string[] = [];
    for (const { metode, sti, rute } of adresser()) {
      const r = await spor(metode, sti, kake);
      const ber = r.statusCode === 401 || String(r.headers.location ?? '').startsWith('/logg-inn') || r.statusCode === 403;
      if (!ber) slapp.push(`${metode} ${rute.sti}`);
    }
    expect([...new Set(slapp)].toSorted()).toEqual([
      // whose reports it may send, and the page as it keeps it: first names and a word that says nothing elsewhere
      'GET /api/v1/fravar/merke',
      'GET /meld-fravar',
      'GET /meld-fravar/:meldingId',
      'GET /meld-fravar/frakoblet',
      'GET /mitt-barn/etterlyst/:sakId',
      'POST /api/v1/fravar',
      'POST /meld-fravar',
      'POST /meld-fravar/:meldingId',
      'POST /meld-fravar/:meldingId/trekk',
      'POST /mitt-barn/etterlyst/:sakId',
    ]);
  });
});

describe('skjema fra en fremmed side', () => {
  test.each([
    ['uten noe om hvor det kom fra', {}],
    ['fra en annen side', { 'sec-fetch-site': 'cross-site' }],
    ['fra et nabodomene', { 'sec-fetch-site': 'same-site' }],
    ['fra adressefeltet', { 'sec-fetch-site': 'none' }],
    ['med fremmed opphav', { origin: 'https://ond.example' }],
    ['med tomt opphav', { origin: 'null' }],
    ['som JSON fra en annen side', { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' }],
  ])('%s: avvist på hver adresse, før noe er lest', async (_navn, hode) => {
    const kake = await p.loggInn('systemforvalter');
    const slapp: string[] = [];
    for (const { metode, sti, rute } of adresser())
      if (metode !== 'GET') {
        const r = await spor(metode, sti, { cookie: kake, ...hode });
        if (r.statusCode !== 403) slapp.push(`${metode} ${rute.sti} → ${r.statusCode}`);
      }
    expect(slapp).toEqual([]);
  });
});

describe('en skjermet elev og en som ikke finnes', () => {
  const likt = (r: LightMyRequestResponse, id: string): string =>
    `${r.statusCode} ${String(r.headers.location ?? '').replaceAll(id, 'ID')} ${r.body.replaceAll(id, 'ID').replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'U')}`;
  let skjult: string;
  beforeAll(async () => {
    skjult = await p.id('baug');
    await p.r.skjerm(skjult, 'strengtFortrolig');
  });
  test.each(['barmhjertig-sonne', 'felicia', 'brukerstotte'] as const)(
    '%s får det samme svaret på hver adresse',
    async (hvem) => {
      let kake: string;
      if (hvem === 'brukerstotte') {
        const personId = await p.id('systemforvalter');
        await sql`update tilgang.rolletildeling set opphevet = now(), opphevet_av = ${personId} where opphevet is null and person_id = ${personId}`.execute(p.r.eier); // prettier-ignore
        await tildelRolle(p.r.eier, { personId, rolle: 'brukerstotteIt', begrunnelse: 'Prøve', fra: '2026-01-01', til: '2026-12-31', gitt: '2026-01-01T00:00:00Z', gittAv: personId }); // prettier-ignore
        kake = await p.loggInn('systemforvalter');
      } else kake = await p.loggInn(hvem);
      const ulike: string[] = [];
      const fins = adresserI(alleRuter, () => skjult);
      for (const { metode, sti, rute } of fins) {
        if (!sti.includes(skjult) || rute.slag === 'strom') continue;
        const ukjent = crypto.randomUUID();
        const hode = { cookie: kake, 'sec-fetch-site': 'same-origin' };
        const [a, b] = [await spor(metode, sti, hode), await spor(metode, sti.replaceAll(skjult, ukjent), hode)];
        // at the school itself: the break-glass. It says that there is a card, and not whose
        const dor = hvem === 'felicia' && rute.sti.endsWith('/nodinnsyn');
        const lekker = dor ? /Baug|Konkurransedyktig/.test(a.body) : likt(a, skjult) !== likt(b, ukjent);
        if (lekker) ulike.push(`${metode} ${rute.sti}: ${a.statusCode}/${b.statusCode}`);
      }
      expect(ulike).toEqual([]);
    },
  );
});
