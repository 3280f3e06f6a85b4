import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { NAA, galleri, galleriskall, hvorforSkjermet } from './galleri/index.ts';
import { Felt, Feiloppsummering, Framdrift, Hvorfor, Skjemafelt, Tabell, type Feltvisning } from './komponenter/index.ts';
import { tegnSide } from './skall/index.ts';
import { innholdspolicy, statiskeFiler } from './statisk/index.ts';
import { sprakene, type Sprak } from './tekster/index.ts';

const tegn = (e: ReactElement) => renderToStaticMarkup(e);
const felt = (f: Partial<Feltvisning>, sprak: Sprak = 'nb') =>
  tegn(
    <dl>
      <Felt
        felt={{ navn: 'mobil', etikett: 'Telefon mobil', verdi: { slag: 'telefon', nummer: '+4745111111' }, last: false, ...f }}
        sprak={sprak}
        naa={NAA}
      />
    </dl>,
  );
const side = (sti: string, sprak: Sprak) =>
  tegnSide({
    sprak,
    tittel: galleri[sti]!.tittel,
    skall: galleriskall(sti, sprak),
    innhold: galleri[sti]!.innhold(sprak, 0),
    statisk: statiskeFiler(),
    moduler: galleri[sti]!.moduler,
  });

const KRR = 'Hentet fra Kontakt- og reservasjonsregisteret.';
const IKKE_KRR = 'Manuell registrering. Informasjonen kunne ikke hentes fra Kontakt- og reservasjonsregisteret.';

describe('feltet', () => {
  test('[K08] hentet fra registeret: låsikon foran verdien, med forklaringen som tips og under', () => {
    const html = felt({ kilde: 'krr', register: 'krr', last: true, hentet: '2027-03-02T01:31:00Z' });
    expect(html).toContain(`aria-label="Låst"><title>${KRR}</title>`);
    expect(html.indexOf(`<title>${KRR}</title>`)).toBeLessThan(html.indexOf('+47 451 11 111'));
    expect(html).toContain(`>${KRR} I natt 02.31.<`);
  });

  test('[K09] ikke hentet fra registeret: infoikon foran verdien, med forklaringen som tips og under', () => {
    const html = felt({ kilde: 'manuell', register: 'krr', redigerHref: '/rediger' });
    expect(html).toContain(`<title>${IKKE_KRR}</title>`);
    expect(html.indexOf(`<title>${IKKE_KRR}</title>`)).toBeLessThan(html.indexOf('+47 451 11 111'));
    expect(html).toContain(`>${IKKE_KRR}<`);
    expect(html).toContain('href="/rediger"');
    expect(html).not.toContain('Låst');
  });

  test('[K09] et tomt felt som registeret skulle hatt, sier det samme', () => {
    const html = felt({ verdi: { slag: 'tom' }, register: 'krr', redigerHref: '/rediger' });
    expect(html).toContain(`<title>${IKKE_KRR}</title>`);
    expect(html).toContain('–');
    expect(html).toContain('ingen verdi');
  });

  test.each`
    sprak   | kilde                | register             | setning
    ${'nb'} | ${'folkeregisteret'} | ${'folkeregisteret'} | ${'Hentet fra Folkeregisteret.'}
    ${'nb'} | ${'hr'}              | ${'hr'}              | ${'Hentet fra HR-systemet.'}
    ${'nb'} | ${'manuell'}         | ${'folkeregisteret'} | ${'Manuell registrering. Informasjonen kunne ikke hentes fra Folkeregisteret.'}
    ${'nb'} | ${'manuell'}         | ${'hr'}              | ${'Manuell registrering. Informasjonen kunne ikke hentes fra HR-systemet.'}
    ${'nb'} | ${'manuell'}         | ${undefined}         | ${'Manuell registrering.'}
    ${'nb'} | ${'oppstart'}        | ${undefined}         | ${'Overført fra tidligere system.'}
    ${'nb'} | ${'overstyring'}     | ${'folkeregisteret'} | ${'Overstyrt av systemforvalter til og med 31. juli 2027.'}
    ${'nn'} | ${'krr'}             | ${'krr'}             | ${'Henta frå Kontakt- og reservasjonsregisteret.'}
    ${'nn'} | ${'manuell'}         | ${'krr'}             | ${'Manuell registrering. Informasjonen kunne ikkje hentast frå Kontakt- og reservasjonsregisteret.'}
  `('[V07] $sprak: $kilde sier «$setning»', ({ sprak, kilde, register, setning }) => {
    const html = felt({ kilde, register, last: kilde !== 'manuell', gyldigTil: '2027-07-31' }, sprak);
    expect(html).toContain(`<title>${setning}</title>`);
    expect(html).toContain(`>${setning}<`);
  });

  test('[K07] et låst felt kan ikke redigeres, heller ikke når en adresse følger med', () => {
    expect(felt({ kilde: 'krr', register: 'krr', last: true, redigerHref: '/rediger' })).not.toContain('/rediger');
  });

  test('[L01] «Hvorfor?» sier hvilket felt det gjelder også for den som bare hører lenken', () => {
    expect(felt({ hvorforHref: '/hvorfor' })).toMatch(
      /<a [^>]*href="\/hvorfor"[^>]*>Hvorfor\?<span class="ds-sr-only"> Telefon mobil<\/span>/,
    );
  });

  test('en skjermet verdi røper verken kilde, tid, lås eller hvor den rettes', () => {
    const html = felt({
      verdi: { slag: 'skjermet' },
      kilde: 'folkeregisteret',
      register: 'folkeregisteret',
      last: true,
      hentet: '2027-03-02T01:31:00Z',
      registrertAv: 'Astrid',
      registerHref: 'https://www.skatteetaten.no/',
      redigerHref: '/rediger',
      lenke: { tekst: 'Se på kart', href: '/kart' },
    });
    expect(html).toContain('Skjermet');
    expect(html).not.toMatch(/Folkeregisteret|02\.31|Låst|Astrid|skatteetaten|rediger|kart/);
    const hvorfor = tegn(<Hvorfor visning={hvorforSkjermet('nb')} sprak="nb" naa={NAA} />);
    expect(hvorfor).toContain('Du har ikke tilgang til denne opplysningen.');
    expect(hvorfor).not.toMatch(/HEMMELIG|Folkeregisteret|02\.31/);
  });

  test('verdier kan ikke bli til HTML', () => {
    expect(felt({ verdi: { slag: 'tekst', tekst: '<script>alert(1)</script>' } })).not.toContain('<script>');
  });
});

describe('skjema og tabell holder uten script', () => {
  test('etikett, hjelp og feil er knyttet til feltet', () => {
    const html = tegn(
      <Skjemafelt
        felt={{ slag: 'tekst', navn: 'epost', etikett: 'E-post', hjelp: 'Hjelp', feil: 'Skriv hele adressen' }}
        sprak="nb"
      />,
    );
    expect(html).toContain('for="felt-epost"');
    expect(html).toContain('id="felt-epost"');
    expect(html).toContain('aria-describedby="felt-epost-feil felt-epost-hjelp"');
    expect(html).toContain('aria-invalid="true"');
  });

  test('feiloppsummeringen lenker til feltet og er borte når alt er i orden', () => {
    expect(tegn(<Feiloppsummering feil={[{ navn: 'epost', melding: 'Skriv hele adressen' }]} sprak="nb" />)).toContain(
      'href="#felt-epost"',
    );
    expect(tegn(<Feiloppsummering feil={[]} sprak="nb" />)).toBe('');
  });

  test('en tom tabell sier hvorfor i stedet for å stå tom', () => {
    const tabell = { tittel: 'Elever', kolonner: [], rader: [], nokkel: String, tomt: { tittel: 'Ingen elever.' } };
    expect(tegn(<Tabell tabell={tabell} sprak="nb" />)).toContain('Ingen elever.');
  });

  test('ukjent sluttall gir en stripe uten verdi, ikke 0 %', () => {
    const linje = { navn: 'KRR', tilstand: 'henter', hentet: 12, nye: 0, endret: 0, uendret: 12, holdtIgjen: 0 } as const;
    const framdrift = {
      id: 'a',
      overskrift: 'I natt',
      status: 'Henter',
      pagar: true,
      sideHref: '/',
      framdriftHref: '/',
      linjer: [linje],
    };
    expect(tegn(<Framdrift framdrift={framdrift} sprak="nb" />)).toMatch(/<progress aria-label="KRR" max="1"><\/progress>/);
  });
});

describe('hele sider', () => {
  const alle = Object.keys(galleri).flatMap((sti) => sprakene.map((sprak) => [sti, sprak] as const));

  test.each(alle)('%s på %s har verken stil, script eller manglende tekst inne i seg', (sti, sprak) => {
    const html = side(sti, sprak);
    expect(html.startsWith('<!doctype html><html lang="')).toBe(true);
    expect(html).not.toMatch(/\sstyle=/);
    expect(html).not.toMatch(/<style|\son[a-z]+="|javascript:/);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(html).not.toMatch(/undefined|\[object Object\]|NaN|Invalid/);
    expect(html.match(/<h1/g)).toHaveLength(1);
  });

  test('alt en side ber om, ligger i tabellen under en adresse som følger av innholdet', () => {
    const statisk = statiskeFiler();
    const bedt = [...side('/innlesing', 'nb').matchAll(/(?:href|src)="(\/statisk\/[^"]+)"/g)].map((m) => m[1]!);
    expect(bedt.length).toBeGreaterThan(4);
    for (const sti of bedt) {
      const fil = statisk.filer.get(sti);
      const hash = fil && createHash('sha256').update(fil.bytes).digest('base64url').slice(0, fil.hash.length);
      expect({ sti, hash }).toEqual({ sti, hash: fil?.hash ?? 'mangler' });
    }
  });

  test('modulene fra Designsystemet finner hverandre i tabellen', () => {
    const { filer } = statiskeFiler();
    const ds = [...filer.values()].filter((f) => f.sti.includes('/ds/'));
    expect(ds.length).toBeGreaterThan(2);
    const mangler = ds.flatMap((fil) =>
      [...fil.bytes.toString().matchAll(/from ?"([^"]+)"/g)].filter(
        (m) => !filer.has(new URL(m[1]!, `http://x${fil.sti}`).pathname),
      ),
    );
    expect(mangler).toEqual([]);
  });

  test('stilarket bruker ingen variabel som ikke er satt', () => {
    const css = statiskeFiler().filer.get(statiskeFiler().adresse('friminutt.css'))!.bytes.toString();
    const satt = new Set([...css.matchAll(/(--[a-z0-9_-]+)\s*:/gi)].map((m) => m[1]));
    const brukt = new Set([...css.matchAll(/var\((--ds-[a-z0-9_-]+)\)/gi)].map((m) => m[1]!));
    // These belong to colours the theme leaves out (info, success): overridden by data-color wherever they are used.
    const uten = [...brukt].filter((v) => !satt.has(v) && !/^--ds-color-(info|success)-/.test(v));
    expect(uten).toEqual([]);
  });

  test('reglene tillater bare våre egne filer', () => {
    expect(innholdspolicy()).toContain("script-src 'self';");
    expect(innholdspolicy()).toContain("style-src 'self';");
    expect(innholdspolicy()).not.toContain('unsafe');
  });

  test('en side med alt den trenger er lett nok for en dårlig telefon', () => {
    const { filer } = statiskeFiler();
    const html = side('/personkort', 'nb');
    const sendt = [...html.matchAll(/(?:href|src)="(\/statisk\/[^"]+)"/g)].map((m) => filer.get(m[1]!)!);
    const sum = gzipSync(html).length + sendt.reduce((n, f) => n + (f.gzip ?? f.bytes).length, 0);
    expect(sum).toBeLessThan(40_000);
  });
});

describe('menyen', () => {
  const side = (antall: number) =>
    tegnSide({
      sprak: 'nb',
      tittel: 'x',
      statisk: statiskeFiler(),
      innhold: null,
      skall: {
        ...galleriskall('/felt', 'nb'),
        meny: Array.from({ length: antall }, (_, i) => ({
          href: `/${i}`,
          tekst: `Punkt ${i}`,
          gruppe: i < 2 ? null : i % 2 === 0 ? 'Elever' : 'Drift',
        })),
      },
    });
  test('en kort meny er én liste uten overskrifter', () => {
    expect(side(9)).not.toContain('fm-menygruppe');
  });
  test('en lang meny har overskrifter, og hver liste sier hva den heter', () => {
    const html = side(10);
    expect(html.match(/fm-menygruppe/g)).toHaveLength(2);
    expect(html).toMatch(/id="meny-1">Elever<\/p><ul aria-labelledby="meny-1"><li><a href="\/2"/);
    expect(html).toMatch(/id="meny-2">Drift<\/p><ul aria-labelledby="meny-2"><li><a href="\/3"/);
  });
});
