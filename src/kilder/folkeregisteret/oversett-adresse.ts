// Addresses in all the forms the register has, to lines ready to print. Pure.
import type { RaAdresse } from './kontrakt.ts';
import { alfa3 } from './landkoder.ts';
import type { Adresse } from './modell.ts';
import { lesGradering } from './oversett-gradering.ts';
import { dato, flagg, gyldigFra, tekst, type Avviksliste } from './oversett-verdi.ts';

type Form = Pick<Adresse, 'linjer' | 'postnummer' | 'poststed' | 'landkode' | 'bruksenhetsnummer' | 'kommunenummer'>;

const TOM: Form = { linjer: [], postnummer: null, poststed: null, landkode: 'NOR', bruksenhetsnummer: null, kommunenummer: null };

const finnes = (linje: string | null): linje is string => linje !== null;

/** At most four lines; what does not fit is joined to the last. */
function linjer(...alle: readonly (string | null)[]): readonly string[] {
  const fylte = alle.filter(finnes);
  return fylte.length <= 4 ? fylte : [...fylte.slice(0, 3), fylte.slice(3).join(', ')];
}

/** The register mostly leaves c/o out, but not always. */
function co(ra: string | number | null | undefined): string | null {
  const navn = tekst(ra);
  return navn === null || /^(c\/o|v\/|att)/i.test(navn) ? navn : `c/o ${navn}`;
}

type Ravegadresse = NonNullable<RaAdresse['vegadresse']>;

function vegadresse(v: Ravegadresse): Form {
  const nummer = `${tekst(v.adressenummer?.husnummer) ?? ''}${tekst(v.adressenummer?.husbokstav) ?? ''}`;
  // A street without a number is allowed when Kartverket knows it so.
  const vegen = tekst([tekst(v.adressenavn), nummer].filter(Boolean).join(' '));
  return {
    ...TOM,
    linjer: linjer(co(v.coAdressenavn), tekst(v.adressetilleggsnavn), vegen),
    ...poststed(v.poststed),
    bruksenhetsnummer: tekst(v.bruksenhetsnummer),
    kommunenummer: tekst(v.kommunenummer),
  };
}

function matrikkeladresse(m: NonNullable<RaAdresse['matrikkeladresse']>): Form {
  const n = m.matrikkelnummer;
  const festenummer = tekst(n?.festenummer);
  const deler = [n?.gaardsnummer, n?.bruksnummer, festenummer === '0' ? null : festenummer].map(tekst).filter(finnes);
  const undernummer = tekst(m.undernummer);
  const nummer =
    deler.length === 0 ? null : `${deler.join('/')}${undernummer === null || undernummer === '0' ? '' : `-${undernummer}`}`;
  return {
    ...TOM,
    linjer: linjer(co(m.coAdressenavn), tekst(m.adressetilleggsnavn), nummer),
    ...poststed(m.poststed),
    bruksenhetsnummer: tekst(m.bruksenhetsnummer),
    kommunenummer: tekst(n?.kommunenummer),
  };
}

const poststed = (p: Ravegadresse['poststed']): Pick<Form, 'postnummer' | 'poststed'> => ({
  // A number in JSON has lost its leading zero (0125 Oslo).
  postnummer: tekst(p?.postnummer)?.padStart(4, '0') ?? null,
  poststed: tekst(p?.poststedsnavn),
});

/** The box is sent as «Postboks 2094 Vika» or as a bare number. */
function postboks(b: NonNullable<RaAdresse['postboksadresse']>): Form {
  const boks = tekst(b.postboks);
  const linje = boks !== null && /^\d+$/.test(boks) ? `Postboks ${boks}` : boks;
  return { ...TOM, linjer: linjer(tekst(b.postbokseier), linje), ...poststed(b.poststed) };
}

function utenlandsk(u: NonNullable<RaAdresse['utenlandskAdresse']>, felt: string, avvik: Avviksliste): Form {
  const bygg = [u.bygning, u.etasjenummer, u.boenhet].map(tekst).filter(finnes).join(' ');
  const strok = [u.distriktsnavn, u.region].map(tekst).filter(finnes).join(', ');
  return {
    ...TOM,
    linjer: linjer(co(u.coAdressenavn), tekst(u.adressenavn), tekst(bygg), tekst(u.postboks), tekst(strok)),
    postnummer: tekst(u.postkode),
    poststed: tekst(u.byEllerStedsnavn),
    landkode: land(u.landkode, felt, avvik),
  };
}

function utenlandskFritt(u: NonNullable<RaAdresse['utenlandskAdresseIFrittFormat']>, felt: string, avvik: Avviksliste): Form {
  return {
    ...TOM,
    linjer: linjer(...(u.adresselinje ?? []).map(tekst)),
    postnummer: tekst(u.postkode),
    poststed: tekst(u.byEllerStedsnavn),
    landkode: land(u.landkode, felt, avvik),
  };
}

/** Country of an address abroad: XUK (unknown) when not said, the raw code when it is one we do not know. */
function land(ra: string | number | null | undefined, felt: string, avvik: Avviksliste): string {
  const kode = tekst(ra);
  const kjent = alfa3(kode ?? 'XUK');
  if (kjent === undefined) avvik.meld('ukjent_landkode', `${felt}.landkode`, kode);
  return kjent ?? kode ?? 'XUK';
}

/** Which of the forms is used: exactly one by the XSD, but samples with two exist; then the first of these. */
function form(ra: RaAdresse, felt: string, avvik: Avviksliste): Form | undefined {
  const fritt = ra.postadresseIFrittFormat ?? ra.frittFormat;
  const brukte = [
    ra.vegadresse && vegadresse(ra.vegadresse),
    ra.vegadresseForPost && vegadresse(ra.vegadresseForPost),
    ra.matrikkeladresse && matrikkeladresse(ra.matrikkeladresse),
    ra.utenlandskAdresse && utenlandsk(ra.utenlandskAdresse, felt, avvik),
    ra.postboksadresse && postboks(ra.postboksadresse),
    fritt && { ...TOM, linjer: linjer(...(fritt.adresselinje ?? []).map(tekst)), ...poststed(fritt.poststed) },
    ra.utenlandskAdresseIFrittFormat && utenlandskFritt(ra.utenlandskAdresseIFrittFormat, felt, avvik),
    ra.ukjentBosted && { ...TOM, kommunenummer: tekst(ra.ukjentBosted.bostedskommune) },
    flagg(ra.adressenErUkjent) === true ? TOM : undefined,
  ].filter((f): f is Form => f !== undefined && f !== null);
  if (brukte.length > 1) avvik.meld('flere_adresseformer', felt);
  return brukte[0];
}

/**
 * One address; undefined, with a deviation, when it has none of the forms we know. Unknown places (`ukjentBosted`,
 * `adressenErUkjent`) are addresses without lines.
 */
export function oversettAdresse(
  ra: RaAdresse | null | undefined,
  type: Adresse['type'],
  felt: string,
  avvik: Avviksliste,
): Adresse | undefined {
  if (!ra) return undefined;
  const gradering = lesGradering(ra.adressegradering, `${felt}.adressegradering`, avvik);
  const lest = form(ra, felt, avvik);
  if (lest === undefined) avvik.meld('ukjent_adresseform', felt);
  // A graded address in an unknown form is kept without lines: its grading must still count for the person.
  if (lest === undefined && gradering === 'ugradert') return undefined;
  const fra = ra.flyttedato ?? ra.startdatoForKontrakt ?? ra.oppholdsadressedato;
  return {
    type,
    gradering,
    ...(lest ?? TOM),
    grunnkrets: tekst(ra.grunnkrets),
    skolekrets: tekst(ra.skolekrets),
    matrikkelId: tekst(ra.adresseIdentifikatorFraMatrikkelen) ?? tekst(ra.naerAdresseIdentifikatorFraMatrikkelen),
    fra: dato(fra, felt, avvik),
    til: dato(ra.sluttdatoForKontrakt, felt, avvik),
    gyldigFra: gyldigFra(ra, felt, avvik),
  };
}
