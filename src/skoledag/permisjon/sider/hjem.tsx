import { Fieldset } from '@digdir/designsystemet-react';
import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Feiloppsummering,
  Handlingsknapp,
  Knapp,
  Knappelenke,
  Kvittering,
  Sidetopp,
  Skjult,
  Tomt,
  Varselboks,
} from '#web/komponenter/index.ts';
import { dato, ukedagsdato } from '#web/tekster/index.ts';
import type { Minepermisjoner, Minsoknad } from '../visninger.ts';
import { feilVed, Soknadsfelt, Status } from './felt.tsx';
import { tekst } from './tekster.ts';

export const PERMISJON = '/permisjon';

/** Leave as a guardian (or a pupil of 15) meets it: what is applied for, and the form. */
export function tegnMine(m: Minepermisjoner, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const feil = feilVed(ramme, 'elever');
  return {
    tittel: t.tittel,
    meny: PERMISJON,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <div className="fm-stabel fm-smal">
        {m.gjort === null ? null : <Kvittering kvittering={{ tekst: t.kvittering[m.gjort] }} />}
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingress(m.forskrift, m.hoystPerAr) }} sprak={sprak} />
        <section aria-labelledby="mine">
          <h2 className="fm-h2" id="mine">
            {t.mine}
          </h2>
          {m.soknader.length === 0 ? (
            <Tomt tomt={{ tittel: t.ingen, forklaring: t.ingenOm }} />
          ) : (
            <ul className="fm-meldt">
              {m.soknader.map((s) => (
                <li key={s.soknadId}>
                  <p>
                    <a className="ds-link" href={`${PERMISJON}/${s.soknadId}`}>
                      {s.navn}
                      <span className="ds-sr-only">, {t.periode(dato(s.fra), dato(s.til))}</span>
                    </a>{' '}
                    <Status status={s.status} skjult={s.vedtakId !== null && s.apnet === null} sprak={sprak} />
                    <span className="fm-linje">{t.periode(ukedagsdato(sprak, s.fra), ukedagsdato(sprak, s.til))}</span>
                    <span className="fm-dempet">
                      {t.dager(s.dager)}, {t.arsaker[s.arsak].toLowerCase()}
                    </span>
                  </p>
                </li>
              ))}
            </ul>
          )}
        </section>
        {m.barn.length === 0 ? (
          <Tomt tomt={{ tittel: t.ingenBarn }} />
        ) : (
          <section aria-labelledby="sok">
            <h2 className="fm-h2" id="sok">
              {t.sok}
            </h2>
            <form className="fm-skjema" method="post" action={PERMISJON} noValidate>
              <Feiloppsummering feil={skjema.feil} sprak={sprak} />
              <Skjult felt={{ _nokkel: skjema.nokkel }} />
              <Fieldset className="fm-skjemafelt" aria-describedby={feil === undefined ? undefined : 'felt-elever-feil'}>
                <Fieldset.Legend>{t.hvem}</Fieldset.Legend>
                {m.barn.map((b, i) => (
                  <label key={b.elevId} className="fm-avkryss">
                    <input
                      className="ds-input"
                      type="checkbox"
                      id={i === 0 ? 'felt-elever' : undefined}
                      name={`elev-${b.elevId}`}
                      value="ja"
                      aria-invalid={feil === undefined ? undefined : true}
                      defaultChecked={m.barn.length === 1 || skjema.verdier[`elev-${b.elevId}`] !== undefined}
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
              <Soknadsfelt ramme={ramme} />
              <div className="fm-knapper">
                <Knapp>{t.send}</Knapp>
              </div>
            </form>
          </section>
        )}
      </div>
    ),
  };
}

/** One application: its form until it is handled, then the decision. */
export function tegnMin(m: Minsoknad, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const s = m.soknad;
  const tittel = t.endreTittel(s.navn);
  const href = `${PERMISJON}/${s.soknadId}`;
  const skjult = s.vedtakId !== null && s.apnet === null;
  return {
    tittel,
    meny: PERMISJON,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <div className="fm-stabel fm-smal">
        <Sidetopp
          topp={{
            tittel,
            ingress: `${t.periode(ukedagsdato(sprak, s.fra), ukedagsdato(sprak, s.til))}. ${t.dager(s.dager)}.`,
            smuler: [{ tekst: t.tittel, href: PERMISJON }],
          }}
          sprak={sprak}
        />
        <p>
          <Status status={s.status} skjult={skjult} sprak={sprak} />
        </p>
        {s.status === 'sokt' ? (
          <>
            <form className="fm-skjema" method="post" action={href} noValidate>
              {skjema.melding === undefined || skjema.feil.length > 0 ? null : (
                <Varselboks varsel={{ tone: 'trengerDeg', tittel: skjema.melding }} sprak={sprak} />
              )}
              <Feiloppsummering feil={skjema.feil} sprak={sprak} />
              <Skjult felt={{ _nokkel: skjema.nokkel, _versjon: s.versjon }} />
              <Soknadsfelt ramme={ramme} ellers={{ ...s, begrunnelse: m.begrunnelse }} />
              <div className="fm-knapper">
                <Knapp>{t.lagre}</Knapp>
                <Knappelenke href={PERMISJON} slag="stille">
                  {t.tittel}
                </Knappelenke>
              </div>
            </form>
            <Handlingsknapp
              slag="stille"
              handling={{ tekst: t.trekk, href: `${href}/trekk`, skjult: { _nokkel: `${skjema.nokkel}-t` } }}
            />
          </>
        ) : null}
        {skjult ? (
          <>
            <Handlingsknapp handling={{ tekst: t.apneVedtak, href: `${href}/apne`, skjult: { _nokkel: `${skjema.nokkel}-a` } }} />
            <p className="fm-dempet fm-liten">{t.apneVedtakOm}</p>
          </>
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
