// Notices through the real outbox, the real decision and simulators over real HTTP and SMTP.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fastify from 'fastify';
import { sql } from 'kysely';
import webpush from 'web-push';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lagLogg } from '#grunn/logg/index.ts';
import { apneElevsaker } from '#skoledag/etterlysning/kjerne.ts';
import { meldFravar } from '#skoledag/fravar/index.ts';
import { rutineoppsett, STANDARDRUTINE } from '#skoledag/rutine/index.ts';
import { sokPermisjon, vedtaPermisjon } from '#skoledag/permisjon/index.ts';
import type { Barnefakta } from '#tilgang/relasjon/index.ts';
import { foresatt, med, nySkoledag, rektor, type Proveskoledag } from '#verktoy/proveskoledag.ts';
import { NORDBYGDA } from '#verktoy/provepersoner.ts';
import { lagSimulatortjener, type Simulatortjener } from '#verktoy/simulatortjener.ts';
import {
  avgjorVarsel,
  fordelHendelser,
  fordelNyeForesatte,
  sendForfalte,
  sporEtterKvittering,
  varseloppsett,
  Varselutganger,
  type Portmiljo,
  type Varseloppsett,
} from './kjerne.ts';
import { provVarslerIgjen, settSmsrapport, settUtsending, skruAvPush, skruPaPush, utsending } from './index.ts';
import { epostKanal } from './kanal-epost.ts';
import { kvitterPush } from './lager-oversikt.ts';
import { pushKanal } from './kanal-push.ts';
import { smsKanal } from './kanal-sms.ts';
import { lagEpostsimulator, lagPushsimulator, lagSmssimulator, smsmal } from './simulator/index.ts';

let r: Proveskoledag;
let tjener: Simulatortjener;
let m: Portmiljo;
const sms = lagSmssimulator();
const push = lagPushsimulator();
const post = lagEpostsimulator();
const vapid = { ...webpush.generateVAPIDKeys(), kontakt: 'mailto:drift@kommune.example' };

beforeAll(async () => {
  r = await nySkoledag();
  tjener = lagSimulatortjener([sms.handler, push.handler]);
  const url = await tjener.lytt();
  const port = await post.lytt();
  m = {
    db: r.system,
    klokke: r.klokke,
    logg: lagLogg({ niva: 'silent' }),
    kanaler: {
      push: pushKanal(vapid),
      sms: smsKanal(smsmal(url), async () => undefined),
      epost: epostKanal(
        {
          vert: '127.0.0.1',
          port,
          sikring: 'uten',
          fra: 'friminutt@kommune.example',
          avsendernavn: 'Friminutt',
          timeoutMs: 2000,
        },
        async () => undefined,
      ),
    },
  };
});
afterAll(async () => {
  await tjener.stopp();
  await post.stopp();
  await r.slipp();
});
beforeEach(async () => {
  await sql`update register.elevforhold set kjent_til = kjent_fra, lukket_av = apnet_av where kjent_til is null`.execute(r.eier);
  await sql`truncate eksport.varsel, eksport.varselsteg, eksport.pushabonnement, skoledag.hendelse, skoledag.etterlysning, skoledag.etterlysningssteg cascade`.execute(
    r.eier,
  );
  await sql`delete from grunn.innstilling where navn = ${varseloppsett.navn}`.execute(r.eier);
  sms.settSkjebne('DELIVERED');
  sms.oppforsel.sett({ slag: 'ok' });
  post.sett('ok');
  r.kl('08:25');
});

let nr = 0;
/** A pupil with two guardians; the telephone and mailbox of each are his own. */
async function familie() {
  nr += 1;
  const barn = await r.nyElev('Kanari Elev', { klasse: '6A' });
  const [mor, far] = [
    await r.person({ navn: `Mor Kanari${nr}`, fodselsdato: '1985-01-01' }),
    await r.person({ navn: `Far Kanari${nr}`, fodselsdato: '1984-01-01' }),
  ];
  await r.ansvar(barn, [mor, far]);
  const adresse = (hvem: string) => ({
    epost: `${hvem}${nr}@post.example`,
    mobil: `+4790${String(nr).padStart(4, '0')}${hvem === 'mor' ? '11' : '22'}`,
  });
  await r.krr(mor, adresse('mor'));
  await r.krr(far, adresse('far'));
  return { barn, mor, far, mors: adresse('mor'), fars: adresse('far') };
}
type Familie = Awaited<ReturnType<typeof familie>>;
const rader = () =>
  r.rader<{ slag: string; mottaker_id: string; tilstand: string; grunn: string | null; kanal: string | null }>(
    'select slag, mottaker_id, tilstand, grunn, kanal from eksport.varsel order by opprettet, id',
  );
const om = async (mottaker: string) =>
  (await rader()).filter((v) => v.mottaker_id === mottaker).map((v) => [v.slag, v.tilstand, v.grunn, v.kanal]);
const til = (mobil: string) => sms.levert.filter((x) => x.til === mobil);
const brevTil = (epost: string) => post.brev().filter((b) => b.til === epost);
const send = async () => {
  await fordelHendelser(m.db, m.klokke);
  await sendForfalte(m);
};
const meld = (f: { barn: string; mor: string }) =>
  r.gjor(meldFravar, foresatt([f.barn], f.mor), { elever: [f.barn], nar: 'idag', type: 'syk' });

/** A case is opened as the clock's job opens it. */
const etterlys = (barn: string) =>
  r.system.transaction().execute((tx) =>
    apneElevsaker(tx, {
      elever: [{ elevId: barn, skole: NORDBYGDA, gruppe: '6A' }],
      dato: '2026-11-23',
      na: r.klokke.na().toString(),
      av: null,
    }),
  );
const sperr = (barn: string, person: string) =>
  sql`insert into tilgang.sperring (id, barn_id, person_id, slag, dokument, begrunnelse, vurderes_pa_nytt, gitt, gitt_av)
    values (gen_random_uuid(), ${barn}, ${person}, 'besoksforbud', 'Sak 2026/17', 'Besøksforbud', '2027-03-01', ${r.klokke.na().toString()}, gen_random_uuid())`.execute(
    r.eier,
  );
const enhetFor = async (person: string) => {
  const e = push.nyEnhet(tjener.url);
  await sql`insert into eksport.pushabonnement (id, person_id, endepunkt, p256dh, auth, opprettet)
    values (gen_random_uuid(), ${person}, ${e.endepunkt}, ${e.p256dh}, ${e.auth}, ${r.klokke.na().toString()})`.execute(r.eier);
  return e;
};
const sett = (o: Partial<Varseloppsett>) =>
  sql`insert into grunn.innstilling (id, navn, verdi, satt) values (gen_random_uuid(), ${varseloppsett.navn}, ${JSON.stringify({ ...varseloppsett.standard, ...o })}, ${r.klokke.na().toString()})`.execute(
    r.eier,
  );
const alt = () => [
  ...sms.levert.map((x) => x.tekst),
  ...post.brev().map((b) => b.ra + b.emne + b.tekst),
  ...push.skjerm().map((x) => x.innhold),
];

describe('ut av huset', () => {
  test('[L05] fravær den ene melder, får den andre vite at det er noe om, og bare det', async () => {
    const f = await familie();
    await meld(f);
    await send();
    expect(await om(f.mor)).toEqual([]);
    expect(await om(f.far)).toEqual([['fravarMeldt', 'bekreftet', null, 'epost']]);
    const [brev] = brevTil(f.fars.epost);
    expect(brev).toMatchObject({
      emne: 'Ny melding i Friminutt',
      tekst: 'Du har en ny melding i Friminutt. Logg inn for å lese den.',
    });
    await send();
    expect(brevTil(f.fars.epost)).toHaveLength(1);
  });

  test('[H17] svaret på en søknad om permisjon: begge foresatte får vite at det er kommet, den som søkte også', async () => {
    const f = await familie();
    const { soknader } = await r.gjor(sokPermisjon, foresatt([f.barn], f.mor), {
      elever: [f.barn],
      fra: '2026-12-01',
      til: '2026-12-01',
      arsak: 'ferie',
      begrunnelse: 'Kanarifri hos bestemor',
    });
    const soknadId = soknader[0]!;
    const { versjon } = (
      await r.rader<{ versjon: string }>(
        `select id as versjon from skoledag.permisjon where soknad_id = '${soknadId}' and kjent_til is null`,
      )
    )[0]!;
    await r.gjor(
      vedtaPermisjon,
      rektor(),
      { soknadId, utfall: 'innvilget', begrunnelse: 'Kanarisvar fra rektor' },
      { basis: versjon },
    );
    await send();
    expect(await om(f.mor)).toEqual([['vedtakKlart', 'bekreftet', null, 'epost']]);
    expect((await om(f.far)).map((v) => v[0])).toEqual(['permisjonSokt', 'vedtakKlart']);
    expect(alt().join()).not.toMatch(/kanari(fri|svar)/i);
  });

  test.each(['samtaleApnet', 'samtalePaminnelse', 'samtaleEndret', 'pameldingApnet', 'pameldingEndret', 'skolestartApnet'])(
    '[E25] %s: begge foresatte får vite at det er noe nytt, aldri hva; den som er sperret, får ikke',
    async (slag) => {
      const f = await familie();
      await sperr(f.barn, f.far);
      const om_ = crypto.randomUUID();
      await sql`insert into skoledag.hendelse (id, slag, elev_id, om_id, skole, opprettet)
        values (gen_random_uuid(), ${slag}, ${f.barn}, ${om_}, ${NORDBYGDA}, ${r.klokke.na().toString()})`.execute(r.eier);
      await send();
      expect((await om(f.mor)).map(([s, t]) => [s, t])).toEqual([[slag, 'bekreftet']]);
      expect((await om(f.far)).map(([s, t]) => [s, t])).toEqual([[slag, 'nektet']]);
      expect(alt().join()).not.toMatch(/kanari elev|samtale|påmelding/i);
    },
  );

  test('[V25] [L05] timeplanEndret: foresatte får vite at det er noe nytt; tatt tilbake før det er sendt, går ingenting; vikaren og læreren får ikke noe', async () => {
    const f = await familie();
    const [gruppe, aktivitet, larer] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    await sql`insert into register.gruppe (gruppe_id, kilde, slag, skole, skolear, navn, arstrinn, fra, til, kjent_fra, apnet_av)
      values (${gruppe}::uuid, 'manuell', 'undervisningsgruppe', ${NORDBYGDA}, 2026, 'Kanarigruppa', '{}', '2026-08-01', '2027-07-31', now(), gen_random_uuid())`.execute(r.eier); // prettier-ignore
    await sql`insert into register.gruppemedlem (gruppe_id, person_id, kilde, fra, til, kjent_fra, apnet_av)
      values (${gruppe}::uuid, ${f.barn}::uuid, 'manuell', '2026-08-01', '2027-07-31', now(), gen_random_uuid())`.execute(r.eier);
    await sql`insert into opplaring.aktivitet (aktivitet_id, kilde, timeplan_id, skole, navn, grupper, larere, kjent_fra, apnet_av)
      values (${aktivitet}::uuid, 'manuell', gen_random_uuid(), ${NORDBYGDA}, 'Kanarifag', array[${gruppe}]::uuid[], array[${larer}]::uuid[], now(), gen_random_uuid())`.execute(r.eier); // prettier-ignore
    const na = () => r.klokke.na().toString();
    /** The lesson is cancelled that day, and the event of it stands as the act writes it. */
    const avlys = async (dato: string) => {
      await sql`insert into opplaring.timeendring (endring_id, kilde, skole, aktivitet_id, dato, nr, avlyst, kjent_fra, apnet_av)
        values (gen_random_uuid(), 'manuell', ${NORDBYGDA}, ${aktivitet}::uuid, ${dato}::date, 1, true, ${na()}::timestamptz, gen_random_uuid())`.execute(r.eier); // prettier-ignore
      await sql`insert into skoledag.hendelse (id, slag, elev_id, om_id, skole, opprettet) values (gen_random_uuid(), 'timeplanEndret', ${f.barn},
        md5('timeplan ' || ${f.barn}::uuid || ' ' || ${dato}::date || ' ' || to_char(${na()}::timestamptz at time zone 'UTC', 'YYYYMMDDHH24'))::uuid, ${NORDBYGDA}, ${na()}::timestamptz)`.execute(r.eier); // prettier-ignore
    };
    await avlys('2026-11-24');
    await avlys('2026-11-25');
    await sql`update opplaring.timeendring set kjent_til = ${na()}::timestamptz, lukket_av = gen_random_uuid() where dato = '2026-11-25'`.execute(
      r.eier,
    );
    await send();
    for (const hvem of [f.mor, f.far])
      expect((await om(hvem)).map(([, t, g]) => `${t} ${g}`).toSorted()).toEqual(['bekreftet null', 'nektet foreldet']);
    expect(brevTil(f.mors.epost)).toHaveLength(1);
    // the gate knows guardians of a child, and nobody else
    expect(new Set((await rader()).map((v) => v.mottaker_id))).toEqual(new Set([f.mor, f.far]));
    expect(alt().join()).not.toMatch(/kanari(fag|gruppa)|timeplan/i);
  });

  test.each([
    ['sperring', async (f: Familie) => sperr(f.barn, f.far), 'sperring'],
    ['foreldreansvar som er borte', async (f: Familie) => r.ansvar(f.barn, [f.mor]), 'ingen'],
    [
      'retten til varsler tatt bort',
      async (f: Familie) =>
        sql`insert into tilgang.foresattrett (id, barn_id, person_id, rett, gitt_rett, begrunnelse, gitt, gitt_av)
      values (gen_random_uuid(), ${f.barn}, ${f.far}, 'varsles', false, 'Etter avtale', now(), gen_random_uuid())`.execute(
          r.eier,
        ),
      'ingenRett',
    ],
    [
      'omsorgsovertakelse',
      async (f: Familie) =>
        sql`insert into tilgang.foresattbeslutning (id, barn_id, slag, person_id, begrunnelse, fra, gitt, gitt_av)
      values (gen_random_uuid(), ${f.barn}, 'fosterforelder', ${await r.person({ navn: 'Foster Mor', fodselsdato: '1980-01-01' })}, 'Vedtak', '2026-11-01', now(), gen_random_uuid())`.execute(
          r.eier,
        ),
      'ingenRett',
    ],
    [
      'at barnet er blitt myndig',
      async (f: Familie) =>
        sql`update register.personalia set fodselsdato = '2008-11-23' where person_id = ${f.barn}`.execute(r.eier),
      'myndig',
    ],
  ] as const)('[L05] S12 %s etter at varselet ble lagt i kø: det går ikke ut', async (_hva, skjer, grunn) => {
    const f = await familie();
    await meld(f);
    await fordelHendelser(m.db, m.klokke);
    expect(await om(f.far)).toEqual([['fravarMeldt', 'koet', null, null]]);
    await skjer(f);
    await sendForfalte(m);
    expect(await om(f.far)).toEqual([['fravarMeldt', 'nektet', grunn, null]]);
    expect([...brevTil(f.fars.epost), ...til(f.fars.mobil)]).toEqual([]);
  });

  test('I-15 [L05] den databasen ikke lar se barnet, får ingenting, selv om regelen sa ja', async () => {
    const f = await familie();
    await meld(f);
    await fordelHendelser(m.db, m.klokke);
    const fakta = (await r.rader<{ f: Barnefakta }>(`select tilgang.barnefakta('${f.barn}') as f`))[0]!.f;
    const sporsmal = { slag: 'fravarMeldt', mottakerId: f.far, anledningId: f.barn, fakta, vernet: new Set<string>() };
    expect(avgjorVarsel({ ...sporsmal, syn: true }, '2026-11-23')).toEqual({ svar: 'ja' });
    expect(avgjorVarsel({ ...sporsmal, syn: false }, '2026-11-23')).toEqual({ svar: 'nei', grunn: 'ikkeSyn' });
  });

  test('I-05 [L05] foresattilgangen er stengt: køen står, og det som ennå har noe å si, går ut når den åpnes', async () => {
    const f = await familie();
    await enhetFor(f.far);
    await meld(f);
    await fordelHendelser(m.db, m.klokke);
    await sql`insert into tilgang.foresattstenging (id, begrunnelse, stengt, stengt_av) values (gen_random_uuid(), 'Prøve', now(), gen_random_uuid())`.execute(
      r.eier,
    );
    for (let i = 0; i < 3; i++) {
      r.klokke.flytt({ minutes: 1 });
      await send();
    }
    expect(await om(f.far)).toEqual([['fravarMeldt', 'holdt', 'foresattstenging', null]]);
    expect(push.skjerm().filter((x) => x.innhold !== '')).toEqual([]);
    await sql`update tilgang.foresattstenging set apnet = now(), apnet_av = gen_random_uuid()`.execute(r.eier);
    r.klokke.flytt({ minutes: 1 });
    await sendForfalte(m);
    expect(await om(f.far)).toEqual([['fravarMeldt', 'sendt', null, 'push']]);
  });

  test('I-05 I-22 stengt til det er for sent: det blir aldri sendt', async () => {
    const f = await familie();
    await etterlys(f.barn);
    await fordelHendelser(m.db, m.klokke);
    await sql`insert into tilgang.foresattstenging (id, begrunnelse, stengt, stengt_av) values (gen_random_uuid(), 'Prøve', now(), gen_random_uuid())`.execute(
      r.eier,
    );
    await sendForfalte(m);
    r.kl('12:30');
    await sendForfalte(m);
    expect(await om(f.far)).toEqual([['elevEtterlyst', 'feilet', 'utlopt', null]]);
    await sql`update tilgang.foresattstenging set apnet = now(), apnet_av = gen_random_uuid()`.execute(r.eier);
    await sendForfalte(m);
    expect(til(f.fars.mobil)).toEqual([]);
  });

  test('I-07 S6 [L14] fritekst i en melding om fravær står ikke i noe som går ut, og heller ikke barnet, skolen eller saken', async () => {
    const f = await familie();
    await r.eier
      .insertInto('grunn.innstilling')
      .values({
        id: crypto.randomUUID(),
        navn: rutineoppsett.navn,
        verdi: JSON.stringify({ ...rutineoppsett.standard, standard: { ...STANDARDRUTINE, fritekst: true } }),
        satt: r.klokke.na().toString(),
      })
      .execute();
    await enhetFor(f.far);
    await r.gjor(meldFravar, foresatt([f.barn], f.mor), {
      elever: [f.barn],
      nar: 'idag',
      type: 'syk',
      merknad: 'KANARI-helseopplysning-7781',
    });
    await etterlys(f.barn);
    await send();
    r.klokke.flytt({ minutes: 2 });
    await sporEtterKvittering(m);
    await sendForfalte(m);
    const ut = alt();
    expect(ut.length).toBeGreaterThan(2);
    expect(ut.join('\n')).not.toMatch(/KANARI|Kanari|Nordbygda|\bklasse|fravær|etterlys/i);
    const steg = await r.rader<object>('select * from eksport.varselsteg');
    expect(JSON.stringify([await r.rader<object>('select * from eksport.varsel'), steg])).not.toMatch(/KANARI|@|\+47/);
  });

  test('I-23 LT4 det som haster går før alt annet, og en leverandør som sier stopp får være i fred', async () => {
    const f = await familie();
    const andre = await Promise.all(Array.from({ length: 60 }, async () => crypto.randomUUID()));
    await sett({ kanaler: { nod: ['sms'], vedtak: ['sms'], tjeneste: ['sms'] } });
    for (const id of andre)
      await sql`insert into eksport.varsel (id, slag, mottaker_id, barn_id, anledning_id, haster, opprettet, neste, utloper, endret)
        values (${id}, 'barnGikkHjem', ${f.far}, ${f.barn}, ${id}, false, '2026-11-23T07:00:00Z', '2026-11-23T07:00:00Z', '2026-11-23T18:00:00Z', now())`.execute(
        r.eier,
      );
    await etterlys(f.barn);
    await fordelHendelser(m.db, m.klokke);
    const kall = sms.kall();
    sms.oppforsel.sett({ slag: 'for_mange', antall: 25, retryAfterMs: 5 * 60_000 });
    // one round, as a node that is stopped after it
    const stopp = new AbortController();
    await sendForfalte({ ...m, etterSending: async () => stopp.abort() }, stopp.signal);
    const forst = await rader();
    expect(forst.filter((v) => v.slag === 'elevEtterlyst').map((v) => v.tilstand)).not.toContain('holdt');
    sms.oppforsel.sett({ slag: 'ok' });
    const naer = sms.kall() - kall;
    await sendForfalte(m);
    // those that were turned away wait as long as the provider asked; the rest have gone
    const etter = await r.rader<{ n: number }>(
      `select count(*)::int as n from eksport.varsel where tilstand = 'koet' and neste >= '2026-11-23T07:29:00Z'`,
    );
    expect(etter[0]!.n).toBeGreaterThan(0);
    expect(naer).toBeGreaterThan(0);
    r.klokke.flytt({ minutes: 6 });
    await sendForfalte(m);
    expect(til(f.fars.mobil)).toHaveLength(61);
  });

  test('I-21 [L05] prosessen dør mellom leverandøren og vår egen lagring: samme nøkkel, ett varsel på telefonen', async () => {
    const f = await familie();
    await sett({ kanaler: { nod: ['sms'], vedtak: ['epost'], tjeneste: ['sms'] } });
    await meld(f);
    await fordelHendelser(m.db, m.klokke);
    const kall = sms.kall();
    await expect(sendForfalte({ ...m, etterSending: () => Promise.reject(new Error('død')) })).rejects.toThrow('død');
    await sendForfalte(m);
    // another node leaves it alone until the lease is out
    expect(sms.kall() - kall).toBe(1);
    r.klokke.flytt({ minutes: 3 });
    await sendForfalte(m);
    expect(sms.kall() - kall).toBe(2);
    expect(til(f.fars.mobil)).toHaveLength(1);
    expect((await om(f.far))[0]).toEqual(['fravarMeldt', 'sendt', null, 'sms']);
  });

  test('F-39 to noder samtidig: ingen får to', async () => {
    await sett({ kanaler: { nod: ['sms'], vedtak: ['epost'], tjeneste: ['epost'] } });
    const familier = [];
    for (let i = 0; i < 4; i++) familier.push(await familie());
    for (const f of familier) await etterlys(f.barn);
    const tatt = sms.kall();
    await Promise.all([send(), send()]);
    for (const f of familier) expect([til(f.mors.mobil), til(f.fars.mobil)].map((x) => x.length)).toEqual([1, 1]);
    expect(sms.kall() - tatt).toBe(8);
  });

  test('F-39 det er levert først når leverandøren sier det selv, og det den ikke fikk levert, går en annen vei', async () => {
    const f = await familie();
    await sett({ kanaler: { nod: ['sms', 'epost'], vedtak: ['epost'], tjeneste: ['sms', 'epost'] } });
    sms.settSkjebne('SENT');
    await meld(f);
    await send();
    expect((await om(f.far))[0]).toEqual(['fravarMeldt', 'sendt', null, 'sms']);
    r.klokke.flytt({ minutes: 2 });
    expect(await sporEtterKvittering(m)).toBe(0);
    expect((await om(f.far))[0]![1]).toBe('sendt');
    const g = await familie();
    await r.krr(g.far, { epost: g.fars.epost, mobil: '+4790000000' });
    sms.settSkjebne('DELIVERED');
    await meld(g);
    await send();
    r.klokke.flytt({ minutes: 2 });
    await sporEtterKvittering(m);
    await sendForfalte(m);
    expect((await om(g.far))[0]).toEqual(['fravarMeldt', 'bekreftet', null, 'epost']);
    expect(brevTil(g.fars.epost)).toHaveLength(1);
  });

  test('F-39 leverandøren sier selv fra: bare den med hemmeligheten blir hørt, og det som ikke kom fram, går en annen vei', async () => {
    const app = fastify();
    const mappe = fs.mkdtempSync(path.join(os.tmpdir(), 'sms-'));
    fs.writeFileSync(path.join(mappe, 'h'), 'Basic bGV2ZXJhbmRvcjpwcm92ZQ==\n');
    const rapport = {
      hemmeligfil: path.join(mappe, 'h'),
      referanse: 'message.id',
      felt: 'message.state',
      levert: ['DELIVRD'],
      ikkeLevert: ['UNDELIV'],
    };
    settSmsrapport(
      app,
      { db: r.system, klokke: r.klokke },
      Varselutganger.parse({ sms: { ...smsmal('https://sms.example'), rapport } }),
    );
    const si = async (rapporter: readonly (readonly [string, string])[], authorization = 'Basic bGV2ZXJhbmRvcjpwcm92ZQ==') =>
      (await app.inject({ method: 'POST', url: '/api/v1/sms/rapport', headers: { authorization }, payload: rapporter.map(([id, state]) => ({ message: { id, state } })) })).statusCode; // prettier-ignore
    const nr_ = async (mottaker: string) =>
      (await r.rader<{ referanse: string }>(`select referanse from eksport.varsel where mottaker_id = '${mottaker}'`))[0]!
        .referanse;
    const [f, g] = [await familie(), await familie()];
    await sett({ kanaler: { nod: ['sms', 'epost'], vedtak: ['epost'], tjeneste: ['sms', 'epost'] } });
    sms.settSkjebne('SENT');
    await meld(f);
    await meld(g);
    await send();
    const [a, b] = [await nr_(f.far), await nr_(g.far)];
    expect(await si([[a, 'DELIVRD']], 'Basic feil')).toBe(401);
    expect(await si([[a, 'ACCEPTD']])).toBe(204);
    expect((await om(f.far))[0]![1]).toBe('sendt');
    expect(await si([['finnes-ikke', 'DELIVRD']])).toBe(404);
    expect(await si([[a, 'DELIVRD'], [b, 'UNDELIV']])).toBe(204); // prettier-ignore
    expect((await om(f.far))[0]).toEqual(['fravarMeldt', 'bekreftet', null, 'sms']);
    await sendForfalte(m);
    expect((await om(g.far))[0]).toEqual(['fravarMeldt', 'bekreftet', null, 'epost']);
    // a report that comes twice changes nothing
    expect(await si([[a, 'UNDELIV']])).toBe(404);
    expect((await om(f.far))[0]![1]).toBe('bekreftet');
    await app.close();
    fs.rmSync(mappe, { recursive: true });
  });

  test('[E24] [E38] etterlysning: telefonen som har sagt ja først, og SMS når den ikke svarer innen et minutt', async () => {
    const f = await familie();
    await enhetFor(f.far);
    await etterlys(f.barn);
    await send();
    expect(await om(f.far)).toEqual([['elevEtterlyst', 'sendt', null, 'push']]);
    expect(JSON.parse(push.skjerm().at(-1)!.innhold)).toMatchObject({
      tekst: 'Du har en viktig melding i Friminutt. Logg inn nå.',
    });
    r.klokke.flytt({ seconds: 61 });
    await sporEtterKvittering(m);
    await sendForfalte(m);
    r.klokke.flytt({ seconds: 61 });
    await sporEtterKvittering(m);
    expect(await om(f.far)).toEqual([['elevEtterlyst', 'bekreftet', null, 'sms']]);
    expect(til(f.fars.mobil)).toHaveLength(1);
  });

  const merket = (x: { readonly innhold: string }) => (JSON.parse(x.innhold) as { kvittering: string }).kvittering;
  const kvitter = (token: string) => kvitterPush(r.dor.db, token, r.klokke.na().toString());

  test('[E24] F-39 telefonen sier selv at varselet er vist: bekreftet, og ingen SMS etterpå', async () => {
    const f = await familie();
    await enhetFor(f.far);
    await etterlys(f.barn);
    await send();
    const vist = push.skjerm().at(-1)!;
    // what the maker of the browser sees is not what the device says back
    expect(vist.topic).not.toContain(merket(vist));
    await kvitter(crypto.randomUUID());
    expect((await om(f.far))[0]).toEqual(['elevEtterlyst', 'sendt', null, 'push']);
    await kvitter(merket(vist));
    await kvitter(merket(vist));
    expect((await om(f.far))[0]).toEqual(['elevEtterlyst', 'bekreftet', null, 'push']);
    expect(await r.rader(`select 1 from eksport.varselsteg where tilstand = 'bekreftet' and kanal = 'push'`)).toHaveLength(1);
    r.klokke.flytt({ minutes: 5 });
    await sporEtterKvittering(m);
    await sendForfalte(m);
    expect(til(f.fars.mobil)).toEqual([]);
  });

  test('[E24] telefonen svarer før vi har skrevet at det er sendt: det står som bekreftet', async () => {
    const f = await familie();
    await enhetFor(f.far);
    await etterlys(f.barn);
    await fordelHendelser(m.db, m.klokke);
    await sendForfalte({ ...m, etterSending: async () => kvitter(merket(push.skjerm().at(-1)!)) });
    expect((await om(f.far))[0]).toEqual(['elevEtterlyst', 'bekreftet', null, 'push']);
  });

  test('[E24] telefonen svarer etter at SMS-en er sendt: det som står, blir stående', async () => {
    const f = await familie();
    await enhetFor(f.far);
    await etterlys(f.barn);
    await send();
    const vist = push.skjerm().at(-1)!;
    r.klokke.flytt({ seconds: 61 });
    await sporEtterKvittering(m);
    await sendForfalte(m);
    await kvitter(merket(vist));
    expect((await om(f.far))[0]).toEqual(['elevEtterlyst', 'sendt', null, 'sms']);
  });

  test('S3 databasen alene: den som viser et varsel, kan si det og ikke noe annet', async () => {
    await expect(sql`update eksport.varsel set tilstand = 'bekreftet'`.execute(r.dor.db)).resolves.toMatchObject({
      numAffectedRows: 0n,
    });
    await expect(sql`select kvittering from eksport.varsel`.execute(r.dor.db)).rejects.toThrow(/permission denied/);
  });

  test('I-22 en etterlysning som er lukket før varselet går, blir ikke sendt', async () => {
    const f = await familie();
    await etterlys(f.barn);
    await fordelHendelser(m.db, m.klokke);
    await sql`update skoledag.etterlysning set lukket = apnet, utfall = 'funnet'`.execute(r.eier);
    await sendForfalte(m);
    expect(await om(f.mor)).toEqual([['elevEtterlyst', 'nektet', 'foreldet', null]]);
  });

  test('[E24] telefonen er kastet: abonnementet avsluttes, og varselet går på e-post', async () => {
    const f = await familie();
    push.fjern((await enhetFor(f.far)).endepunkt);
    await meld(f);
    await send();
    expect((await om(f.far))[0]).toEqual(['fravarMeldt', 'bekreftet', null, 'epost']);
    expect(await r.rader('select 1 from eksport.pushabonnement where avsluttet is null')).toEqual([]);
  });

  test('stille timer: det som ikke haster venter til morgenen, etterlysningen går', async () => {
    const f = await familie();
    await meld(f);
    await etterlys(f.barn);
    r.kl('22:30');
    await sql`update skoledag.hendelse set opprettet = ${r.klokke.na().toString()}`.execute(r.eier);
    await send();
    expect(await om(f.far)).toEqual(
      expect.arrayContaining([
        ['fravarMeldt', 'holdt', 'stilletid', null],
        ['elevEtterlyst', 'sendt', null, 'sms'],
      ]),
    );
    expect(await r.rader(`select neste from eksport.varsel where tilstand = 'holdt'`)).toEqual([
      { neste: expect.stringContaining('2026-11-24T06:00:00') },
    ]);
    r.kl('07:00', '2026-11-24');
    await sendForfalte(m);
    expect(brevTil(f.fars.epost)).toHaveLength(1);
  });

  test('F-39 e-postserveren er nede, så treg, så opptatt: vi prøver igjen med lengre mellomrom, og det blir ett brev', async () => {
    const f = await familie();
    await sett({ kanaler: { nod: ['epost'], vedtak: ['epost'], tjeneste: ['epost'] } });
    await meld(f);
    await fordelHendelser(m.db, m.klokke);
    for (const [o, sekunder] of [
      ['nede', 30],
      ['grå', 60],
    ] as const) {
      post.sett(o, 1);
      await sendForfalte(m);
      expect((await om(f.far))[0]).toEqual(['fravarMeldt', 'koet', null, 'epost']);
      r.klokke.flytt({ seconds: sekunder - 1 });
      await sendForfalte(m);
      expect(brevTil(f.fars.epost)).toHaveLength(0);
      r.klokke.flytt({ seconds: 2 });
    }
    await sendForfalte(m);
    expect(brevTil(f.fars.epost)).toHaveLength(1);
  });

  test('postkassa finnes ikke, og telefonen heller ikke: det står at det feilet, og kan prøves igjen', async () => {
    const f = await familie();
    await r.krr(f.far, { epost: 'ukjent@post.example', mobil: '12' });
    await meld(f);
    await send();
    expect((await om(f.far))[0]).toEqual(['fravarMeldt', 'feilet', 'ikkeLevert', null]);
  });

  test('nynorsk til den som vil ha det', async () => {
    const f = await familie();
    await sql`update register.kontaktinformasjon set sprak = 'nn' where person_id = ${f.far}`.execute(r.eier);
    await meld(f);
    await send();
    expect(brevTil(f.fars.epost)[0]).toMatchObject({ tekst: 'Du har ei ny melding i Friminutt. Logg inn for å lese ho.' });
  });

  test.each(['far', 'barn'] as const)('[V28] %s under kode 6: ingen leverandør får vite en adresse', async (hvem) => {
    const f = await familie();
    await r.beskytt(f[hvem], 'strengtFortrolig');
    await meld(f);
    await send();
    expect((await om(f.far)).map((v) => [v[1], v[2]])).toEqual([['nektet', 'skjermet']]);
    expect([...brevTil(f.fars.epost), ...til(f.fars.mobil)]).toEqual([]);
    await r.beskytt(f[hvem], null);
  });

  test('I-04 [V28] en ny foresatt: de som var der fra før får vite det én gang, den nye ikke', async () => {
    const f = await familie();
    const ny = await r.person({ navn: 'Ny Kanari', fodselsdato: '1980-01-01' });
    await r.krr(ny, { epost: `ny${nr}@post.example` });
    r.klokke.flytt({ hours: 1 });
    await r.ansvar(f.barn, [f.mor, f.far, ny]);
    await fordelNyeForesatte(m.db, m.klokke);
    await fordelNyeForesatte(m.db, m.klokke);
    await sendForfalte(m);
    expect((await om(f.mor)).concat(await om(f.far))).toEqual([
      ['nyForesatt', 'bekreftet', null, 'epost'],
      ['nyForesatt', 'bekreftet', null, 'epost'],
    ]);
    expect(await om(ny)).toEqual([]);
  });

  test('I-04 [V28] kommer det vern mellom kø og sending, får ingen vite om den nye', async () => {
    const f = await familie();
    const ny = await r.person({ navn: 'Ny Kanari', fodselsdato: '1980-01-01' });
    r.klokke.flytt({ hours: 1 });
    await r.ansvar(f.barn, [f.mor, f.far, ny]);
    await fordelNyeForesatte(m.db, m.klokke);
    await r.beskytt(ny, 'fortrolig');
    await sendForfalte(m);
    expect((await om(f.mor)).map((v) => [v[1], v[2]])).toEqual([['nektet', expect.stringMatching(/vernet|foreldet/)]]);
  });
});

test('[E24] [L05] push: en foresatt skrur på sin egen telefon, en ny eier av nettleseren tar den over, og ingen andre adresser slipper inn', async () => {
  const f = await familie();
  const selv = (id: string) => med('foresatt', 'segSelv', [id], id);
  const nokler = { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) };
  const endepunkt = 'https://fcm.googleapis.com/fcm/send/prøve';
  const eiere = () => r.rader<{ person_id: string }>('select person_id from eksport.pushabonnement where avsluttet is null');
  await r.gjor(skruPaPush, selv(f.mor), { endepunkt, ...nokler });
  await r.gjor(skruPaPush, selv(f.mor), { endepunkt, ...nokler });
  expect(await eiere()).toEqual([{ person_id: f.mor }]);
  await r.gjor(skruPaPush, selv(f.far), { endepunkt, ...nokler });
  expect(await eiere()).toEqual([{ person_id: f.far }]);
  await r.gjor(skruAvPush, selv(f.mor), { endepunkt });
  expect(await eiere()).toHaveLength(1);
  await r.gjor(skruAvPush, selv(f.far), {});
  expect(await eiere()).toEqual([]);
  for (const annen of [
    'http://fcm.googleapis.com/x',
    'https://169.254.169.254/x',
    'https://fcm.googleapis.com.example/x',
    'https://a@fcm.googleapis.com:8443/x',
  ])
    await expect(r.gjor(skruPaPush, selv(f.mor), { endepunkt: annen, ...nokler })).rejects.toMatchObject({
      status: 400,
    });
  await expect(r.gjor(skruPaPush, rektor(), { endepunkt, ...nokler })).rejects.toMatchObject({ status: 403 });
});

describe('oversikten', () => {
  const forvalter = () => med('systemforvalter', 'heleKommunen', ['*']);
  const feilet = async () => {
    const f = await familie();
    await r.krr(f.far, { epost: `ukjent${nr}@post.example`, mobil: '12' });
    await meld(f);
    await send();
    return f;
  };

  test('[L05] systemforvalteren ser hvordan det går, i tall, og ingen andre gjør det', async () => {
    await feilet();
    const ut = await r.gjor(utsending, forvalter(), {});
    expect(ut).toMatchObject({
      rader: [{ kanal: null, tilstand: 'feilet', grunn: 'ikkeLevert', antall: 1 }],
      kanProves: 1,
      stanset: false,
    });
    expect(JSON.stringify(ut)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
    for (const andre of [med('kommunalsjef', 'heleKommunen', ['*']), rektor(), foresatt([crypto.randomUUID()])]) {
      await expect(r.gjor(utsending, andre, {})).rejects.toMatchObject({ status: 403 });
      await expect(r.gjor(provVarslerIgjen, andre, {})).rejects.toMatchObject({ status: 403 });
    }
  });

  test('[L05] S3 databasen alene: forvalteren leser ikke hvem, og de andre leser ingenting', async () => {
    await feilet();
    const som = (rolle: string, sporring: string) =>
      r.dor.db.transaction().execute(async (tx) => {
        const id = crypto.randomUUID();
        await sql`insert into tilgang.rolletildeling (id, person_id, rolle, skole, begrunnelse, fra, til, gitt_av, godkjent, godkjent_av)
          values (gen_random_uuid(), ${id}, ${rolle}, ${rolle === 'rektor' ? NORDBYGDA : null}, 'Oppsett', '2026-01-01', '2026-12-31', gen_random_uuid(), now(), gen_random_uuid())`.execute(
          r.eier,
        );
        await sql`select set_config('friminutt.aktor', ${id}, true), set_config('friminutt.dato', '2026-11-23', true)`.execute(
          tx,
        );
        return (await sql.raw(sporring).execute(tx)).rows.length;
      });
    expect(await som('systemforvalter', 'select id, tilstand from eksport.varsel')).toBe(1);
    expect(await som('rektor', 'select id from eksport.varsel')).toBe(0);
    await expect(som('systemforvalter', 'select mottaker_id from eksport.varsel')).rejects.toThrow(/permission denied/);
    await expect(som('systemforvalter', 'select 1 from eksport.varselsteg')).rejects.toThrow(/permission denied/);
    await expect(som('rektor', `insert into eksport.varsel (id) values (gen_random_uuid())`)).rejects.toThrow(
      /permission denied/,
    );
  });

  test('det som feilet, sendes på nytt når adressen er rettet, og spørres om igjen', async () => {
    const f = await feilet();
    await r.krr(f.far, { epost: f.fars.epost });
    expect(await r.gjor(provVarslerIgjen, forvalter(), {})).toEqual({ antall: 1 });
    expect((await om(f.far))[0]).toEqual(['fravarMeldt', 'koet', null, null]);
    await sendForfalte(m);
    expect(brevTil(f.fars.epost)).toHaveLength(1);
    const g = await feilet();
    await r.krr(g.far, { epost: g.fars.epost });
    await r.gjor(provVarslerIgjen, forvalter(), {});
    await sperr(g.barn, g.far);
    await sendForfalte(m);
    expect((await om(g.far))[0]).toEqual(['fravarMeldt', 'nektet', 'sperring', null]);
  });

  test('bremsen: alt annet enn barnets sikkerhet blir liggende til den slippes', async () => {
    const f = await familie();
    const oppsett = { stillFra: '21:00', stillTil: '07:00', ventMinutter: '1', begrunnelse: 'Feil hos leverandøren' };
    await r.gjor(settUtsending, forvalter(), { ...oppsett, stanset: 'ja' });
    await meld(f);
    await etterlys(f.barn);
    await send();
    expect((await om(f.far)).map((v) => v.slice(0, 3)).toSorted((a, b) => String(a[0]).localeCompare(String(b[0])))).toEqual([
      ['elevEtterlyst', 'sendt', null],
      ['fravarMeldt', 'holdt', 'stanset'],
    ]);
    await r.gjor(settUtsending, forvalter(), { ...oppsett, stanset: 'nei' });
    r.klokke.flytt({ minutes: 1 });
    await sendForfalte(m);
    expect(brevTil(f.fars.epost)).toHaveLength(1);
    await expect(r.gjor(settUtsending, forvalter(), { ...oppsett, stanset: 'nei', stillFra: 'ni' })).rejects.toMatchObject({
      status: 400,
    });
  });
});
