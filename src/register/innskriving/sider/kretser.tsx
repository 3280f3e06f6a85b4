import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Feiloppsummering,
  Handlingsknapp,
  Knapp,
  Kvittering,
  Sidetopp,
  Skjemafelt,
  Skjult,
  Stabel,
  Tabell,
  type Kolonne,
} from '#web/komponenter/index.ts';
import type { Kretsliste } from '../modell.ts';
import { tekst } from '../tekster.ts';
import { Avslag } from './felles.tsx';

type Rad = Kretsliste['regler'][number];

/** The lines between the schools, and the field that takes new ones from a spreadsheet. With faults every row that is wrong is named. */
export function tegnKretser(m: Kretsliste, ramme: Ramme): Tegning {
  const { sprak, skjema, sporring } = ramme;
  const t = tekst(sprak);
  const gjort =
    sporring['gjort'] === 'lagt_til'
      ? t.lagtTil(Number(sporring['antall'] ?? 0), Number(sporring['hoppet'] ?? 0))
      : t.gjort[sporring['gjort'] ?? ''];
  const radfeil = skjema.feil.filter((f) => f.navn.startsWith('rad.'));
  const hos = skjema.feil.find((f) => f.navn === 'rader')?.melding;
  const numre = (r: Rad) =>
    r.slag === 'gate' ? `${r.nrFra ?? 1}–${r.nrTil ?? ''} ${t.side[r.side]}`.replace('1– alle', t.side['alle']!) : t.uten;
  const kolonner: Kolonne<Rad>[] = [
    { id: 'verdi', tittel: t.verdi, radtittel: true, celle: (r) => r.verdi },
    { id: 'slag', tittel: t.slag, celle: (r) => t.kretsslag[r.slag] },
    { id: 'numre', tittel: t.numre, celle: numre },
    { id: 'skole', tittel: t.skole, celle: (r) => r.skolenavn },
    ...(m.kanEndre
      ? [
          {
            id: 'fjern',
            tittel: t.fjern,
            celle: (r: Rad) => (
              <Handlingsknapp
                slag="stille"
                liten
                handling={{
                  tekst: t.fjern,
                  href: '/innskriving/kretser/fjern',
                  skjult: { id: r.id, _nokkel: `${skjema.nokkel}-${r.id.slice(0, 8)}` },
                }}
              />
            ),
          },
        ]
      : []),
  ];
  return {
    tittel: t.kretser,
    meny: '/innskriving',
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Stabel>
        {gjort === undefined ? null : <Kvittering kvittering={{ tekst: gjort }} />}
        <Sidetopp
          topp={{ tittel: t.kretser, ingress: t.kretserOm, smuler: [{ tekst: t.tittel, href: '/innskriving' }] }}
          sprak={sprak}
        />
        {radfeil.length > 0 && skjema.melding !== undefined ? (
          <p className="fm-h3">{skjema.melding}</p>
        ) : (
          <Avslag ramme={ramme} />
        )}
        {m.kanEndre ? (
          <section aria-labelledby="lim-inn">
            <h2 className="fm-h2" id="lim-inn">
              {t.limInn}
            </h2>
            <form method="post" action="/innskriving/kretser" className="fm-skjema" noValidate>
              <Feiloppsummering
                feil={skjema.feil.map((f) => (f.navn.startsWith('rad.') ? { ...f, navn: 'rader' } : f))}
                sprak={sprak}
              />
              <Skjult felt={{ _nokkel: skjema.nokkel }} />
              <Skjemafelt
                sprak={sprak}
                felt={{
                  slag: 'flerlinje',
                  navn: 'rader',
                  etikett: t.rader,
                  hjelp: t.raderHjelp,
                  rader: 8,
                  verdi: skjema.verdier['rader'],
                  feil: radfeil.length > 0 ? skjema.melding : hos,
                }}
              />
              {radfeil.length > 0 ? (
                <Skjemafelt sprak={sprak} felt={{ slag: 'avkryssing', navn: 'godta', etikett: t.godta, hjelp: t.godtaHjelp }} />
              ) : null}
              <Knapp>{t.leggTil}</Knapp>
            </form>
          </section>
        ) : null}
        {m.kanEndre ? (
          <Handlingsknapp
            slag="annen"
            handling={{
              tekst: t.somIDag,
              href: '/innskriving/kretser/som-i-dag',
              skjult: { _nokkel: `${skjema.nokkel}-idag` },
            }}
          />
        ) : null}
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.kretser,
            skjulTittel: true,
            rader: m.regler,
            nokkel: (r) => r.id,
            tomt: { tittel: t.ingenKretser, forklaring: t.ingenKretserOm },
            kolonner,
          }}
        />
      </Stabel>
    ),
  };
}
