import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fordelHendelser } from '#eksport/varsel/index.ts';
import { etterlysNa } from '#skoledag/tavle/index.ts';
import { manglerNettleser } from '#verktoy/nettleser.ts';
import { nyttReisemal, reis, veier, type Reisemal } from './vei.ts';

const KLASSE = '6A';
const KLASSENS_ELEVER = 28;

interface Familie {
  readonly elev: string;
  readonly navn: string;
  readonly foresatte: readonly string[];
}

// A morning from the first report to the closed case, by the clock of the house: 07.00, 08.30, 09.00, 09.15, 09.45, 10.00, 10.05.
describe.skipIf(manglerNettleser() !== undefined)('reise: fraværsdagen', () => {
  let mal: Reisemal;
  let skole: string;
  let familier: readonly Familie[];
  beforeAll(async () => {
    mal = await nyttReisemal();
    const { p } = mal;
    const { r } = p;
    const [baug] = await r.rader<{ skole: string }>(
      `select skole from register.elevforhold where person_id = '${await p.id('baug')}' and kjent_til is null`,
    );
    skole = baug!.skole;
    // a class as large as they come: pupils of other schools move here before the day begins
    await r.rader(`update register.elevforhold e set skole = '${skole}', klasse = '${KLASSE}', arstrinn = 6
      where kjent_til is null and person_id in (select x.person_id from register.elevforhold x
        where x.kjent_til is null and x.skole <> '${skole}' and x.til is null and register.gradering_for(x.person_id) = 'ugradert' order by abs(x.arstrinn - 6), x.person_id
        limit (select ${KLASSENS_ELEVER} - count(*) from register.elevforhold where kjent_til is null and til is null and skole = '${skole}' and klasse = '${KLASSE}'))`);
    familier =
      await r.rader<Familie>(`select e.person_id as elev, (select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn n
          where n.person_id = e.person_id and n.kjent_til is null order by n.kjent_fra desc limit 1) as navn, f.foresatte
      from register.elevforhold e join lateral (select array_agg(f.ansvarlig_id order by f.ansvarlig_id) as foresatte from register.foreldreansvar f
        join register.kontaktinformasjon k on k.person_id = f.ansvarlig_id and k.kjent_til is null and k.kilde = 'krr' and k.mobiltelefonnummer is not null
        where f.person_id = e.person_id and f.kjent_til is null and f.ansvar = 'felles') f on cardinality(f.foresatte) = 2
      where e.kjent_til is null and e.til is null and e.skole = '${skole}' and e.klasse = '${KLASSE}' and register.gradering_for(e.person_id) = 'ugradert'
        and register.vernet_husstand(e.person_id) = '{"alle": false, "adresser": []}'::jsonb
        and not exists (select 1 from register.arbeidsforhold a where a.person_id = any(f.foresatte)) order by navn, e.person_id`);
    if (familier.length < 3) throw new Error('The class has too few families with two guardians to call');
  }, 120_000);
  afterAll(() => mal.p.slipp());

  /** The other classes of the school are registered, by the same form. */
  async function forAndreKlasser(kake: string): Promise<void> {
    const { p } = mal;
    const valg = (await p.hent(kake, '/register')).body;
    const stier = [...valg.matchAll(/href="(\/register\/[^"]+)"/g)].map((m) => m[1]!);
    for (const sti of stier.filter((x) => !x.endsWith(`/${KLASSE}`))) {
      const { body } = await p.hent(kake, sti);
      const felt = Object.fromEntries(
        [...body.matchAll(/<input type="(?:hidden|radio)"[^>]*>/g)].flatMap(([x]) => {
          const [, navn] = /name="([^"]+)"/.exec(x) ?? [];
          const [, verdi] = /value="([^"]*)"/.exec(x) ?? [];
          return navn === undefined || (x.includes('radio') && !x.includes('checked')) ? [] : [[navn, verdi ?? '']];
        }),
      ) as Record<string, string>;
      expect([sti, (await p.send(kake, sti, felt)).statusCode]).toEqual([sti, 303]);
    }
  }

  test.each(veier)(
    '[H01] [H04] [H05] [H06] [H07] [E06] [L12] [L27] fra meldt kl. 07.00 til saken er lukket, på $sprak, $bredde piksler',
    async (vei) => {
      const { p } = mal;
      const reise = reis(mal, 'fravarsdagen', vei);
      const { ord } = reise;
      const dato = `2026-11-${23 + vei.nr}`;
      const kl = (klokka: string) => p.r.klokke.settTil(`${dato}T${klokka}:00+01:00`);
      const system = p.r.base.som('friminutt_system');
      const etterlys = () => etterlysNa(system, p.r.klokke);
      const [syk, savnet, sen] = familier as [Familie, Familie, Familie];
      const [larer, leder] = [await p.id('felicia'), await p.id('lars')];
      const register = `/register/${skole}/${KLASSE}`;
      const tavle = `/tavla/${skole}`;

      kl('07:00');
      await reise.som(syk.foresatte[0]!, '/', async (s) => {
        await reise.pass(s, 'forsiden hjemme');
        await s.click('a[href="/meld-fravar"].ds-button');
        await reise.pass(s, 'meld fravær');
        await s.click('.fm-meld .fm-lagrefot button');
        await reise.pass(s, 'meld fravær med feil');
        const avkryss = s.locator(`input[name="elev-${syk.elev}"]`);
        if ((await avkryss.getAttribute('type')) === 'checkbox') await avkryss.check();
        await s.check('input[value=syk]');
        await s.click('.fm-meld .fm-lagrefot button');
        expect(await s.textContent('output')).toContain('Meldt.');
        await reise.pass(s, 'meldt');
      });

      kl('08:31');
      await reise.som(
        larer,
        '/register',
        async (s) => {
          await reise.pass(s, 'velg klasse');
          await s.getByRole('link', { name: KLASSE, exact: true }).click();
          const linjer = s.locator('.fm-register-linje');
          expect(await linjer.count()).toBe(KLASSENS_ELEVER);
          expect(await s.textContent('[data-tilstede]')).toContain(`${KLASSENS_ELEVER - 1} `);
          await reise.pass(s, 'klasseregisteret');
          const navn = await linjer.locator('legend').allTextContents();
          const linjenr = (f: Familie) => Array.from(String(navn.findIndex((x) => x.includes(f.navn)) + 1));
          const lagringer: string[] = [];
          s.on('request', (x) => void (x.method() === 'POST' && lagringer.push(x.url())));
          const taster = [...linjenr(savnet), 'f', ...linjenr(sen), 'f', 'Enter'];
          for (const tast of taster) await s.keyboard.press(tast);
          await s.waitForURL(/lagret/);
          reise.tastet(taster.length);
          expect([taster.length <= 8, lagringer.length]).toEqual([true, 1]);
          expect(await s.locator('input[value=borte]:checked').count()).toBe(3);
          await reise.pass(s, 'klasseregisteret ført');
        },
        { skript: true },
      );

      kl('08:43');
      await reise.som(larer, register, async (s) => {
        await s.check(`input[name="s-${sen.elev}"][value=sen]`);
        await s.click('.fm-lagrefot button');
        expect(await s.textContent('.fm-feiloppsummering')).toContain(sen.navn);
        await reise.pass(s, 'for sent uten minutter');
        await s.fill(`input[name="m-${sen.elev}"]`, '12');
        await s.click('.fm-lagrefot button');
        expect(s.url()).toContain('lagret');
      });
      await forAndreKlasser(await p.loggInnSom(leder));

      kl('09:00');
      await reise.som(leder, tavle, async (s) => {
        const rute = s.locator('.fm-tavle-klasse', { hasText: KLASSE });
        expect(await rute.textContent()).toContain(savnet.navn);
        expect(await rute.textContent()).toContain('09.15');
        expect(await rute.textContent()).not.toContain(sen.navn);
        await reise.pass(s, 'tavla kl. 09.00');
      });
      expect(await etterlys()).toMatchObject({ elever: 0 });

      kl('09:15');
      expect(await etterlys()).toMatchObject({ elever: 1 });
      await fordelHendelser(system, p.r.klokke);
      const [sak] = await p.r.rader<{ id: string }>(
        `select id from skoledag.etterlysning where elev_id = '${savnet.elev}' and lukket is null`,
      );
      const varslet = await p.r.rader<{ mottaker_id: string }>(
        `select mottaker_id from eksport.varsel where slag = 'elevEtterlyst' and anledning_id = '${sak!.id}' order by 1`,
      );
      expect(varslet.map((v) => v.mottaker_id)).toEqual(savnet.foresatte.toSorted());
      await reise.som(leder, tavle, async (s) => {
        await reise.pass(s, 'tavla med åpen sak');
        await s.click('.fm-sak a.ds-button');
        await reise.pass(s, 'saken');
        await s.getByRole('button', { name: ord('Vi har lett, ikke funnet', 'Vi har leita, ikkje funne') }).click();
        await s
          .getByRole('button', { name: ord('Svarte ikke', 'Svara ikkje') })
          .first()
          .click();
        expect(await s.textContent('.fm-logg')).toContain(ord('fikk ikke svar', 'fekk ikkje svar'));
        await reise.pass(s, 'saken med forsøk');
      });

      kl('09:25');
      await reise.som(savnet.foresatte[1]!, '/', async (s) => {
        // the school waits for an answer: the page does not say that nothing waits
        expect(await s.textContent('main')).not.toContain(ord('Ingenting venter på deg', 'Ingenting ventar på deg'));
        await reise.pass(s, 'forsiden hjemme, etterlyst');
        await s.click(`a[href="/mitt-barn/etterlyst/${sak!.id}"]`);
        await reise.pass(s, 'etterlyst hjemme');
        await s.getByRole('button', { name: ord('Jeg leter', 'Eg leitar') }).click();
        expect(s.url()).toContain(sak!.id);
      });

      kl('09:45');
      expect(await etterlys()).toMatchObject({ eskalert: 1 });
      await reise.som(leder, tavle, async (s) => {
        expect(await s.textContent('.fm-sak')).toContain(ord('hos ledelsen', 'hos leiinga'));
        await reise.pass(s, 'tavla, ledelsen har saken');
      });

      kl('10:00');
      await reise.som(leder, `/etterlysning/${sak!.id}`, async (s) => {
        expect(await s.textContent('main')).toContain(ord('Be foresatte vurdere politiet', 'Be føresette vurdere politiet'));
        await reise.pass(s, 'saken, politiet vurderes');
        kl('10:05');
        await s.getByRole('button', { name: ord('Vi fant eleven', 'Vi fann eleven') }).click();
        expect(s.url()).toContain(tavle);
        expect(await s.locator('.fm-sak').count()).toBe(0);
        const [, her, alle] = /(\d+) av (\d+)/.exec((await s.textContent('output.fm-register-tall'))!)!;
        expect([Number(alle) > KLASSENS_ELEVER, her]).toEqual([true, alle]);
        await reise.pass(s, 'tavla, alle er gjort rede for');
      });
      await reise.som(savnet.foresatte[0]!, `/mitt-barn/etterlyst/${sak!.id}`, async (s) => {
        expect(await s.textContent('main')).toContain(ord('Eleven er funnet.', 'Eleven er funnen.'));
        await reise.pass(s, 'funnet, hjemme');
      });
    },
    120_000,
  );
});
