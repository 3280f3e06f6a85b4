import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { feilVed, ovrigeFeil, utfylt } from '#register/person/index.ts';
import { Sidetopp, Skjema, type Skjemafeltvisning } from '#web/komponenter/index.ts';
import type { Nyelevside } from '../modell.ts';
import { tekst } from '../tekster.ts';

/** Name, birth date, number if there is one, school, year and first day. */
export function tegnNyElev(m: Nyelevside, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const n = t.nyElev;
  const tekstfelt = (navn: string, etikett: string, mer: object = {}) =>
    utfylt(ramme, { slag: 'tekst', navn, etikett, ...mer } as Extract<Skjemafeltvisning, { slag: 'tekst' }>);
  const lik = feilVed(ramme, 'annenPerson');
  const felt: Skjemafeltvisning[] = [
    tekstfelt('fornavn', n.fornavn),
    tekstfelt('mellomnavn', n.mellomnavn, { valgfritt: true }),
    tekstfelt('etternavn', n.etternavn),
    tekstfelt('fodselsdato', n.fodselsdato, { type: 'date', bredde: 'middels' }),
    tekstfelt('nummer', n.nummer, { hjelp: n.nummerHjelp, valgfritt: true, bredde: 'middels', inndata: 'numeric' }),
    utfylt(ramme, {
      slag: 'velg',
      navn: 'skole',
      etikett: t.skolen,
      verdi: m.skoler.length === 1 ? m.skoler[0]!.skole : '',
      valg: [
        ...(m.skoler.length === 1 ? [] : [{ verdi: '', tekst: t.velg }]),
        ...m.skoler.map((s) => ({ verdi: s.skole, tekst: s.navn })),
      ],
    }),
    utfylt(ramme, {
      slag: 'velg',
      navn: 'arstrinn',
      etikett: t.trinn,
      valgfritt: true,
      verdi: '',
      valg: [
        { verdi: '', tekst: n.etterAlder },
        ...Array.from({ length: 10 }, (_, i) => ({ verdi: String(i + 1), tekst: t.trinnspenn(i + 1, i + 1) })),
      ],
    }),
    tekstfelt('fra', n.fra, { type: 'date', verdi: m.idag, bredde: 'middels' }),
    ...(lik === undefined
      ? []
      : [{ slag: 'avkryssing', navn: 'annenPerson', etikett: n.annenPerson, verdi: 'ja', feil: lik } as const]),
  ];
  return {
    tittel: n.tittel,
    meny: '/flytting',
    moduler: ['ds-error-summary.js'],
    innhold: (
      <>
        <Sidetopp
          topp={{ tittel: n.tittel, ingress: n.ingress, smuler: [{ tekst: t.tittel, href: '/flytting' }] }}
          sprak={sprak}
        />
        <Skjema
          visning={{
            href: '/flytting/ny-elev',
            felt,
            skjult: { _nokkel: skjema.nokkel },
            knapp: n.knapp,
            avbrytHref: '/flytting',
            feil: ovrigeFeil(ramme, felt),
          }}
          sprak={sprak}
        />
      </>
    ),
  };
}
