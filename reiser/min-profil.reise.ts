import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lagKrrKlient } from '#kilder/krr/index.ts';
import { tegnNabofil } from '#kilder/nabosystem/simulator/index.ts';
import { kjorKrr, kjorNabosystem } from '#register/innlesing/index.ts';
import { spesiell } from '#verden/index.ts';
import { manglerNettleser } from '#verktoy/nettleser.ts';
import { nyttReisemal, reis, veier, type Reisemal } from './vei.ts';

const PROFIL = '/min-profil';
const NEDE = 'krr-utenlandsk-mobil';
const UKJENT = 'krr-samisk';
const SKJERMET = 'krr-mobil-utgatt';
const TO_SYSTEMER = 'krr-bekreftet';

// Every state of Min profil, as the one it belongs to meets it.
describe.skipIf(manglerNettleser() !== undefined)('reise: Min profil', () => {
  let mal: Reisemal;
  beforeAll(async () => {
    mal = await nyttReisemal();
    const { p } = mal;
    p.r.klokke.settTil('2026-11-23T07:40:00+01:00');
    const [nede, ukjent, skjermet] = await Promise.all([NEDE, UKJENT, SKJERMET].map((x) => p.id(x)));
    // never registered as a guardian in any system here
    await p.r.rader(`delete from register.kontaktinformasjon where person_id = '${ukjent}'`);
    await p.r
      .rader(`update register.elevforhold set kjent_til = now(), lukket_av = gen_random_uuid() where kjent_til is null and person_id in
      (select person_id from register.foreldreansvar where ansvarlig_id = '${ukjent}' and kjent_til is null)`);
    await p.r.skjerm(skjermet!, 'strengtFortrolig');
    await kjorNabosystem(p.r.m, {
      system: 'Flyt Barnehage',
      fra: {
        fil: tegnNabofil(
          [{ personidentifikator: spesiell(p.verden, TO_SYSTEMER).identifikator!, epostadresse: 'barnehage@epost.example', mobiltelefonnummer: '41514965' }], // prettier-ignore
          '2026-11-23T01:00:00Z',
        ),
      },
      utlostAv: 'innlesing.nabosystem',
    });
    // the register is asked for one, and does not answer
    const klient = lagKrrKlient({ baseUrl: 'http://127.0.0.1:9/krr', hentToken: () => Promise.resolve('token'), hentevalg: { forsok: 1, timeoutMs: 500 } }); // prettier-ignore
    await p.r.rader(`insert into register.kontaktoppdatering values ('${nede}', '2026-11-23T06:39:59Z', '${nede}')`);
    await kjorKrr(p.r.m, { klient, slag: 'enkelt', personer: [nede!], utlostAv: nede! });
  }, 120_000);
  afterAll(() => mal.p.slipp());

  /** Somebody's page in one state: what must stand there, and what must not. Texts come in both languages. */
  const tilstander: readonly {
    readonly hvem: string;
    readonly hva: string;
    readonly star: readonly (readonly [nb: string, nn: string])[];
    readonly ikke: readonly (readonly [nb: string, nn: string])[];
  }[] = [
    {
      hvem: UKJENT,
      hva: 'aldri registrert som foresatt',
      star: [['Navn og adresse', 'Namn og adresse']],
      ikke: [
        ['Kontaktinformasjon', 'Kontaktinformasjon'],
        ['Oppdater', 'Oppdater'],
        ['Jobbtelefon', 'Jobbtelefon'],
      ],
    },
    {
      hvem: TO_SYSTEMER,
      hva: 'to systemer, ulike verdier',
      star: [
        ['Kontaktinfo i skolesystemet', 'Kontaktinfo i skulesystemet'],
        ['Kontaktinfo i Flyt Barnehage', 'Kontaktinfo i Flyt Barnehage'],
        ['barnehage@epost.example', 'barnehage@epost.example'],
        ['krr-bekreftet@epost.example', 'krr-bekreftet@epost.example'],
        ['Kilde: Kontakt', 'Kjelde: Kontakt'],
      ],
      ikke: [],
    },
    {
      hvem: NEDE,
      hva: 'registeret er nede',
      star: [
        [
          'Vi får ikke kontakt med Kontakt- og reservasjonsregisteret',
          'Vi får ikkje kontakt med Kontakt- og reservasjonsregisteret',
        ],
        ['+46', '+46'],
      ],
      ikke: [['Har du gjort endringer i registeret', 'Har du gjort endringar i registeret']],
    },
    {
      hvem: 'krr-bare-epost',
      hva: 'ufullstendig',
      star: [['Du må oppdatere informasjonen din', 'Du må oppdatere informasjonen din']],
      ikke: [['Bekreft kontaktinformasjonen din', 'Stadfest kontaktinformasjonen din']],
    },
    {
      hvem: 'krr-ikke-registrert',
      hva: 'ikke i registeret',
      star: [['Du må oppdatere informasjonen din', 'Du må oppdatere informasjonen din']],
      ikke: [['Kilde: Kontakt', 'Kjelde: Kontakt']],
    },
    {
      hvem: 'krr-alt-utgatt',
      hva: 'ikke bekreftet på 18 måneder',
      star: [['Bekreft kontaktinformasjonen din', 'Stadfest kontaktinformasjonen din']],
      ikke: [['Du må oppdatere', 'Du må oppdatere']],
    },
    {
      hvem: 'krr-reservert',
      hva: 'reservert',
      star: [['Du har reservert deg mot digital post', 'Du har reservert deg mot digital post']],
      ikke: [['Du må oppdatere', 'Du må oppdatere']],
    },
    {
      hvem: SKJERMET,
      hva: 'skjermet',
      star: [['Adressen er skjermet', 'Adressa er skjerma']],
      ikke: [],
    },
  ];

  test.each(veier)(
    '[K13] [K14] [K15] [K16] [K17] [K18] [K19] [K20] [K21] [K22] [K24] [V28] hver tilstand, på $sprak, $bredde piksler',
    async (vei) => {
      const { p } = mal;
      const reise = reis(mal, 'min-profil', vei);
      const { ord } = reise;
      p.r.klokke.settTil(`2026-11-23T${String(8 + vei.nr).padStart(2, '0')}:00:00+01:00`);
      const aktiv = spesiell(p.verden, 'krr-aktiv');

      await reise.som(await p.id('krr-aktiv'), '/', async (s) => {
        await s.click('.fm-meg summary');
        await s.click('.fm-meg a:has-text("Min profil")');
        const main = async () => (await s.textContent('main')) ?? '';
        for (const x of [
          aktiv.etternavn,
          aktiv.krr.epostadresse!,
          ord('Kilde: Kontakt- og reservasjonsregisteret', 'Kjelde: Kontakt- og reservasjonsregisteret'),
        ])
          // prettier-ignore
          expect(await main()).toContain(x);
        expect(await s.locator('a[href="https://minprofil.kontaktregisteret.no/"]').count()).toBe(1);
        await reise.pass(s, 'verdier fra registeret');

        const spurt = p.startet.length;
        await s.getByRole('button', { name: 'Oppdater' }).click();
        expect(await main()).toContain(ord('Vi henter opplysningene dine nå', 'Vi hentar opplysningane dine no'));
        expect(p.startet.slice(spurt)).toMatchObject([
          { navn: 'register.innlesing.krr', data: { personer: [await p.id('krr-aktiv')] } },
        ]);
        await reise.pass(s, 'oppdater, henter');
        await s.getByRole('button', { name: 'Oppdater' }).click();
        expect(await main()).toContain(ord('for mindre enn ett minutt siden', 'for mindre enn eitt minutt sidan'));
        await reise.pass(s, 'oppdater for tidlig');
        p.r.klokke.flytt({ seconds: 61 });
        await s.getByRole('button', { name: 'Oppdater' }).click();
        await p.lesKrr([await p.id('krr-aktiv')]);
        await s.click('#last-inn');
        expect(await main()).toContain(
          ord('Hentet fra Kontakt- og reservasjonsregisteret', 'Henta frå Kontakt- og reservasjonsregisteret'),
        );
        await reise.pass(s, 'oppdatert');

        await s.click(`a[href="${PROFIL}/jobbtelefon"]`);
        await s.fill('#felt-jobbtelefon', '12');
        await s.getByRole('button', { name: ord('Lagre', 'Lagre') }).click();
        expect(await s.textContent('.fm-feiloppsummering')).toContain(ord('åtte siffer', 'åtte siffer'));
        await reise.pass(s, 'jobbtelefon med feil');
        await s.fill('#felt-jobbtelefon', '415 14 965');
        await s.getByRole('button', { name: ord('Lagre', 'Lagre') }).click();
        expect(await main()).toContain('+47 415 14 965');
        await reise.pass(s, 'jobbtelefon lagret');
        await s.getByRole('button', { name: 'Angre' }).click();
        expect(await main()).not.toContain('+47 415 14 965');
      });

      for (const t of tilstander)
        await reise.som(await p.id(t.hvem), PROFIL, async (s) => {
          const main = (await s.textContent('main')) ?? '';
          const lest = (x: readonly [string, string]) => ({ hva: t.hva, ord: ord(...x), star: main.includes(ord(...x)) });
          expect([...t.star, ...t.ikke].map(lest)).toEqual([
            ...t.star.map((x) => ({ hva: t.hva, ord: ord(...x), star: true })),
            ...t.ikke.map((x) => ({ hva: t.hva, ord: ord(...x), star: false })),
          ]);
          await reise.pass(s, t.hva);
        });
    },
    120_000,
  );
});
