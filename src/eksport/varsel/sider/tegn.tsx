import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Bekreftelse, Knappelenke, Kvittering, Sidetopp, Stabel, Statusmerke, Tabell, type Skjemafeltvisning } from '#web/komponenter/index.ts'; // prettier-ignore
import { ovrigeFeil, utfylt } from '#register/person/index.ts';
import type { Tilstand } from '../modell.ts';
import type { Utsending, Utsendingsoppsett } from '../visninger.ts';
import { tekst } from './tekster.ts';

const TONE: Readonly<Partial<Record<Tilstand, 'trengerDeg'>>> = { feilet: 'trengerDeg' };

/** «21:00» as clocks are written on our pages: «21.00». */
const klokke = (tid: string): string => tid.replace(':', '.');

/** How the notices fared, in numbers, with what can be done about it. */
export function tegnUtsending(m: Utsending, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const gjort = ramme.sporring['gjort'];
  return {
    tittel: t.tittel,
    meny: '/utsending',
    innhold: (
      <Stabel>
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingress }} sprak={sprak}>
          <Knappelenke slag="annen" href="/utsending/oppsett">
            {t.endre}
          </Knappelenke>
          {m.kanProves === 0 ? null : (
            <Knappelenke slag="annen" href="/utsending/igjen">
              {t.igjen}
            </Knappelenke>
          )}
        </Sidetopp>
        {gjort === 'igjen' || gjort === 'satt' ? <Kvittering kvittering={{ tekst: t.gjort[gjort] }} /> : null}
        <p>
          {m.stanset ? t.stanset : m.stillFra === m.stillTil ? t.oppsettOm : t.stille(klokke(m.stillFra), klokke(m.stillTil))}
        </p>
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.tittel,
            skjulTittel: true,
            rader: m.rader,
            nokkel: (r) => `${r.tilstand}-${r.kanal ?? ''}-${r.grunn ?? ''}`,
            tomt: { tittel: t.ingen, forklaring: t.ingenOm },
            kolonner: [
              {
                id: 'tilstand',
                tittel: t.tilstand,
                radtittel: true,
                celle: (r) => <Statusmerke merke={{ tone: TONE[r.tilstand] ?? 'noytral', tekst: t.tilstander[r.tilstand] }} />,
              },
              { id: 'kanal', tittel: t.kanal, celle: (r) => (r.kanal === null ? t.utenKanal : t.kanaler[r.kanal]) },
              { id: 'grunn', tittel: t.grunn, celle: (r) => (r.grunn === null ? '' : (t.grunner[r.grunn] ?? t.annet)) },
              { id: 'antall', tittel: t.antall, celle: (r) => <span className="fm-tall">{r.antall}</span> },
            ],
          }}
        />
      </Stabel>
    ),
  };
}

/** The question before they are sent again. */
export function tegnIgjen(m: { readonly kanProves: number }, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  return {
    tittel: t.igjen,
    meny: '/utsending',
    innhold: (
      <Stabel>
        <Bekreftelse
          sprak={sprak}
          bekreftelse={{
            sporsmal: t.igjenSporsmal(m.kanProves),
            folger: [m.kanProves === 0 ? t.ingenIgjen : t.igjenFolge],
            skjema: {
              href: '/utsending/igjen',
              knapp: t.send,
              avbrytHref: '/utsending',
              felt: [],
              feil: ovrigeFeil(ramme, []),
              skjult: { _nokkel: ramme.skjema.nokkel },
            },
          }}
        />
      </Stabel>
    ),
  };
}

/** Quiet hours and the brake. */
export function tegnOppsett(m: Utsendingsoppsett, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const felt: Skjemafeltvisning[] = [
    utfylt(ramme, {
      slag: 'radio',
      navn: 'stanset',
      etikett: t.felt.stanset,
      hjelp: t.felt.stansetHjelp,
      verdi: m.stanset ? 'ja' : 'nei',
      valg: [
        { verdi: 'nei', tekst: t.nei },
        { verdi: 'ja', tekst: t.ja },
      ],
    } as Extract<Skjemafeltvisning, { slag: 'radio' }>),
    utfylt(ramme, { slag: 'tekst', navn: 'stillFra', etikett: t.felt.stillFra, hjelp: t.felt.stillHjelp, verdi: m.stillFra, bredde: 'middels' } as Extract<Skjemafeltvisning, { slag: 'tekst' }>), // prettier-ignore
    utfylt(ramme, { slag: 'tekst', navn: 'stillTil', etikett: t.felt.stillTil, verdi: m.stillTil, bredde: 'middels' } as Extract<Skjemafeltvisning, { slag: 'tekst' }>), // prettier-ignore
    utfylt(ramme, { slag: 'tekst', inndata: 'numeric', navn: 'ventMinutter', etikett: t.felt.ventMinutter, verdi: String(m.ventMinutter), bredde: 'middels' } as Extract<Skjemafeltvisning, { slag: 'tekst' }>), // prettier-ignore
    utfylt(ramme, { slag: 'flerlinje', navn: 'begrunnelse', etikett: t.felt.begrunnelse }),
  ];
  return {
    tittel: t.oppsett,
    moduler: ['ds-error-summary.js'],
    meny: '/utsending',
    innhold: (
      <Stabel>
        <Bekreftelse
          sprak={sprak}
          bekreftelse={{
            sporsmal: t.oppsett,
            folger: [t.oppsettOm],
            skjema: {
              href: '/utsending/oppsett',
              knapp: t.lagre,
              avbrytHref: '/utsending',
              felt,
              feil: ovrigeFeil(ramme, felt),
              skjult: { _nokkel: ramme.skjema.nokkel },
            },
          }}
        />
      </Stabel>
    ),
  };
}
