import { Faner } from '#web/komponenter/index.ts';
import type { Sprak } from '#web/tekster/index.ts';
import { tekst } from '../tekster.ts';

export type Fane = 'oversikt' | 'holdt' | 'rytme' | 'fil';

const ADRESSE: Readonly<Record<Fane, string>> = {
  oversikt: '/innlesing',
  holdt: '/innlesing/holdt',
  rytme: '/innlesing/rytme',
  fil: '/innlesing/fil',
};

/** The four pages of the readings. */
export function Innlesingsfaner({ valgt, holdt, sprak }: { valgt?: Fane | undefined; holdt?: number; sprak: Sprak }) {
  const t = tekst(sprak);
  return (
    <Faner
      merke={t.innlesing}
      faner={(['oversikt', 'holdt', 'rytme', 'fil'] as const).map((f) => ({
        tekst: t.faner[f],
        href: ADRESSE[f],
        valgt: f === valgt,
        ...(f === 'holdt' && holdt !== undefined && holdt > 0 ? { antall: holdt } : {}),
      }))}
    />
  );
}
