// Pure: what the answers to a consent come to. GDPR art. 7; barnelova §§ 30, 32; from 15 the pupil decides (rules of age: tilgang/relasjon).
import { alder, osloDato, tilInstant, type Dato } from '#grunn/tid/index.ts';
import type { Samtykkestatus, Samtykketype, Svar } from './modell.ts';

/** From this birthday the pupil answers himself (barnelova § 32). */
export const ELEVEN_AVGJOR = 15;

export interface Samtykkegrunnlag {
  readonly type: Pick<Samtykketype, 'typeId' | 'krever' | 'varer'>;
  readonly elevId: string;
  readonly fodselsdato: Dato | null;
  readonly idag: Dato;
  /** First day of the school year. */
  readonly skolearFra: Dato;
  /** Those who decide for the child today; of a pupil of 15 those who did the day before the birthday. */
  readonly foresatte: readonly string[];
  readonly svar: readonly Svar[];
}

export interface Samtykkebilde {
  readonly status: Samtykkestatus;
  readonly avgjoresAv: 'foresatte' | 'elev';
  /** Those who should answer and have not. */
  readonly mangler: readonly string[];
  /** The newest answer that counts, by person. */
  readonly gjelder: ReadonlyMap<string, Svar>;
}

/** Does the school ask this of this pupil? */
export const gjelderEleven = (
  t: Pick<Samtykketype, 'skole' | 'trinnFra' | 'trinnTil'>,
  e: { readonly skole: string; readonly arstrinn: number },
): boolean => (t.skole === null || t.skole === e.skole) && e.arstrinn >= t.trinnFra && e.arstrinn <= t.trinnTil;

const dagen = (s: Svar): Dato => osloDato(tilInstant(s.svart));

export const erFemten = (fodselsdato: Dato | null, dag: Dato): boolean =>
  fodselsdato !== null && alder(fodselsdato, dag) >= ELEVEN_AVGJOR;

/**
 * What the answers come to. A no from anybody who decides is a no; else all must say yes, or one, as the type says. From 15 the pupil's own answer
 * counts alone; until it is given, what the guardians answered before the birthday stands (rules A09).
 */
export function samtykkebilde(g: Samtykkegrunnlag): Samtykkebilde {
  const iKraft = g.svar.filter(
    (s) => s.typeId === g.type.typeId && s.elevId === g.elevId && (g.type.varer === 'til_trukket' || dagen(s) >= g.skolearFra),
  );
  const nyeste = (rader: readonly Svar[]): Map<string, Svar> => {
    const ut = new Map<string, Svar>();
    for (const s of rader) {
      const for_ = ut.get(s.personId);
      if (for_ === undefined || Date.parse(s.svart) >= Date.parse(for_.svart)) ut.set(s.personId, s);
    }
    return ut;
  };
  const femten = erFemten(g.fodselsdato, g.idag);
  const egne = nyeste(iKraft.filter((s) => s.personId === g.elevId && erFemten(g.fodselsdato, dagen(s))));
  const eget = egne.get(g.elevId);
  if (femten && eget !== undefined) return { status: eget.svar ? 'gitt' : 'nei', avgjoresAv: 'elev', mangler: [], gjelder: egne };
  const foresatte = new Set(g.foresatte);
  const gjelder = nyeste(iKraft.filter((s) => foresatte.has(s.personId) && !erFemten(g.fodselsdato, dagen(s))));
  const mangler = g.foresatte.filter((id) => !gjelder.has(id));
  const alle = [...gjelder.values()];
  const status: Samtykkestatus = alle.some((s) => !s.svar)
    ? 'nei'
    : g.foresatte.length > 0 && (g.type.krever === 'alle' ? mangler.length === 0 : alle.length > 0)
      ? 'gitt'
      : 'venter';
  if (femten) return { status, avgjoresAv: 'elev', mangler: status === 'venter' ? [g.elevId] : [], gjelder };
  return { status, avgjoresAv: 'foresatte', mangler: status === 'gitt' && g.type.krever === 'en' ? [] : mangler, gjelder };
}
