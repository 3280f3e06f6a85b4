// Puts the answers of some pupils together with who decides for each of them.
import type { Kontekst } from '#grunn/handling/index.ts';
import { leggTilDager } from '#grunn/tid/index.ts';
import {
  avgjorRelasjon,
  beslekteteIder,
  fodselsdag,
  harRett,
  hentBarnefaktaForAlle,
  type Barnefakta,
} from '#tilgang/relasjon/index.ts';
import { skolearetsDager, skolearFor } from '../rutine/index.ts';
import { hentSvar, type Svarrad } from './lager.ts';
import { ELEVEN_AVGJOR, erFemten, gjelderEleven, samtykkebilde, type Samtykkebilde } from './regler.ts';
import type { Samtykketype } from './modell.ts';

export interface Spurt {
  readonly elevId: string;
  readonly skole: string;
  readonly arstrinn: number;
  readonly fodselsdato: string | null;
}

export interface Elevbilde<E extends Spurt> {
  readonly elev: E;
  /** Those who decide for the child; of a pupil of 15 those who did until then. */
  readonly foresatte: readonly string[];
  readonly svar: readonly Svarrad[];
  readonly samtykker: readonly { readonly type: Samtykketype; readonly bilde: Samtykkebilde }[];
}

/** Who may answer for the child: those with the right to, and nobody who is kept from the child. */
export function hvemAvgjor(f: Barnefakta, idag: string): readonly string[] {
  const dag =
    f.fodselsdato !== null && erFemten(f.fodselsdato, idag) ? leggTilDager(fodselsdag(f.fodselsdato, ELEVEN_AVGJOR), -1) : idag;
  return beslekteteIder(f).filter((id) => id !== f.barnId && harRett(avgjorRelasjon(f, id, dag), 'samtykke'));
}

/** What the types come to for these pupils. Two statements, however many there are; one when the facts are at hand. */
export async function hentElevbilder<E extends Spurt>(
  s: Pick<Kontekst, 'db' | 'idag'>,
  elever: readonly E[],
  typer: readonly Samtykketype[],
  kjente?: ReadonlyMap<string, Barnefakta>,
): Promise<Elevbilde<E>[]> {
  const ider = elever.map((e) => e.elevId);
  const fakta = kjente ?? (await hentBarnefaktaForAlle(s.db, ider));
  const alle = Map.groupBy(await hentSvar(s.db, ider), (x) => x.elevId);
  const skolearFra = skolearetsDager(skolearFor(s.idag)).fra;
  return elever.map((elev) => {
    const f = fakta.get(elev.elevId);
    const foresatte = f === undefined ? [] : hvemAvgjor(f, s.idag);
    const svar = alle.get(elev.elevId) ?? [];
    return {
      elev,
      foresatte,
      svar,
      samtykker: typer
        .filter((t) => gjelderEleven(t, elev))
        .map((type) => ({
          type,
          bilde: samtykkebilde({
            type,
            elevId: elev.elevId,
            fodselsdato: elev.fodselsdato,
            idag: s.idag,
            skolearFra,
            foresatte,
            svar,
          }),
        })),
    };
  });
}

/** May this person answer now? */
export const kanSvare = (b: Elevbilde<Spurt>, hvem: string, idag: string): boolean =>
  erFemten(b.elev.fodselsdato, idag) ? hvem === b.elev.elevId : b.foresatte.includes(hvem);

/** How many consents wait for this person's own answer. */
export const antallSomVenter = (b: Elevbilde<Spurt>, hvem: string, idag: string): number =>
  kanSvare(b, hvem, idag) ? b.samtykker.filter((x) => x.bilde.mangler.includes(hvem)).length : 0;
