import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Feiloppsummering,
  Knapp,
  Sidetopp,
  Skjemafelt,
  Skjult,
  Tabell,
  Varselboks,
  type Skjemafeltvisning,
} from '#web/komponenter/index.ts';
import { dato, kortDato, ukedagsdato } from '#web/tekster/index.ts';
import type { Behandling, Sakside } from '../visninger.ts';
import { feilVed, skrevet, Status } from './felt.tsx';
import { tekst } from './tekster.ts';

export const BEHANDLE = '/permisjoner';

/** The school's list: what waits stands first. */
export function tegnBehandling(m: Behandling, { sprak }: Ramme): Tegning {
  const t = tekst(sprak);
  return {
    tittel: t.behandle,
    meny: BEHANDLE,
    innhold: (
      <div className="fm-stabel">
        <Sidetopp topp={{ tittel: t.behandle }} sprak={sprak} />
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.behandle,
            skjulTittel: true,
            rader: m.soknader,
            nokkel: (s) => s.soknadId,
            tomt: { tittel: t.ingenVenter },
            kolonner: [
              { id: 'elev', tittel: t.elev, radtittel: true, celle: (s) => <a className="ds-link" href={`${BEHANDLE}/${s.soknadId}`}>{s.navn} <span className="fm-dempet">{s.klasse ?? ''}</span></a> }, // prettier-ignore
              { id: 'nar', tittel: t.nar, celle: (s) => t.periode(kortDato(s.fra), kortDato(s.til)) },
              { id: 'dager', tittel: t.dager(2).replace(/^\S+\s/, ''), tall: true, celle: (s) => s.dager },
              { id: 'hva', tittel: t.hva, celle: (s) => t.arsaker[s.arsak] },
              { id: 'status', tittel: t.hvorStatus, celle: (s) => <Status status={s.status} skjult={false} sprak={sprak} /> },
            ],
          }}
        />
      </div>
    ),
  };
}

/** One application as the school handles it. */
export function tegnPermisjonssak(m: Sakside, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const s = m.soknad;
  const tittel = t.endreTittel(s.navn);
  const felt: Skjemafeltvisning[] = [
    {
      slag: 'radio',
      navn: 'utfall',
      etikett: t.utfall,
      verdi: skrevet(ramme, 'utfall'),
      feil: feilVed(ramme, 'utfall'),
      valg: [
        { verdi: 'innvilget', tekst: t.innvilg },
        { verdi: 'delvis', tekst: t.delvis },
        { verdi: 'avslatt', tekst: t.avsla },
      ],
    },
    {
      slag: 'tekst',
      type: 'date',
      navn: 'fra',
      etikett: t.delFra,
      bredde: 'smal',
      valgfritt: true,
      verdi: skrevet(ramme, 'fra', s.fra),
      feil: feilVed(ramme, 'fra'),
    },
    {
      slag: 'tekst',
      type: 'date',
      navn: 'til',
      etikett: t.delTil,
      bredde: 'smal',
      valgfritt: true,
      verdi: skrevet(ramme, 'til', s.til),
      feil: feilVed(ramme, 'til'),
    },
    {
      slag: 'flerlinje',
      navn: 'begrunnelse',
      etikett: t.begrunnelse,
      hjelp: t.begrunnelseHjelp,
      rader: 6,
      verdi: skrevet(ramme, 'begrunnelse'),
      feil: feilVed(ramme, 'begrunnelse'),
    },
  ];
  return {
    tittel,
    meny: BEHANDLE,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <div className="fm-stabel fm-smal">
        <Sidetopp
          topp={{
            tittel,
            ingress:
              `${s.klasse ?? ''} ${m.skolenavn}, ${t.periode(ukedagsdato(sprak, s.fra), ukedagsdato(sprak, s.til))}, ${t.dager(s.dager)}.`.trim(),
            smuler: [{ tekst: t.behandle, href: BEHANDLE }],
          }}
          sprak={sprak}
        />
        <p>
          <Status status={s.status} skjult={false} sprak={sprak} /> {t.arsaker[s.arsak]}.{' '}
          {s.rolle === 'elev' ? `${t.somElev}.` : ''}
        </p>
        <p className="fm-brev">{m.begrunnelse}</p>
        <p>
          {t.avgjores[m.niva]} {t.innvilgetFor(m.innvilgetFor, m.hoystPerAr)} {s.ledd === 5 ? t.rett : ''}
        </p>
        {m.over > 0 ? (
          <Varselboks varsel={{ tone: 'trengerDeg', tittel: t.over(m.over), tekst: m.forskrift }} sprak={sprak} />
        ) : null}
        {m.kanVedta ? (
          <section aria-labelledby="vedtak">
            <h2 className="fm-h2" id="vedtak">
              {t.vedtak}
            </h2>
            <form className="fm-skjema fm-vedtak" method="post" action={`${BEHANDLE}/${s.soknadId}`} noValidate>
              {skjema.melding === undefined || skjema.feil.length > 0 ? null : (
                <Varselboks varsel={{ tone: 'trengerDeg', tittel: skjema.melding }} sprak={sprak} />
              )}
              <Feiloppsummering feil={skjema.feil} sprak={sprak} />
              <Skjult felt={{ _nokkel: skjema.nokkel, _versjon: s.versjon }} />
              {felt.map((f) => (
                <Skjemafelt key={f.navn} felt={f} sprak={sprak} />
              ))}
              <div className="fm-knapper">
                <Knapp>{t.vedta}</Knapp>
              </div>
            </form>
          </section>
        ) : null}
        {m.brev === null ? null : (
          <section aria-labelledby="brev">
            <h2 className="fm-h2" id="brev">
              {t.brev}
            </h2>
            <div className="fm-brev">{m.brev}</div>
            {s.klagefrist === null ? null : <p>{t.klagefrist(dato(s.klagefrist))}</p>}
          </section>
        )}
      </div>
    ),
  };
}
