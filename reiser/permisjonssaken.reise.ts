import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fordelHendelser } from '#eksport/varsel/index.ts';
import { leggTilDager } from '#grunn/tid/index.ts';
import { manglerNettleser } from '#verktoy/nettleser.ts';
import { nyttReisemal, reis, veier, type Reisemal } from './vei.ts';

interface Sosken {
  readonly barn: readonly { readonly elev: string; readonly navn: string; readonly klasse: string }[];
  readonly foresatte: readonly string[];
}

// Two children, one application: written, changed, decided one by one, opened, seen by both at home, and in the register when the day comes.
describe.skipIf(manglerNettleser() !== undefined)('reise: permisjonssaken', () => {
  let mal: Reisemal;
  let skole: string;
  let familier: readonly Sosken[];
  beforeAll(async () => {
    mal = await nyttReisemal();
    const { p } = mal;
    const { r } = p;
    const [baug] = await r.rader<{ skole: string }>(
      `select skole from register.elevforhold where person_id = '${await p.id('baug')}' and kjent_til is null`,
    );
    skole = baug!.skole;
    const alle =
      await r.rader<Sosken>(`with b as (select e.person_id, e.klasse, e.arstrinn, (select array_agg(f.ansvarlig_id order by f.ansvarlig_id) from register.foreldreansvar f
          where f.person_id = e.person_id and f.kjent_til is null and f.ansvar = 'felles') as foresatte
        from register.elevforhold e where e.kjent_til is null and e.til is null and e.skole = '${skole}' and register.gradering_for(e.person_id) = 'ugradert'
          and register.vernet_husstand(e.person_id) = '{"alle": false, "adresser": []}'::jsonb)
      select foresatte, json_agg(json_build_object('elev', person_id, 'klasse', klasse, 'navn', (select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn)
          from register.navn n where n.person_id = b.person_id and n.kjent_til is null order by n.kjent_fra desc limit 1)) order by arstrinn, person_id) as barn
      from b where cardinality(foresatte) = 2 and not exists (select 1 from register.arbeidsforhold a where a.person_id = any(foresatte))
      group by foresatte having count(*) = 2`);
    // nobody who is in two of them: what one family has applied for stands in no other's list
    familier = alle
      .filter((f) => !alle.some((g) => g !== f && g.foresatte.some((x) => f.foresatte.includes(x))))
      .toSorted((a, b) => (a.barn[0]!.navn < b.barn[0]!.navn ? -1 : 1));
    if (familier.length < veier.length) throw new Error('The world has too few families with two children at the school');
  }, 120_000);
  afterAll(() => mal.p.slipp());

  test.each(veier)(
    '[E10] [E11] [H11] [H17] søkt for to barn, endret, vedtatt, åpnet og ført, på $sprak, $bredde piksler',
    async (vei) => {
      const { p } = mal;
      const rader = <T>(sporring: string): Promise<T[]> => p.r.rader<T>(sporring);
      const reise = reis(mal, 'permisjonssaken', vei);
      const { ord } = reise;
      const tid = (dato: string, klokka: string) => p.r.klokke.settTil(`${dato}T${klokka}:00+01:00`);
      // a Wednesday, Thursday and Friday of its own for each family, and the Monday of the week before
      const fra = ['2026-12-02', '2026-12-16', '2027-01-06', '2027-01-20'][vei.nr]!;
      const sokt = leggTilDager(fra, -9);
      const [tredje, fjerde] = [leggTilDager(fra, 1), leggTilDager(fra, 2)];
      const familie = familier[vei.nr]!;
      const [ja, nei] = familie.barn as [Sosken['barn'][number], Sosken['barn'][number]];
      const [mor, far] = familie.foresatte as [string, string];
      const rektor = await p.id('lars');

      tid(sokt, '07:20');
      await reise.som(mor, '/permisjon', async (s) => {
        await reise.pass(s, 'søk permisjon');
        await s.click('.fm-skjema .fm-knapper button');
        expect(await s.locator('.fm-feiloppsummering li').count()).toBeGreaterThan(2);
        await reise.pass(s, 'søk permisjon med feil');
        for (const b of familie.barn) await s.check(`input[name="elev-${b.elev}"]`);
        await s.fill('input[name=fra]', fra);
        await s.fill('input[name=til]', tredje);
        await s.check('input[value=familie]');
        await s.fill('textarea', ord('Besteforeldrene feirer gullbryllup.', 'Besteforeldra feirar gullbryllaup.'));
        await s.click('.fm-skjema .fm-knapper button');
        expect(await s.textContent('output')).toContain(ord('Søknaden er sendt.', 'Søknaden er send.'));
        expect(await s.locator('.fm-meldt li').count()).toBe(2);
        await reise.pass(s, 'søknadene er sendt');
        await s.getByRole('link', { name: ja.navn }).click();
        await s.fill('input[name=til]', fjerde);
        await reise.pass(s, 'endre søknaden');
        await s.click('.fm-skjema .fm-knapper button');
        expect(await s.textContent('output')).toContain(ord('Søknaden er endret.', 'Søknaden er endra.'));
      });
      const soknader = await rader<{ id: string; elev: string; dager: number }>(
        `select soknad_id as id, elev_id as elev, dager from skoledag.permisjon where kjent_til is null and elev_id in ('${ja.elev}', '${nei.elev}')`,
      );
      const soknadFor = (b: { readonly elev: string }) => soknader.find((x) => x.elev === b.elev)!;
      expect([soknadFor(ja).dager, soknadFor(nei).dager]).toEqual([3, 2]);

      tid(sokt, '12:10');
      await reise.som(rektor, '/permisjoner', async (s) => {
        await reise.pass(s, 'skolens søknader');
        await s.click(`a[href="/permisjoner/${soknadFor(ja).id}"]`);
        await reise.pass(s, 'søknaden hos skolen');
        await s.click('.fm-vedtak .fm-knapper button');
        await reise.pass(s, 'vedtak uten utfall og begrunnelse');
        await s.check('input[value=innvilget]');
        await s.fill('textarea', 'Forsvarlig for opplæringen. Eleven gleder seg.');
        await s.click('.fm-vedtak .fm-knapper button');
        expect(await s.textContent('.fm-brev:last-of-type')).toBeTruthy();
        await reise.pass(s, 'vedtaket hos skolen');
        await s.goto(`${mal.adresse}/permisjoner/${soknadFor(nei).id}`);
        await s.check('input[value=avslatt]');
        await s.fill('textarea', 'Nasjonal prøve disse dagene. Eleven vil selv være på skolen.');
        await s.click('.fm-vedtak .fm-knapper button');
      });
      const system = p.r.base.som('friminutt_system');
      await fordelHendelser(system, p.r.klokke);
      // a notice to each at home for each decision; what it says is not in it
      expect(
        await rader(
          `select mottaker_id from eksport.varsel where slag = 'vedtakKlart' and barn_id in ('${ja.elev}', '${nei.elev}')`,
        ),
      ).toHaveLength(4);

      tid(sokt, '16:30');
      await reise.som(mor, '/', async (s) => {
        await reise.pass(s, 'forsiden hjemme med vedtak');
        await s.goto(`${mal.adresse}/permisjon/${soknadFor(ja).id}`);
        expect(await s.locator('.fm-brev').count()).toBe(0);
        await reise.pass(s, 'vedtaket er klart');
        await s.getByRole('button', { name: ord('Åpne vedtaket', 'Opne vedtaket') }).click();
        await reise.pass(s, 'brevet, innvilget');
        expect(await s.textContent('.fm-brev')).toContain('Forsvarlig for opplæringen.');
        await s.goto(`${mal.adresse}/permisjon/${soknadFor(nei).id}`);
        await s.getByRole('button', { name: ord('Åpne vedtaket', 'Opne vedtaket') }).click();
        expect(await s.textContent('.fm-brev')).toContain('Nasjonal prøve disse dagene.');
        expect(await s.textContent('main')).toContain(ord('Siste dag for å klage er', 'Siste dag for å klage er'));
        await reise.pass(s, 'brevet, avslått');
      });

      tid(sokt, '20:00');
      await reise.som(far, '/permisjon', async (s) => {
        expect(await s.locator('.fm-meldt li').count()).toBe(2);
        await reise.pass(s, 'den andre ser søknadene');
        await s.getByRole('link', { name: ja.navn }).click();
        expect(await s.textContent('.fm-brev')).toContain('Forsvarlig for opplæringen.');
      });

      tid(fra, '08:35');
      await reise.som(rektor, `/register/${skole}/${ja.klasse}`, async (s) => {
        expect(await s.inputValue(`select[name="a-${ja.elev}"]`)).toBe('permisjon');
        expect(await s.isChecked(`input[name="s-${ja.elev}"][value=borte]`)).toBe(true);
        await reise.pass(s, 'klasseregisteret med permisjon');
        await s.click('.fm-lagrefot button');
        expect(s.url()).toContain('lagret');
      });
      expect(
        await rader(`select status, arsak from skoledag.oppmote where elev_id = '${ja.elev}' and kjent_til is null`),
      ).toEqual([{ status: 'borte', arsak: 'permisjon' }]);
      await reise.som(far, `/fravar/${ja.elev}`, async (s) => {
        expect(await s.textContent('table')).toContain('Permisjon');
        await reise.pass(s, 'fraværet hjemme');
      });
      // the one who was refused is waited for as ever
      await reise.som(rektor, `/register/${skole}/${nei.klasse}`, async (s) => {
        expect(await s.isChecked(`input[name="s-${nei.elev}"][value=tilstede]`)).toBe(true);
      });
    },
    120_000,
  );
});
