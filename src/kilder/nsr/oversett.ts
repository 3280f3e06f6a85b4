import type { Avvik } from '#grunn/kilde/index.ts';
import { tilInstant } from '#grunn/tid/index.ts';
import type { NsrEnhet } from './kontrakt.ts';
import type { NsrListelinje, NsrSkole } from './modell.ts';

/** Fields by lower-case name: `Orgnr`, `OrgNr` and `Organisasjonsnummer` are the same field in three versions. */
type Felter = ReadonlyMap<string, unknown>;
const felter = (ra: unknown): Felter =>
  new Map(ra !== null && typeof ra === 'object' ? Object.entries(ra).map(([navn, verdi]) => [navn.toLowerCase(), verdi]) : []);

const forste = (f: Felter, ...navn: readonly string[]): unknown =>
  navn.map((n) => f.get(n)).find((v) => v !== undefined && v !== null);
const tekst = (f: Felter, ...navn: readonly string[]): string | null => {
  const v = forste(f, ...navn);
  const s = typeof v === 'number' ? String(v) : typeof v === 'string' ? v.trim() : '';
  return s === '' ? null : s;
};
const er = (f: Felter, navn: string): boolean => f.get(navn) === true || f.get(navn) === 'true';

/** The whole entry of a school; null without an organisation number. Pure. */
export function oversettEnhet(ra: NsrEnhet): NsrSkole | null {
  const f = felter(ra);
  const linje = oversettListelinje(ra);
  if (!linje) return null;
  const avvik: Avvik[] = [];
  const utgatt = tidspunkt(tekst(f, 'utgaattdato', 'datoutgaatt', 'datonedlagt'))?.slice(0, 10) ?? null;
  return {
    ...linje,
    privat: er(f, 'erprivatskole'),
    spesialskole: er(f, 'erspesialskole'),
    trinnFra: trinn(f, 'skoletrinngsfra', avvik),
    trinnTil: trinn(f, 'skoletrinngstil', avvik),
    malform: malform(f, avvik),
    adresse: adresse(f),
    koordinat: koordinat(f),
    utgatt,
    avvik,
  };
}

/** A line of the list; null without an organisation number. Pure. */
export function oversettListelinje(ra: unknown): NsrListelinje | null {
  const f = felter(ra);
  const organisasjonsnummer = tekst(f, 'organisasjonsnummer', 'orgnr');
  if (organisasjonsnummer === null || !/^(\d{9}|U\d{1,12})$/i.test(organisasjonsnummer)) return null;
  const kommune = felter(f.get('kommune'));
  return {
    organisasjonsnummer: organisasjonsnummer.toUpperCase(),
    navn: tekst(f, 'navn', 'fulltnavn') ?? organisasjonsnummer,
    kommunenummer: tekst(f, 'kommunenummer', 'kommunenr') ?? tekst(kommune, 'kommunenummer', 'kommunenr'),
    aktiv: er(f, 'eraktiv') && !er(f, 'erekskludert'),
    grunnskole: er(f, 'ergrunnskole'),
    endret: tidspunkt(tekst(f, 'datoendret')),
  };
}

function trinn(f: Felter, navn: string, avvik: Avvik[]): number | null {
  const v = f.get(navn);
  if (v === undefined || v === null || v === 0) return null;
  if (typeof v === 'number' && Number.isInteger(v) && v >= 1 && v <= 10) return v;
  avvik.push({ kode: 'ukjent_kodeverdi', felt: navn, verdi: JSON.stringify(v).slice(0, 20) });
  return null;
}

/** «B» and «N»; `{ Id, Navn }` in v4 and newer v3, only the letter or the word in older answers. */
function malform(f: Felter, avvik: Avvik[]): 'nb' | 'nn' | null {
  const ra = f.get('maalform');
  const v = typeof ra === 'string' ? ra : (tekst(felter(ra), 'id') ?? tekst(felter(ra), 'navn'));
  if (!v) return null;
  if (/^(b|nb|bokm)/i.test(v)) return 'nb';
  if (/^(n|nn|nyn)/i.test(v)) return 'nn';
  // «S» is samisk, «I» is none chosen: real, but not one of the two.
  avvik.push({ kode: 'ukjent_kodeverdi', felt: 'Maalform', verdi: v.slice(0, 20) });
  return null;
}

function adresse(f: Felter): NsrSkole['adresse'] {
  const a = felter(forste(f, 'beliggenhetsadresse', 'besoeksadresse', 'postadresse'));
  if (a.size === 0) return null;
  return {
    linje: tekst(a, 'adresse', 'adress', 'gateadresse'),
    postnummer: tekst(a, 'postnummer', 'postnr'),
    poststed: tekst(a, 'poststed'),
  };
}

function koordinat(f: Felter): NsrSkole['koordinat'] {
  const k = felter(f.get('koordinat'));
  const [breddegrad, lengdegrad] = [k.get('breddegrad'), k.get('lengdegrad')];
  // 0,0 lies in the Gulf of Guinea, and is how the register says it does not know.
  if (typeof breddegrad !== 'number' || typeof lengdegrad !== 'number' || (breddegrad === 0 && lengdegrad === 0)) return null;
  return { breddegrad, lengdegrad };
}

function tidspunkt(ra: string | null): string | null {
  if (ra === null || ra.startsWith('0001-')) return null;
  try {
    return tilInstant(/(Z|[+-]\d{2}:\d{2})$/.test(ra) ? ra : `${ra.includes('T') ? ra : `${ra}T00:00:00`}Z`).toString();
  } catch {
    return null;
  }
}
