// Puts a round together with who asks: may this person choose a time for this pupil now, and if not, why.
import type { Kontekst } from '#grunn/handling/index.ts';
import { avgjorRelasjon, beslekteteIder, harRett, hentBarnefaktaForAlle, type Barnefakta } from '#tilgang/relasjon/index.ts';
import { hentBestillinger, type Elevirunde, type Rundebestilling } from './lager.ts';
import type { Samtalerunde } from './modell.ts';
import { elevenKanVelge } from './regler.ts';

export type Sperre = 'frist' | 'alder' | 'foresatte' | 'rett' | 'avlyst' | 'holdt';
type Spor = Pick<Kontekst, 'db' | 'idag'> & { readonly aktor: { readonly id: string } };

/** The booking that is this reader's: the child's, or in a round of one for each guardian his own. */
export const mitt = (
  s: Pick<Spor, 'aktor'>,
  runde: Pick<Samtalerunde, 'rundeId' | 'hverForesatt'>,
  elevId: string,
  alle: readonly Rundebestilling[],
): Rundebestilling | undefined =>
  alle.find((b) => b.rundeId === runde.rundeId && b.elevId === elevId && b.forId === (runde.hverForesatt ? s.aktor.id : null));

/** Why this person cannot choose; null: may. Pure but for what it is handed. */
export function sperrenFor(
  s: Spor,
  e: Pick<Elevirunde, 'runde' | 'elevId' | 'fodselsdato'>,
  f: Barnefakta | undefined,
  bestilling: Pick<Rundebestilling, 'holdt'> | undefined,
): Sperre | null {
  if (e.runde.avlyst !== null) return 'avlyst';
  if (bestilling !== undefined && bestilling.holdt !== null) return 'holdt';
  if (e.elevId === s.aktor.id) {
    if (e.runde.hverForesatt) return 'foresatte';
    if (!elevenKanVelge(e.fodselsdato, s.idag)) return 'alder';
  } else if (f === undefined || !harRett(avgjorRelasjon(f, s.aktor.id, s.idag), 'skjema')) return 'rett';
  return s.idag > e.runde.frist ? 'frist' : null;
}

/** Why this person cannot choose for the pupil now; null: may. Two statements. */
export async function hvorforIkke(s: Spor, e: Elevirunde): Promise<Sperre | null> {
  const fakta = await hentBarnefaktaForAlle(s.db, [e.elevId]);
  const bestilt = await hentBestillinger(s.db, [e.runde.rundeId]);
  return sperrenFor(s, e, fakta.get(e.elevId), mitt(s, e.runde, e.elevId, bestilt));
}

/** The guardians who are to have a talk each about a child: those who may see it and answer the school. */
export const foresatteMedSamtale = (f: Barnefakta, idag: string): readonly string[] =>
  beslekteteIder(f).filter((id) => {
    const r = avgjorRelasjon(f, id, idag);
    return id !== f.barnId && harRett(r, 'se') && harRett(r, 'skjema');
  });
