import { beslutt, type Aktor, type Regel } from '#grunn/tilgang/index.ts';
import type { Dato } from '#grunn/tid/index.ts';
import { erVernet, vernFor, type Grad } from '#register/skjerming/index.ts';
import { avgjorRelasjon, harRett, type Barnefakta } from '#tilgang/relasjon/index.ts';
import { tilknytninger, type Rolleoppsett, type Tilgangsfaktum } from '#tilgang/rolle/index.ts';
import type { Tidsbilde } from './modell.ts';

/** What was known of those at work at the moment (tilgang.ansatte_da). */
export interface Ansattedata {
  readonly skoler: readonly string[];
  readonly gradering: Grad;
  readonly krets: readonly string[];
  readonly nodinnsyn: readonly string[];
  readonly ansatte: readonly { readonly person: string; readonly navn: string; readonly fakta: readonly Tilgangsfaktum[] }[];
}

type Foresatt = Omit<Tidsbilde['foresatte'][number], 'skjult'>;
type Ansatt = Omit<Tidsbilde['ansatte'][number], 'skjult'>;

/** Everybody who was something to the child on the date, and what it rested on: the rules of today over the facts of then. */
export function foresattePa(f: Barnefakta, dato: Dato, navn: (id: string) => string): Foresatt[] {
  const ider = new Set([
    ...f.ansvar.flatMap((a) => a.personId ?? []),
    ...f.beslutninger.flatMap((b) => b.personId ?? []),
    ...f.sperringer.map((s) => s.personId),
  ]);
  return [...ider]
    .map((personId) => {
      const r = avgjorRelasjon(f, personId, dato);
      const steg = r.spor.find((s) => s.avgjorde) ?? r.spor[0];
      return {
        personId,
        navn: navn(personId),
        kunneSe: harRett(r, 'se'),
        grunn: r.grunn,
        kilde: steg?.kilde ?? '',
        siden: steg?.siden ?? null,
      };
    })
    .sort((a, b) => Number(b.kunneSe) - Number(a.kunneSe) || (a.navn < b.navn ? -1 : 1));
}

/**
 * Those at work whose role reached the child on the date, decided by the same functions as access is now: the rule, the reach, and what the table of
 * protection opened for that grading.
 */
export function ansattePa(
  d: Ansattedata,
  regel: Regel,
  oppsett: Rolleoppsett,
  tid: { readonly dato: Dato; readonly naar: string },
): Ansatt[] {
  const [krets, nod] = [new Set(d.krets), new Set(d.nodinnsyn)];
  return d.ansatte
    .flatMap(({ person, navn, fakta }): Ansatt[] => {
      const aktor: Aktor = {
        id: person,
        navn,
        sprak: 'nb',
        tilknytninger: tilknytninger(person, fakta, oppsett, { na: tid.naar }),
      };
      const { gitt } = beslutt(regel, aktor, tid.dato, { egenSkole: d.skoler });
      if (gitt === undefined) return [];
      const apen = (medKrets: boolean) =>
        beslutt(
          regel,
          aktor,
          tid.dato,
          { egenSkole: d.skoler },
          vernFor({ gradering: d.gradering, skoler: d.skoler, arbeidssteder: [], grupper: [], sfo: [], krets: medKrets }),
        ).tillatt;
      // said by what opened it: the role where the role was enough, also under kode 7 for those with need at the school
      const grunn =
        !erVernet(d.gradering) || apen(false)
          ? 'rolle'
          : !apen(nod.has(person) || krets.has(person))
            ? 'utenforKrets'
            : krets.has(person)
              ? 'krets'
              : 'nodinnsyn';
      return [
        {
          personId: person,
          navn,
          kunneSe: grunn !== 'utenforKrets',
          rolle: gitt.rolle,
          grunn,
          kilde: gitt.grunnlag.kilde,
          siden: gitt.grunnlag.kjentFra ?? null,
          // a role given by hand carries its own code there, which is no title of a position
          detalj: gitt.grunnlag.hva === 'rolletildeling' ? null : (gitt.grunnlag.detalj ?? null),
        },
      ];
    })
    .sort((a, b) => Number(b.kunneSe) - Number(a.kunneSe) || (a.navn < b.navn ? -1 : 1));
}
