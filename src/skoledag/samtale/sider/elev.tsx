import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Feiloppsummering,
  Handlingsknapp,
  Knapp,
  Sidetopp,
  Skjemafelt,
  Skjult,
  Statusmerke,
  type Skjemafeltvisning,
} from '#web/komponenter/index.ts';
import { dato } from '#web/tekster/index.ts';
import type { Elevlinje } from '../modell.ts';
import type { Elevside } from '../visninger/skole.ts';
import { feilVed, Melding, narTid, skrevet } from './felt.tsx';
import { SAMTALER } from './skole.tsx';
import { tekst } from './tekster.ts';

interface Del {
  readonly m: Elevside;
  readonly ramme: Ramme;
  readonly sti: string;
}

function Linje({ l, ramme, sti }: Del & { l: Elevlinje }) {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const id = `linje-${l.forId ?? 'elev'}`;
  const b = l.bestilling;
  const skjult = (n: string): Record<string, string> => ({
    _nokkel: `${skjema.nokkel}-${n}-${l.forId ?? ''}`,
    ...(l.forId === null ? {} : { forId: l.forId }),
  });
  return (
    <section aria-labelledby={id} className="fm-stabel">
      <h2 className="fm-h2" id={id}>
        {l.forId === null ? t.timeForEleven : t.timeFor(l.forNavn ?? t.foresatt)}
      </h2>
      {b === null ? (
        <p>
          <Statusmerke merke={{ tone: 'trengerDeg', tekst: t.ingenTime }} />
        </p>
      ) : (
        <>
          <p>
            <strong>{narTid(sprak, b)}</strong>
            {b.holdt === null ? null : <span className="fm-linje">{`${t.holdt} ${dato(b.holdt)}`}</span>}
          </p>
          {b.holdt === null ? (
            <Handlingsknapp slag="stille" handling={{ tekst: t.avlys, href: `${sti}/avlys`, skjult: skjult('a') }} />
          ) : (
            <Handlingsknapp
              slag="stille"
              handling={{ tekst: t.ikkeHoldt, href: `${sti}/holdt`, skjult: { ...skjult('i'), holdt: 'nei' } }}
            />
          )}
        </>
      )}
    </section>
  );
}

/** Whose talk it is, where there is one for each guardian and more than one to choose. */
const hvem = (linjer: readonly Elevlinje[], ramme: Ramme, navn: string): Skjemafeltvisning[] =>
  linjer.some((l) => l.forId !== null)
    ? [
        {
          slag: 'radio',
          navn,
          etikett: tekst(ramme.sprak).foresatt,
          verdi: skrevet(ramme, navn, linjer.length === 1 ? (linjer[0]?.forId ?? '') : ''),
          feil: feilVed(ramme, navn),
          valg: linjer.flatMap((l) => (l.forId === null ? [] : [{ verdi: l.forId, tekst: l.forNavn ?? '' }])),
        },
      ]
    : [];

function Sett({ m, ramme, sti }: Del) {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const linjer = m.linjer.filter((l) => l.bestilling?.holdt == null);
  if (linjer.length === 0) return null;
  const ord = linjer.some((l) => l.bestilling === null) ? t.sett : t.flytt;
  const felt: Skjemafeltvisning[] = [
    ...hvem(linjer, ramme, 'forId'),
    {
      slag: 'velg',
      navn: 'tidId',
      etikett: t.velgTid,
      verdi: skrevet(ramme, 'tidId'),
      feil: feilVed(ramme, 'tidId'),
      valg: [{ verdi: '', tekst: t.velg }, ...m.ledige.map((x) => ({ verdi: x.tidId, tekst: narTid(sprak, x) }))],
    },
  ];
  return (
    <section aria-labelledby="sett">
      <h2 className="fm-h2" id="sett">
        {ord}
      </h2>
      <form className="fm-skjema" method="post" action={sti} noValidate>
        <Melding ramme={ramme} />
        <Feiloppsummering feil={skjema.feil} sprak={sprak} />
        <Skjult felt={{ _nokkel: skjema.nokkel }} />
        {felt.map((f) => (
          <Skjemafelt key={f.navn} felt={f} sprak={sprak} />
        ))}
        <div className="fm-knapper">
          <Knapp>{ord}</Knapp>
        </div>
      </form>
    </section>
  );
}

/** That the talk was held, on another day than that of its time too. */
function Holdt({ l, m, ramme, sti }: Del & { l: Elevlinje }) {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  return (
    <section aria-labelledby="holdt">
      <h2 className="fm-h2" id="holdt">
        {t.forHoldt}
      </h2>
      <form className="fm-skjema" method="post" action={`${sti}/holdt`} noValidate>
        <Skjult
          felt={
            { _nokkel: `${skjema.nokkel}-h`, holdt: 'ja', ...(l.forId === null ? {} : { forId: l.forId }) } as Record<
              string,
              string
            >
          }
        />
        <Skjemafelt
          sprak={sprak}
          felt={{ slag: 'tekst', type: 'date', bredde: 'smal', navn: 'dato', etikett: t.holdtDato, verdi: m.idag }}
        />
        <div className="fm-knapper">
          <Knapp slag="annen">{l.forNavn === null ? t.forHoldt : `${t.forHoldt}: ${l.forNavn}`}</Knapp>
        </div>
      </form>
    </section>
  );
}

/** One pupil in a round, as the school handles the time. */
export function tegnElevIRunde(m: Elevside, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const tittel = t.for(m.navn);
  const sti = `${SAMTALER}/${m.runde.rundeId}/${m.elevId}`;
  const del = { m, ramme, sti };
  const neste = m.linjer.find((l) => l.bestilling !== null && l.bestilling.holdt === null);
  return {
    tittel,
    meny: SAMTALER,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <div className="fm-stabel fm-smal">
        <Sidetopp
          topp={{
            tittel,
            smuler: [
              { tekst: t.tittel, href: SAMTALER },
              { tekst: t.rundeTittel(m.runde.gruppe), href: `${SAMTALER}/${m.runde.rundeId}` },
            ],
          }}
          sprak={sprak}
        />
        {m.linjer.map((l) => (
          <Linje key={l.forId ?? 'elev'} l={l} {...del} />
        ))}
        {m.runde.avlyst === null ? <Sett {...del} /> : null}
        {neste === undefined || m.runde.avlyst !== null ? null : <Holdt l={neste} {...del} />}
      </div>
    ),
  };
}
