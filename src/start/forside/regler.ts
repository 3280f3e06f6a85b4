// Pure: what the front page says, and what it counts.
import { ansattstatus } from '#forvaltning/ansatte/index.ts';
import { erValgt } from '#forvaltning/innstillinger/index.ts';
import { gjeldendeKvartal, revisjonslinjer } from '#forvaltning/tilgangsrevisjon/index.ts';
import { fristFor } from '#tilgang/rolle/index.ts';
import type { Oppfolging } from './modell.ts';
import type { Oppfolgingsgrunnlag } from './lager.ts';

/** What one says at this hour (0–23) in Norway. */
export const hilsenFor = (time: number): 'morgen' | 'dag' | 'kveld' =>
  time >= 5 && time < 10 ? 'morgen' : time >= 10 && time < 18 ? 'dag' : 'kveld';

/** Whom a reader's lists reach: everything, or these schools. */
export type Rekkevidde = 'alle' | ReadonlySet<string>;

/**
 * What somebody should look at among the employees: the same counts as the lists they lead to. `revisjon` undefined: not the reader's to see.
 * What there is none of is left out.
 */
export function oppfolging(
  g: Oppfolgingsgrunnlag,
  v: {
    readonly ansatte: Rekkevidde | undefined;
    readonly egneSkoler: ReadonlySet<string>;
    readonly revisjon: Rekkevidde | undefined;
    readonly idag: string;
    readonly na: string;
  },
): Oppfolging[] {
  const ut: Oppfolging[] = [
    { slag: 'innstilling', antall: g.innstillinger.filter((x) => !erValgt(x ?? undefined)).length, frist: null },
  ];
  const { ansatte, revisjon } = v;
  if (ansatte !== undefined) {
    const tall = { inaktivIHrm: 0, inaktivMedTilgang: 0 };
    for (const [personId, fakta] of g.fakta) {
      const { statuser, skoler } = ansattstatus(personId, fakta, g.oppsett, v);
      if (ansatte !== 'alle' && !skoler.some((s) => ansatte.has(s))) continue;
      if (g.skjermede.has(personId) && !skoler.some((s) => v.egneSkoler.has(s))) continue;
      for (const s of ['inaktivIHrm', 'inaktivMedTilgang'] as const) if (statuser.has(s)) tall[s]++;
    }
    ut.push({ slag: 'inaktivIHrm', antall: tall.inaktivIHrm, frist: null });
    ut.push({ slag: 'inaktivMedTilgang', antall: tall.inaktivMedTilgang, frist: null });
  }
  const kvartal = gjeldendeKvartal(v.idag, g.oppsett);
  if (revisjon !== undefined && kvartal !== null) {
    const linjer = revisjonslinjer(g.fakta, g.oppsett, { kvartal, skoler: revisjon, idag: v.idag });
    const antall = linjer.filter((l) => l.status === 'venter').length;
    ut.push({ slag: 'revisjon', antall, frist: fristFor(kvartal, g.oppsett.revisjon) });
  }
  return ut.filter((x) => x.antall > 0);
}
