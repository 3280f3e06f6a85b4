import { Field, Fieldset, Input, Label } from '@digdir/designsystemet-react';
import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Feiloppsummering,
  Handlingsknapp,
  Knapp,
  Knappelenke,
  Kvittering,
  Sidetopp,
  Skjult,
  Statusmerke,
  Tomt,
} from '#web/komponenter/index.ts';
import { klokkeslett, storForbokstav, ukedagsdato, type Sprak } from '#web/tekster/index.ts';
import type { Minesamtaler, Minsamtale } from '../modell.ts';
import { feilVed, hvor, Melding, narTid, skrevet } from './felt.tsx';
import { tekst } from './tekster.ts';

export const SAMTALE = '/utviklingssamtale';
const stien = (m: Minsamtale): string => `${SAMTALE}/${m.runde.rundeId}/${m.barn.elevId}`;

function Merke({ m, sprak }: { m: Minsamtale; sprak: Sprak }) {
  const t = tekst(sprak);
  if (m.runde.avlyst !== null) return <Statusmerke merke={{ tone: 'noytral', tekst: t.avlyst }} />;
  if (m.bestilling === null) return <Statusmerke merke={{ tone: m.kanVelge ? 'trengerDeg' : 'noytral', tekst: t.ingenTime }} />;
  const har = m.deg || m.runde.hverForesatt ? t.duHar : t.dereHar;
  return <Statusmerke merke={{ tone: 'ok', tekst: m.bestilling.holdt === null ? har : t.holdt }} />;
}

function Samtale({ m, ramme }: { m: Minsamtale; ramme: Ramme }) {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const id = `samtale-${m.runde.rundeId}-${m.barn.elevId}`;
  return (
    <section aria-labelledby={id} className="fm-stabel">
      <h2 className="fm-h2" id={id}>
        {m.barn.navn} <span className="fm-dempet">{m.barn.klasse ?? ''}</span>
      </h2>
      <p>
        <Merke m={m} sprak={sprak} />
        {m.bestilling === null ? null : <strong className="fm-linje">{storForbokstav(narTid(sprak, m.bestilling))}</strong>}
        <span className="fm-linje">{hvor(sprak, m.runde)}</span>
        {m.runde.hverForesatt && !m.deg ? <span className="fm-linje fm-dempet">{t.egenTime}</span> : null}
        <span className="fm-linje fm-dempet">
          {m.hvorforIkke === null ? t.frist(ukedagsdato(sprak, m.runde.frist)) : t.hvorforIkke[m.hvorforIkke]}
        </span>
      </p>
      {m.kanVelge ? (
        <div className="fm-knapper">
          <Knappelenke href={stien(m)} slag={m.bestilling === null ? 'hoved' : 'annen'}>
            {m.bestilling === null ? t.velg : t.bytt}
            <span className="ds-sr-only"> {m.barn.navn}</span>
          </Knappelenke>
          {m.bestilling === null ? null : (
            <Handlingsknapp
              slag="stille"
              handling={{
                tekst: t.avlys,
                href: `${stien(m)}/avlys`,
                skjult: { _nokkel: `${skjema.nokkel}-${m.barn.elevId}-${m.runde.rundeId}` },
              }}
            />
          )}
        </div>
      ) : null}
    </section>
  );
}

/** The talks of the home's children: the time that is taken, or one button to choose. */
export function tegnMineSamtaler(m: Minesamtaler, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const a = m.angre;
  const skjult = { _nokkel: `${skjema.nokkel}-angre` };
  return {
    tittel: t.tittel,
    meny: SAMTALE,
    innhold: (
      <div className="fm-stabel fm-smal">
        {m.gjort === null ? null : (
          <Kvittering
            kvittering={{
              tekst: t.kvittering[m.gjort],
              angre:
                a === null
                  ? undefined
                  : a.tidId === null
                    ? { tekst: t.angre, href: `${SAMTALE}/${a.rundeId}/${a.elevId}/avlys`, skjult }
                    : { tekst: t.angre, href: `${SAMTALE}/${a.rundeId}/${a.elevId}`, skjult: { ...skjult, tidId: a.tidId } },
            }}
          />
        )}
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingressHjem }} sprak={sprak} />
        {m.samtaler.length === 0 ? (
          <Tomt tomt={{ tittel: t.ingen, forklaring: t.ingenOm }} />
        ) : (
          m.samtaler.map((x) => <Samtale key={stien(x)} m={x} ramme={ramme} />)
        )}
      </div>
    ),
  };
}

function Timevalg({ m, ramme }: { m: Minsamtale; ramme: Ramme }) {
  const { sprak } = ramme;
  const feil = feilVed(ramme, 'tidId');
  const ledige = m.tider.filter((x) => x.ledig);
  const dager = Map.groupBy(ledige, (x) => ukedagsdato(sprak, x.fra));
  const valgt = skrevet(ramme, 'tidId');
  return (
    <>
      {[...dager].map(([dag, tider], d) => (
        <Fieldset
          key={dag}
          className="fm-skjemafelt fm-meld"
          aria-describedby={feil === undefined ? undefined : 'felt-tidId-feil'}
        >
          <Fieldset.Legend>{storForbokstav(dag)}</Fieldset.Legend>
          <div className="fm-timer">
            {tider.map((x, i) => {
              const id = d === 0 && i === 0 ? 'felt-tidId' : `tid-${x.tidId}`;
              return (
                <Field key={x.tidId}>
                  <Input
                    type="radio"
                    id={id}
                    name="tidId"
                    value={x.tidId}
                    defaultChecked={valgt === x.tidId}
                    aria-invalid={feil === undefined ? undefined : true}
                  />
                  <Label htmlFor={id} weight="regular">
                    {klokkeslett(x.fra)}
                  </Label>
                </Field>
              );
            })}
          </div>
        </Fieldset>
      ))}
      {feil === undefined ? null : (
        <p className="ds-validation-message" id="felt-tidId-feil" data-color="warning">
          {feil}
        </p>
      )}
    </>
  );
}

/** One child: the free times, day by day, and one button. */
export function tegnVelgSamtale({ samtale: m }: { readonly samtale: Minsamtale | null }, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const smuler = [{ tekst: t.tittel, href: SAMTALE }];
  if (m === null) return { tittel: t.tittel, meny: SAMTALE, innhold: <Tomt tomt={{ tittel: t.ingen, forklaring: t.ingenOm }} /> };
  const ledige = m.tider.filter((x) => x.ledig);
  const tatte = m.tider.length - ledige.length - (m.tider.some((x) => x.tidId === m.bestilling?.tidId) ? 1 : 0);
  const tittel = t.velgTittel(m.barn.navn);
  return {
    tittel,
    meny: SAMTALE,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <div className="fm-stabel fm-smal">
        <Sidetopp topp={{ tittel, ingress: hvor(sprak, m.runde), smuler }} sprak={sprak} />
        {m.bestilling === null ? null : (
          <p>
            <Merke m={m} sprak={sprak} /> <strong>{narTid(sprak, m.bestilling)}</strong>
          </p>
        )}
        {m.hvorforIkke !== null ? (
          <p>{t.hvorforIkke[m.hvorforIkke]}</p>
        ) : (
          <form className="fm-skjema" method="post" action={stien(m)} noValidate>
            <Melding ramme={ramme} />
            <Feiloppsummering feil={skjema.feil} sprak={sprak} />
            <Skjult felt={{ _nokkel: skjema.nokkel }} />
            <p className="fm-dempet">
              {tatte > 0 ? `${t.tatte(tatte)} ` : ''}
              {t.frist(ukedagsdato(sprak, m.runde.frist))}
            </p>
            {ledige.length === 0 ? <p>{t.ingenLedige}</p> : <Timevalg m={m} ramme={ramme} />}
            <div className="fm-knapper">
              {ledige.length === 0 ? null : <Knapp>{t.lagre}</Knapp>}
              <Knappelenke href={SAMTALE} slag="stille">
                {t.tittel}
              </Knappelenke>
            </div>
          </form>
        )}
      </div>
    ),
  };
}
