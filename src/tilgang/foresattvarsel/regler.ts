// Who is to be told of a new guardian, and what (I-04). Pure.
import { leggTilDager, osloDato, tilInstant, type Dato } from '#grunn/tid/index.ts';
import {
  avgjorRelasjon,
  beslekteteIder,
  harRett,
  manglerSamtykke,
  tidligereForesatte,
  type Barnefakta,
} from '#tilgang/relasjon/index.ts';

/** How long somebody is told that a new guardian has got in. */
export const DAGER_ETTER = 30;

export interface Varselgrunn {
  readonly barnId: string;
  /** Whom it is about. */
  readonly omId: string;
  readonly slag: 'venter' | 'apnet' | 'sporsmal';
  /** venter: the first day the new one is let in. apnet: since when. */
  readonly dato: Dato | null;
}

const NYE: ReadonlySet<string> = new Set(['foreldreansvar', 'verge', 'samtykke', 'ventetid']);
const senest = (a: string, b: string | undefined): string => (b !== undefined && Date.parse(b) > Date.parse(a) ? b : a);

/** What a guardian is to be told of one child on a date, before protection is asked. Nothing for those who may not be notified. */
export function varslerFor(f: Barnefakta, mottaker: string, dato: Dato): readonly Varselgrunn[] {
  const mitt = avgjorRelasjon(f, mottaker, dato);
  if (mitt.relasjon !== 'FULL' || mitt.grunn !== 'foreldreansvar' || !harRett(mitt, 'varsles')) return [];
  const ut: Varselgrunn[] = [];
  for (const b of f.beslutninger)
    if (
      b.slag === 'samtykke' &&
      b.personId !== null &&
      b.opphevet === null &&
      (b.til === null || b.til >= dato) &&
      manglerSamtykke(f, { ...b, svar: [] }, dato)?.includes(mottaker) === true &&
      !b.svar.some((s) => s.personId === mottaker)
    )
      ut.push({ barnId: f.barnId, omId: b.personId, slag: 'sporsmal', dato: null });
  for (const omId of beslekteteIder(f)) {
    if (omId === mottaker) continue;
    const r = avgjorRelasjon(f, omId, dato);
    const siden = r.spor.find((s) => s.avgjorde)?.siden;
    if (siden === undefined || !NYE.has(r.grunn) || !tidligereForesatte(f, omId, siden, dato).includes(mottaker)) continue;
    const venter = r.grunn === 'ventetid';
    const frigitt = f.frigivelser.find((x) => x.personId === omId && x.avgjorelse === 'frigitt')?.avgjort;
    const svar = f.beslutninger.filter((b) => b.slag === 'samtykke' && b.personId === omId).flatMap((b) => b.svar);
    const apnet = [frigitt, ...(r.grunn === 'samtykke' ? svar.map((s) => s.svart) : [])].reduce<string>(senest, siden);
    const dag = venter ? (r.spor[0]?.detalj ?? null) : osloDato(tilInstant(apnet));
    if (!venter && dag !== null && leggTilDager(dag, DAGER_ETTER) < dato) continue;
    ut.push({ barnId: f.barnId, omId, slag: venter ? 'venter' : 'apnet', dato: dag });
  }
  return ut;
}

export interface Vern {
  readonly vernet: ReadonlySet<string>;
  /** Somebody is shut out from the child. */
  readonly sperret: boolean;
}

/** May it be told at all, and with a name? A protected child or person is told of to nobody; near any protection there are no names. */
export const slippesUt = (v: Varselgrunn, vern: Vern): 'nei' | 'utenNavn' | 'medNavn' =>
  vern.vernet.has(v.barnId) || vern.vernet.has(v.omId) ? 'nei' : vern.vernet.size > 0 || vern.sperret ? 'utenNavn' : 'medNavn';
