// Whose record it is that was held, and where it is put right. Pure.
import type { HrPerson } from '#kilder/hr/modell.ts';
import type { Oppstartselev } from '#kilder/oppstart/modell.ts';
import type { Familie } from './folkeregisteret/familie.ts';
import type { Holdarsak, Innlesingskilde } from './modell.ts';

export interface Postperson {
  readonly navn: string;
  readonly fodselsar: number | null;
  /** Numbers in the record, to find out whether somebody we know as protected has them. Never shown. */
  readonly numre: readonly string[];
  /** The record itself says that the person is protected. */
  readonly skjermet: boolean;
}

const ar = (dato: string | null | undefined): number | null => (dato ? Number(dato.slice(0, 4)) || null : null);
const navn = (...deler: readonly (string | null | undefined)[]): string => deler.filter(Boolean).join(' ');

/** Who a held record is about, in the record's own words; undefined when it does not say. */
export function personIPost(kilde: Innlesingskilde, post: unknown): Postperson | undefined {
  if (typeof post !== 'object' || post === null) return undefined;
  switch (kilde) {
    case 'folkeregisteret': {
      const p = (post as Partial<Familie>).personer?.[0];
      if (p === undefined || p.navn === null) return undefined;
      return {
        navn: navn(p.navn.fornavn, p.navn.mellomnavn, p.navn.etternavn),
        fodselsar: ar(p.fodselsdato),
        numre: p.identifikatorer.map((i) => i.identifikator),
        skjermet: p.adressebeskyttelse !== 'ugradert',
      };
    }
    case 'hr': {
      const p = post as Partial<HrPerson>;
      return {
        navn: navn(p.fornavn, p.etternavn),
        fodselsar: ar(p.fodselsdato),
        numre: p.fodselsnummer ? [p.fodselsnummer] : [],
        skjermet: false,
      };
    }
    case 'oppstart': {
      const p = post as Partial<Oppstartselev>;
      return {
        navn: navn(p.fornavn, p.mellomnavn, p.etternavn),
        fodselsar: ar(p.fodselsdato),
        numre: p.identifikator ? [p.identifikator] : [],
        skjermet: false,
      };
    }
    case 'nsr': {
      const skole = post as { readonly navn?: unknown };
      return { navn: typeof skole.navn === 'string' ? skole.navn : '', fodselsar: null, numre: [], skjermet: false };
    }
    default:
      return undefined;
  }
}

/** Can it be tried again with what we have? Only a record that could be read was kept. */
export const kanProves = (h: { readonly kilde: Innlesingskilde; readonly harPost: boolean }): boolean =>
  h.harPost && ['folkeregisteret', 'hr', 'krr', 'oppstart', 'tilgangslosning'].includes(h.kilde);

/** Two entries that may be one: a source said so, and named them both. */
export const kanSlasSammen = (h: { readonly arsak: Holdarsak; readonly personer: readonly string[] }): boolean =>
  h.arsak === 'duplikat' && h.personer.length >= 2;

export interface Sammenlignet {
  readonly id: string;
  readonly ansvar_for: readonly string[];
  readonly har_beslutning: boolean;
  readonly sammenslatt: boolean;
}

/**
 * Why two entries cannot be joined; undefined when they can. Nobody is responsible for himself, and a decision about a person must not be
 * left behind on a signpost.
 */
export function hindring(behold: Sammenlignet, fjernes: Sammenlignet): 'alt_gjort' | 'ansvar_mellom' | 'beslutning' | undefined {
  if (behold.sammenslatt || fjernes.sammenslatt) return 'alt_gjort';
  if (behold.ansvar_for.includes(fjernes.id) || fjernes.ansvar_for.includes(behold.id)) return 'ansvar_mellom';
  if (fjernes.har_beslutning) return 'beslutning';
  return undefined;
}
