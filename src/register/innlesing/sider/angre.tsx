import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Bekreftelse, Sidetopp, Tomt, Varselboks } from '#web/komponenter/index.ts';
import { naertidspunkt } from '#web/tekster/index.ts';
import { tekst } from '../tekster.ts';
import type { Angreside } from './angre.ts';
import { kjoringsnavn } from './ord.ts';
import { feilVed, skrevet } from './skjema.ts';

/** Asks before a run is taken back: what comes away, what comes back, what stays and why. */
export function tegnAngre(m: Angreside, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const a = t.angreside;
  const her = `/innlesing/${m.kjoring.id}`;
  const sporsmal = a.sporsmal(kjoringsnavn(sprak, m.kjoring));
  if (m.tall === null)
    return {
      tittel: a.kanIkke,
      meny: '/innlesing',
      innhold: (
        <>
          <Sidetopp topp={{ tittel: sporsmal, smuler: [{ tekst: t.innlesing, href: '/innlesing' }] }} sprak={sprak} />
          <Tomt tomt={{ tittel: a.kanIkke, forklaring: a.kanIkkeOm, lenke: { tekst: t.avgjor.tilbake, href: her } }} />
        </>
      ),
    };
  const { lukket, gjenapnet, endretSiden, beholdtVern, personer } = m.tall;
  return {
    tittel: sporsmal,
    moduler: ['ds-error-summary.js'],
    meny: '/innlesing',
    innhold: (
      <>
        {ramme.skjema.konflikt && ramme.skjema.melding !== undefined ? (
          <Varselboks varsel={{ tone: 'trengerDeg', tittel: ramme.skjema.melding }} sprak={sprak} />
        ) : null}
        <Bekreftelse
          sprak={sprak}
          bekreftelse={{
            sporsmal,
            folger: [
              a.lest(naertidspunkt(sprak, m.kjoring.startet, m.na)),
              a.personer(personer),
              a.lukket(lukket),
              a.gjenapnet(gjenapnet),
              ...(endretSiden > 0 ? [a.endretSiden(endretSiden)] : []),
              ...(beholdtVern > 0 ? [a.beholdtVern(beholdtVern)] : []),
              a.neste,
            ],
            skjema: {
              href: `${her}/angre`,
              knapp: a.knapp,
              avbrytHref: her,
              skjult: { _nokkel: ramme.skjema.nokkel, _versjon: m.versjon },
              felt: [
                {
                  slag: 'flerlinje',
                  navn: 'begrunnelse',
                  etikett: t.avgjor.begrunnelse,
                  hjelp: t.avgjor.begrunnelseHjelp,
                  verdi: skrevet(ramme, 'begrunnelse'),
                  feil: feilVed(ramme, 'begrunnelse'),
                },
              ],
            },
          }}
        />
      </>
    ),
  };
}
