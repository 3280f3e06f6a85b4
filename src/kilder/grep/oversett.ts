import type { Avvik } from '#grunn/kilde/index.ts';
import { erDato } from '#grunn/tid/index.ts';
import type { GrepElement } from './kontrakt.ts';
import type { GrepFagkode, Grepreferanse, Greptekst } from './modell.ts';

const SPRAK: Readonly<Record<string, keyof Greptekst>> = { nob: 'nb', nno: 'nn', eng: 'en', sme: 'se' };

/** One subject code in our own words. Pure. */
export function oversettFagkode(ra: GrepElement): GrepFagkode {
  const avvik: Avvik[] = [];
  return {
    kode: ra.kode,
    navn: lesTekst(ra.tittel, avvik) ?? { nb: ra.kode },
    kortnavn: lesTekst(ra.kortform, avvik),
    status: lesStatus(ra.status, avvik),
    gyldigFra: lesDato(ra['gyldig-fra'], 'gyldig-fra', avvik),
    gyldigTil: lesDato(ra['gyldig-til'], 'gyldig-til', avvik),
    erstatter: koder(ra.erstatter),
    erstattesAv: koder(ra['erstattes-av']),
    opplaringsniva: siste(ra.opplaeringsnivaa)?.replace(/^opplaeringsnivaa_/, '') ?? null,
    fagtype: siste(ra.fagtype)?.replace(/^fagtype_/, '') ?? null,
    endret: ra['sist-endret'] ?? null,
    avvik,
  };
}

export const oversettReferanse = (ra: GrepElement): Grepreferanse => ({
  kode: ra.kode,
  endret: ra['sist-endret'] ?? null,
  url: ra['url-data'] ?? null,
});

/** `default` is whichever language Grep counts as the main one; it stands in where there is no bokmål. */
function lesTekst(verdier: GrepElement['tittel'], avvik: Avvik[]): Greptekst | null {
  const ut: { -readonly [S in keyof Greptekst]?: string } = {};
  let standard: string | undefined;
  for (const { spraak, verdi } of verdier ?? []) {
    const sprak = SPRAK[spraak ?? ''];
    if (spraak === undefined || spraak === 'default') standard ??= verdi;
    else if (sprak) ut[sprak] ??= verdi;
    else if (!avvik.some((a) => a.verdi === spraak))
      avvik.push({ kode: 'ukjent_kodeverdi', felt: 'spraak', verdi: spraak.slice(0, 20) });
  }
  const nb = ut.nb ?? standard ?? ut.nn;
  return nb === undefined ? null : { ...ut, nb };
}

function lesStatus(ra: string | null | undefined, avvik: Avvik[]): GrepFagkode['status'] {
  if (ra?.endsWith('status_publisert')) return 'publisert';
  if (ra?.endsWith('status_utgaatt')) return 'utgatt';
  if (ra) avvik.push({ kode: 'ukjent_kodeverdi', felt: 'status', verdi: ra.slice(ra.lastIndexOf('/') + 1).slice(0, 40) });
  return 'ukjent';
}

function lesDato(ra: string | null | undefined, felt: string, avvik: Avvik[]): string | null {
  if (!ra) return null;
  const dato = ra.slice(0, 10);
  if (erDato(dato)) return dato;
  avvik.push({ kode: 'ugyldig_dato', felt });
  return null;
}

type Referanse = { readonly uriId?: string | undefined; readonly kode?: string | undefined } | string | null | undefined;

/** The last part of an address like `http://psi.udir.no/kl06/NOR0201`. */
function siste(ref: Referanse): string | null {
  const uri = typeof ref === 'string' ? ref : (ref?.kode ?? ref?.uriId);
  return uri ? uri.slice(uri.lastIndexOf('/') + 1) : null;
}

const koder = (liste: readonly Referanse[] | null | undefined): string[] => (liste ?? []).flatMap((r) => siste(r) ?? []);
