import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Bekreftelse, type Skjemafeltvisning } from '#web/komponenter/index.ts';
import { tekst } from '../tekster.ts';
import type { Registreringsside } from '../handlinger/registrer.ts';
import { ovrigeFeil, utfylt } from '#register/person/index.ts';

/** Name, number if known, school, position, end and why. */
export function tegnRegistrering(m: Registreringsside, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak).registrer;
  const tekstfelt = (navn: string, etikett: string, mer: object = {}) =>
    utfylt(ramme, { slag: 'tekst', navn, etikett, ...mer } as Extract<Skjemafeltvisning, { slag: 'tekst' }>);
  const felt: Skjemafeltvisning[] = [
    tekstfelt('fornavn', t.fornavn),
    tekstfelt('mellomnavn', t.mellomnavn, { valgfritt: true }),
    tekstfelt('etternavn', t.etternavn),
    tekstfelt('nummer', t.nummer, { hjelp: t.nummerHjelp, valgfritt: true, bredde: 'middels' }),
    tekstfelt('fodselsdato', t.fodselsdato, { type: 'date', valgfritt: true, bredde: 'middels' }),
    utfylt(ramme, {
      slag: 'velg',
      navn: 'skole',
      etikett: t.skole,
      verdi: m.skoler.length === 1 ? m.skoler[0]!.organisasjonsnummer : '',
      valg: [
        ...(m.skoler.length === 1 ? [] : [{ verdi: '', tekst: t.velg }]),
        ...m.skoler.map((s) => ({ verdi: s.organisasjonsnummer, tekst: s.navn })),
      ],
    }),
    tekstfelt('stilling', t.stilling, { hjelp: t.stillingHjelp }),
    tekstfelt('til', t.til, { type: 'date', hjelp: t.tilHjelp, bredde: 'middels' }),
    utfylt(ramme, { slag: 'flerlinje', navn: 'begrunnelse', etikett: t.begrunnelse, hjelp: t.begrunnelseHjelp }),
  ];
  return {
    tittel: t.tittel,
    moduler: ['ds-error-summary.js'],
    meny: '/ansatte',
    innhold: (
      <Bekreftelse
        sprak={sprak}
        bekreftelse={{
          sporsmal: t.tittel,
          folger: [t.folgeSlutt, t.folgeRolle, t.folgeHr],
          skjema: {
            href: '/ansatte/ny',
            knapp: t.knapp,
            avbrytHref: '/ansatte?status=handregistrert',
            felt,
            feil: ovrigeFeil(ramme, felt),
            skjult: { _nokkel: ramme.skjema.nokkel },
          },
        }}
      />
    ),
  };
}
