import { Fieldset } from '@digdir/designsystemet-react';
import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Feiloppsummering,
  Handlingsknapp,
  Knapp,
  Knappelenke,
  Kvittering,
  Sidetopp,
  Skjemafelt,
  Skjult,
  Statusmerke,
  Tomt,
  Varselboks,
} from '#web/komponenter/index.ts';
import type { Sprak } from '#web/tekster/index.ts';
import type { Endreside, Meldeside } from '../visninger/meldeside.ts';
import { feilVed, kl, nar, skrevet, Tidsfelt, typetekst } from './felt.tsx';
import { FRAKOBLETMODUL, FrakobletVed } from './frakoblet.tsx';
import { tekst } from './tekster.ts';

export const MELD = '/meld-fravar';

/** «Meld fravær»: child, when, why. With one child: two taps; with several: three. */
export function tegnMeld(m: Meldeside, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  return {
    tittel: t.tittel,
    meny: MELD,
    moduler: ['ds-error-summary.js', ...(m.gjemmes === undefined ? [] : [FRAKOBLETMODUL])],
    innhold: (
      <div className="fm-stabel fm-smal">
        {m.kvittering === null ? null : <Kvittering kvittering={{ tekst: t.kvittering[m.kvittering] }} />}
        <Sidetopp
          topp={{ tittel: t.tittel, ingress: m.barn.length === 0 ? undefined : t.ingress(kl(m.meldesInnen)) }}
          sprak={sprak}
        />
        {m.barn.length === 0 ? (
          <Tomt tomt={{ tittel: t.ingenBarn, forklaring: t.ingenBarnOm }} />
        ) : (
          <>
            {m.erSkoledag && m.etterFristen ? (
              <Varselboks varsel={{ tone: 'trengerDeg', tittel: t.etterFristen }} sprak={sprak} />
            ) : null}
            <FrakobletVed m={m} sprak={sprak} />
            <form className="fm-skjema fm-meld" method="post" action={MELD} noValidate>
              {skjema.melding === undefined || skjema.feil.length > 0 ? null : (
                <Varselboks varsel={{ tone: 'trengerDeg', tittel: skjema.melding }} sprak={sprak} />
              )}
              <Feiloppsummering feil={skjema.feil} sprak={sprak} />
              <Skjult
                felt={{ _nokkel: skjema.nokkel, merke: m.merke, ...(m.gjemmes === undefined ? {} : { neste: m.nesteSkoledag }) }}
              />
              <Barnevalg barn={m.barn} ramme={ramme} />
              <Tidsfelt
                ramme={ramme}
                v={{
                  valg: m.erSkoledag ? ['idag', 'imorgen', 'dager', 'del'] : ['imorgen', 'dager', 'del'],
                  valgt: m.erSkoledag ? 'idag' : 'imorgen',
                  neste: m.nesteSkoledag,
                  idag: m.idag,
                  ellers: { fra: m.erSkoledag ? m.idag : m.nesteSkoledag, til: '', fraKl: '', tilKl: '' },
                }}
              />
              <Skjemafelt
                sprak={sprak}
                felt={{
                  slag: 'radio',
                  navn: 'type',
                  etikett: t.hvorfor,
                  verdi: skrevet(ramme, 'type'),
                  feil: feilVed(ramme, 'type'),
                  valg: m.typer.map((x) => ({ verdi: x.kode, tekst: x[sprak] })),
                }}
              />
              {m.fritekst ? (
                <Skjemafelt
                  sprak={sprak}
                  felt={{
                    slag: 'tekst',
                    navn: 'merknad',
                    etikett: t.merknad,
                    hjelp: t.merknadHjelp,
                    verdi: skrevet(ramme, 'merknad'),
                    feil: feilVed(ramme, 'merknad'),
                    valgfritt: true,
                  }}
                />
              ) : null}
              <div className="fm-knapper fm-lagrefot">
                <Knapp>{t.meld}</Knapp>
              </div>
            </form>
            <Meldt m={m} ramme={ramme} />
          </>
        )}
      </div>
    ),
  };
}

type Valgtbarn = Pick<Meldeside['barn'][number], 'elevId' | 'navn' | 'klasse'>;

export function Barnevalg({ barn, ramme }: { barn: readonly Valgtbarn[]; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  const feil = feilVed(ramme, 'elever');
  const en = barn.length === 1 ? barn[0] : undefined;
  if (en !== undefined)
    return (
      <p className="fm-meld-barn">
        <Skjult felt={{ [`elev-${en.elevId}`]: 'ja' }} />
        {en.navn} <span className="fm-dempet">{en.klasse ?? ''}</span>
      </p>
    );
  const pa = Object.keys(ramme.skjema.verdier).some((k) => k.startsWith('elev-'));
  return (
    <Fieldset className="fm-skjemafelt" aria-describedby={feil === undefined ? undefined : 'felt-elever-feil'}>
      <Fieldset.Legend>{t.hvem}</Fieldset.Legend>
      {barn.map((b, i) => (
        <label key={b.elevId} className="fm-avkryss">
          <input
            className="ds-input"
            type="checkbox"
            id={i === 0 ? 'felt-elever' : undefined}
            name={`elev-${b.elevId}`}
            value="ja"
            aria-invalid={feil === undefined ? undefined : true}
            defaultChecked={pa && ramme.skjema.verdier[`elev-${b.elevId}`] !== undefined}
          />
          <span>
            {b.navn} <span className="fm-dempet">{b.klasse ?? ''}</span>
          </span>
        </label>
      ))}
      {feil === undefined ? null : (
        <p className="ds-validation-message" id="felt-elever-feil" data-color="warning">
          {feil}
        </p>
      )}
    </Fieldset>
  );
}

function Meldt({ m, ramme: { sprak, skjema } }: { m: Meldeside; ramme: Ramme }) {
  const t = tekst(sprak);
  const alle = m.barn.flatMap((b) => b.meldinger.map((x) => ({ ...x, navn: b.navn })));
  return (
    <section aria-labelledby="meldt">
      <h2 className="fm-h2" id="meldt">
        {t.meldtFravar}
      </h2>
      {alle.length === 0 ? (
        <Tomt tomt={{ tittel: t.ingenMeldt, forklaring: t.ingenMeldtOm }} />
      ) : (
        <ul className="fm-meldt">
          {alle.map((x) => (
            <li key={x.meldingId}>
              <p>
                <strong>{x.navn}</strong> <span className="fm-linje">{nar(x, sprak)}</span>
                <span className="fm-dempet">
                  {typetekst(m.typer, x.type, sprak)}
                  {x.avMeg ? '' : ` (${t.avDenAndre})`}
                </span>{' '}
                {x.sen ? <Statusmerke merke={{ tone: 'noytral', tekst: t.sent, ikon: 'klokke' }} /> : null}
              </p>
              {x.kanEndres ? (
                <div className="fm-knapper">
                  <Knappelenke href={`${MELD}/${x.meldingId}`} slag="annen" liten>
                    {t.endre}
                    <span className="ds-sr-only">, {x.navn}</span>
                  </Knappelenke>
                  <Handlingsknapp
                    handling={{
                      tekst: t.trekkFor(x.navn.split(' ')[0] ?? ''),
                      href: `${MELD}/${x.meldingId}/trekk`,
                      skjult: { _nokkel: `${skjema.nokkel}-${x.meldingId}` },
                    }}
                    slag="stille"
                    liten
                  />
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The form that changes one report, before the deadline. */
export function tegnEndre(m: Endreside, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const x = m.melding;
  const tittel = t.endreTittel(m.elev.navn);
  const slag = x.fraKl !== null ? 'del' : 'dager';
  return {
    tittel,
    meny: MELD,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <div className="fm-stabel fm-smal">
        <Sidetopp topp={{ tittel, ingress: nar(x, sprak), smuler: [{ tekst: t.tittel, href: MELD }] }} sprak={sprak} />
        {m.kanEndres ? (
          <form className="fm-skjema fm-meld" method="post" action={`${MELD}/${x.meldingId}`} noValidate>
            {skjema.melding === undefined || skjema.feil.length > 0 ? null : (
              <Varselboks varsel={{ tone: 'trengerDeg', tittel: skjema.melding }} sprak={sprak} />
            )}
            <Feiloppsummering feil={skjema.feil} sprak={sprak} />
            <Skjult felt={{ _nokkel: skjema.nokkel, _versjon: x.versjon }} />
            <Tidsfelt
              ramme={ramme}
              v={{
                valg: ['dager', 'del'],
                valgt: slag,
                neste: x.fra,
                idag: x.fra,
                ellers: { fra: x.fra, til: x.til, fraKl: x.fraKl ?? '', tilKl: x.tilKl ?? '' },
              }}
            />
            <Skjemafelt
              sprak={sprak}
              felt={{
                slag: 'radio',
                navn: 'type',
                etikett: t.hvorfor,
                verdi: skrevet(ramme, 'type', x.type),
                feil: feilVed(ramme, 'type'),
                valg: m.typer.map((y) => ({ verdi: y.kode, tekst: y[sprak as Sprak] })),
              }}
            />
            <div className="fm-knapper">
              <Knapp>{t.lagre}</Knapp>
              <Knappelenke href={MELD} slag="stille">
                {t.meldtFravar}
              </Knappelenke>
            </div>
          </form>
        ) : (
          <Varselboks varsel={{ tone: 'noytral', tittel: t.fristUte }} sprak={sprak} />
        )}
      </div>
    ),
  };
}
