import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Feiloppsummering,
  Knapp,
  Knappelenke,
  Kvittering,
  Sidetopp,
  Skjemafelt,
  Skjult,
  Statusmerke,
  Tabell,
  Tomt,
  type Skjemafeltvisning,
} from '#web/komponenter/index.ts';
import { kortDato, type Sprak } from '#web/tekster/index.ts';
import type { Gruppevalg, Oversikt, Samtalerunde } from '../modell.ts';
import { feilVed, Melding, skrevet, stedfelt } from './felt.tsx';
import { tekst } from './tekster.ts';

export const SAMTALER = '/utviklingssamtaler';

/** Where the round stands: not open yet, open, past its deadline, called off. */
export function Rundemerke({ r, idag, sprak }: { r: Samtalerunde; idag?: string; sprak: Sprak }) {
  const t = tekst(sprak).stilling;
  if (r.avlyst !== null) return <Statusmerke merke={{ tone: 'noytral', tekst: t.avlyst }} />;
  if (r.apnet === null) return <Statusmerke merke={{ tone: 'trengerDeg', tekst: t.utkast }} />;
  if (idag !== undefined && idag > r.frist) return <Statusmerke merke={{ tone: 'noytral', tekst: t.lukket }} />;
  return <Statusmerke merke={{ tone: 'ok', tekst: t.apen }} />;
}

const perioden = (r: Samtalerunde): string => {
  const [fra, til] = [kortDato(r.fra), kortDato(r.til)];
  return fra === til ? fra : `${fra} – ${til}`;
};

/** The rounds, the newest first, and the way to a new one. */
export function tegnOversikt(m: Oversikt, { sprak }: Ramme): Tegning {
  const t = tekst(sprak);
  return {
    tittel: t.tittel,
    meny: SAMTALER,
    innhold: (
      <div className="fm-stabel">
        {m.gjort === null ? null : <Kvittering kvittering={{ tekst: t.avlystKvittering }} />}
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingressSkole }} sprak={sprak}>
          {m.grupper.length === 0 ? null : <Knappelenke href={`${SAMTALER}/ny`}>{t.nyRunde}</Knappelenke>}
        </Sidetopp>
        {m.grupper.length === 0 ? <Tomt tomt={{ tittel: t.ingenGruppe, forklaring: t.ingenGruppeOm }} /> : null}
        {m.grupper.length === 0 && m.runder.length === 0 ? null : (
          <Tabell
            sprak={sprak}
            tabell={{
              tittel: t.tittel,
              skjulTittel: true,
              rader: m.runder,
              nokkel: (r) => r.rundeId,
              tomt: { tittel: t.ingenRunder, forklaring: t.ingenRunderOm },
              kolonner: [
                { id: 'gruppe', tittel: t.gruppe, radtittel: true, celle: (r) => <a className="ds-link" href={`${SAMTALER}/${r.rundeId}`}>{r.gruppe}</a> }, // prettier-ignore
                { id: 'nar', tittel: t.nar, celle: perioden },
                { id: 'status', tittel: t.status, celle: (r) => <Rundemerke r={r} sprak={sprak} /> },
                { id: 'valgt', tittel: t.valgtAv, tall: true, celle: (r) => t.av(r.valgt, r.elever) },
              ],
            }}
          />
        )}
      </div>
    ),
  };
}

export interface Nymodell {
  readonly grupper: readonly Gruppevalg[];
  readonly gruppeId: string | null;
  readonly idag: string;
}

/** The form for a new round: four days at most, the clocks, and how they meet. */
export function tegnNyRunde(m: Nymodell, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const skoler = new Set(m.grupper.map((g) => g.skole)).size;
  const felt = (f: Skjemafeltvisning): Skjemafeltvisning => ({ ...f, feil: feilVed(ramme, f.navn) });
  const dag = (n: number): Skjemafeltvisning =>
    felt({
      slag: 'tekst',
      type: 'date',
      bredde: 'smal',
      navn: `dag${n}`,
      etikett: t.dag(n),
      valgfritt: n > 1,
      verdi: skrevet(ramme, `dag${n}`),
    });
  const kl = (navn: 'fraKl' | 'tilKl', ellers: string): Skjemafeltvisning =>
    felt({ slag: 'tekst', type: 'time', bredde: 'smal', navn, etikett: t[navn], verdi: skrevet(ramme, navn, ellers) });
  const minutter = (navn: 'lengde' | 'pause', ellers: string): Skjemafeltvisning =>
    felt({
      slag: 'tekst',
      inndata: 'numeric',
      bredde: 'smal',
      navn,
      etikett: t[navn],
      hjelp: t.lengdeHjelp,
      verdi: skrevet(ramme, navn, ellers),
    });
  const alle: Skjemafeltvisning[] = [
    felt({
      slag: 'velg',
      navn: 'gruppeId',
      etikett: t.gruppe,
      verdi: skrevet(ramme, 'gruppeId', m.gruppeId ?? m.grupper[0]?.gruppeId),
      valg: m.grupper.map((g) => ({ verdi: g.gruppeId, tekst: skoler > 1 ? `${g.navn}, ${g.skolenavn}` : g.navn })),
    }),
    ...[1, 2, 3, 4].map(dag),
    kl('fraKl', '16:00'),
    kl('tilKl', '19:00'),
    minutter('lengde', '20'),
    minutter('pause', '5'),
    ...stedfelt(ramme),
    felt({
      slag: 'radio',
      navn: 'hverForesatt',
      etikett: t.hverForesatt,
      verdi: skrevet(ramme, 'hverForesatt', 'felles'),
      valg: [
        { verdi: 'felles', tekst: t.felles, hjelp: t.fellesHjelp },
        { verdi: 'hver', tekst: t.hver, hjelp: t.hverHjelp },
      ],
    }),
  ];
  return {
    tittel: t.nyRunde,
    meny: SAMTALER,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <div className="fm-stabel fm-smal">
        <Sidetopp
          topp={{ tittel: t.nyRunde, ingress: t.lagUtkastOm, smuler: [{ tekst: t.tittel, href: SAMTALER }] }}
          sprak={sprak}
        />
        {m.grupper.length === 0 ? (
          <Tomt tomt={{ tittel: t.ingenGruppe, forklaring: t.ingenGruppeOm }} />
        ) : (
          <form className="fm-skjema" method="post" action={`${SAMTALER}/ny`} noValidate>
            <Melding ramme={ramme} />
            <Feiloppsummering feil={skjema.feil} sprak={sprak} />
            <Skjult felt={{ _nokkel: skjema.nokkel }} />
            {alle.map((f) => (
              <Skjemafelt key={f.navn} felt={f} sprak={sprak} />
            ))}
            <div className="fm-knapper">
              <Knapp>{t.lagUtkast}</Knapp>
              <Knappelenke href={SAMTALER} slag="stille">
                {t.tittel}
              </Knappelenke>
            </div>
          </form>
        )}
      </div>
    ),
  };
}
