import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { ovrigeFeil } from '#register/person/index.ts';
import { Bekreftelse, type Skjemafeltvisning } from '#web/komponenter/index.ts';

export interface Bekreftvalg {
  readonly sporsmal: string;
  readonly folger: readonly string[];
  readonly href: string;
  readonly felt: readonly Skjemafeltvisning[];
  readonly knapp: string;
  readonly avbrytHref: string;
  readonly skjult?: Readonly<Record<string, string>>;
}

/** A page of its own that asks before a decision: what happens at once, the reason, the button in its own words. */
export function bekreft(ramme: Ramme, v: Bekreftvalg): Tegning {
  const { sporsmal, folger, skjult, ...skjema } = v;
  return {
    tittel: sporsmal,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Bekreftelse
        sprak={ramme.sprak}
        bekreftelse={{
          sporsmal,
          folger,
          skjema: { ...skjema, skjult: { _nokkel: ramme.skjema.nokkel, ...skjult }, feil: ovrigeFeil(ramme, v.felt) },
        }}
      />
    ),
  };
}
