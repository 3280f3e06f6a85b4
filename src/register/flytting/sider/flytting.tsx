import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Feiloppsummering,
  Handlingsknapp,
  Knapp,
  Knappelenke,
  Sidetopp,
  Skjemafelt,
  Skjult,
  Stabel,
  Statusmerke,
  Tabell,
  Varselboks,
} from '#web/komponenter/index.ts';
import { datoOgTid, kortDato } from '#web/tekster/index.ts';
import { kortlenke } from '#register/person/index.ts';
import { GJESTEGRUNNLAG } from '../regler-gjest.ts';
import type { Flyttesiden } from '../modell.ts';
import { tekst } from '../tekster.ts';

/** One pupil: the school path, and the form for a move. */
export function tegnFlytting(m: Flyttesiden, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  return {
    tittel: `${t.skolegang}, ${m.navn}`,
    meny: '/elever',
    sted: { valgt: m.skolenavn, valg: [] },
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Stabel>
        <Sidetopp
          topp={{
            tittel: m.navn,
            ingress: `${m.skolenavn}, ${m.klasse ?? t.trinnspenn(m.arstrinn, m.arstrinn)}`,
            smuler: [{ tekst: t.tittel, href: '/flytting' }],
          }}
          sprak={sprak}
        >
          <Knappelenke href={kortlenke(m.personId)} slag="annen">
            {t.kort}
          </Knappelenke>
        </Sidetopp>
        {skjema.konflikt ? (
          <Varselboks varsel={{ tone: 'trengerDeg', tittel: t.konflikt }} sprak={sprak} />
        ) : skjema.melding !== undefined && skjema.feil.length === 0 ? (
          <Varselboks varsel={{ tone: 'trengerDeg', tittel: skjema.melding }} sprak={sprak} />
        ) : null}
        <section aria-labelledby="skolegang">
          <h2 className="fm-h2" id="skolegang">
            {t.skolegang}
          </h2>
          <p className="fm-dempet fm-liten">{t.skolegangOm}</p>
          <Tabell
            sprak={sprak}
            tabell={{
              tittel: t.skolegang,
              skjulTittel: true,
              rader: m.skolegang,
              nokkel: (r) => `${r.skole}-${r.fra}`,
              tomt: { tittel: t.skolegang },
              kolonner: [
                { id: 'skole', tittel: t.skolen, radtittel: true, celle: (r) => r.navn },
                { id: 'trinn', tittel: t.trinn, celle: (r) => t.trinnspenn(r.trinnFra, r.trinnTil) },
                { id: 'fra', tittel: t.fra, celle: (r) => kortDato(r.fra) },
                { id: 'til', tittel: t.til, celle: (r) => (r.til === null ? t.naa : kortDato(r.til)) },
              ],
            }}
          />
        </section>
        {m.kanFlytte ? <Flytteskjema m={m} ramme={ramme} /> : null}
        {m.kanFlytte ? <Gjest m={m} ramme={ramme} /> : null}
        <Historikk m={m} ramme={ramme} />
      </Stabel>
    ),
  };
}

function Flytteskjema({ m, ramme }: { m: Flyttesiden; ramme: Ramme }) {
  const { sprak, skjema, sporring } = ramme;
  const t = tekst(sprak);
  const feilVed = (navn: string) => skjema.feil.find((f) => f.navn === navn)?.melding;
  const skrevet = (navn: string, ellers: string) => skjema.verdier[navn] ?? sporring[navn] ?? ellers;
  return (
    <section aria-labelledby="flytt">
      <h2 className="fm-h2" id="flytt">
        {t.flytt}
      </h2>
      <form method="post" action={`/flytting/${m.personId}`} className="fm-skjema" noValidate>
        <Feiloppsummering feil={skjema.feil} sprak={sprak} />
        <Skjult felt={{ _nokkel: skjema.nokkel, _versjon: m.versjon }} />
        <Skjemafelt
          sprak={sprak}
          felt={{
            slag: 'radio',
            navn: 'slag',
            etikett: t.slag,
            verdi: skrevet('slag', ''),
            feil: feilVed('slag'),
            valg: (['skole', 'ut', 'avslutt'] as const).map((v) => ({ verdi: v, tekst: t.slagvalg[v]! })),
          }}
        />
        <Skjemafelt
          sprak={sprak}
          felt={{
            slag: 'velg',
            navn: 'tilSkole',
            etikett: t.tilSkole,
            valgfritt: true,
            verdi: skrevet('tilSkole', ''),
            feil: feilVed('tilSkole'),
            valg: [{ verdi: '', tekst: t.velg }, ...m.skoler.map((s) => ({ verdi: s.skole, tekst: s.navn }))],
          }}
        />
        <Skjemafelt
          sprak={sprak}
          felt={{
            slag: 'tekst',
            type: 'date',
            navn: 'fra',
            etikett: t.fraDag,
            hjelp: t.fraHjelp,
            verdi: skrevet('fra', m.idag),
            feil: feilVed('fra'),
            bredde: 'middels',
          }}
        />
        <p>{t.grupper(m.grupper)}</p>
        <p className="fm-h3">{t.folger}</p>
        <ul className="ds-list">
          {t.folgerMed.map((f) => (
            <li key={f}>{f}</li>
          ))}
        </ul>
        <p className="fm-dempet fm-liten">{t.folgerIkke}</p>
        <Knapp>{t.knapp}</Knapp>
      </form>
    </section>
  );
}

/** Another kommune is the pupil's home for a time. */
function Gjest({ m, ramme }: { m: Flyttesiden; ramme: Ramme }) {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const felt = (navn: string) => ({
    navn,
    verdi: skjema.verdier[navn],
    feil: skjema.feil.find((f) => f.navn === navn)?.melding,
  });
  return (
    <details open={skjema.verdier['hjemkommune'] !== undefined}>
      <summary>{t.gjest}</summary>
      <form method="post" action={`/flytting/${m.personId}/gjest`} className="fm-skjema" noValidate>
        <Skjult felt={{ _nokkel: `${skjema.nokkel}-gjest` }} />
        <p className="fm-dempet fm-liten">{t.gjestOm}</p>
        <Skjemafelt
          sprak={sprak}
          felt={{
            slag: 'tekst',
            inndata: 'numeric',
            bredde: 'smal',
            etikett: t.hjemkommune,
            hjelp: t.hjemkommuneHjelp,
            ...felt('hjemkommune'),
          }}
        />
        <Skjemafelt
          sprak={sprak}
          felt={{
            slag: 'velg',
            etikett: t.grunnlag,
            ...felt('grunnlag'),
            valg: GJESTEGRUNNLAG.map((g) => ({ verdi: g, tekst: t.grunnlagene[g]! })),
          }}
        />
        <label className="fm-skjemafelt">
          {t.fra}
          <input
            className="ds-input"
            type="date"
            name="fra"
            defaultValue={skjema.verdier['hjemkommune'] === undefined ? m.idag : skjema.verdier['fra']}
          />
        </label>
        <Skjemafelt sprak={sprak} felt={{ slag: 'tekst', type: 'date', bredde: 'middels', etikett: t.til, ...felt('til') }} />
        <Knapp slag="annen">{t.settGjest}</Knapp>
      </form>
    </details>
  );
}

function Historikk({ m, ramme }: { m: Flyttesiden; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  if (m.sett.length === 0) return null;
  return (
    <section aria-labelledby="historikk">
      <h2 className="fm-h2" id="historikk">
        {t.historikk}
      </h2>
      <Tabell
        sprak={ramme.sprak}
        tabell={{
          tittel: t.historikk,
          skjulTittel: true,
          rader: m.sett,
          nokkel: (x) => x.id,
          tomt: { tittel: t.historikk },
          kolonner: [
            { id: 'hva', tittel: t.hva, radtittel: true, celle: (x) => x.navn },
            { id: 'nar', tittel: t.nar, celle: (x) => datoOgTid(x.opprettet) },
            { id: 'av', tittel: t.av, celle: (x) => x.av ?? '–' },
            {
              id: 'tilstand',
              tittel: t.tilstand,
              celle: (x) => (
                <>
                  <Statusmerke merke={{ tone: 'noytral', tekst: t.status[x.status] ?? x.status }} />
                  {x.arsak === null ? null : <p className="fm-liten">{t.endretSiden}</p>}
                  {x.status === 'utfort' && m.kanFlytte ? (
                    <Handlingsknapp
                      liten
                      slag="stille"
                      handling={{
                        tekst: t.angre,
                        href: '/flytting/angre',
                        skjult: { sett: x.id, personId: m.personId, _nokkel: `${ramme.skjema.nokkel}-${x.id.slice(0, 8)}` },
                      }}
                    />
                  ) : null}
                </>
              ),
            },
          ],
        }}
      />
    </section>
  );
}
