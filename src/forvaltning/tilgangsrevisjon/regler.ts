// Pure: what a principal is asked about in a quarter, and what the answers have become.
import { gjelder, leggTilDager, type Dato } from '#grunn/tid/index.ts';
import {
  fristFor,
  kvartalAv,
  nesteKvartal,
  nyesteSvar,
  skalBesvares,
  svarOm,
  tolkAnsattroller,
  type Rolleoppsett,
  type Rollenavn,
  type Tilgangsfaktum,
} from '#tilgang/rolle/index.ts';

export interface Linje {
  readonly personId: string;
  readonly rolle: Rollenavn;
  readonly skole: string;
  /** Since when, and what it rests on. */
  readonly fra: Dato | null;
  readonly hva: string;
  readonly detalj: string | null;
  /** bekreftet, fjernet; venter until the deadline, bortfalt after it. */
  readonly status: 'bekreftet' | 'fjernet' | 'venter' | 'bortfalt';
  readonly svart: string | null;
}

const UTEN_REVISJON = { forsteKvartal: null, fristDager: 45 } as const;

/**
 * The lines of a quarter's review: every role at a school that was there when the quarter began and would be in force today (or was
 * answered in the quarter), one line a person and role, whatever it rests on. Roles that reach the whole kommune are not reviewed by schools.
 */
export function revisjonslinjer(
  personer: ReadonlyMap<string, readonly Tilgangsfaktum[]>,
  o: Rolleoppsett,
  v: { readonly kvartal: Dato; readonly skoler: 'alle' | ReadonlySet<string>; readonly idag: Dato },
): Linje[] {
  const ut = new Map<string, Linje>();
  for (const [personId, fakta] of personer)
    for (const f of fakta) {
      if (f.hva === 'leverandorvindu') continue;
      // as it would be without the review, and without those who took it away: an answer must not hide its own line
      const uten = fakta.filter((x) => x.hva !== 'revisjonssvar');
      for (const t of tolkAnsattroller(f, uten, { ...o, revisjon: UTEN_REVISJON })) {
        if (t.omfang === null || t.relasjon === 'heleKommunen') continue;
        if (v.skoler !== 'alle' && !v.skoler.has(t.omfang)) continue;
        if (!skalBesvares(t.fra, v.kvartal, o.revisjon)) continue;
        const svar = svarOm(fakta, t.rolle, t.omfang);
        const her = nyesteSvar(svar.filter((x) => x.kvartal === v.kvartal));
        const siste = leggTilDager(nesteKvartal(v.kvartal), -1);
        const dag = v.idag < siste ? v.idag : siste;
        if (her === undefined && !gjelder(dag, t.fra, t.til)) continue;
        const tidligere = nyesteSvar(svar.filter((x) => x.kvartal < v.kvartal));
        // removed in an earlier quarter and not given anew: nothing left to ask about
        if (her === undefined && tidligere?.svar === 'fjernet' && (t.fra === null || t.fra <= tidligere.svart.slice(0, 10)))
          continue;
        const nokkel = `${personId}/${t.rolle}/${t.omfang}`;
        const for_ = ut.get(nokkel);
        if (for_ !== undefined && (for_.fra ?? '') <= (t.fra ?? '')) continue;
        ut.set(nokkel, {
          personId,
          rolle: t.rolle,
          skole: t.omfang,
          fra: t.fra,
          hva: f.hva,
          detalj: f.tittel,
          status: her?.svar ?? (v.idag > fristFor(v.kvartal, o.revisjon) ? 'bortfalt' : 'venter'),
          svart: her?.svart ?? null,
        });
      }
    }
  return [...ut.values()];
}

/** The quarter that is asked about today: this one, when the review has begun. */
export const gjeldendeKvartal = (idag: Dato, o: Rolleoppsett): Dato | null => {
  const k = kvartalAv(idag);
  return o.revisjon.forsteKvartal !== null && k >= o.revisjon.forsteKvartal ? k : null;
};
