import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { paSprak } from '#grunn/sprak/index.ts';
import {
  Feiloppsummering,
  Knapp,
  Knappelenke,
  Kvittering,
  Sidetopp,
  Skjemafelt,
  Skjult,
  Tabell,
  Tomt,
  type Skjemafeltvisning,
} from '#web/komponenter/index.ts';
import { kortDato } from '#web/tekster/index.ts';
import { HVEM, SLAG, type Nyside, type Oversikt } from '../modell.ts';
import { feilVed, Melding, Merke, ordfelt, skrevet, tilHvem } from './felt.tsx';
import { tekst } from './tekster.ts';

export const PAMELDINGER = '/pameldinger';

/** The lists, the newest first, and the way to a new one. */
export function tegnOversikt(m: Oversikt, { sprak, skjema }: Ramme): Tegning {
  const t = tekst(sprak);
  return {
    tittel: t.tittelSkole,
    meny: PAMELDINGER,
    innhold: (
      <div className="fm-stabel">
        {m.gjort === null ? null : (
          <Kvittering
            kvittering={{
              tekst: t.slettetKvittering,
              angre:
                m.angreId === null
                  ? undefined
                  : {
                      tekst: t.angre,
                      href: `${PAMELDINGER}/${m.angreId}/gjenopprett`,
                      skjult: { _nokkel: `${skjema.nokkel}-angre` },
                    },
            }}
          />
        )}
        <Sidetopp topp={{ tittel: t.tittelSkole, ingress: t.ingressSkole }} sprak={sprak}>
          {m.kanLage ? <Knappelenke href={`${PAMELDINGER}/ny`}>{t.ny}</Knappelenke> : null}
        </Sidetopp>
        {!m.kanLage && m.pameldinger.length === 0 ? (
          <Tomt tomt={{ tittel: t.ingenGruppe, forklaring: t.ingenGruppeOm }} />
        ) : (
          <Tabell
            sprak={sprak}
            tabell={{
              tittel: t.tittelSkole,
              skjulTittel: true,
              rader: m.pameldinger,
              nokkel: (p) => p.pameldingId,
              tomt: { tittel: t.ingenLister, forklaring: t.ingenListerOm },
              kolonner: [
                { id: 'hva', tittel: t.hva, radtittel: true, celle: (p) => <a className="ds-link" href={`${PAMELDINGER}/${p.pameldingId}`}>{paSprak(p.tittel, sprak)}</a> }, // prettier-ignore
                { id: 'til', tittel: t.til, celle: (p) => tilHvem(p, sprak) },
                { id: 'frist', tittel: t.frist, celle: (p) => kortDato(p.frist) },
                { id: 'status', tittel: t.status, celle: (p) => <Merke p={p} sprak={sprak} /> },
                { id: 'svart', tittel: t.harSvart, tall: true, celle: (p) => t.av(p.svart, p.spurt) },
              ],
            }}
          />
        )}
      </div>
    ),
  };
}

/** The form for a new list. The questions come on the next page. */
export function tegnNyPamelding(m: Nyside, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const felt = (f: Skjemafeltvisning): Skjemafeltvisning => ({ ...f, feil: feilVed(ramme, f.navn) });
  const fler = m.skoler.length > 1 || new Set(m.grupper.map((g) => g.skole)).size > 1;
  const ved = (tekst_: string, skole: string) => (fler ? `${tekst_}, ${skole}` : tekst_);
  const mal = [
    ...m.grupper.map((g) => ({ verdi: `gruppe:${g.gruppeId}`, tekst: ved(g.navn, g.skolenavn) })),
    ...m.skoler.flatMap((s) => [
      ...s.trinn.map((n) => ({ verdi: `trinn:${s.skole}:${n}`, tekst: ved(t.trinn(n), s.navn) })),
      { verdi: `skole:${s.skole}`, tekst: ved(t.heleSkolen, s.navn) },
    ]),
  ];
  const alle: Skjemafeltvisning[] = [
    felt({ slag: 'velg', navn: 'mal', etikett: t.malFelt, verdi: skrevet(ramme, 'mal', mal[0]?.verdi), valg: mal }),
    felt({
      slag: 'radio',
      navn: 'slag',
      etikett: t.slagFelt,
      verdi: skrevet(ramme, 'slag', 'pamelding'),
      valg: SLAG.map((s) => ({ verdi: s, tekst: t.slag[s], hjelp: t.slagHjelp[s] })),
    }),
    felt({
      slag: 'radio',
      navn: 'hvem',
      etikett: t.hvemFelt,
      verdi: skrevet(ramme, 'hvem', 'hjemmet'),
      valg: HVEM.map((h) => ({ verdi: h, tekst: t.hvem[h] })),
    }),
    ...ordfelt(ramme, true),
    felt({
      slag: 'radio',
      navn: 'anonym',
      etikett: t.anonymFelt,
      hjelp: t.anonymHjelp,
      verdi: skrevet(ramme, 'anonym', 'nei'),
      valg: [
        { verdi: 'nei', tekst: t.nei },
        { verdi: 'ja', tekst: t.ja },
      ],
    }),
  ];
  return {
    tittel: t.ny,
    meny: PAMELDINGER,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <div className="fm-stabel fm-smal">
        <Sidetopp
          topp={{ tittel: t.ny, ingress: t.lagOm(m.dager), smuler: [{ tekst: t.tittelSkole, href: PAMELDINGER }] }}
          sprak={sprak}
        />
        {mal.length === 0 ? (
          <Tomt tomt={{ tittel: t.ingenGruppe, forklaring: t.ingenGruppeOm }} />
        ) : (
          <form className="fm-skjema" method="post" action={`${PAMELDINGER}/ny`} noValidate>
            <Melding ramme={ramme} />
            <Feiloppsummering feil={skjema.feil} sprak={sprak} />
            <Skjult felt={{ _nokkel: skjema.nokkel }} />
            {alle.map((f) => (
              <Skjemafelt key={f.navn} felt={f} sprak={sprak} />
            ))}
            <div className="fm-knapper">
              <Knapp>{t.lag}</Knapp>
              <Knappelenke href={PAMELDINGER} slag="stille">
                {t.tittelSkole}
              </Knappelenke>
            </div>
          </form>
        )}
      </div>
    ),
  };
}
