// Notices through the real outbox, the real decision and simulators over real HTTP and SMTP.
import { sql } from 'kysely';
import webpush from 'web-push';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { meldFravar } from '#skoledag/fravar/index.ts';
import { etterlysNa } from '#skoledag/tavle/kjerne.ts';
import { settSperring } from '#tilgang/vern/index.ts';
import { foresatt, nySkoledag, rektor, type Proveskoledag } from '#verktoy/proveskoledag.ts';
import { NORDBYGDA } from '#verktoy/provepersoner.ts';
import { lagSimulatortjener, type Simulatortjener } from '#verktoy/simulatortjener.ts';
import { fordelHendelser, fordelNyeForesatte, sendForfalte, sporEtterKvittering, type Portmiljo } from './kjerne.ts';
import { epostKanal } from './kanal-epost.ts';
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
  sms.settSkjebne('DELIVERED');
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
});
