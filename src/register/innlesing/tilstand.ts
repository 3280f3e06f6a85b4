import type { Kontekst } from '#grunn/handling/index.ts';
import type { Sprak } from '#grunn/sprak/index.ts';
import * as lager from './lager-visning.ts';
import { KILDEJOBBER } from './sider/kildejobber.ts';
import { KILDER, pagar, type Bremsetall, type Kilde, type Kjoringsrad } from './sider/modell.ts';
import { forsinketSiden } from './sider/oversikt.ts';
import { tekst } from './tekster.ts';

export interface Kildetilstand {
  readonly kilde: Kilde;
  /** When it was last read to the end (ISO); null: never. */
  readonly sistFerdig: string | null;
  readonly pagar: boolean;
  /** The newest whole reading failed. */
  readonly feilet: boolean;
  /** Should have been read then. */
  readonly forsinketSiden: string | null;
}

export interface Innlesingstilstand {
  readonly kilder: readonly Kildetilstand[];
  /** Stopped runs that nobody has decided on. */
  readonly venter: readonly (Pick<Kjoringsrad, 'id' | 'kilde' | 'slag' | 'startet'> & {
    readonly bremser: readonly Bremsetall[];
  })[];
  /** Held-back people and lines that wait for somebody. */
  readonly holdt: number;
}

/** How fresh every source is and what waits, for other rooms' pages. The caller has asked for leave to see it. Three statements. */
export async function hentInnlesingstilstand(s: Kontekst): Promise<Innlesingstilstand> {
  const nyeste = await lager.finnNyeste(s.db);
  const sistFerdig = await lager.finnSistFerdig(s.db);
  const holdt = await lager.tellHoldte(s.db);
  const planer = (await s.tjenester.jobbko?.planer()) ?? [];
  const kilder = KILDER.flatMap((kilde) => {
    const egne = nyeste.filter((r) => r.kilde === kilde);
    const jobber = planer.filter((p) => KILDEJOBBER[kilde].includes(p.navn));
    if (egne.length === 0 && jobber.length === 0) return [];
    // a file that also has a nightly reading beside it is not missed
    const ventet = jobber.filter(
      (p) => !(p.navn.endsWith('.fil') && jobber.some((q) => q.navn === p.navn.replace('.fil', '.natt'))),
    );
    const lest = sistFerdig.get(kilde);
    const igang = egne.some((r) => pagar(r.status));
    const sene = igang ? [] : ventet.map((p) => forsinketSiden(p, lest?.hele ?? null, s.na)).filter((d) => d !== null);
    return [
      {
        kilde,
        sistFerdig: lest?.siste ?? null,
        pagar: igang,
        feilet: egne.find((r) => r.slag === 'full' || r.slag === 'fil')?.status === 'feilet',
        forsinketSiden: sene[0] ?? null,
      },
    ];
  });
  const venter = nyeste.filter((r) => r.status === 'venter' && r.avgjort === null);
  return {
    kilder,
    holdt,
    venter: venter.map(({ id, kilde, slag, startet, bremser }) => ({ id, kilde, slag, startet, bremser })),
  };
}

/** «Folkeregisteret» */
export const kildeord = (sprak: Sprak, kilde: Kilde): string => tekst(sprak).kilde[kilde];
