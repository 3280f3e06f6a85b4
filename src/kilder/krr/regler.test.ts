import { describe, expect, test } from 'vitest';
import { tilInstant } from '#grunn/tid/index.ts';
import { fersk, vurderKontakt, type Kontaktoppforing, type Kontakttilstand, type Oppslag } from './index.ts';

const NA = tilInstant('2026-03-02T02:30:00Z');
const NYLIG = '2026-01-05T09:14:52.000Z';
const UTGATT = '2024-08-01T09:00:00.000Z'; // 19 months
const kanal = (verdi: string, oppdatert: string | null = NYLIG, verifisert: string | null = null) => ({
  verdi,
  oppdatert,
  verifisert,
});
const EPOST = kanal('rask@epost.example');
const MOBIL = kanal('+4741514965');

const oppforing = (mer: Partial<Kontaktoppforing> = {}): Kontaktoppforing => ({
  personidentifikator: '15901712345',
  status: 'AKTIV',
  reservert: false,
  reservertTidspunkt: null,
  kanVarsles: true,
  epostadresse: EPOST,
  mobiltelefonnummer: MOBIL,
  sprak: 'nb',
  avvik: [],
  ...mer,
});
const svar = (mer: Partial<Kontaktoppforing> = {}): Oppslag => ({ utfall: 'oppforing', oppforing: oppforing(mer) });
const TIDLIGERE: Kontakttilstand = oppforing();
const BORTE: Partial<Kontaktoppforing> = { kanVarsles: false, epostadresse: null, mobiltelefonnummer: null };

describe('vurderKontakt (incoming 1.7)', () => {
  // Kortform per kanal: handling, fersk, låst, kan varsles om vedtak, portaltekst.
  const kort = (forrige: Kontakttilstand | undefined, oppslag: Oppslag, skjermet = false) =>
    Object.values(vurderKontakt(forrige, oppslag, NA, { skjermet })).map((k) =>
      [k.handling, k.fersk ? 'fersk' : '-', k.last ? 'låst' : 'åpen', k.kanVarslesVedtak ? 'vedtak' : '-', k.portaltekst].join(
        ' ',
      ),
    );

  test.each<[string, Kontakttilstand | undefined, Oppslag, string, string]>([
    ['AKTIV med begge verdier, første gang', undefined, svar(), 'sett fersk låst vedtak hentet', 'sett fersk låst vedtak hentet'],
    [
      'AKTIV uten endring: ingenting skrives',
      TIDLIGERE,
      svar(),
      'behold fersk låst vedtak hentet',
      'behold fersk låst vedtak hentet',
    ],
    [
      'AKTIV, samme e-post er bekreftet på nytt',
      TIDLIGERE,
      svar({ epostadresse: { ...EPOST, verifisert: '2026-02-20T08:00:00.000Z' } }),
      'sett fersk låst vedtak hentet',
      'behold fersk låst vedtak hentet',
    ],
    [
      'AKTIV, mobil mangler: KRRs mobil fjernes og kanalen åpnes',
      TIDLIGERE,
      svar({ mobiltelefonnummer: null }),
      'behold fersk låst vedtak hentet',
      'fjern - åpen - ma_oppdatere',
    ],
    [
      'AKTIV, e-post mangler og har aldri vært der: åpen for skolen',
      undefined,
      svar({ epostadresse: null }),
      'behold - åpen - ma_oppdatere',
      'sett fersk låst vedtak hentet',
    ],
    [
      '[E40] F-28 IKKE_REGISTRERT: verdiene fjernes, låsen slippes',
      TIDLIGERE,
      svar({ status: 'IKKE_REGISTRERT', ...BORTE }),
      'fjern - åpen - kunne_ikke_hentes',
      'fjern - åpen - kunne_ikke_hentes',
    ],
    [
      '[E40] F-28 SLETTET: verdiene fjernes, låsen slippes',
      TIDLIGERE,
      svar({ status: 'SLETTET', ...BORTE }),
      'fjern - åpen - kunne_ikke_hentes',
      'fjern - åpen - kunne_ikke_hentes',
    ],
    [
      '[E40] F-28 IKKE_REGISTRERT hele tiden: ingenting skrives',
      undefined,
      svar({ status: 'IKKE_REGISTRERT', ...BORTE }),
      'behold - åpen - kunne_ikke_hentes',
      'behold - åpen - kunne_ikke_hentes',
    ],
    [
      '[E40] F-28 reservert: verdiene beholdes låst, ingen varsel om vedtak',
      TIDLIGERE,
      svar({ reservert: true, kanVarsles: false }),
      'behold fersk låst - reservert',
      'behold fersk låst - reservert',
    ],
    [
      '[E40] F-28 reservert, og registeret holder verdiene tilbake',
      TIDLIGERE,
      svar({ reservert: true, ...BORTE }),
      'behold fersk låst - reservert',
      'behold fersk låst - reservert',
    ],
    [
      'F-29 e-post er 19 måneder, mobil er fersk',
      undefined,
      svar({ kanVarsles: false, epostadresse: kanal('gammel@epost.example', UTGATT) }),
      'sett - låst - bekreft',
      'sett fersk låst vedtak hentet',
    ],
    [
      'F-29 begge kanaler er utgått',
      undefined,
      svar({
        kanVarsles: false,
        epostadresse: kanal('gammel@epost.example', UTGATT),
        mobiltelefonnummer: kanal('+4741514965', UTGATT),
      }),
      'sett - låst - bekreft',
      'sett - låst - bekreft',
    ],
    [
      'F-29 utgått, og registeret holder verdiene tilbake: verdiene beholdes',
      TIDLIGERE,
      svar(BORTE),
      'behold fersk låst - bekreft',
      'behold fersk låst - bekreft',
    ],
    [
      'KAN_IKKE_VARSLES uten en grunn vi kan se: registerets nei gjelder',
      undefined,
      svar({ kanVarsles: false }),
      'sett fersk låst - hentet',
      'sett fersk låst - hentet',
    ],
    [
      'F-30 e-post kunne ikke leses: den gamle beholdes, men ikke til vedtak',
      TIDLIGERE,
      svar({ epostadresse: null, avvik: [{ kode: 'ugyldig_epost', felt: 'epostadresse' }] }),
      'behold fersk låst - bekreft',
      'behold fersk låst vedtak hentet',
    ],
    [
      'F-26 ikke med i svaret: ingen endring',
      TIDLIGERE,
      { utfall: 'mangler' },
      'behold fersk låst vedtak midlertidig_nede',
      'behold fersk låst vedtak midlertidig_nede',
    ],
    [
      'F-25 registeret er nede: ingen endring',
      TIDLIGERE,
      { utfall: 'feil' },
      'behold fersk låst vedtak midlertidig_nede',
      'behold fersk låst vedtak midlertidig_nede',
    ],
    [
      'F-25 nede, og vi vet ingenting fra før',
      undefined,
      { utfall: 'feil' },
      'behold - åpen - midlertidig_nede',
      'behold - åpen - midlertidig_nede',
    ],
    [
      'F-25 nede, og personen var reservert sist',
      { ...TIDLIGERE, reservert: true },
      { utfall: 'feil' },
      'behold fersk låst - midlertidig_nede',
      'behold fersk låst - midlertidig_nede',
    ],
  ])('[K07] [K09] %s', (_navn, forrige, oppslag, epost, mobil) => {
    expect(kort(forrige, oppslag)).toEqual([epost, mobil]);
  });

  test('[K07] kode 6 og 7: samme lås, men ingen oppfordring i portalen', () => {
    expect(kort(TIDLIGERE, svar({ mobiltelefonnummer: null }), true)).toEqual([
      'behold fersk låst vedtak skjermet',
      'fjern - åpen - skjermet',
    ]);
  });

  test('[K01] det som settes, er registerets verdi; det som beholdes, er vår', () => {
    const ny = kanal('ny@epost.example');
    const v = vurderKontakt(
      TIDLIGERE,
      svar({ epostadresse: ny, mobiltelefonnummer: null, avvik: [{ kode: 'ugyldig_telefon', felt: 'mobiltelefonnummer' }] }),
      NA,
    );
    expect([v.epostadresse.verdi, v.mobiltelefonnummer.verdi]).toEqual([ny, MOBIL]);
  });
});

describe('fersk (eForvaltningsforskriften § 32)', () => {
  test.each`
    na                        | oppdatert                 | verifisert                | svar     | hvorfor
    ${'2026-03-02T12:00:00Z'} | ${'2024-09-02T11:00:00Z'} | ${null}                   | ${true}  | ${'18 kalendermåneder på sekundet, sommertid mot vintertid'}
    ${'2026-03-02T12:00:00Z'} | ${'2024-09-02T10:59:59Z'} | ${null}                   | ${false} | ${'ett sekund for gammelt'}
    ${'2026-03-02T12:00:00Z'} | ${'2019-01-01T00:00:00Z'} | ${'2025-12-01T00:00:00Z'} | ${true}  | ${'gammelt, men nylig bekreftet'}
    ${'2026-03-02T12:00:00Z'} | ${'2025-12-01T00:00:00Z'} | ${'2019-01-01T00:00:00Z'} | ${true}  | ${'nylig endret etter en gammel bekreftelse'}
    ${'2026-03-02T12:00:00Z'} | ${null}                   | ${null}                   | ${false} | ${'ingen tider: ikke vist å være ferskt'}
    ${'2026-08-31T10:00:00Z'} | ${'2025-02-28T11:00:00Z'} | ${null}                   | ${true}  | ${'den 31. regnes til siste dag i februar'}
    ${'2026-08-31T10:00:00Z'} | ${'2025-02-28T10:59:59Z'} | ${null}                   | ${false} | ${'siste dag i februar, ett sekund for gammelt'}
    ${'2026-03-02T12:00:00Z'} | ${'2030-01-01T00:00:00Z'} | ${null}                   | ${false} | ${'en tid i framtiden beviser ingenting'}
    ${'2026-03-02T12:00:00Z'} | ${'2026-03-02T12:05:00Z'} | ${null}                   | ${true}  | ${'klokker kan gå litt ulikt'}
  `('F-29 $hvorfor', ({ na, oppdatert, verifisert, svar: ventet }) => {
    expect(
      fersk({ oppdatert: oppdatert as string | null, verifisert: verifisert as string | null }, tilInstant(na as string)),
    ).toBe(ventet);
  });
});
