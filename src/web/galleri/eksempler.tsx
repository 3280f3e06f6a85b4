import { Statusmerke, type Framdriftsvisning, type Skjemafeltvisning, type Tabellvisning } from '#web/komponenter/index.ts';
import type { Skallvisning } from '#web/skall/index.ts';
import { kortDato, tall, type Sprak } from '#web/tekster/index.ts';

const meny = ['felt', 'personkort', 'innlesing', 'tabell', 'skjema', 'meldinger', 'tomt'] as const;

/** The shell around each page of the gallery. */
export function galleriskall(sti: string, sprak: Sprak): Skallvisning {
  return {
    kommune: 'Fjordvik kommune',
    forsideHref: '/felt',
    merknad: 'Galleri over komponentene. Alle personer er oppdiktet.',
    sted: {
      valgt: 'Fjordvik skole',
      valg: [
        { tekst: 'Hele kommunen', href: '/felt?sted=kommune' },
        { tekst: 'Fjordvik skole', href: '/felt?sted=1', valgt: true },
        { tekst: 'Skåredalen barne- og ungdomsskole', href: '/felt?sted=2' },
      ],
    },
    skolear: {
      valgt: '2026/27',
      valg: [
        { tekst: '2026/27', href: '/felt?ar=2026', valgt: true },
        { tekst: '2025/26', href: '/felt?ar=2025' },
      ],
    },
    meny: meny.map((m) => ({
      tekst: m.charAt(0).toUpperCase() + m.slice(1),
      href: `/${m}`,
      valgt: sti === `/${m}`,
      venter: m === 'innlesing' ? 2 : 0,
    })),
    sok: { href: '/tabell' },
    person: {
      navn: 'Felicia Ansatt',
      rolle: 'Sekretær, Fjordvik skole',
      meny: [{ tekst: 'Min profil', href: '/felt?min' }],
      loggUt: { href: '/ut', skjult: { nokkel: '1' } },
    },
    sprakvalg: { nb: `${sti}?sprak=nb`, nn: `${sti}?sprak=nn` },
    bunnlenker: [{ tekst: sprak === 'nn' ? 'Tilgjengelegheit' : 'Tilgjengelighet', href: '/tomt?t' }],
  };
}

/** A night's run on its way; from `fart` 4 it is done. */
export function kjoring(fart: number, sti: string, hendelserHref?: string): Framdriftsvisning {
  const ferdig = fart >= 4;
  const hentet = Math.min(3377, 1204 + fart * 600);
  return {
    id: 'kjoring-1',
    overskrift: 'I natt 02.10 – 02.47',
    status: ferdig ? 'Ferdig. HR venter på deg.' : 'Henter fra Kontakt- og reservasjonsregisteret. 1 av 4 kilder er ferdig.',
    merke: ferdig ? { tone: 'ok', tekst: 'Ferdig' } : { tone: 'noytral', tekst: 'Pågår', ikon: 'klokke' },
    pagar: !ferdig,
    sideHref: sti,
    framdriftHref: `${sti}?fart=${fart + 1}`,
    hendelserHref,
    linjer: [
      {
        navn: 'Folkeregisteret',
        tilstand: 'ferdig',
        hentet: 4112,
        totalt: 4112,
        nye: 3,
        endret: 31,
        uendret: 4076,
        holdtIgjen: 2,
        holdtIgjenHref: '/tabell',
      },
      {
        navn: 'Kontakt- og reservasjonsregisteret',
        tilstand: ferdig ? 'ferdig' : 'henter',
        hentet: ferdig ? 3377 : hentet,
        totalt: 3377,
        nye: 0,
        endret: 58,
        uendret: (ferdig ? 3377 : hentet) - 58,
        holdtIgjen: 0,
        perSekund: 412,
        sekunderIgjen: 130,
      },
      {
        navn: 'HR',
        tilstand: 'stoppet',
        hentet: 215,
        totalt: 256,
        nye: 0,
        endret: 0,
        uendret: 0,
        holdtIgjen: 0,
        melding: '41 færre stillinger enn i går (16 %).',
        lenker: [{ tekst: 'Se forskjellen', href: '/tabell' }],
        handlinger: [
          { tekst: 'Godkjenn', href: '/bekreftelse', skjult: { kjoring: '1' } },
          { tekst: 'Avvis', href: '/bekreftelse' },
        ],
      },
      {
        navn: 'Nasjonalt skoleregister',
        tilstand: ferdig ? 'feilet' : 'henter',
        hentet: 12,
        nye: 0,
        endret: 0,
        uendret: 12,
        holdtIgjen: 0,
        melding: ferdig ? 'Registeret svarte ikke. Prøver igjen kl. 03.10.' : undefined,
      },
    ],
  };
}

interface Elevrad {
  readonly navn: string;
  readonly klasse: string;
  readonly fodt: string;
  readonly antall: number;
}
export const elever: readonly Elevrad[] = [
  { navn: 'Rask Herre', klasse: '3A', fodt: '2018-04-02', antall: 12 },
  { navn: 'Urolig Kaie', klasse: '3A', fodt: '2018-11-30', antall: 3 },
  { navn: 'Konkurransedyktig Baug', klasse: '6A', fodt: '2015-05-20', antall: 1204 },
  { navn: 'Veik Allianse', klasse: '1B', fodt: '2020-01-12', antall: 0 },
  { navn: 'Gjennomsiktig-Oppmerksom Sommerfuglvinge Kristoffersen-Øvrebø', klasse: '10C', fodt: '2011-08-08', antall: 7 },
];

/** A table of pupils, dense or roomy. */
export const tabell = (tett: boolean, rader: readonly Elevrad[]): Tabellvisning<Elevrad> => ({
  tittel: tett ? 'Klasseliste' : 'Elever',
  tett,
  nokkel: (e: Elevrad) => e.navn,
  rader,
  kolonner: [
    {
      id: 'navn',
      tittel: 'Navn',
      radtittel: true,
      celle: (e: Elevrad) => (
        <a className="ds-link" href="/personkort">
          {e.navn}
        </a>
      ),
      sortering: { href: '/tabell?sorter=navn', retning: 'stigende' as const },
    },
    { id: 'klasse', tittel: 'Klasse', celle: (e: Elevrad) => e.klasse, sortering: { href: '/tabell?sorter=klasse' } },
    { id: 'fodt', tittel: 'Født', celle: (e: Elevrad) => <span className="fm-tall">{kortDato(e.fodt)}</span> },
    { id: 'endret', tittel: 'Endringer', celle: (e: Elevrad) => tall(e.antall), tall: true },
    {
      id: 'status',
      tittel: 'Status',
      celle: (e: Elevrad) => (
        <Statusmerke merke={e.antall === 0 ? { tone: 'trengerDeg', tekst: 'Holdt igjen' } : { tone: 'ok', tekst: 'Lest inn' }} />
      ),
    },
  ],
  tomt: { tittel: 'Ingen elever passer til søket.', forklaring: 'Prøv med færre bokstaver, eller søk på fødselsdato.' },
  sider: { side: 2, av: 7, forrigeHref: '/tabell?side=1', nesteHref: '/tabell?side=3' },
});

/** A form with a field of every kind; `feil`: drawn again with faults. */
export const skjemafelt = (feil: boolean): readonly Skjemafeltvisning[] => [
  {
    slag: 'tekst',
    navn: 'epost',
    etikett: 'E-post',
    type: 'email',
    verdi: feil ? 'tullekoppen' : '',
    hjelp: 'Brukes når Kontakt- og reservasjonsregisteret ikke har noen adresse.',
    feil: feil ? 'Skriv hele e-postadressen, for eksempel navn@eksempel.no' : undefined,
  },
  { slag: 'tekst', navn: 'mobil', etikett: 'Telefon mobil', type: 'tel', bredde: 'middels', valgfritt: true },
  { slag: 'tekst', navn: 'dato', etikett: 'Gjelder til og med', type: 'date', bredde: 'middels' },
  { slag: 'flerlinje', navn: 'grunn', etikett: 'Begrunnelse', hjelp: 'Blir lagret i sporingen.' },
  {
    slag: 'velg',
    navn: 'skole',
    etikett: 'Skole',
    valg: [
      { verdi: '', tekst: 'Velg skole' },
      { verdi: '1', tekst: 'Fjordvik skole' },
    ],
  },
  {
    slag: 'radio',
    navn: 'rolle',
    etikett: 'Rolle',
    valg: [
      { verdi: 'mor', tekst: 'Mor' },
      { verdi: 'annen', tekst: 'Annen', hjelp: 'Stefar, besteforelder eller andre.' },
    ],
    feil: feil ? 'Velg rollen til Bård' : undefined,
  },
  { slag: 'avkryssing', navn: 'samtykke', etikett: 'Alle med foreldreansvar har samtykket' },
  { slag: 'fil', navn: 'fil', etikett: 'Fil fra HR', typer: '.xml', valgfritt: true },
];
