import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { ovrigeFeil, utfylt } from '#register/person/index.ts';
import { Kvittering, Sidetopp, Skjema, Varselboks, type Skjemafeltvisning } from '#web/komponenter/index.ts';
import { naertidspunkt, type Sprak } from '#web/tekster/index.ts';
import type { Foresattilgang } from '../modell.ts';
import { tekst } from '../tekster/index.ts';
import { lenker } from './lenker.ts';

type Par = NonNullable<Foresattilgang['stenging']>['mistet'][number];

function Parliste({ tittel, par, antall, sprak }: { tittel: string; par: readonly Par[]; antall: number; sprak: Sprak }) {
  if (antall === 0) return null;
  const t = tekst(sprak).foresattilgang;
  return (
    <section className="fm-feltgruppe">
      <h2 className="fm-h2">
        {tittel} <span className="fm-dempet fm-tall">{antall}</span>
      </h2>
      <ul className="fm-stille-liste">
        {par.map((p) => (
          <li key={`${p.barnId}-${p.personId}`}>
            {p.person ?? t.skjermet} → {p.barn ?? t.skjermet}
          </li>
        ))}
        {antall > par.length ? <li className="fm-dempet">{t.flere(antall - par.length)}</li> : null}
      </ul>
    </section>
  );
}

function Stengt({ m, ramme }: { m: Foresattilgang; ramme: Ramme }) {
  const { sprak } = ramme;
  const t = tekst(sprak).foresattilgang;
  const s = m.stenging;
  if (s === null) return null;
  const felt: Skjemafeltvisning[] = [
    {
      slag: 'avkryssing',
      navn: 'lest',
      etikett: t.lest,
      verdi: 'ja',
      feil: ramme.skjema.feil.find((f) => f.navn === 'lest')?.melding,
    },
  ];
  return (
    <>
      <Varselboks
        sprak={sprak}
        varsel={{
          tone: 'trengerDeg',
          ikon: 'las',
          tittel: t.stengt(naertidspunkt(sprak, s.stengt, m.na), s.av ?? tekst(sprak).ukjentNavn),
          tekst: s.begrunnelse,
        }}
      />
      <Parliste tittel={t.mistet} par={s.mistet} antall={s.antallMistet} sprak={sprak} />
      <Parliste tittel={t.fatt} par={s.fatt} antall={s.antallFatt} sprak={sprak} />
      {s.antallMistet + s.antallFatt === 0 ? <p>{t.ingenEndring}</p> : null}
      <section className="fm-feltgruppe">
        <h2 className="fm-h2">{t.apneTittel}</h2>
        <p>{t.apneFolger}</p>
        <Skjema
          sprak={sprak}
          visning={{
            href: lenker.apne,
            felt,
            skjult: { _nokkel: ramme.skjema.nokkel },
            knapp: t.apne,
            feil: ovrigeFeil(ramme, felt),
          }}
        />
      </section>
    </>
  );
}

function Apen({ m, ramme }: { m: Foresattilgang; ramme: Ramme }) {
  const { sprak } = ramme;
  const t = tekst(sprak).foresattilgang;
  const felt: Skjemafeltvisning[] = [utfylt(ramme, { slag: 'flerlinje', navn: 'begrunnelse', etikett: t.begrunnelse })];
  return (
    <>
      <p>
        {t.apen} {t.apenOm(m.antallPar)}
      </p>
      <section className="fm-feltgruppe">
        <h2 className="fm-h2">{t.stengTittel}</h2>
        <ul className="ds-list">
          {t.folger.map((f) => (
            <li key={f}>{f}</li>
          ))}
        </ul>
        <Skjema
          sprak={sprak}
          visning={{
            href: lenker.foresattilgang,
            felt,
            skjult: { _nokkel: ramme.skjema.nokkel },
            knapp: t.steng,
            feil: ovrigeFeil(ramme, felt),
          }}
        />
      </section>
    </>
  );
}

/** «Steng foresattilgang»: what it does, the reason, one button; and while it is closed, the difference and the way back. */
export function tegnForesattilgang(m: Foresattilgang, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak).foresattilgang;
  const { gjort, antall } = ramme.sporring;
  const kvittering =
    gjort === 'stengt' && m.stenging !== null
      ? t.kvittering.stengt(Number(antall ?? 0) || 0)
      : gjort === 'apnet' && m.stenging === null
        ? t.kvittering.apnet
        : undefined;
  return {
    tittel: t.tittel,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <div className="fm-stabel">
        <Sidetopp topp={{ tittel: t.tittel }} sprak={sprak} />
        {kvittering === undefined ? null : <Kvittering kvittering={{ tekst: kvittering }} />}
        {m.stenging === null ? <Apen m={m} ramme={ramme} /> : <Stengt m={m} ramme={ramme} />}
      </div>
    ),
  };
}
