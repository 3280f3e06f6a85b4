import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Bekreftelse, Knappelenke, Kvittering, Sidetopp, Stabel, Statusmerke, Tabell, type Skjemafeltvisning } from '#web/komponenter/index.ts'; // prettier-ignore
import { datoOgTid, kortDato } from '#web/tekster/index.ts';
import { ovrigeFeil, utfylt } from '#register/person/index.ts';
import { tekst } from '../tekster.ts';
import type { Terskler } from '../modell.ts';
import type { Alarmkort, Alarmliste } from './visninger.ts';

/** Who looked where nothing in the work says why. */
export function tegnAlarmliste(m: Alarmliste, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const gjort = ramme.sporring['gjort'];
  return {
    tittel: t.tittel,
    meny: '/avvik',
    innhold: (
      <Stabel>
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingress, smuler: [{ tekst: t.avvik, href: '/avvik' }] }} sprak={sprak}>
          {m.kanSette ? (
            <Knappelenke slag="annen" href="/loggkontroll/terskler">
              {t.terskler}
            </Knappelenke>
          ) : null}
        </Sidetopp>
        {gjort === 'falsk' || gjort === 'terskler' ? <Kvittering kvittering={{ tekst: t.gjort[gjort] }} /> : null}
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.tittel,
            skjulTittel: true,
            rader: m.alarmer,
            nokkel: (a) => a.id,
            tomt: { tittel: t.ingen, forklaring: t.ingenOm },
            kolonner: [
              {
                id: 'hva',
                tittel: t.hva,
                radtittel: true,
                celle: (a) => (
                  <a className="ds-link" href={`/loggkontroll/${a.id}`}>
                    {t.slag[a.slag](a.antall)}
                  </a>
                ),
              },
              { id: 'hvem', tittel: t.hvem, celle: (a) => (a.skjult ? t.skjult : a.navn || t.utenNavn) },
              { id: 'dag', tittel: t.dag, celle: (a) => <span className="fm-tall">{kortDato(a.dag)}</span> },
              {
                id: 'status',
                tittel: t.status,
                celle: (a) => (
                  <Statusmerke
                    merke={
                      a.utfall === null ? { tone: 'trengerDeg', tekst: t.apen } : { tone: 'noytral', tekst: t.utfall[a.utfall] }
                    }
                  />
                ),
              },
            ],
          }}
        />
      </Stabel>
    ),
  };
}

/** What was unusual and why it is asked about, then the two answers. */
export function tegnAlarm(m: Alarmkort, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const hvem = m.skjult ? t.skjult : m.navn || t.utenNavn;
  const felt: Skjemafeltvisning[] = [
    utfylt(ramme, {
      slag: 'radio',
      navn: 'utfall',
      etikett: t.sporsmal,
      valg: [
        { verdi: 'falsk', tekst: t.utfall.falsk, hjelp: t.utfallOm.falsk },
        { verdi: 'avvik', tekst: t.utfall.avvik, hjelp: t.utfallOm.avvik },
      ],
    }),
    utfylt(ramme, { slag: 'flerlinje', navn: 'begrunnelse', etikett: t.begrunnelse, hjelp: t.begrunnelseHjelp }),
  ];
  const hva = [t.slag[m.slag](m.antall), t.hvorfor[m.slag](m.grense), `${hvem}, ${datoOgTid(m.forst)} – ${datoOgTid(m.sist)}.`];
  return {
    tittel: t.slag[m.slag](m.antall),
    moduler: ['ds-error-summary.js'],
    meny: '/avvik',
    innhold: (
      <Stabel>
        {m.utfall === null ? (
          <Bekreftelse
            sprak={sprak}
            bekreftelse={{
              sporsmal: t.kortTittel(hvem),
              folger: hva,
              skjema: {
                href: `/loggkontroll/${m.id}`,
                knapp: t.knapp,
                avbrytHref: '/loggkontroll',
                felt,
                feil: ovrigeFeil(ramme, felt),
                skjult: { _nokkel: ramme.skjema.nokkel },
              },
            }}
          />
        ) : (
          <>
            <Sidetopp topp={{ tittel: t.kortTittel(hvem), smuler: [{ tekst: t.tittel, href: '/loggkontroll' }] }} sprak={sprak} />
            {hva.map((x) => (
              <p key={x}>{x}</p>
            ))}
            <p>
              {t.utfall[m.utfall]}. {m.svartAv ?? ''}: {m.begrunnelse}
            </p>
          </>
        )}
        <section>
          <h2 className="fm-h2">{t.personer}</h2>
          <ul className="fm-linjer">
            {m.personer.map((p) => (
              <li key={p.id}>
                <a className="ds-link" href={`/person/${p.id}/hvem-har-sett`}>
                  {p.navn || t.utenNavn}
                </a>
              </li>
            ))}
          </ul>
          {m.utelatt === 0 ? null : <p className="fm-dempet">{t.utelatt(m.utelatt)}</p>}
        </section>
      </Stabel>
    ),
  };
}

const TALL = [
  'mangePerDag',
  'mangeHeleKommunen',
  'jevntPerManed',
  'jevntHeleKommunen',
  'sammePersonDager',
  'utenforTid',
] as const;

/** How much may pass before somebody is asked. */
export function tegnTerskler(m: Terskler, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const felt: Skjemafeltvisning[] = [
    ...TALL.map((n) => utfylt(ramme, { slag: 'tekst', inndata: 'numeric', navn: n, etikett: t.terskel[n], verdi: String(m[n]), bredde: 'middels' } as Extract<Skjemafeltvisning, { slag: 'tekst' }>)), // prettier-ignore
    utfylt(ramme, { slag: 'flerlinje', navn: 'begrunnelse', etikett: t.begrunnelse, hjelp: t.begrunnelseHjelp }),
  ];
  return {
    tittel: t.terskler,
    moduler: ['ds-error-summary.js'],
    meny: '/avvik',
    innhold: (
      <Bekreftelse
        sprak={sprak}
        bekreftelse={{
          sporsmal: t.terskler,
          folger: [t.terskelOm, t.alltid],
          skjema: {
            href: '/loggkontroll/terskler',
            knapp: t.lagre,
            avbrytHref: '/loggkontroll',
            felt,
            feil: ovrigeFeil(ramme, felt),
            skjult: { _nokkel: ramme.skjema.nokkel },
          },
        }}
      />
    ),
  };
}
