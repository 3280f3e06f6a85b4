import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { paSprak } from '#grunn/sprak/index.ts';
import {
  Feiloppsummering,
  Knapp,
  Knappelenke,
  Sidetopp,
  Skjemafelt,
  Skjult,
  type Skjemafeltvisning,
} from '#web/komponenter/index.ts';
import { SPORSMALSSLAG, type Pameldingsside } from '../modell.ts';
import { feilVed, Melding, skrevet } from './felt.tsx';
import { PAMELDINGER } from './skole.tsx';
import { tekst } from './tekster.ts';

/** A new question: what is asked, what kind of answer, and the choices where there are some. */
export function tegnSporsmal(m: Pameldingsside, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const sti = `${PAMELDINGER}/${m.pamelding.pameldingId}`;
  const felt = (f: Skjemafeltvisning): Skjemafeltvisning => ({ ...f, feil: feilVed(ramme, f.navn) });
  const alle: Skjemafeltvisning[] = [
    felt({ slag: 'tekst', navn: 'tekst', etikett: t.sporsmalFelt, verdi: skrevet(ramme, 'tekst') }),
    felt({ slag: 'tekst', navn: 'tekstNn', etikett: t.sporsmalNnFelt, hjelp: t.nnHjelp, valgfritt: true, verdi: skrevet(ramme, 'tekstNn') }), // prettier-ignore
    felt({
      slag: 'radio',
      navn: 'slag',
      etikett: t.svarslagFelt,
      hjelp: m.fritekst ? undefined : t.fritekstAv,
      verdi: skrevet(ramme, 'slag', 'jaNei'),
      valg: SPORSMALSSLAG.filter((s) => s !== 'tekst' || m.fritekst).map((s) => ({ verdi: s, tekst: t.sporsmalSlag[s] })),
    }),
    felt({ slag: 'flerlinje', navn: 'valg', etikett: t.valgFelt, hjelp: t.valgHjelp, valgfritt: true, rader: 5, verdi: skrevet(ramme, 'valg') }), // prettier-ignore
    felt({
      slag: 'flerlinje',
      navn: 'valgNn',
      etikett: t.valgNnFelt,
      valgfritt: true,
      rader: 5,
      verdi: skrevet(ramme, 'valgNn'),
    }),
    felt({ slag: 'avkryssing', navn: 'pakrevd', etikett: t.pakrevdFelt, krysset: skrevet(ramme, 'pakrevd') === 'ja' }),
  ];
  return {
    tittel: t.leggTil,
    meny: PAMELDINGER,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <div className="fm-stabel fm-smal">
        <Sidetopp
          topp={{
            tittel: t.leggTil,
            smuler: [
              { tekst: t.tittelSkole, href: PAMELDINGER },
              { tekst: paSprak(m.pamelding.tittel, sprak), href: sti },
            ],
          }}
          sprak={sprak}
        />
        {m.kanEndreSporsmal ? (
          <form className="fm-skjema" method="post" action={`${sti}/sporsmal`} noValidate>
            <Melding ramme={ramme} />
            <Feiloppsummering feil={skjema.feil} sprak={sprak} />
            <Skjult felt={{ _nokkel: skjema.nokkel }} />
            {alle.map((f) => (
              <Skjemafelt key={f.navn} felt={f} sprak={sprak} />
            ))}
            <div className="fm-knapper">
              <Knapp>{t.leggTil}</Knapp>
              <Knappelenke href={sti} slag="stille">
                {paSprak(m.pamelding.tittel, sprak)}
              </Knappelenke>
            </div>
          </form>
        ) : (
          <p>{t.last}</p>
        )}
      </div>
    ),
  };
}
