import { fnr as fasit } from '@navikt/fnrvalidator';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kontraktmappe, lesKontrakt } from '#verktoy/kontrakter.ts';
import { erGyldigOrganisasjonsnummer, kontrollregelFor, valider, type Kontrollregel, type Miljo } from './index.ts';

const kort = (nummer: string, miljo: Miljo, kontrollregel: Kontrollregel) => {
  const svar = valider(nummer, { miljo, kontrollregel, idag: '2026-02-01' });
  return svar.ok ? `gyldig ${svar.type}${svar.syntetisk ? ` ${svar.syntetisk}` : ''}` : svar.kode;
};

// The rows of Skatteetaten's own vectors and of the rule table. Numbers without a mark are published examples, not people of ours.
test.each`
  rad      | nummer            | miljo           | regel     | svar
  ${'I01'} | ${'20036914700'}  | ${'produksjon'} | ${'1964'} | ${'gyldig fodselsnummer'}
  ${'I02'} | ${'20036914712'}  | ${'produksjon'} | ${'1964'} | ${'kontrollsiffer'}
  ${'I03'} | ${'29020073150'}  | ${'produksjon'} | ${'1964'} | ${'gyldig fodselsnummer'}
  ${'I04'} | ${'29020105729'}  | ${'produksjon'} | ${'1964'} | ${'dato'}
  ${'I05'} | ${'30108299939'}  | ${'produksjon'} | ${'2032'} | ${'gyldig fodselsnummer'}
  ${'I05'} | ${'30108299939'}  | ${'produksjon'} | ${'1964'} | ${'kontrollsiffer'}
  ${'I08'} | ${'03851598730'}  | ${'test'}       | ${'1964'} | ${'gyldig fodselsnummer tenor'}
  ${'I08'} | ${'03851598730'}  | ${'produksjon'} | ${'1964'} | ${'syntetisk_i_produksjon'}
  ${'I09'} | ${'30908299902'}  | ${'test'}       | ${'2032'} | ${'gyldig fodselsnummer tenor'}
  ${'I10'} | ${'41819077302'}  | ${'test'}       | ${'1964'} | ${'gyldig dNummer tenor'}
  ${'I11'} | ${'41819077906'}  | ${'test'}       | ${'2032'} | ${'gyldig dNummer tenor'}
  ${'I11'} | ${'41819077906'}  | ${'test'}       | ${'1964'} | ${'kontrollsiffer'}
  ${'I12'} | ${'55102499947'}  | ${'produksjon'} | ${'2032'} | ${'gyldig dNummer'}
  ${'I13'} | ${'27850998855'}  | ${'test'}       | ${'1964'} | ${'gyldig fodselsnummer tenor'}
  ${'I13'} | ${'27850998855'}  | ${'demo'}       | ${'2032'} | ${'gyldig fodselsnummer tenor'}
  ${'I14'} | ${'27850998854'}  | ${'test'}       | ${'2032'} | ${'kontrollsiffer'}
  ${'I15'} | ${'27850998865'}  | ${'test'}       | ${'2032'} | ${'kontrollsiffer'}
  ${'I16'} | ${'2785099885'}   | ${'test'}       | ${'2032'} | ${'format'}
  ${'I16'} | ${'278509988551'} | ${'test'}       | ${'2032'} | ${'format'}
  ${'I16'} | ${'2785O998855'}  | ${'test'}       | ${'2032'} | ${'format'}
  ${'I17'} | ${'45831690023'}  | ${'test'}       | ${'1964'} | ${'gyldig dNummer tenor'}
  ${'I18'} | ${'15507600333'}  | ${'test'}       | ${'1964'} | ${'gyldig fodselsnummer nav'}
  ${'I18'} | ${'15507600333'}  | ${'produksjon'} | ${'1964'} | ${'syntetisk_i_produksjon'}
  ${'I19'} | ${'200816832910'} | ${'produksjon'} | ${'1964'} | ${'gyldig duf'}
  ${'I20'} | ${'199201426900'} | ${'test'}       | ${'2032'} | ${'gyldig duf'}
  ${'I21'} | ${'123411234560'} | ${'test'}       | ${'2032'} | ${'format'}
  ${'I21'} | ${'200816832909'} | ${'test'}       | ${'2032'} | ${'kontrollsiffer'}
`('[B09] $rad i $miljo etter $regel-regelen: $svar', ({ nummer, miljo, regel, svar }) => {
  expect(kort(nummer as string, miljo as Miljo, regel as Kontrollregel)).toBe(svar);
});

const endelser = (base: string) =>
  Array.from({ length: 100 }, (_, i) => String(i).padStart(2, '0')).filter(
    (slutt) => valider(base + slutt, { miljo: 'produksjon', kontrollregel: '2032' }).ok,
  );

test('[B09] I06 301082 999 har nøyaktig fire gyldige endelser etter 2032-regelen', () => {
  expect(endelser('301082999')).toEqual(['20', '39', '47', '55']);
});

test('[B09] I07 020132 999 har tre: et kontrollsiffer som ville blitt 10, gir ikke noe nummer', () => {
  expect(endelser('020132999')).toEqual(['03', '11', '97']);
});

test.each`
  rad      | nummer           | dato
  ${'I08'} | ${'03851598730'} | ${{ dag: 3, maned: 5, tosifretAr: 15 }}
  ${'I13'} | ${'27850998855'} | ${{ dag: 27, maned: 5, tosifretAr: 9 }}
  ${'I17'} | ${'45831690023'} | ${{ dag: 5, maned: 3, tosifretAr: 16 }}
`('[B09] $rad datodelen leses uten tilleggene på dag og måned', ({ nummer, dato }) => {
  expect(valider(nummer as string, { miljo: 'test', kontrollregel: '2032' })).toMatchObject({ ok: true, dato });
});

test('[B09] I12 datodelen i et D-nummer', () => {
  expect(valider('55102499947', { miljo: 'produksjon', kontrollregel: '2032' })).toMatchObject({
    dato: { dag: 15, maned: 10, tosifretAr: 24 },
  });
});

test('[B09] I22 kjønn og alder står aldri i svaret, heller ikke for numre fra før 2032', () => {
  for (const [nummer, miljo] of [
    ['02013299997', 'produksjon'],
    ['27850998855', 'test'],
  ] as const) {
    const svar = valider(nummer, { miljo, kontrollregel: '2032' });
    expect(svar.ok).toBe(true);
    expect(Object.keys(svar).sort()).toEqual(['avvik', 'dato', 'ok', 'syntetisk', 'type', 'verdi']);
  }
});

test('[B09] I23 en fødselsdato som avviker fra nummeret, godtas og noteres', () => {
  const svar = (fodselsdato: string) => valider('45831690023', { miljo: 'test', kontrollregel: '1964', fodselsdato });
  expect(svar('2016-03-12')).toMatchObject({ ok: true, avvik: ['fodselsdato_avviker'] });
  expect(svar('2016-03-05')).toMatchObject({ ok: true, avvik: [] });
});

test('[B09] et DUF-nummer fra lenger fram enn neste år avvises, også når kontrolltallet stemmer', () => {
  const gyldige = (idag: string) =>
    Array.from({ length: 11 }, (_, i) => `2041000000${String(i).padStart(2, '0')}`)
      .map((nummer) => valider(nummer, { miljo: 'test', kontrollregel: '2032', idag }))
      .map((svar) => (svar.ok ? 'gyldig' : svar.kode));
  expect(gyldige('2040-06-01').filter((k) => k === 'gyldig')).toHaveLength(1);
  expect(gyldige('2026-06-01').filter((k) => k === 'gyldig')).toHaveLength(0);
  expect(gyldige('2026-06-01').filter((k) => k === 'duf_arstall')).toHaveLength(1);
});

describe('[B09] miljøsperren går begge veier', () => {
  test.each`
    nummer           | miljo           | svar
    ${'20036914700'} | ${'test'}       | ${'ikke_syntetisk'}
    ${'20036914700'} | ${'demo'}       | ${'ikke_syntetisk'}
    ${'55102499947'} | ${'demo'}       | ${'ikke_syntetisk'}
    ${'41819077302'} | ${'produksjon'} | ${'syntetisk_i_produksjon'}
  `('$miljo svarer $svar', ({ nummer, miljo, svar }) => {
    expect(kort(nummer as string, miljo as Miljo, '2032')).toBe(svar);
  });

  test('hjelpenumre fra helsetjenesten avvises uten eget valg, og bare produksjon kan velge dem', () => {
    const fh = endelser0('800000001').map((slutt) => `800000001${slutt}`);
    expect(fh).not.toHaveLength(0);
    for (const nummer of fh) {
      expect(kort(nummer, 'produksjon', '2032')).toBe('hjelpenummer');
      expect(kort(nummer, 'test', '2032')).toBe('hjelpenummer');
      expect(valider(nummer, { miljo: 'produksjon', kontrollregel: '2032', tillatHjelpenummer: true })).toMatchObject({
        type: 'fhNummer',
      });
    }
    const valg = { kontrollregel: '1964', tillatHjelpenummer: true } as const;
    expect(valider('15507600333', { miljo: 'produksjon', ...valg })).toMatchObject({ type: 'hNummer', syntetisk: null });
    expect(valider('27850998855', { miljo: 'produksjon', ...valg })).toMatchObject({ kode: 'syntetisk_i_produksjon' });
  });

  const endelser0 = (base: string) =>
    Array.from({ length: 100 }, (_, i) => String(i).padStart(2, '0')).filter((slutt) => {
      const svar = valider(base + slutt, { miljo: 'produksjon', kontrollregel: '2032', tillatHjelpenummer: true });
      return svar.ok;
    });
});

test.each`
  dato            | miljo           | regel
  ${'2031-12-31'} | ${'produksjon'} | ${'1964'}
  ${'2032-01-01'} | ${'produksjon'} | ${'2032'}
  ${'2026-01-01'} | ${'test'}       | ${'2032'}
  ${'2026-01-01'} | ${'demo'}       | ${'2032'}
`('[B09] kontrollregelen i $miljo $dato er $regel', ({ dato, miljo, regel }) => {
  expect(kontrollregelFor(dato as string, miljo as Miljo)).toBe(regel);
});

test('[B09] avslag sier hva som kan gjøres, og gjentar aldri nummeret', () => {
  for (const nummer of ['20036914712', '29020105729', '2785O998855', '20036914700']) {
    const svar = valider(nummer, { miljo: 'test', kontrollregel: '2032' });
    expect(svar.ok).toBe(false);
    expect(svar.ok ? '' : svar.melding).toMatch(/^[^\d]+\.$/);
  }
});

// Two in a hundred random numbers pass the control digits, so the digits are made right more often than chance would.
const tallrekke = fc
  .tuple(
    fc.integer({ min: 1, max: 71 }),
    fc.constantFrom(0, 40, 80).chain((t) => fc.integer({ min: 1, max: 13 }).map((m) => m + t)),
    fc.integer({ min: 0, max: 99 }),
    fc.integer({ min: 0, max: 999 }),
    fc.integer({ min: 0, max: 9 }),
  )
  .map(([d, m, a, i, k]) => {
    const ti = [d, m, a].map((n) => String(n).padStart(2, '0')).join('') + String(i).padStart(3, '0') + String(k);
    return Array.from({ length: 10 }, (_, k2) => ti + String(k2));
  });

test('[B09] samme svar som en uavhengig utregning (NAV) for ti tusen tilfeldige numre', () => {
  let gyldige = 0;
  fc.assert(
    fc.property(tallrekke, (rekke) => {
      for (const nummer of rekke) {
        const vart = (['produksjon', 'test'] as const).some((miljo) => valider(nummer, { miljo, kontrollregel: '2032' }).ok);
        const deres = fasit(nummer).status === 'valid';
        if (deres) gyldige++;
        expect(vart).toBe(deres);
      }
    }),
    { numRuns: 1000, seed: 1964 },
  );
  expect(gyldige).toBeGreaterThan(50);
});

describe.skipIf(!kontraktmappe())('Skatteetatens testvektorer (hoppes over der shared/contracts mangler)', () => {
  const rader = kontraktmappe()
    ? lesKontrakt('folkeregisteret/foedselsnummer-testvektorer.csv')
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((linje, i) => ({ rad: i + 1, felt: linje.split(',') }))
    : [];
  test.each(rader)('[B09] rad $rad', ({ felt: [nummer = '', syntetisk, gyldig] }) => {
    const miljo = syntetisk === 'true' ? 'test' : 'produksjon';
    expect(valider(nummer, { miljo, kontrollregel: '2032' }).ok).toBe(gyldig === 'true');
  });
  test('alle ti radene ble lest', () => expect(rader).toHaveLength(10));
});

test.each`
  nummer         | gyldig
  ${'974760673'} | ${true}
  ${'974760674'} | ${false}
  ${'97476067'}  | ${false}
  ${'97476O673'} | ${false}
`('organisasjonsnummer $nummer: $gyldig', ({ nummer, gyldig }) => {
  expect(erGyldigOrganisasjonsnummer(nummer as string)).toBe(gyldig);
});
