import type { ReactNode } from 'react';
import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { paSprak } from '#grunn/sprak/index.ts';
import {
  Knappelenke,
  Handlingsknapp,
  Kvittering,
  Sidetopp,
  Skjema,
  Tabell,
  Tomt,
  Varselboks,
  type Skjemafeltvisning,
} from '#web/komponenter/index.ts';
import { naertidspunkt, type Sprak } from '#web/tekster/index.ts';
import type { Elevsamtykker, Klasseliste, Klassesamtykker, Typeside } from '../modell.ts';
import { KREVER, SAMTYKKESLAG, VARER } from '../modell.ts';
import { Samtykkemerke } from './mine.tsx';
import { tekst } from './tekster.ts';

export const TYPER = '/samtykketyper';
export const OVERSIKT = '/samtykkeoversikt';
export const klassesti = (skole: string, klasse: string): string => `/samtykker/klasse/${skole}/${encodeURIComponent(klasse)}`;
export const elevsti = (elevId: string): string => `/samtykker/elev/${elevId}`;

/** Why the act was refused, when no field is to blame. */
function Avslag({ ramme: { skjema, sprak } }: { ramme: Ramme }) {
  return skjema.melding === undefined || skjema.feil.length > 0 ? null : (
    <Varselboks varsel={{ tone: 'trengerDeg', tittel: skjema.melding }} sprak={sprak} />
  );
}

/** The classes of the reader's schools. */
export function tegnKlasseliste(m: Klasseliste, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  return {
    tittel: t.tittel,
    meny: OVERSIKT,
    innhold: (
      <div className="fm-stabel">
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.skole.ingress }} sprak={sprak} />
        {m.skoler.length === 0 ? <Tomt tomt={{ tittel: t.skole.ingenKlasser }} /> : null}
        {m.skoler.map((x) => (
          <section key={x.skole}>
            <h2 className="fm-h2">{x.navn}</h2>
            <ul className="fm-klasser">
              {x.klasser.map((k) => (
                <li key={k}>
                  <a href={klassesti(x.skole, k)}>{k}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    ),
  };
}

/** A class: pupils down, what is asked across, one word in each cell. */
export function tegnKlasse(m: Klassesamtykker, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  return {
    tittel: t.skole.tittel(m.klasse),
    innhold: (
      <div className="fm-stabel">
        <Sidetopp
          topp={{
            tittel: t.skole.tittel(m.klasse),
            ingress: `${m.skolenavn}. ${t.skole.ingress}`,
            smuler: [{ tekst: t.tittel, href: OVERSIKT }],
          }}
          sprak={sprak}
        />
        {m.typer.length === 0 ? (
          <Tomt tomt={{ tittel: t.skole.ingenTyper, forklaring: t.skole.ingenTyperOm }} />
        ) : (
          <Tabell
            sprak={sprak}
            tabell={{
              tittel: t.skole.tittel(m.klasse),
              skjulTittel: true,
              tett: true,
              rader: m.elever,
              nokkel: (e) => e.elevId,
              tomt: { tittel: t.skole.ingenTyper },
              kolonner: [
                {
                  id: 'elev',
                  tittel: t.skole.elev,
                  radtittel: true,
                  celle: (e) => (
                    <a className="ds-link" href={elevsti(e.elevId)}>
                      {e.navn}
                    </a>
                  ),
                },
                ...m.typer.map((x, i) => ({
                  id: x.typeId,
                  tittel: paSprak(x.navn, sprak),
                  celle: (e: Klassesamtykker['elever'][number]) => {
                    const s = e.status[i];
                    return s == null ? (
                      <span className="fm-dempet">{t.skole.gjelderIkke}</span>
                    ) : (
                      <Samtykkemerke status={s} sprak={sprak} />
                    );
                  },
                })),
              ],
            }}
          />
        )}
      </div>
    ),
  };
}

/** What a pupil's home has answered, type by type. */
function Samtykkesvar({ m, sprak }: { m: Elevsamtykker; sprak: Sprak }): ReactNode {
  const t = tekst(sprak);
  const navn = (n: string | null) => n ?? t.skole.skjermet;
  return (
    <>
      {m.samtykker.length === 0 ? <Tomt tomt={{ tittel: t.skole.ingenTyper, forklaring: t.skole.ingenTyperOm }} /> : null}
      {m.samtykker.map((x) => (
        <section key={x.typeId} className="fm-feltgruppe">
          <h2 className="fm-h2">
            {paSprak(x.navn, sprak)} <Samtykkemerke status={x.status} sprak={sprak} />
          </h2>
          <ul className="fm-stille-liste">
            {x.svar.map((s) => (
              <li key={s.personId}>
                {navn(s.navn)}:{' '}
                {s.svar === null || s.svart === null
                  ? t.skole.ikkeSvart
                  : `${s.svar ? t.ja : t.nei}, ${naertidspunkt(sprak, s.svart, m.na)}`}
              </li>
            ))}
          </ul>
          {x.historikk.length > 0 ? (
            <details className="fm-mer">
              <summary>{t.historikk}</summary>
              <ul className="ds-list">
                {x.historikk.map((h) => (
                  <li key={`${h.svart}-${h.navn ?? ''}`}>
                    {navn(h.navn)}: {h.svar ? t.ja : t.nei}, {naertidspunkt(sprak, h.svart, m.na)}
                    {h.dokument === null ? '' : ` (${t.skole.papir(h.dokument)})`}
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </section>
      ))}
    </>
  );
}

/** The same as a tab of the pupil's card, with the way to the form for what was said on paper. */
export function Samtykkefane({ m, sprak }: { m: Elevsamtykker; sprak: Sprak }): ReactNode {
  return (
    <>
      <Samtykkesvar m={m} sprak={sprak} />
      {m.kanRegistrere && m.samtykker.length > 0 ? (
        <p>
          <Knappelenke href={elevsti(m.elev.elevId)} slag="annen" liten>
            {tekst(sprak).skole.for}
          </Knappelenke>
        </p>
      ) : null}
    </>
  );
}

/** One pupil: the answers by person, their history, and a form for what was said on paper. */
export function tegnElev(m: Elevsamtykker, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const navn = (n: string | null) => n ?? t.skole.skjermet;
  const svarere = new Map(m.samtykker.flatMap((x) => x.svar.map((p) => [p.personId, navn(p.navn)] as const)));
  const utfylt = (n: string) => ({ verdi: skjema.verdier[n], feil: skjema.feil.find((f) => f.navn === n)?.melding });
  const felt: Skjemafeltvisning[] = [
    {
      slag: 'velg',
      navn: 'typeId',
      etikett: t.skole.hva,
      valg: m.samtykker.map((x) => ({ verdi: x.typeId, tekst: paSprak(x.navn, sprak) })),
      ...utfylt('typeId'),
    },
    {
      slag: 'velg',
      navn: 'hvem',
      etikett: t.skole.hvem,
      valg: [...svarere].map(([verdi, tekst_]) => ({ verdi, tekst: tekst_ })),
      ...utfylt('hvem'),
    },
    {
      slag: 'radio',
      navn: 'svar',
      etikett: t.skole.svar,
      valg: [
        { verdi: 'ja', tekst: t.ja },
        { verdi: 'nei', tekst: t.nei },
      ],
      ...utfylt('svar'),
    },
    { slag: 'tekst', navn: 'dokument', etikett: t.skole.dokument, ...utfylt('dokument') },
  ];
  return {
    tittel: t.skole.elevtittel(m.elev.navn),
    moduler: ['ds-error-summary.js'],
    innhold: (
      <div className="fm-stabel">
        {m.gjort ? <Kvittering kvittering={{ tekst: t.skole.fort }} /> : null}
        <Sidetopp
          topp={{
            tittel: t.skole.elevtittel(m.elev.navn),
            smuler:
              m.elev.klasse === null
                ? []
                : [{ tekst: t.skole.tittel(m.elev.klasse), href: klassesti(m.elev.skole, m.elev.klasse) }],
          }}
          sprak={sprak}
        />
        <Samtykkesvar m={m} sprak={sprak} />
        {m.kanRegistrere && svarere.size > 0 ? (
          <section>
            <h2 className="fm-h2">{t.skole.for}</h2>
            <Avslag ramme={ramme} />
            <Skjema
              sprak={sprak}
              visning={{
                href: elevsti(m.elev.elevId),
                skjult: { _nokkel: skjema.nokkel },
                knapp: t.skole.lagre,
                felt,
              }}
            />
          </section>
        ) : null}
      </div>
    ),
  };
}

/** What is asked: in use, proposals, and a form for the kommune's own. */
export function tegnTyper(m: Typeside, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const y = t.typer;
  const steder = [
    ...(m.heleKommunen ? [{ verdi: '', tekst: y.heleKommunen }] : []),
    ...m.skoler.map((s) => ({ verdi: s.skole, tekst: s.navn })),
  ];
  const feil = (navn: string) => skjema.feil.find((f) => f.navn === navn)?.melding;
  const v = (navn: string) => skjema.verdier[navn];
  const felt: Skjemafeltvisning[] = [
    { slag: 'velg', navn: 'skole', etikett: y.skole, valg: steder, verdi: v('skole'), valgfritt: m.heleKommunen },
    {
      slag: 'velg',
      navn: 'slag',
      etikett: y.slag,
      valg: SAMTYKKESLAG.map((s) => ({ verdi: s, tekst: y.slagene[s] })),
      verdi: v('slag'),
    },
    ...(['navnNb', 'navnNn'] as const).map((n) => ({
      slag: 'tekst' as const,
      navn: n,
      etikett: y[n],
      verdi: v(n),
      feil: feil(n),
    })),
    ...(['omNb', 'omNn'] as const).map((n) => ({
      slag: 'flerlinje' as const,
      navn: n,
      etikett: y[n],
      verdi: v(n),
      feil: feil(n),
    })),
    {
      slag: 'radio',
      navn: 'krever',
      etikett: y.krever,
      valg: KREVER.map((k) => ({ verdi: k, tekst: y.kreverene[k] })),
      verdi: v('krever') ?? 'alle',
    },
    {
      slag: 'radio',
      navn: 'varer',
      etikett: y.varer,
      valg: VARER.map((k) => ({ verdi: k, tekst: y.varerene[k] })),
      verdi: v('varer') ?? 'skolear',
    },
    {
      slag: 'tekst',
      navn: 'trinnFra',
      etikett: y.trinnFra,
      inndata: 'numeric',
      bredde: 'smal',
      verdi: v('trinnFra') ?? '1',
      feil: feil('trinnFra'),
    },
    {
      slag: 'tekst',
      navn: 'trinnTil',
      etikett: y.trinnTil,
      inndata: 'numeric',
      bredde: 'smal',
      verdi: v('trinnTil') ?? '10',
      feil: feil('trinnTil'),
    },
  ];
  return {
    tittel: y.tittel,
    meny: TYPER,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <div className="fm-stabel">
        {m.gjort === null ? null : <Kvittering kvittering={{ tekst: y.gjort[m.gjort] }} />}
        <Sidetopp topp={{ tittel: y.tittel, ingress: y.ingress }} sprak={sprak} />
        <section>
          <h2 className="fm-h2">{y.iBruk}</h2>
          {m.typer.length === 0 ? <Tomt tomt={{ tittel: y.ingen, forklaring: y.ingenOm }} /> : null}
          <ul className="fm-stille-liste">
            {m.typer.map((x) => (
              <li key={x.typeId}>
                <strong>{paSprak(x.navn, sprak)}</strong>
                <span className="fm-linje fm-dempet fm-liten">
                  {[
                    x.skolenavn ?? y.heleKommunen,
                    y.trinn(x.trinnFra, x.trinnTil),
                    y.kreverene[x.krever],
                    y.varerene[x.varer],
                  ].join(' · ')}
                </span>
                {x.kanAvslutte ? (
                  <Handlingsknapp
                    slag="stille"
                    liten
                    handling={{
                      tekst: y.avslutt,
                      href: `${TYPER}/${x.typeId}/avslutt`,
                      skjult: { _nokkel: `${skjema.nokkel}-${x.typeId.slice(0, 8)}` },
                    }}
                  />
                ) : null}
              </li>
            ))}
          </ul>
          {m.typer.length > 0 ? <p className="fm-dempet fm-liten">{y.avsluttOm}</p> : null}
        </section>
        {m.forslag.length === 0 ? null : (
          <section>
            <h2 className="fm-h2">{y.forslag}</h2>
            <ul className="fm-stille-liste">
              {m.forslag.map((f) => (
                <li key={f.kode}>
                  <strong>{paSprak(f.navn, sprak)}</strong>
                  <span className="fm-linje fm-dempet fm-liten">{paSprak(f.om, sprak)}</span>
                  <Handlingsknapp
                    slag="annen"
                    liten
                    handling={{
                      tekst: y.taIBruk,
                      href: `${TYPER}/forslag`,
                      skjult: {
                        forslag: f.kode,
                        skole: m.heleKommunen ? '' : (m.skoler[0]?.skole ?? ''),
                        _nokkel: `${skjema.nokkel}-${f.kode}`,
                      },
                    }}
                  />
                </li>
              ))}
            </ul>
          </section>
        )}
        <section>
          <h2 className="fm-h2">{y.ny}</h2>
          <Avslag ramme={ramme} />
          <Skjema sprak={sprak} visning={{ href: TYPER, felt, skjult: { _nokkel: skjema.nokkel }, knapp: y.lagre }} />
        </section>
      </div>
    ),
  };
}
