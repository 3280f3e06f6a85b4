// Registered values in words, the same on the card, under «Hvorfor?» and in forms.
import { alfa2 } from '#kilder/folkeregisteret/index.ts';
import type { Feltverdi } from '#web/komponenter/index.ts';
import { dato, type Sprak } from '#web/tekster/index.ts';
import type { Kortadresse, Kortnavn } from '../modell.ts';
import { tekst } from '../tekster/index.ts';

const lands = {
  nb: new Intl.DisplayNames(['nb'], { type: 'region' }),
  nn: new Intl.DisplayNames(['nn', 'nb'], { type: 'region' }),
};

/** The country's name from the register's three letters; the letters when we know no name. */
export function land(kode: string, sprak: Sprak): string {
  const to = alfa2(kode);
  return tekst(sprak).land[kode] ?? (to === undefined ? kode : (lands[sprak].of(to) ?? kode));
}

export const fulltNavn = (n: Kortnavn): string => [n.fornavn, n.mellomnavn, n.etternavn].filter(Boolean).join(' ');

/** The lines of an address as on an envelope; the country when it is another. */
export const adresselinjer = (a: Kortadresse, sprak: Sprak): string[] =>
  [
    ...a.linjer,
    [a.bruksenhetsnummer, [a.postnummer, a.poststed].filter(Boolean).join(' ')].filter(Boolean).join(', '),
    a.landkode === 'NOR' ? '' : land(a.landkode, sprak),
  ].filter((l) => l !== '');

const erAdresse = (v: unknown): v is Kortadresse => typeof v === 'object' && v !== null && 'linjer' in v;
const erNavn = (v: unknown): v is Kortnavn => typeof v === 'object' && v !== null && 'etternavn' in v;

const DATOER: ReadonlySet<string> = new Set(['fodselsdato', 'dodsdato', 'ansattFra', 'ansattTil']);
const TELEFONER: ReadonlySet<string> = new Set(['mobiltelefonnummer', 'telefonArbeid', 'telefonHjem', 'arbeidstelefon']);

/** Any field's value as it is drawn. */
export function feltverdi(felt: string, v: unknown, sprak: Sprak, grunn?: string): Feltverdi {
  const t = tekst(sprak);
  const enkel = (s: string): Feltverdi => ({ slag: 'tekst', tekst: s });
  if (v === null || v === undefined || v === '') return { slag: 'tom', grunn };
  if (erAdresse(v)) {
    const linjer = adresselinjer(v, sprak);
    return linjer.length === 0 ? { slag: 'tom', grunn: t.tom.ukjentBosted } : { slag: 'linjer', linjer };
  }
  if (erNavn(v)) return enkel(fulltNavn(v));
  if (Array.isArray(v))
    return felt === 'statsborgerskap'
      ? enkel(v.map((k) => land(String(k), sprak)).join(', '))
      : { slag: 'linjer', linjer: v.map(String) };
  const ord = typeof v === 'string' ? v : JSON.stringify(v);
  if (TELEFONER.has(felt)) return { slag: 'telefon', nummer: ord };
  if (DATOER.has(felt)) return enkel(dato(ord));
  if (felt === 'kjonn') return enkel(t.kjonn[ord] ?? ord);
  if (felt === 'personstatus') return enkel(t.personstatus[ord] ?? ord);
  return enkel(ord);
}
