// What must be said of a measure, by its kind. Pure.
import type { Tekst } from '#grunn/sprak/index.ts';
import { gjelder, type Dato } from '#grunn/tid/index.ts';
import type { Tiltak, Tiltaksinndata, Tiltaksslag } from './modell.ts';

/** The section a right of this kind rests on; shown beside the kind. */
export const HJEMMEL: Readonly<Record<Tiltaksslag, string>> = {
  sarskiltNorsk: 'opplæringslova § 3-6',
  tosprakligFagopplaring: 'opplæringslova § 3-6',
  morsmalsopplaring: 'opplæringslova § 3-6',
  individueltTilrettelagt: 'opplæringslova § 11-6',
  personligAssistanse: 'opplæringslova § 11-4',
  fysiskTilrettelegging: 'opplæringslova § 11-5',
};

/** Kinds that are about a language other than Norwegian. */
export const MED_SPRAK: readonly Tiltaksslag[] = ['tosprakligFagopplaring', 'morsmalsopplaring'];
/** Kinds that demand an expert assessment before the right can be decided (§ 11-7): the decision is found somewhere. */
export const MED_SAKKUNNIG: readonly Tiltaksslag[] = ['individueltTilrettelagt'];

/** What is wrong with a measure as it is written, by field; nothing: it may stand. */
export function feilI(t: Tiltaksinndata): Readonly<Record<string, Tekst>> {
  const ut: Record<string, Tekst> = {};
  if (t.til !== undefined && t.til < t.fra)
    ut['til'] = { nb: 'Siste dag kan ikke være før første dag.', nn: 'Siste dag kan ikkje vere før første dag.' };
  if (t.status === 'avsluttet' && t.til === undefined)
    ut['til'] = { nb: 'Velg siste dag når tiltaket er avsluttet.', nn: 'Vel siste dag når tiltaket er avslutta.' };
  if (t.status !== 'behov' && MED_SPRAK.includes(t.slag) && t.sprak === undefined)
    ut['sprak'] = { nb: 'Skriv hvilket språk.', nn: 'Skriv kva språk.' };
  if (t.status === 'rett' && MED_SAKKUNNIG.includes(t.slag) && t.arkivref === undefined)
    ut['arkivref'] = {
      nb: 'Skriv hvor vedtaket ligger i arkivet. Vedtaket selv skal ikke skrives her.',
      nn: 'Skriv kvar vedtaket ligg i arkivet. Vedtaket sjølv skal ikkje skrivast her.',
    };
  return ut;
}

/** Counts on a date: begun, not over, and not ended. */
export const gjelderNa = (t: Pick<Tiltak, 'status' | 'fra' | 'til'>, dato: Dato): boolean =>
  t.status !== 'avsluttet' && gjelder(dato, t.fra, t.til);
