// What Folkeregisteret and KS Fiks send, as loosely as it is safe to read it: new fields and code values come without a new version
// (Skatteetaten's own promise), so nothing here lists code values, and lists may be missing or null. Gradings are left unread here
// (`unknown`): a grading we cannot read must count as the strictest, not disappear.
import { z } from 'zod';
import type { Avvik } from '#grunn/kilde/index.ts';

const tekst = z.union([z.string(), z.number()]).nullish();
const flagg = z.union([z.boolean(), z.string()]).nullish();
const liste = <T extends z.ZodType>(t: T) => z.array(t).nullish();

/** On every property of a person document (XSD: Registermetadata). */
const metadata = {
  ajourholdstidspunkt: tekst,
  erGjeldende: flagg,
  gyldighetstidspunkt: tekst,
  opphoerstidspunkt: tekst,
};

const Poststed = z.looseObject({ postnummer: tekst, poststedsnavn: tekst }).nullish();
const Adressenummer = z.looseObject({ husnummer: tekst, husbokstav: tekst }).nullish();

export const Vegadresse = z
  .looseObject({
    kommunenummer: tekst,
    bruksenhetsnummer: tekst,
    adressenavn: tekst,
    adressenummer: Adressenummer,
    adressetilleggsnavn: tekst,
    coAdressenavn: tekst,
    poststed: Poststed,
  })
  .nullish();

export const Matrikkeladresse = z
  .looseObject({
    bruksenhetsnummer: tekst,
    matrikkelnummer: z
      .looseObject({ kommunenummer: tekst, gaardsnummer: tekst, bruksnummer: tekst, festenummer: tekst })
      .nullish(),
    undernummer: tekst,
    adressetilleggsnavn: tekst,
    coAdressenavn: tekst,
    poststed: Poststed,
  })
  .nullish();

export const UtenlandskAdresse = z
  .looseObject({
    coAdressenavn: tekst,
    adressenavn: tekst,
    bygning: tekst,
    etasjenummer: tekst,
    boenhet: tekst,
    postboks: tekst,
    postkode: tekst,
    byEllerStedsnavn: tekst,
    distriktsnavn: tekst,
    region: tekst,
    landkode: tekst,
  })
  .nullish();

const UtenlandskFrittFormat = z
  .looseObject({ adresselinje: liste(tekst), postkode: tekst, byEllerStedsnavn: tekst, landkode: tekst })
  .nullish();
const FrittFormat = z.looseObject({ adresselinje: liste(tekst), poststed: Poststed }).nullish();
const Postboks = z.looseObject({ postbokseier: tekst, postboks: tekst, poststed: Poststed }).nullish();

/** Every form an address can have, also those that belong to another kind of address: the forms are told apart by name. */
const adresse = {
  adressegradering: z.unknown().optional(),
  adresseIdentifikatorFraMatrikkelen: tekst,
  naerAdresseIdentifikatorFraMatrikkelen: tekst,
  vegadresse: Vegadresse,
  matrikkeladresse: Matrikkeladresse,
  ukjentBosted: z.looseObject({ bostedskommune: tekst }).nullish(),
  utenlandskAdresse: UtenlandskAdresse,
  adressenErUkjent: flagg,
  postboksadresse: Postboks,
  postadresseIFrittFormat: FrittFormat,
  utenlandskAdresseIFrittFormat: UtenlandskFrittFormat,
  // KS Fiks has other names for two of the forms.
  vegadresseForPost: Vegadresse,
  frittFormat: FrittFormat,
  flyttedato: tekst,
  startdatoForKontrakt: tekst,
  sluttdatoForKontrakt: tekst,
  oppholdsadressedato: tekst,
  grunnkrets: tekst,
  skolekrets: tekst,
};

export const RaAdresse = z.looseObject({ ...metadata, ...adresse });
export type RaAdresse = z.infer<typeof RaAdresse>;

const Personnavn = z.looseObject({ fornavn: tekst, mellomnavn: tekst, etternavn: tekst });

/** A person named without a number (XSD: RelatertBiPerson). */
const UtenIdentifikator = z
  .looseObject({ navn: Personnavn.nullish(), foedselsdato: tekst, statsborgerskap: tekst, kjoenn: tekst })
  .nullish();

export const RaForeldreansvar = z.looseObject({
  ...metadata,
  ansvar: tekst,
  ansvarssubjekt: tekst,
  ansvarlig: tekst,
  ansvarligOrganisasjon: tekst,
  ansvarligUtenIdentifikator: UtenIdentifikator,
});
export type RaForeldreansvar = z.infer<typeof RaForeldreansvar>;

const Doedsfall = z.looseObject({ ...metadata, doedsdato: tekst });

/** A person document (XSD: Folkeregisterperson). Properties we have no use for are not named. */
export const Persondokument = z.looseObject({
  identifikasjonsnummer: liste(
    z.looseObject({ ...metadata, foedselsEllerDNummer: tekst, identifikatortype: tekst, status: tekst }),
  ),
  utlendingsmyndighetenesIdentifikasjonsnummer: liste(z.looseObject({ ...metadata, identifikasjonsnummer: tekst })),
  status: liste(z.looseObject({ ...metadata, status: tekst })),
  navn: liste(z.looseObject({ ...metadata, fornavn: tekst, mellomnavn: tekst, etternavn: tekst })),
  foedsel: liste(z.looseObject({ ...metadata, foedselsdato: tekst, foedselsaar: tekst })),
  kjoenn: liste(z.looseObject({ ...metadata, kjoenn: tekst })),
  statsborgerskap: liste(z.looseObject({ ...metadata, statsborgerskap: tekst })),
  doedsfall: z.union([Doedsfall, z.array(Doedsfall)]).nullish(),
  adressebeskyttelse: z.unknown().optional(),
  bostedsadresse: liste(RaAdresse),
  deltBosted: liste(RaAdresse),
  oppholdsadresse: liste(RaAdresse),
  postadresse: liste(RaAdresse),
  postadresseIUtlandet: liste(RaAdresse),
  familierelasjon: liste(
    z.looseObject({
      ...metadata,
      relatertPerson: tekst,
      relatertPersonUtenFolkeregisteridentifikator: UtenIdentifikator,
      relatertPersonsRolle: tekst,
      minRolleForPerson: tekst,
    }),
  ),
  foreldreansvar: liste(RaForeldreansvar),
});
export type Persondokument = z.infer<typeof Persondokument>;

const Fiksidentifikator = z.looseObject({ foedselsEllerDNummer: tekst, identifikatortype: tekst }).nullish();

/** A guardian as written into a child's record (KS Fiks: ForeldreansvarligDefinisjon). */
export const RaForeldreansvarlig = z.looseObject({
  ansvar: tekst,
  identifikasjonsnummer: Fiksidentifikator,
  personstatus: tekst,
  navn: Personnavn.nullish(),
  statsborgerskap: tekst,
  kjoenn: tekst,
  bostedsadresse: RaAdresse.nullish(),
  oppholdsadresse: RaAdresse.nullish(),
  postadresse: RaAdresse.nullish(),
  foedsel: tekst,
});
export type RaForeldreansvarlig = z.infer<typeof RaForeldreansvarlig>;

/** A child with its guardians, flat and current (KS Fiks oppvekst: PersonDefinisjon). */
export const PersonDefinisjon = z.looseObject({
  identifikasjonsnummer: Fiksidentifikator,
  tidligereIdentifikasjonsnummer: Fiksidentifikator,
  dufNummer: tekst,
  foedselsdato: tekst,
  personstatus: tekst,
  foreldreansvarstype: tekst,
  kjoenn: tekst,
  navn: Personnavn.nullish(),
  statsborgerskap: tekst,
  adressebeskyttelse: z.unknown().optional(),
  bostedsadresse: RaAdresse.nullish(),
  oppholdsadresse: RaAdresse.nullish(),
  deltBosted: RaAdresse.nullish(),
  postadresse: RaAdresse.nullish(),
  foreldreansvarlige: liste(RaForeldreansvarlig),
  familierelasjoner: liste(z.looseObject({ familierelasjonPerson: tekst, familierelasjonRolle: tekst })),
});
export type PersonDefinisjon = z.infer<typeof PersonDefinisjon>;

/** One line of the feed. The feed says `hendelsetype` where the event document says `hendelsestype`; both are read. */
export const RaHendelse = z.looseObject({
  sekvensnummer: z.coerce.number().int().nonnegative(),
  hendelse: z
    .looseObject({
      folkeregisteridentifikator: tekst,
      hendelsetype: tekst,
      hendelsestype: tekst,
      hendelsesdokument: tekst,
      persondokument: tekst,
      ajourholdstidspunkt: tekst,
    })
    .nullish(),
});
export type RaHendelse = z.infer<typeof RaHendelse>;

export interface Lest<T> {
  readonly verdi: T;
  readonly avvik: readonly Avvik[];
}

/**
 * Reads by a schema, leaving out the parts that have the wrong shape and naming each as a deviation. undefined when the whole is not
 * an object at all: then nobody can say whom it concerns.
 */
export function lesTolerant<T>(skjema: z.ZodType<T>, ra: unknown): Lest<T> | undefined {
  const avvik: Avvik[] = [];
  let na = ra;
  // Each round mends or removes what the last one found; a part inside a mended part may need a round of its own.
  for (let runde = 0; runde < 5; runde++) {
    const svar = skjema.safeParse(na);
    if (svar.success) return { verdi: svar.data, avvik };
    const stier = svar.error.issues.map((i) => i.path);
    if (stier.some((sti) => sti.length === 0)) return undefined;
    na = rett(na, stier);
    for (const sti of stier) avvik.push({ kode: 'feil_form', felt: sti.filter((s) => typeof s === 'string').join('.') });
  }
  return undefined;
}

const FJERNET = Symbol('fjernet');

/** A copy without the values at the paths, except that a lone object in place of a list becomes a list of one. */
function rett(ra: unknown, stier: readonly (readonly PropertyKey[])[]): unknown {
  if (stier.some((sti) => sti.length === 0)) return ra !== null && typeof ra === 'object' && !Array.isArray(ra) ? [ra] : FJERNET;
  const under = Map.groupBy(stier, (sti) => String(sti[0]));
  const ny = (nokkel: string, verdi: unknown) => {
    const haler = under.get(nokkel)?.map((sti) => sti.slice(1));
    return haler ? rett(verdi, haler) : verdi;
  };
  if (Array.isArray(ra)) return ra.map((v: unknown, i) => ny(String(i), v)).filter((v) => v !== FJERNET);
  if (ra === null || typeof ra !== 'object') return FJERNET;
  return Object.fromEntries(
    Object.entries(ra)
      .map(([k, v]: [string, unknown]) => [k, ny(k, v)] as const)
      .filter(([, v]) => v !== FJERNET),
  );
}
