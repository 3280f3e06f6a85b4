import type { ReactNode } from 'react';
import {
  Bekreftelse,
  Faner,
  Feltliste,
  Framdrift,
  Hvorfor,
  Knapp,
  Knappelenke,
  Kvittering,
  Personhode,
  Personliste,
  Sidetopp,
  Skjema,
  Stabel,
  Statusmerke,
  Tabell,
  Tilgangskjede,
  Tomt,
  Varselboks,
  type Framdriftsvisning,
  type Skjemafeltvisning,
} from '#web/komponenter/index.ts';
import type { Skallvisning } from '#web/skall/index.ts';
import type { Statisknavn } from '#web/statisk/index.ts';
import { kortDato, tall, tekst, type Sprak } from '#web/tekster/index.ts';
import { NAA, alleFelt, hvorforApen, hvorforLast, hvorforOverstyrt, hvorforSkjermet, tilgangNei } from './felt.ts';

/** A page of the gallery: every component in every state, with made-up content. Development only. */
export interface Galleriside {
  readonly tittel: string;
  readonly moduler?: readonly Statisknavn[];
  /** `fart` rises as the example of a run goes on. */
  readonly innhold: (sprak: Sprak, fart: number) => ReactNode;
}

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

function kjoring(fart: number, sti: string, hendelserHref?: string): Framdriftsvisning {
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
const elever: readonly Elevrad[] = [
  { navn: 'Rask Herre', klasse: '3A', fodt: '2018-04-02', antall: 12 },
  { navn: 'Urolig Kaie', klasse: '3A', fodt: '2018-11-30', antall: 3 },
  { navn: 'Konkurransedyktig Baug', klasse: '6A', fodt: '2015-05-20', antall: 1204 },
  { navn: 'Veik Allianse', klasse: '1B', fodt: '2020-01-12', antall: 0 },
  { navn: 'Gjennomsiktig-Oppmerksom Sommerfuglvinge Kristoffersen-Øvrebø', klasse: '10C', fodt: '2011-08-08', antall: 7 },
];

const tabell = (tett: boolean, rader: readonly Elevrad[]) => ({
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

const skjemafelt = (feil: boolean): readonly Skjemafeltvisning[] => [
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

/** All pages of the gallery by address. */
export const galleri: Readonly<Record<string, Galleriside>> = {
  '/felt': {
    tittel: 'Felt',
    innhold: (sprak) => (
      <>
        <Sidetopp topp={{ tittel: 'Felt', ingress: 'Det ene feltet i alle tilstander.' }} sprak={sprak} />
        <Feltliste gruppe={{ overskrift: 'Kontaktinformasjon', felt: alleFelt(sprak) }} sprak={sprak} naa={NAA} />
      </>
    ),
  },
  '/personkort': {
    tittel: 'Bård Øyvind Leite',
    innhold: (sprak) => {
      const felt = alleFelt(sprak);
      return (
        <>
          <Personhode
            person={{
              navn: 'Bård Øyvind Leite',
              rolle: 'Foresatt',
              detaljer: ['født 14. februar 1985'],
              skjermet: true,
              merker: [{ tone: 'noytral', tekst: 'Brukerstatus: Ikke aktivert' }],
            }}
            sprak={sprak}
          />
          <Faner
            merke="Bård Øyvind Leite"
            faner={[
              { tekst: 'Personalia', href: '/personkort', valgt: true },
              { tekst: 'Familie', href: '/personkort?fane=familie', antall: 2 },
              { tekst: 'Historikk', href: '/personkort?fane=historikk' },
            ]}
          />
          <Feltliste gruppe={{ overskrift: 'Kontaktinformasjon', felt: felt.slice(0, 4) }} sprak={sprak} naa={NAA} />
          <Feltliste gruppe={{ overskrift: 'Adresse', felt: felt.slice(4, 6) }} sprak={sprak} naa={NAA} />
          <section className="fm-feltgruppe">
            <h2 className="fm-h2">Barn</h2>
            <Personliste
              sprak={sprak}
              personer={[
                {
                  id: '1',
                  navn: 'Konkurransedyktig Baug',
                  href: '/felt',
                  detaljer: ['6A', 'Fjordvik skole'],
                  merker: [{ tone: 'ok', tekst: 'Felles foreldreansvar' }],
                },
                { id: '2', navn: 'Veik Allianse', href: '/felt', detaljer: ['1B', 'Skåredalen skole'], skjermet: true },
                { id: '3' },
              ]}
            />
          </section>
        </>
      );
    },
  },
  '/hvorfor': { tittel: 'Hvorfor?', innhold: (sprak) => <Hvorfor visning={hvorforLast(sprak)} sprak={sprak} naa={NAA} /> },
  '/hvorfor-apen': { tittel: 'Hvorfor?', innhold: (sprak) => <Hvorfor visning={hvorforApen(sprak)} sprak={sprak} naa={NAA} /> },
  '/hvorfor-overstyrt': {
    tittel: 'Hvorfor?',
    innhold: (sprak) => <Hvorfor visning={hvorforOverstyrt(sprak)} sprak={sprak} naa={NAA} />,
  },
  '/hvorfor-skjermet': {
    tittel: 'Hvorfor?',
    innhold: (sprak) => <Hvorfor visning={hvorforSkjermet(sprak)} sprak={sprak} naa={NAA} />,
  },
  '/tilgang': { tittel: 'Hvorfor?', innhold: (sprak) => <Tilgangskjede visning={tilgangNei} sprak={sprak} /> },
  '/innlesing': {
    tittel: 'Innlesing',
    moduler: ['framdrift.js'],
    innhold: (sprak, fart) => (
      <>
        <Sidetopp topp={{ tittel: 'Innlesing', smuler: [{ tekst: 'Datakvalitet', href: '/tabell' }] }} sprak={sprak}>
          <Knappelenke href="/bekreftelse">Start innlesing nå</Knappelenke>
        </Sidetopp>
        <Framdrift framdrift={kjoring(fart, '/innlesing', '/hendelser')} sprak={sprak} />
      </>
    ),
  },
  '/innlesing-uten-hendelser': {
    tittel: 'Innlesing',
    moduler: ['framdrift.js'],
    innhold: (sprak, fart) => (
      <>
        <Sidetopp topp={{ tittel: 'Innlesing' }} sprak={sprak} />
        <Framdrift framdrift={kjoring(fart, '/innlesing-uten-hendelser')} sprak={sprak} />
      </>
    ),
  },
  '/tabell': {
    tittel: 'Tabell',
    innhold: (sprak) => (
      <Stabel>
        <Sidetopp topp={{ tittel: 'Tabell' }} sprak={sprak} />
        <Tabell tabell={tabell(false, elever)} sprak={sprak} />
        <Tabell tabell={tabell(true, elever.slice(0, 4))} sprak={sprak} />
        <Tabell tabell={tabell(true, [])} sprak={sprak} />
      </Stabel>
    ),
  },
  '/skjema': {
    tittel: 'Skjema',
    moduler: ['ds-error-summary.js'],
    innhold: (sprak) => (
      <>
        <Sidetopp topp={{ tittel: 'Rediger kontaktinformasjon' }} sprak={sprak} />
        <Skjema
          sprak={sprak}
          visning={{ href: '/skjema', felt: skjemafelt(true), skjult: { versjon: '3' }, knapp: 'Lagre', avbrytHref: '/felt' }}
        />
      </>
    ),
  },
  '/bekreftelse': {
    tittel: 'Godkjenne innlesingen fra HR?',
    innhold: (sprak) => (
      <Bekreftelse
        sprak={sprak}
        bekreftelse={{
          sporsmal: 'Godkjenne innlesingen fra HR?',
          folger: ['41 stillinger avsluttes i dag.', '12 lærere mister tilgang til elevene sine.'],
          skjema: {
            href: '/bekreftelse',
            felt: [{ slag: 'flerlinje', navn: 'grunn', etikett: 'Begrunnelse' }],
            knapp: 'Godkjenn',
            avbrytHref: '/innlesing',
          },
        }}
      />
    ),
  },
  '/meldinger': {
    tittel: 'Meldinger',
    innhold: (sprak) => (
      <Stabel>
        <Sidetopp topp={{ tittel: 'Meldinger' }} sprak={sprak} />
        <Kvittering
          kvittering={{
            tekst: 'Telefon mobil er endret for Bård Øyvind Leite.',
            detalj: 'Gjelder til registeret har en verdi.',
            angre: { tekst: tekst(sprak).handling.angre, href: '/angre' },
          }}
        />
        <Kvittering kvittering={{ tekst: 'Innlesingen er startet.' }} />
        <Varselboks
          varsel={{
            tone: 'trengerDeg',
            tittel: 'HR-fila er mye mindre enn i går',
            tekst: '41 færre stillinger (16 %). Ingenting er endret før du svarer.',
            handlinger: [{ tekst: 'Godkjenn', href: '/bekreftelse' }],
            lenker: [{ tekst: 'Se forskjellen', href: '/tabell' }],
          }}
          sprak={sprak}
        />
        <Varselboks
          varsel={{
            tone: 'noytral',
            tittel: 'Kontakt- og reservasjonsregisteret svarer ikke',
            tekst: 'Vi prøver igjen kl. 03.10. Det som står, er fra i går.',
          }}
          sprak={sprak}
        />
        <Varselboks varsel={{ tone: 'ok', tittel: 'Alle er gjort rede for' }} sprak={sprak} />
        <Varselboks
          varsel={{
            tone: 'fare',
            tittel: 'Rask Herre er ikke gjort rede for',
            tekst: 'Etterlyst 09.15. Felicia Ansatt ringer hjem.',
          }}
          sprak={sprak}
        />
        <div className="fm-merker">
          <Statusmerke merke={{ tone: 'noytral', tekst: 'Ikke aktivert' }} />
          <Statusmerke merke={{ tone: 'ok', tekst: 'Ferdig' }} />
          <Statusmerke merke={{ tone: 'trengerDeg', tekst: 'Holdt igjen' }} />
          <Statusmerke merke={{ tone: 'fare', tekst: 'Etterlyst' }} />
        </div>
        <div className="fm-knapper">
          <Knapp>Lagre</Knapp>
          <Knapp slag="annen">Se forskjellen</Knapp>
          <Knapp slag="stille">Avbryt</Knapp>
          <Knapp liten>Liten</Knapp>
        </div>
      </Stabel>
    ),
  },
  '/tomt': {
    tittel: 'Tomt',
    innhold: (sprak) => (
      <>
        <Sidetopp topp={{ tittel: 'Holdt igjen' }} sprak={sprak} />
        <Tomt
          tomt={{
            tittel: 'Ingen er holdt igjen.',
            forklaring: 'Når en person ikke kan leses inn, står hun her med grunnen. Neste innlesing er i natt 02.30.',
            lenke: { tekst: 'Se siste innlesing', href: '/innlesing' },
          }}
        />
      </>
    ),
  },
};
