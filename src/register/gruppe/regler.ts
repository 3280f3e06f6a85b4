// Who is where: what a placing means for the rows we have, and what about a group somebody should look at.
import { leggTilDager, type Dato } from '#grunn/tid/index.ts';
import {
  EN_AV,
  MED_FAG,
  type Gruppemerknad,
  type Gruppetilstand,
  type Medlemskap,
  type Plassering,
  type Plasseringsendring,
} from './modell.ts';

/**
 * What must be closed and opened for these placings to come true, given the memberships the pupils have. Before `fra` nothing changes; from
 * `fra` on the pupil is in the new group and in no other of the kind. A membership that would get no days is closed, not kept.
 */
export function planleggPlassering(medlemskap: readonly Medlemskap[], onsker: readonly Plassering[]): Plasseringsendring {
  const lukk: Medlemskap[] = [];
  const apne: Omit<Medlemskap, 'kilde' | 'slag'>[] = [];
  for (const o of onsker) {
    const berorte = medlemskap.filter(
      (m) =>
        m.personId === o.personId &&
        (EN_AV.has(o.slag) ? m.slag === o.slag : m.gruppeId === o.gruppeId || m.gruppeId === o.forlater) &&
        // days in the group itself just before or after belong with the new ones
        (m.gruppeId === o.gruppeId
          ? m.til >= leggTilDager(o.fra, -1) && m.fra <= leggTilDager(o.til, 1)
          : m.til >= o.fra && m.fra <= o.til),
    );
    // already there for all of the period: nothing to say
    if (o.gruppeId !== null && berorte.length === 1 && dekker(berorte[0]!, o)) continue;
    for (const m of berorte) {
      lukk.push(m);
      const { gruppeId, personId } = m;
      if (m.fra < o.fra) apne.push({ gruppeId, personId, fra: m.fra, til: leggTilDager(o.fra, -1) });
      // what lies after the period stays: a placing for some weeks does not take the rest of the year
      if (m.til > o.til) apne.push({ gruppeId, personId, fra: leggTilDager(o.til, 1), til: m.til });
    }
    if (o.gruppeId !== null) apne.push({ gruppeId: o.gruppeId, personId: o.personId, fra: o.fra, til: o.til });
  }
  return slaSammen(lukk, apne);
}

const dekker = (m: Medlemskap, o: Plassering): boolean => m.gruppeId === o.gruppeId && m.fra <= o.fra && m.til >= o.til;

/** Days in the same group that follow each other are one membership: moving back the same day leaves no seam. */
function slaSammen(lukk: readonly Medlemskap[], apne: readonly Omit<Medlemskap, 'kilde' | 'slag'>[]): Plasseringsendring {
  const ut: { gruppeId: string; personId: string; fra: Dato; til: Dato }[] = [];
  for (const r of apne.toSorted((a, b) => (a.fra < b.fra ? -1 : 1))) {
    const for_ = ut.findLast((x) => x.personId === r.personId && x.gruppeId === r.gruppeId);
    if (for_ !== undefined && leggTilDager(for_.til, 1) === r.fra) for_.til = r.til;
    else ut.push({ ...r });
  }
  // a row that would be written again exactly as it was is left alone
  const likt = (a: { gruppeId: string; personId: string; fra: Dato; til: Dato }, b: typeof a) =>
    a.gruppeId === b.gruppeId && a.personId === b.personId && a.fra === b.fra && a.til === b.til;
  return {
    lukk: lukk.filter((l) => !ut.some((a) => likt(a, l))),
    apne: ut.filter((a) => !lukk.some((l) => likt(a, l))),
  };
}

/** What about a group somebody should look at. `stor`: more than this many pupils (the kommune's setting; the law has no number). */
export function merknaderTil(g: Gruppetilstand, idag: Dato, stor: number): readonly Gruppemerknad[] {
  const ut: Gruppemerknad[] = [];
  if (g.medlemmer === 0) ut.push('tom');
  if (g.slag === 'klasse' && g.kontaktlarere === 0) ut.push('uten_kontaktlarer');
  if (g.slag === 'kontaktlarergruppe' && g.kontaktlarere === 0) ut.push('uten_kontaktlarer');
  if (MED_FAG.has(g.slag)) {
    if (g.larere === 0) ut.push('uten_larer');
    if (g.fagkode === null) ut.push('uten_fag');
    else if (g.fagTil !== null && g.fagTil < idag) ut.push('utgatt_fag');
  }
  if (g.sluttet > 0) ut.push('larer_sluttet');
  if (g.slag !== 'persongruppe' && g.medlemmer > stor) ut.push('stor');
  return ut;
}

/** Groups as people order them: 1A, 1B, 2A, 10A; then by name. */
export const etterNavn = (a: { readonly navn: string }, b: { readonly navn: string }): number =>
  a.navn.localeCompare(b.navn, 'nb', { numeric: true });
