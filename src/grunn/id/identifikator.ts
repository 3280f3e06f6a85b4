// Identifiers of people and organisations. Rules: folkeregisterloven § 2-2, folkeregisterforskriften §§ 2-2-1 and 2-2-2, and
// Skatteetaten's page on the new number from 2032. Gender and age are never read from a number (from 2032 neither is in it).

export type Miljo = 'produksjon' | 'test' | 'demo';
export type Kontrollregel = '1964' | '2032';
export type Identifikatortype = 'fodselsnummer' | 'dNummer' | 'duf' | 'hNummer' | 'fhNummer';
/** Who made the synthetic number: Skatteetaten's Tenor (month + 80), NAV's Dolly (+ 40), FHI's SyntPop (+ 65). */
export type Syntetiskserie = 'tenor' | 'nav' | 'syntpop';
export type Avslagskode =
  | 'format'
  | 'dato'
  | 'kontrollsiffer'
  | 'duf_arstall'
  | 'syntetisk_i_produksjon'
  | 'ikke_syntetisk'
  | 'hjelpenummer';

/** The date part of a number, in the digits' own words: no century, for it cannot be told from every number. */
export interface Nummerdato {
  readonly dag: number;
  readonly maned: number;
  readonly tosifretAr: number;
}

export interface GyldigIdentifikator {
  readonly ok: true;
  readonly verdi: string;
  readonly type: Identifikatortype;
  readonly syntetisk: Syntetiskserie | null;
  /** null for numbers without a date (DUF, FH). Only for telling numbers apart: age comes from the field `fodselsdato`. */
  readonly dato: Nummerdato | null;
  /** `fodselsdato_avviker`: allowed (forskriften § 3-3-1 lets a number carry another day when digits run out), but worth knowing. */
  readonly avvik: readonly 'fodselsdato_avviker'[];
}

export interface AvvistIdentifikator {
  readonly ok: false;
  readonly kode: Avslagskode;
  /** What a school person can do about it. Never repeats the number. */
  readonly melding: string;
}

export type Identifikatorsvar = GyldigIdentifikator | AvvistIdentifikator;

export interface Valideringsvalg {
  readonly miljo: Miljo;
  readonly kontrollregel: Kontrollregel;
  /** Birth date from its own field (YYYY-MM-DD): a number with another date is accepted and noted. */
  readonly fodselsdato?: string | null;
  /** Today (YYYY-MM-DD): a DUF number from further ahead than next year is refused. */
  readonly idag?: string;
  /** H- and FH-numbers come from the health service and are refused unless the kommune has switched them on. */
  readonly tillatHjelpenummer?: boolean;
}

const MELDING: Readonly<Record<Avslagskode, string>> = {
  format: 'Nummeret skal ha elleve siffer, eller tolv når det er et DUF-nummer. Sjekk at det er skrevet rett.',
  dato: 'De seks første sifrene er ikke en dato. Sjekk at nummeret er skrevet rett.',
  kontrollsiffer: 'Kontrollsifrene stemmer ikke. Sjekk at nummeret er skrevet rett.',
  duf_arstall: 'Årstallet i DUF-nummeret kan ikke stemme. Sjekk at nummeret er skrevet rett.',
  syntetisk_i_produksjon: 'Dette er et testnummer. Testpersoner kan ikke registreres her.',
  ikke_syntetisk: 'Her brukes bare testpersoner. Ikke skriv inn nummeret til en virkelig person.',
  hjelpenummer: 'Dette er et hjelpenummer fra helsetjenesten. Bruk fødselsnummer eller D-nummer.',
};

const avvis = (kode: Avslagskode): AvvistIdentifikator => ({ ok: false, kode, melding: MELDING[kode] });

const VEKT_1 = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const VEKT_2 = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
const VEKT_DUF = [4, 6, 3, 2, 4, 6, 3, 2, 7, 5];
const VEKT_ORG = [3, 2, 7, 6, 5, 4, 3, 2, 1];

function rest(sifre: string, vekter: readonly number[]): number {
  let sum = 0;
  for (const [i, vekt] of vekter.entries()) sum += vekt * (sifre.charCodeAt(i) - 48);
  return sum % 11;
}

/**
 * Checks one identifier by the rule in force and by the environment: production refuses made-up numbers, test and demo refuse numbers
 * that may belong to somebody. Never throws.
 */
export function valider(nummer: string, valg: Valideringsvalg): Identifikatorsvar {
  const verdi = nummer.trim();
  if (/^(19|20)\d{10}$/.test(verdi)) return validerDuf(verdi, valg.idag);
  if (!/^\d{11}$/.test(verdi)) return avvis('format');
  const lest = lesDatodel(verdi);
  if (lest === null) return avvis('dato');
  if (!kontrollsifreneStemmer(verdi, valg.kontrollregel)) return avvis('kontrollsiffer');
  const { serie, erD, erFh, dato } = lest;
  const iProduksjon = valg.miljo === 'produksjon';
  const tillatHjelpenummer = valg.tillatHjelpenummer === true;
  if (erFh) return tillatHjelpenummer && iProduksjon ? godta(verdi, 'fhNummer', null, null, valg) : avvis('hjelpenummer');
  if (iProduksjon && serie === 'nav' && tillatHjelpenummer) return godta(verdi, 'hNummer', null, dato, valg);
  if (iProduksjon && serie !== null) return avvis('syntetisk_i_produksjon');
  if (!iProduksjon && serie === null) return avvis('ikke_syntetisk');
  return godta(verdi, erD ? 'dNummer' : 'fodselsnummer', serie, dato, valg);
}

function godta(
  verdi: string,
  type: Identifikatortype,
  syntetisk: Syntetiskserie | null,
  dato: Nummerdato | null,
  valg: Valideringsvalg,
): GyldigIdentifikator {
  const avviker = dato !== null && valg.fodselsdato != null && !sammeDato(dato, valg.fodselsdato);
  return { ok: true, verdi, type, syntetisk, dato, avvik: avviker ? ['fodselsdato_avviker'] : [] };
}

const sammeDato = (d: Nummerdato, fodselsdato: string): boolean =>
  fodselsdato.slice(2) === [d.tosifretAr, d.maned, d.dag].map((n) => String(n).padStart(2, '0')).join('-');

interface Datodel {
  readonly serie: Syntetiskserie | null;
  readonly erD: boolean;
  readonly erFh: boolean;
  readonly dato: Nummerdato | null;
}

/** Takes the markers off day (+40 D-number) and month (+40, +65, +80 synthetic); null when what is left is no date. */
function lesDatodel(verdi: string): Datodel | null {
  if (verdi >= '8') return { serie: null, erD: false, erFh: true, dato: null };
  const radag = Number(verdi.slice(0, 2));
  const ramaned = Number(verdi.slice(2, 4));
  const erD = radag > 40;
  const serie = ramaned > 80 ? 'tenor' : ramaned > 65 ? 'syntpop' : ramaned > 40 ? 'nav' : null;
  const tillegg = { tenor: 80, syntpop: 65, nav: 40 };
  const dato = {
    dag: radag - (erD ? 40 : 0),
    maned: ramaned - (serie === null ? 0 : tillegg[serie]),
    tosifretAr: Number(verdi.slice(4, 6)),
  };
  return finnes(dato) ? { serie, erD, erFh: false, dato } : null;
}

/** Whether the date exists in any century: from 2032 the century is not in the number, and in D-numbers it never was. */
function finnes({ dag, maned, tosifretAr }: Nummerdato): boolean {
  if (maned < 1 || maned > 12 || dag < 1) return false;
  const skuddar = tosifretAr % 4 === 0; // 1900 was none, but 2000 was
  const dager = [31, skuddar ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return dag <= (dager[maned - 1] ?? 0);
}

/** Both control digits. The 2032 rule lets the first remainder be 0 to 3; the second is as before. */
function kontrollsifreneStemmer(verdi: string, regel: Kontrollregel): boolean {
  return rest(verdi, VEKT_1) <= (regel === '2032' ? 3 : 0) && rest(verdi, VEKT_2) === 0;
}

/** UDI does not publish its rule: a wrong control number is certainly wrong, a right one is only probably right. */
function validerDuf(verdi: string, idag: string | undefined): Identifikatorsvar {
  if (Number(verdi.slice(10)) !== rest(verdi, VEKT_DUF)) return avvis('kontrollsiffer');
  if (idag !== undefined && Number(verdi.slice(0, 4)) > Number(idag.slice(0, 4)) + 1) return avvis('duf_arstall');
  return { ok: true, verdi, type: 'duf', syntetisk: null, dato: null, avvik: [] };
}

/**
 * The control rule in force on a date (YYYY-MM-DD). In production no number with remainder 1–3 exists before 2032, so letting them
 * through early would only let more typing errors through; test data has them already.
 */
export function kontrollregelFor(dato: string, miljo: Miljo): Kontrollregel {
  return miljo !== 'produksjon' || dato >= '2032-01-01' ? '2032' : '1964';
}

/** True for nine digits with the right control digit (Enhetsregisteret, modulus 11). */
export function erGyldigOrganisasjonsnummer(nummer: string): boolean {
  return /^\d{9}$/.test(nummer) && rest(nummer, VEKT_ORG) === 0;
}
