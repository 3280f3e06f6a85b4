import type { Feltvisning, Hvorforvisning, Tilgangsvisning } from '#web/komponenter/index.ts';
import { tekst, type Sprak } from '#web/tekster/index.ts';

/** The gallery's clock: a Tuesday morning in the school year. */
export const NAA = '2027-03-02T08:30:00+01:00';
const I_NATT = '2027-03-02T01:31:00Z';

const MINPROFIL = 'https://minprofil.kontaktregisteret.no/';

/** The field in every state it can have. */
export function alleFelt(sprak: Sprak): readonly Feltvisning[] {
  const n = tekst(sprak).feltnavn;
  const hvorforHref = `/hvorfor?sprak=${sprak}`;
  return [
    {
      navn: 'mobiltelefonnummer',
      etikett: n.mobiltelefonnummer,
      verdi: { slag: 'telefon', nummer: '+4745111111' },
      kilde: 'krr',
      register: 'krr',
      last: true,
      hentet: I_NATT,
      hvorforHref,
    },
    {
      navn: 'epostadresse',
      etikett: n.epostadresse,
      verdi: { slag: 'tekst', tekst: 'konkurransedyktig.baugs.far@eksempel.no' },
      kilde: 'manuell',
      register: 'krr',
      last: false,
      registrert: '2025-08-12T10:04:00Z',
      registrertAv: 'Astrid Assistent',
      hvorforHref,
      redigerHref: '/skjema',
    },
    {
      navn: 'privatEpost',
      etikett: n.privatEpost,
      verdi: {
        slag: 'tom',
        grunn: sprak === 'nn' ? 'Personen har ikkje registrert e-post.' : 'Personen har ikke registrert e-post.',
      },
      register: 'krr',
      last: false,
      hvorforHref,
      redigerHref: '/skjema',
    },
    {
      navn: 'arbeidstelefon',
      etikett: n.arbeidstelefon,
      verdi: { slag: 'telefon', nummer: '+4722334455' },
      kilde: 'manuell',
      last: false,
      registrert: '2027-03-01T13:10:00Z',
      registrertAv: 'Felicia Ansatt',
      hvorforHref,
      redigerHref: '/skjema',
    },
    {
      navn: 'adresse',
      etikett: n.adresse,
      verdi: { slag: 'linjer', linjer: ['Sognsvelen 220 D', '0863 Oslo'] },
      kilde: 'folkeregisteret',
      register: 'folkeregisteret',
      last: true,
      hentet: I_NATT,
      hvorforHref,
      lenke: { tekst: tekst(sprak).felt.sePaKart, href: '/kart' },
    },
    {
      navn: 'fodselsnummer',
      etikett: n.fodselsnummer,
      verdi: { slag: 'maskert', vist: '278509 •••••', visHref: '/bekreftelse' },
      kilde: 'folkeregisteret',
      register: 'folkeregisteret',
      last: true,
      hentet: I_NATT,
      hvorforHref,
    },
    {
      navn: 'fornavn',
      etikett: n.fornavn,
      verdi: { slag: 'tekst', tekst: 'Konkurransedyktig' },
      kilde: 'overstyring',
      register: 'folkeregisteret',
      last: false,
      gyldigTil: '2027-07-31',
      registrert: '2027-01-14T11:00:00Z',
      registrertAv: 'Lars Leder',
      hvorforHref,
      redigerHref: '/skjema',
    },
    {
      navn: 'postadresse',
      etikett: n.postadresse,
      verdi: { slag: 'skjermet' },
      kilde: 'folkeregisteret',
      register: 'folkeregisteret',
      last: true,
      hentet: I_NATT,
      hvorforHref,
    },
    {
      navn: 'stilling',
      etikett: n.stilling,
      verdi: { slag: 'tekst', tekst: 'Lektor med tilleggsutdanning' },
      kilde: 'hr',
      register: 'hr',
      last: true,
      hentet: '2027-03-01T01:12:00Z',
      hvorforHref,
    },
    {
      navn: 'mobil2',
      etikett: `${n.mobiltelefonnummer} (min profil)`,
      verdi: { slag: 'telefon', nummer: '+4793004236' },
      kilde: 'krr',
      register: 'krr',
      last: true,
      hentet: '2026-11-04T01:31:00Z',
      registerHref: MINPROFIL,
    },
    { navn: 'alias', etikett: n.alias, verdi: { slag: 'tom' }, last: false },
    {
      navn: 'klasse',
      etikett: n.klasse,
      verdi: { slag: 'tekst', tekst: '6A' },
      kilde: 'oppstart',
      last: false,
      registrert: '2024-08-01T06:00:00Z',
    },
  ];
}

export function hvorforLast(sprak: Sprak): Hvorforvisning {
  return {
    etikett: tekst(sprak).feltnavn.mobiltelefonnummer,
    hvem: 'Bård Øyvind Leite',
    verdi: { slag: 'telefon', nummer: '+4745111111' },
    last: true,
    kilde: 'krr',
    register: 'krr',
    kildetidspunkt: '2026-05-04T10:00:00Z',
    bekreftetAv: 'Bård',
    hentet: I_NATT,
    rettesHos: { tekst: 'minprofil.kontaktregisteret.no', href: MINPROFIL },
    neste: '2027-03-03T01:30:00Z',
    oppdater: { tekst: tekst(sprak).hvorfor.oppdater, href: '/oppdater', skjult: { person: '1' } },
    rangering: ['overstyring', 'krr', 'manuell'],
    andre: [{ verdi: { slag: 'telefon', nummer: '+4799999999' }, kilde: 'manuell', hvem: 'Felicia Ansatt', fra: '2026-10-01' }],
    tidligere: [
      {
        verdi: { slag: 'telefon', nummer: '+4793004236' },
        kilde: 'manuell',
        hvem: 'Astrid Assistent',
        fra: '2025-08-12',
        til: '2025-09-01',
      },
    ],
    tilbakeHref: '/felt',
  };
}

export const hvorforApen = (sprak: Sprak): Hvorforvisning => ({
  etikett: tekst(sprak).feltnavn.epostadresse,
  hvem: 'Bård Øyvind Leite',
  verdi: { slag: 'tekst', tekst: 'tullekoppen@eksempel.no' },
  last: false,
  kilde: 'manuell',
  register: 'krr',
  registrert: '2027-03-01T13:10:00Z',
  registrertAv: 'Astrid Assistent',
  rettesHos: { tekst: 'minprofil.kontaktregisteret.no', href: MINPROFIL },
  neste: '2027-03-03T01:30:00Z',
  tidligere: [],
  tilbakeHref: '/felt',
});

export const hvorforOverstyrt = (sprak: Sprak): Hvorforvisning => ({
  etikett: tekst(sprak).feltnavn.fornavn,
  verdi: { slag: 'tekst', tekst: 'Konkurransedyktig' },
  last: false,
  kilde: 'overstyring',
  register: 'folkeregisteret',
  registrert: '2027-01-14T11:00:00Z',
  registrertAv: 'Lars Leder',
  begrunnelse:
    sprak === 'nn' ? 'Eleven byter namn; Folkeregisteret er varsla.' : 'Eleven bytter navn; Folkeregisteret er varslet.',
  gyldigTil: '2027-07-31',
  andre: [{ verdi: { slag: 'tekst', tekst: 'Baug' }, kilde: 'folkeregisteret', fra: '2015-06-01' }],
  tidligere: [],
  tilbakeHref: '/felt',
});

export const hvorforSkjermet = (sprak: Sprak): Hvorforvisning => ({
  etikett: tekst(sprak).feltnavn.adresse,
  verdi: { slag: 'skjermet' },
  last: true,
  kilde: 'folkeregisteret',
  register: 'folkeregisteret',
  hentet: I_NATT,
  tidligere: [{ verdi: { slag: 'tekst', tekst: 'HEMMELIG-TIDLIGERE' }, kilde: 'manuell' }],
  tilbakeHref: '/felt',
});

export const tilgangNei: Tilgangsvisning = {
  sporsmal: 'Kan Bård se Konkurransedyktig?',
  svar: false,
  steg: [
    { utfall: 'ja', tekst: 'Bård er innlogget med ID-porten (høyt nivå)' },
    { utfall: 'ja', tekst: 'Bård er registrert som far i Folkeregisteret' },
    {
      utfall: 'nei',
      tekst: 'Foreldreansvar: Folkeregisteret sier «mor» (mottatt 12. mars)',
      forklaring: 'Bare foreldreansvar gir tilgang. Rettes hos Skatteetaten; kommer hit av seg selv.',
      lenke: { tekst: 'skatteetaten.no', href: 'https://www.skatteetaten.no/' },
    },
    { utfall: 'ikkeVurdert', tekst: 'Ingen sperring gjelder mellom Bård og Konkurransedyktig' },
  ],
  handling: { tekst: 'Registrer henvendelse', href: '/skjema' },
  tilbakeHref: '/felt',
};
