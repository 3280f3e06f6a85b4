// What a file from another school system changes, in lines for the person who approves it. Pure.
import type { Faktaforskjell, Faktarad } from '#grunn/fakta/index.ts';
import type { Forhandslinje, Forhandsslag } from '../modell.ts';
import type { Plass } from './plan.ts';

/** Who gets to know pupils comes first, then pupils we had, then what is only new. */
const ALVOR = {
  kontaktlarer: 70,
  undervisning_ny: 60,
  undervisning_borte: 50,
  gruppe_ut: 40,
  plass_endret: 30,
  plass_ny_kjent: 20,
  plass_ny: 10,
  gruppe_ny: 5,
} as const;

type Oppslag = (gruppeId: string) => { readonly navn: string; readonly skole: string } | undefined;

export interface Forhandsvisning {
  readonly linjer: readonly Forhandslinje[];
  readonly plass: (f: Faktaforskjell) => void;
  readonly medlemskap: (f: Faktaforskjell, gruppe: Oppslag) => void;
  readonly undervisning: (f: Faktaforskjell, gruppe: Oppslag) => void;
  readonly gruppe: (f: Faktaforskjell) => void;
}

/** Gathers the lines of a chunk. People the reading would make have no name here: only what the register knows is shown of anybody. */
export function lagForhandsvisning(plasser: readonly Plass[], skoler: ReadonlyMap<string, string>): Forhandsvisning {
  const linjer: Forhandslinje[] = [];
  const nye = new Set(plasser.filter((p) => p.ny).map((p) => p.personId));
  const rad = (f: Faktaforskjell): Faktarad => (f.etter ?? f.for)!;
  const legg = (slag: Forhandsslag, alvor: number, personId: string | undefined, detaljer: Record<string, unknown>) =>
    linjer.push({ slag, alvor, detaljer, ...(personId === undefined || nye.has(personId) ? {} : { personId }) });
  const skole = (n: unknown): unknown => skoler.get(String(n)) ?? n;
  return {
    linjer,
    plass(f) {
      const { skole: n, klasse, arstrinn } = rad(f);
      const ny = nye.has(f.subjekt);
      const slag = f.slag === 'ny' ? 'plass_ny' : 'plass_endret';
      const alvor = slag === 'plass_endret' ? ALVOR.plass_endret : ny ? ALVOR.plass_ny : ALVOR.plass_ny_kjent;
      legg(slag, alvor, f.subjekt, {
        skole: skole(n),
        gruppe: klasse ?? `${String(arstrinn)}. trinn`,
        ...(ny ? { nyPerson: true } : {}),
      });
    },
    medlemskap(f, gruppe) {
      if (f.slag !== 'borte') return;
      const g = gruppe(String(rad(f)['gruppe_id']));
      legg('gruppe_ut', ALVOR.gruppe_ut, f.subjekt, { skole: skole(g?.skole ?? null), gruppe: g?.navn ?? null });
    },
    undervisning(f, gruppe) {
      const { gruppe_id, rolle } = rad(f);
      const g = gruppe(String(gruppe_id));
      const slag = f.slag === 'borte' ? 'undervisning_borte' : 'undervisning_ny';
      const alvor = slag === 'undervisning_ny' && rolle === 'kontaktlarer' ? ALVOR.kontaktlarer : ALVOR[slag];
      legg(slag, alvor, f.subjekt, { skole: skole(g?.skole ?? null), gruppe: g?.navn ?? null, rolle });
    },
    gruppe(f) {
      if (f.slag === 'ny')
        legg('gruppe_ny', ALVOR.gruppe_ny, undefined, { skole: skole(rad(f)['skole']), gruppe: rad(f)['navn'] });
    },
  };
}
