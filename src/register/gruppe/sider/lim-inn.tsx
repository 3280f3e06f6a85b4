import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Feiloppsummering, Knapp, Knappelenke, Sidetopp, Skjemafelt, Skjult, Stabel } from '#web/komponenter/index.ts';
import { tekst as felles } from '#web/tekster/index.ts';
import type { Limskjema } from '../modell.ts';
import { tekst as gruppetekst } from '../tekster.ts';
import { tekst } from '../tekster-liminn.ts';
import { Avslag } from './kvittering.tsx';
import { listelenke, med, toppvalg } from './lenker.ts';

/** Rows pasted from a spreadsheet. With faults it is drawn again with every fault named by its row, and a box that takes the good ones. */
export function tegnLimInn(m: Limskjema, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const sti = (skole: string | null, skolear: number) => med('/grupper/lim-inn', { skole, skolear });
  const radfeil = skjema.feil.filter((f) => f.navn.startsWith('rad.'));
  const hos = (navn: string) => skjema.feil.find((f) => f.navn === navn)?.melding;
  // the rows stand in one field: the summary leads there
  const feil = skjema.feil.map((f) => (f.navn.startsWith('rad.') ? { ...f, navn: 'rader' } : f));
  return {
    tittel: t.tittel,
    meny: '/grupper',
    ...toppvalg({
      skoler: [{ organisasjonsnummer: m.skole, navn: m.skolenavn }],
      skole: m.skole,
      skolear: m.skolear,
      apne: m.apne.slice(0, 2),
      velg: m.skolenavn,
      href: sti,
    }),
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Stabel>
        <Sidetopp
          topp={{ tittel: t.tittel, ingress: t.om, smuler: [{ tekst: gruppetekst(sprak).tittel, href: listelenke(m) }] }}
          sprak={sprak}
        />
        {radfeil.length > 0 && skjema.melding !== undefined ? (
          <p className="fm-h3">{skjema.melding}</p>
        ) : (
          <Avslag ramme={ramme} />
        )}
        <form method="post" action={sti(m.skole, m.skolear)} className="fm-skjema" noValidate>
          <Feiloppsummering feil={feil} sprak={sprak} />
          <Skjult felt={{ _nokkel: skjema.nokkel, skole: m.skole, skolear: String(m.skolear) }} />
          <Skjemafelt
            sprak={sprak}
            felt={{
              slag: 'flerlinje',
              navn: 'rader',
              etikett: t.rader,
              hjelp: t.eksempel,
              rader: 12,
              verdi: skjema.verdier['rader'],
              feil: radfeil.length > 0 ? skjema.melding : hos('rader'),
            }}
          />
          <Skjemafelt
            sprak={sprak}
            felt={{
              slag: 'tekst',
              type: 'date',
              navn: 'fra',
              etikett: t.fra,
              verdi: skjema.verdier['fra'] ?? m.fra,
              feil: hos('fra'),
              bredde: 'middels',
            }}
          />
          {radfeil.length > 0 ? (
            <Skjemafelt sprak={sprak} felt={{ slag: 'avkryssing', navn: 'godta', etikett: t.godta, hjelp: t.godtaHjelp }} />
          ) : null}
          <div className="fm-knapper">
            <Knapp>{t.knapp}</Knapp>
            <Knappelenke href={listelenke(m)} slag="stille">
              {felles(sprak).handling.avbryt}
            </Knappelenke>
          </div>
        </form>
      </Stabel>
    ),
  };
}
