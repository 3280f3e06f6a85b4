import type { ReactNode } from 'react';
import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Knapp,
  Knappelenke,
  Kvittering,
  Sidetopp,
  Skjema,
  Skjemafelt,
  Stabel,
  Statusmerke,
  Tabell,
  Tomt,
  Varselboks,
  type Skjemafeltvisning,
} from '#web/komponenter/index.ts';
import { periode, type Sprak } from '#web/tekster/index.ts';
import { STATUSER, TILTAKSSLAG, type Elevtiltak, type Tiltak, type Tiltaksliste, type Tiltaksskjema } from '../modell.ts';
import { HJEMMEL } from '../regler.ts';
import { tekst } from '../tekster.ts';

export const LISTE = '/tilrettelegging';
export const elevsti = (elevId: string): string => `${LISTE}/${elevId}`;

const tall = (n: number): string => String(n).replace('.', ',');

/** «norsk · 3 t/uke · mandag 2. time» */
function omfang(t: Pick<Tiltak, 'fag' | 'sprak' | 'timer' | 'nar'>, sprak: Sprak): string {
  const ord = tekst(sprak);
  return [t.fag, t.sprak, t.timer === null ? null : ord.timerTall(tall(t.timer)), t.nar].filter(Boolean).join(' · ');
}
const hvem = (t: Pick<Tiltak, 'gisAv'>, sprak: Sprak): string =>
  t.gisAv.length === 0 ? tekst(sprak).ingenValgt : t.gisAv.map((l) => l.navn ?? tekst(sprak).skjermet).join(', ');

function Merke({ t, gjelder, idag, sprak }: { t: Tiltak; gjelder: boolean; idag: string; sprak: Sprak }) {
  const ord = tekst(sprak);
  if (t.status === 'avsluttet' || gjelder)
    return <Statusmerke merke={{ tone: t.status === 'rett' ? 'ok' : 'noytral', tekst: ord.status[t.status] }} />;
  return (
    <>
      <Statusmerke merke={{ tone: 'noytral', tekst: ord.status[t.status] }} />{' '}
      <Statusmerke merke={{ tone: 'noytral', tekst: t.fra > idag ? ord.kommer : ord.ferdig }} />
    </>
  );
}

/** The measures of one pupil, without the top of a page: also the tab of the pupil's card. */
export function Tiltaksfane({ m, sprak }: { m: Elevtiltak; sprak: Sprak }): ReactNode {
  const t = tekst(sprak);
  return (
    <Stabel>
      {m.gjort ? <Kvittering kvittering={{ tekst: t.lagret }} /> : null}
      {m.kanRegistrere ? (
        <p>
          <Knappelenke href={`${elevsti(m.elev.elevId)}/ny`} slag={m.tiltak.length === 0 ? 'hoved' : 'annen'}>
            {t.nytt}
          </Knappelenke>
        </p>
      ) : null}
      {m.tiltak.length === 0 ? <Tomt tomt={{ tittel: t.ingen, forklaring: t.ingenOm }} /> : null}
      {m.tiltak.map((x) => (
        <section key={x.sakId} className="fm-feltgruppe">
          <h2 className="fm-h2">
            {t.slag[x.slag]} <Merke t={x} gjelder={x.gjelder} idag={m.idag} sprak={sprak} />
          </h2>
          <p className="fm-felt-kilde">{t.hjemmel(HJEMMEL[x.slag])}</p>
          <ul className="fm-stille-liste">
            {omfang(x, sprak) === '' ? null : <li>{omfang(x, sprak)}</li>}
            <li>
              {t.hvem}: {hvem(x, sprak)}
            </li>
            <li>
              {t.periode}: {periode(sprak, x.fra, x.til ?? undefined)}
            </li>
            {x.arkivref === null ? null : (
              <li>
                {t.arkivref}: {x.arkivref}
              </li>
            )}
          </ul>
          {x.kanEndre ? (
            <p>
              <Knappelenke href={`${elevsti(m.elev.elevId)}/${x.sakId}`} slag="stille" liten>
                {t.endre}
                <span className="ds-sr-only"> {t.slag[x.slag]}</span>
              </Knappelenke>
            </p>
          ) : null}
        </section>
      ))}
    </Stabel>
  );
}

/** The page of one pupil. */
export function tegnElevtiltak(m: Elevtiltak, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak);
  const tittel = t.elevtittel(m.elev.navn);
  return {
    tittel,
    meny: LISTE,
    innhold: (
      <Stabel>
        <Sidetopp topp={{ tittel, ingress: t.elevingress, smuler: [{ tekst: t.tittel, href: LISTE }] }} sprak={ramme.sprak} />
        <Tiltaksfane m={m} sprak={ramme.sprak} />
      </Stabel>
    ),
  };
}

/** Everybody the reader needs to know of, by class. */
export function tegnTiltaksliste(m: Tiltaksliste, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  return {
    tittel: t.tittel,
    meny: LISTE,
    innhold: (
      <Stabel>
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingress }} sprak={sprak} />
        <form method="get" action={LISTE} className="fm-datoskjema">
          <Skjemafelt
            felt={{
              slag: 'velg',
              navn: 'slag',
              etikett: t.hva,
              verdi: m.slag ?? '',
              valgfritt: true,
              valg: [{ verdi: '', tekst: t.alle }, ...TILTAKSSLAG.map((x) => ({ verdi: x, tekst: t.slag[x] }))],
            }}
            sprak={sprak}
          />
          <Knapp slag="annen">{t.vis}</Knapp>
        </form>
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.tittel,
            skjulTittel: true,
            rader: m.rader,
            nokkel: (r) => r.sakId,
            tomt: { tittel: t.ingenListe, forklaring: t.ingenListeOm },
            kolonner: [
              {
                id: 'elev',
                tittel: t.elev,
                radtittel: true,
                celle: (r) => (
                  <a className="ds-link" href={elevsti(r.elevId)}>
                    {r.navn === '' ? t.skjermet : r.navn} <span className="fm-dempet">{r.klasse}</span>
                  </a>
                ),
              },
              { id: 'hva', tittel: t.hva, celle: (r) => t.slag[r.slag] },
              { id: 'status', tittel: t.statusOm, celle: (r) => t.status[r.status] },
              { id: 'nar', tittel: t.nar, celle: (r) => omfang(r, sprak) || <span className="fm-dempet">–</span> },
              { id: 'hvem', tittel: t.hvem, celle: (r) => hvem(r, sprak) },
            ],
          }}
        />
      </Stabel>
    ),
  };
}

/** The form, for a new one and for one that stands. */
export function tegnTiltaksskjema(m: Tiltaksskjema, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const x = m.tiltak;
  const tittel = x === null ? t.elevtittel(m.elev.navn) : t.endreTittel(m.elev.navn);
  const med = (navn: string, na: string | null | undefined) => ({
    navn,
    verdi: skjema.verdier[navn] ?? na ?? '',
    feil: skjema.feil.find((f) => f.navn === navn)?.melding,
  });
  const larere = [{ verdi: '', tekst: t.ingenValgt }, ...m.larere.map((l) => ({ verdi: l.personId, tekst: l.navn }))];
  const statuser = STATUSER.filter((s) => (s === 'avsluttet' ? x !== null && m.kanRett : s === 'behov' || m.kanRett));
  const felt: Skjemafeltvisning[] = [
    {
      slag: 'velg',
      etikett: t.hva,
      valg: TILTAKSSLAG.map((s) => ({ verdi: s, tekst: t.slag[s] })),
      ...med('slag', x?.slag ?? TILTAKSSLAG[0]),
    },
    {
      slag: 'radio',
      etikett: t.statusOm,
      hjelp: t.statusHjelp,
      valg: statuser.map((s) => ({ verdi: s, tekst: t.status[s] })),
      ...med('status', x?.status ?? 'behov'),
    },
    { slag: 'tekst', etikett: t.fag, valgfritt: true, bredde: 'middels', ...med('fag', x?.fag) },
    { slag: 'tekst', etikett: t.sprak, hjelp: t.sprakHjelp, valgfritt: true, bredde: 'middels', ...med('sprak', x?.sprak) },
    {
      slag: 'tekst',
      etikett: t.timer,
      valgfritt: true,
      bredde: 'smal',
      inndata: 'decimal',
      ...med('timer', x?.timer == null ? '' : tall(x.timer)),
    },
    { slag: 'tekst', etikett: t.nar, hjelp: t.narHjelp, valgfritt: true, ...med('nar', x?.nar) },
    { slag: 'velg', etikett: t.larer, valgfritt: true, valg: larere, ...med('larer', x?.gisAv[0]?.personId) },
    { slag: 'velg', etikett: t.larer2, valgfritt: true, valg: larere, ...med('larer2', x?.gisAv[1]?.personId) },
    { slag: 'tekst', type: 'date', etikett: t.fra, bredde: 'middels', ...med('fra', x?.fra ?? m.idag) },
    { slag: 'tekst', type: 'date', etikett: t.til, valgfritt: true, bredde: 'middels', ...med('til', x?.til) },
    ...(m.kanRett
      ? [
          {
            slag: 'tekst',
            etikett: t.arkivref,
            hjelp: t.arkivrefHjelp,
            valgfritt: true,
            bredde: 'middels',
            ...med('arkivref', x?.arkivref),
          } as const,
        ]
      : []),
  ];
  return {
    tittel,
    meny: LISTE,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Stabel>
        {skjema.konflikt && skjema.melding !== undefined ? (
          <Varselboks varsel={{ tone: 'trengerDeg', tittel: skjema.melding }} sprak={sprak} />
        ) : null}
        <Sidetopp
          topp={{ tittel, ingress: t.elevingress, smuler: [{ tekst: m.elev.navn, href: elevsti(m.elev.elevId) }] }}
          sprak={sprak}
        />
        <Skjema
          sprak={sprak}
          visning={{
            href: `${elevsti(m.elev.elevId)}/${x === null ? 'ny' : x.sakId}`,
            felt,
            skjult: { _nokkel: skjema.nokkel, ...(x === null ? {} : { _versjon: x.versjon }) },
            knapp: t.lagre,
            avbrytHref: elevsti(m.elev.elevId),
            feil: [
              ...skjema.feil.filter((f) => !felt.some((y) => y.navn === f.navn)),
              ...(skjema.feil.length === 0 && skjema.melding !== undefined && !skjema.konflikt
                ? [{ navn: 'status', melding: skjema.melding }]
                : []),
            ],
          }}
        />
      </Stabel>
    ),
  };
}
