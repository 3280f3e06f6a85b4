import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Bekreftelse, Sidetopp, Tomt, Varselboks } from '#web/komponenter/index.ts';
import { tekst } from '../tekster.ts';
import type { Avgjorside } from './avgjor.ts';
import { bremseord } from './ord.ts';
import { feilVed, skrevet } from './skjema.ts';

/** Asks what shall happen with a run that was stopped. */
export function tegnAvgjor(m: Avgjorside, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const a = t.avgjor;
  const her = `/innlesing/${m.kjoring.id}`;
  const sporsmal = a.sporsmal(t.kilde[m.kjoring.kilde]);
  if (!m.venter)
    return {
      tittel: a.ikkeNa,
      meny: '/innlesing',
      innhold: (
        <>
          <Sidetopp topp={{ tittel: sporsmal, smuler: [{ tekst: t.innlesing, href: '/innlesing' }] }} sprak={sprak} />
          <Tomt tomt={{ tittel: a.ikkeNa, forklaring: a.ikkeNaOm, lenke: { tekst: a.tilbake, href: her } }} />
        </>
      ),
    };
  const valg = (svar: 'godkjent' | 'godkjent_uten_berorte' | 'avvist') => ({
    verdi: svar,
    tekst: a[svar],
    hjelp: a[`${svar}Om`],
  });
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
            folger: [...m.kjoring.bremser.map((b) => bremseord(sprak, b)), a.endrerLinjer(m.linjer)],
            skjema: {
              href: `${her}/avgjor`,
              knapp: a.lagre,
              avbrytHref: her,
              skjult: { _nokkel: ramme.skjema.nokkel, _versjon: m.versjon },
              felt: [
                {
                  slag: 'radio',
                  navn: 'svar',
                  etikett: a.svar,
                  verdi: skrevet(ramme, 'svar', m.valgt ?? undefined),
                  feil: feilVed(ramme, 'svar'),
                  valg: [valg('godkjent'), ...(m.berorte ? [valg('godkjent_uten_berorte')] : []), valg('avvist')],
                },
                {
                  slag: 'flerlinje',
                  navn: 'begrunnelse',
                  etikett: a.begrunnelse,
                  hjelp: a.begrunnelseHjelp,
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
