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
} from '#web/komponenter/index.ts';
import type { Statisknavn } from '#web/statisk/index.ts';
import { tekst, type Sprak } from '#web/tekster/index.ts';
import { elever, kjoring, skjemafelt, tabell } from './eksempler.tsx';
import { NAA, alleFelt, hvorforApen, hvorforLast, hvorforOverstyrt, hvorforSkjermet, tilgangNei } from './felt.ts';

/** A page of the gallery: every component in every state, with made-up content. Development only. */
export interface Galleriside {
  readonly tittel: string;
  readonly moduler?: readonly Statisknavn[];
  /** `fart` rises as the example of a run goes on. */
  readonly innhold: (sprak: Sprak, fart: number) => ReactNode;
}

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
