// Pure: from the contract to our own words.
import type { Avvik } from '#grunn/kilde/index.ts';
import { lesEpost, lesMobil, lesTid } from '../krr/index.ts';
import { Naboperson } from './kontrakt.ts';
import type { Nabokontakt } from './modell.ts';

const KJENTE: ReadonlySet<string> = new Set(['personidentifikator', 'epostadresse', 'mobiltelefonnummer', 'oppdatert']);

const les = (ra: string | null | undefined, felt: string, tolk: (v: string) => string | null, avvik: Avvik[]): string | null => {
  if (ra === undefined || ra === null || ra.trim() === '') return null;
  const verdi = tolk(ra);
  if (verdi === null) avvik.push({ kode: 'ugyldig_verdi', felt });
  return verdi;
};

/** One person as the neighbour wrote it; undefined where the record cannot be read. What cannot be a number or an address is none. */
export function oversettPerson(ra: unknown): { readonly kontakt?: Nabokontakt; readonly avvik: readonly Avvik[] } {
  const lest = Naboperson.safeParse(ra);
  if (!lest.success) return { avvik: [{ kode: 'uleselig_post', felt: 'personer' }] };
  const p = lest.data;
  const avvik: Avvik[] = Object.keys(p)
    .filter((n) => !KJENTE.has(n))
    .map((felt) => ({ kode: 'ukjent_felt', felt }));
  return {
    kontakt: {
      personidentifikator: p.personidentifikator.trim(),
      epostadresse: les(p.epostadresse, 'epostadresse', lesEpost, avvik),
      mobiltelefonnummer: les(p.mobiltelefonnummer, 'mobiltelefonnummer', lesMobil, avvik),
      oppdatert: les(p.oppdatert, 'oppdatert', lesTid, avvik),
    },
    avvik,
  };
}
