import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Bekreftelse, type Skjemafeltvisning } from '#web/komponenter/index.ts';
import { tekst } from '../tekster/index.ts';
import type { Personhode } from '../visninger/skjemaer.ts';
import { kortlenke, lenker } from './lenker.ts';
import { ovrigeFeil, utfylt } from './skjema.ts';

/** Asks before a person is protected by the kommune itself. */
export function tegnSkjerm(m: Personhode, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak).vern;
  const felt: Skjemafeltvisning[] = [
    utfylt(ramme, {
      slag: 'radio',
      navn: 'gradering',
      etikett: t.hvor,
      valg: [
        { verdi: 'fortrolig', tekst: t.fortroligValg, hjelp: t.fortroligHjelp },
        { verdi: 'strengtFortrolig', tekst: t.strengtValg, hjelp: t.strengtHjelp },
      ],
    }),
    utfylt(ramme, { slag: 'flerlinje', navn: 'begrunnelse', etikett: t.grunn, hjelp: t.grunnHjelp }),
    utfylt(ramme, { slag: 'tekst', type: 'date', navn: 'vurderesPaNytt', etikett: t.vurderesFelt, bredde: 'middels' }),
  ];
  return bekreft(m, ramme, t.skjermTittel(m.visningsnavn), [...t.skjermFolger], {
    href: lenker.skjerm(m.personId),
    felt,
    knapp: t.skjerm,
    skjult: { _nokkel: skjema.nokkel },
  });
}

/** Asks before our own protection is ended. */
export function tegnOpphevSkjerming(m: Personhode, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak).vern;
  const felt: Skjemafeltvisning[] = [utfylt(ramme, { slag: 'flerlinje', navn: 'begrunnelse', etikett: t.grunn })];
  return bekreft(m, ramme, t.opphevTittel(m.visningsnavn), [...t.opphevFolger], {
    href: lenker.opphevSkjerming(m.personId),
    felt,
    knapp: t.opphevKnapp,
    skjult: { _nokkel: ramme.skjema.nokkel },
  });
}

interface Skjemadel {
  readonly href: string;
  readonly felt: readonly Skjemafeltvisning[];
  readonly knapp: string;
  readonly skjult: Readonly<Record<string, string>>;
}

function bekreft(m: Personhode, ramme: Ramme, sporsmal: string, folger: readonly string[], s: Skjemadel): Tegning {
  return {
    tittel: sporsmal,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Bekreftelse
        sprak={ramme.sprak}
        bekreftelse={{
          sporsmal,
          folger,
          skjema: { ...s, avbrytHref: kortlenke(m.personId), feil: ovrigeFeil(ramme, s.felt) },
        }}
      />
    ),
  };
}
