// Pure: what roles people have on a date, and what another table would give and take.
import { ALT, type Tilknytning } from '#grunn/tilgang/index.ts';
import { gjelder, type Dato } from '#grunn/tid/index.ts';
import { tilknytninger, type Rolleoppsett, type Rollenavn, type Tilgangsfaktum } from '#tilgang/rolle/index.ts';

/** A role that is in force, with what it rests on. */
export interface Rolle {
  readonly rolle: Rollenavn;
  /** School; null for the whole kommune, and for a role without anything to reach. */
  readonly skole: string | null;
  readonly til: Dato | null;
  readonly grunnlag: Tilknytning['grunnlag'];
}

/** All the roles facts give, in force or not, without the reach to oneself. */
export const alleRoller = (
  personId: string,
  fakta: readonly Tilgangsfaktum[],
  o: Rolleoppsett,
  na: string,
): (Rolle & { readonly fra: Dato | null })[] =>
  tilknytninger(personId, fakta, o, { na })
    .filter((t) => t.relasjon !== 'segSelv')
    .map((t) => ({
      rolle: t.rolle,
      skole: t.omfang === ALT ? null : t.omfang,
      fra: t.fra,
      til: t.til,
      grunnlag: t.grunnlag,
    }));

/** The roles in force on a date. */
export const rollerNa = (
  personId: string,
  fakta: readonly Tilgangsfaktum[],
  o: Rolleoppsett,
  tid: { readonly idag: Dato; readonly na: string },
): Rolle[] => alleRoller(personId, fakta, o, tid.na).filter((r) => gjelder(tid.idag, r.fra, r.til));

export interface Forskjell {
  readonly personId: string;
  readonly far: readonly { readonly rolle: Rollenavn; readonly skole: string | null }[];
  readonly mister: readonly { readonly rolle: Rollenavn; readonly skole: string | null }[];
}

const NOKKEL = (r: { rolle: Rollenavn; skole: string | null }) => `${r.rolle}/${r.skole ?? ''}`;

/** Who gains and who loses when the settings change, those who lose most first. */
export function rolleforskjeller(
  personer: ReadonlyMap<string, readonly Tilgangsfaktum[]>,
  for_: Rolleoppsett,
  etter: Rolleoppsett,
  tid: { readonly idag: Dato; readonly na: string },
): Forskjell[] {
  const ut: Forskjell[] = [];
  for (const [personId, fakta] of personer) {
    const har = new Map(rollerNa(personId, fakta, for_, tid).map((r) => [NOKKEL(r), r]));
    const skal = new Map(rollerNa(personId, fakta, etter, tid).map((r) => [NOKKEL(r), r]));
    const bare = (a: typeof har, b: typeof har) => [...a].filter(([k]) => !b.has(k)).map(([, { rolle, skole }]) => ({ rolle, skole })); // prettier-ignore
    const far = bare(skal, har);
    const mister = bare(har, skal);
    if (far.length + mister.length > 0) ut.push({ personId, far, mister });
  }
  return ut.sort(
    (a, b) => b.mister.length - a.mister.length || b.far.length - a.far.length || (a.personId < b.personId ? -1 : 1),
  );
}

/** Lines of the table that can never be reached: an earlier line takes everything they would. */
export const skyggede = (regler: Rolleoppsett['stillinger']['regler']): number[] =>
  regler.flatMap((r, i) =>
    regler
      .slice(0, i)
      .some(
        (f) =>
          f.stillingskode === r.stillingskode &&
          (f.tittel === undefined || (r.tittel ?? '').toLowerCase().includes(f.tittel.toLowerCase())) &&
          (f.arbeidssted === undefined || f.arbeidssted === r.arbeidssted),
      )
      ? [i]
      : [],
  );
