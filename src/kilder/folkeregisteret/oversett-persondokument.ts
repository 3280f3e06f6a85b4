// A person document (Skatteetaten, and KS Fiks as a mirror) to our own words. Pure.
import type { Persondokument, RaForeldreansvar } from './kontrakt.ts';
import type { Familierelasjon, Folkeregisterperson, Foreldreansvar } from './modell.ts';
import { lesAdressebeskyttelse, vern } from './oversett-gradering.ts';
import { oversettAdresse } from './oversett-adresse.ts';
import {
  ansvar,
  duf,
  erDodfodt,
  erMidlertidigNavn,
  helnavn,
  identifikator,
  kjonn,
  navn,
  ordneIdentifikatorer,
  personstatus,
  statsborgerskap,
  utenGjentakelser,
} from './oversett-person.ts';
import {
  dato,
  eneste,
  erGjeldende,
  gjeldende,
  gyldigFra,
  kodetabell,
  lesKode,
  nyAvviksliste,
  tekst,
  tidspunkt,
  type Avviksliste,
  type Metadata,
} from './oversett-verdi.ts';
import type { Avvik } from '#grunn/kilde/index.ts';

/**
 * A person as the document says they are now. `avvik`: what reading the document already found. Never throws: what cannot be understood is
 * left out and named, except gradings, which then count as the strictest.
 */
export function oversettPersondokument(
  ra: Persondokument,
  valg: { readonly avvik?: readonly Avvik[] } = {},
): Folkeregisterperson {
  const avvik = nyAvviksliste(valg.avvik);
  meldUkjenteFelt(ra, avvik);
  const identifikatorer = ordneIdentifikatorer(
    [
      // Old numbers are not current but are wanted: they lead a D-number to the fødselsnummer that came after it.
      ...(ra.identifikasjonsnummer ?? []).map((i) =>
        identifikator(
          i,
          erGjeldende(i) && lesKode(i.status, NUMMERSTATUS) !== 'opphort' ? 'iBruk' : 'opphort',
          'identifikasjonsnummer',
          avvik,
        ),
      ),
      ...(ra.utlendingsmyndighetenesIdentifikasjonsnummer ?? []).map((i) =>
        duf(i.identifikasjonsnummer, erGjeldende(i) ? 'iBruk' : 'opphort', 'utlendingsmyndighetenesIdentifikasjonsnummer', avvik),
      ),
    ],
    avvik,
  );
  if (identifikatorer.length === 0) avvik.meld('mangler_identifikator', 'identifikasjonsnummer');
  const ranavn = eneste(ra.navn, 'navn', avvik);
  const fodsel = eneste(ra.foedsel, 'foedsel', avvik);
  const dodsfall = [ra.doedsfall ?? []].flat().find(erGjeldende);
  const adresser = [
    oversettAdresse(eneste(ra.bostedsadresse, 'bostedsadresse', avvik), 'bosted', 'bostedsadresse', avvik),
    ...gjeldende(ra.deltBosted).map((a) => oversettAdresse(a, 'deltBosted', 'deltBosted', avvik)),
    oversettAdresse(eneste(ra.oppholdsadresse, 'oppholdsadresse', avvik), 'opphold', 'oppholdsadresse', avvik),
    oversettAdresse(eneste(ra.postadresse, 'postadresse', avvik), 'post', 'postadresse', avvik),
    oversettAdresse(eneste(ra.postadresseIUtlandet, 'postadresseIUtlandet', avvik), 'post', 'postadresseIUtlandet', avvik),
  ].filter((a) => a !== undefined);
  const person = {
    identifikatorer,
    dokumentversjon: nyeste(ra, avvik),
    omfang: 'hel',
    navn: ranavn ? navn(ranavn, gyldigFra(ranavn, 'navn', avvik)) : null,
    fodselsdato: dato(fodsel?.foedselsdato, 'foedsel.foedselsdato', avvik),
    kjonn: kjonn(eneste(ra.kjoenn, 'kjoenn', avvik)?.kjoenn, 'kjoenn.kjoenn', avvik),
    personstatus: personstatus(eneste(ra.status, 'status', avvik)?.status, 'status.status', avvik),
    dodsdato: dato(dodsfall?.doedsdato, 'doedsfall.doedsdato', avvik),
    statsborgerskap: unike(
      gjeldende(ra.statsborgerskap).map((s) => statsborgerskap(s.statsborgerskap, 'statsborgerskap.statsborgerskap', avvik)),
    ),
    ...vern(lesAdressebeskyttelse(ra.adressebeskyttelse, avvik), adresser, avvik),
    foreldreansvar: foreldreansvarFor(new Set(identifikatorer.map((i) => i.identifikator)), gjeldende(ra.foreldreansvar), avvik),
    familierelasjoner: gjeldende(ra.familierelasjon).map((f) => familierelasjon(f, avvik)),
  } as const;
  if (erMidlertidigNavn(person.navn?.fornavn)) avvik.meld('midlertidig_navn', 'navn.fornavn');
  return { ...person, dodfodt: erDodfodt(person), avvik: avvik.alle };
}

const NUMMERSTATUS = kodetabell<'iBruk' | 'opphort'>({ iBruk: 'iBruk', opphoert: 'opphort' });

const unike = (alle: readonly (string | null)[]): readonly string[] => [...new Set(alle.filter((s) => s !== null))];

/** Everything a document can have at the top by the XSD and the newer OpenAPI; other names are new and worth telling about. */
const KJENTE_FELT: ReadonlySet<string> = new Set(
  `falskIdentitet identifikasjonsnummer identitetsgrunnlag kontaktinformasjonForDoedsbo legitimasjonsdokument status
  utlendingsmyndighetenesIdentifikasjonsnummer utenlandskPersonidentifikasjon deltBosted kjoenn foedsel foedselINorge familierelasjon
  sivilstand doedsfall navn adressebeskyttelse bostedsadresse oppholdsadresse innflytting utflytting brukAvSamiskSpraak
  forholdTilSametingetsValgmanntall preferertKontaktadresse postadresse postadresseIUtlandet foreldreansvar statsborgerskap bibehold
  opphold oppholdPaaSvalbard vergemaalEllerFremtidsfullmakt fratattRettsligHandleevne rettsligHandleevne`.split(/\s+/),
);

function meldUkjenteFelt(ra: Persondokument, avvik: Avviksliste): void {
  for (const felt of Object.keys(ra)) if (!KJENTE_FELT.has(felt)) avvik.meld('ukjent_felt', 'folkeregisterperson', felt);
}

/** The newest ajourholdstidspunkt anywhere at the top level, also of properties we do not read: it is the document's version. */
function nyeste(ra: Persondokument, avvik: Avviksliste): string | null {
  let sist: string | null = null;
  // Most properties of a document carry the same time.
  let forrige: unknown;
  for (const verdi of Object.values(ra)) {
    for (const del of [verdi].flat()) {
      if (del === null || typeof del !== 'object') continue;
      const t = (del as Metadata).ajourholdstidspunkt;
      if (typeof t !== 'string' || t === forrige) continue;
      forrige = t;
      const lest = tidspunkt(t, 'ajourholdstidspunkt', avvik);
      if (lest !== null && (sist === null || lest > sist)) sist = lest;
    }
  }
  return sist;
}

/**
 * Rows where this person is the child. Guardians carry the same rows on their own documents, with `ansvarssubjekt` naming the child: they
 * are read from the child, who is the one they are about.
 */
function foreldreansvarFor(
  egne: ReadonlySet<string>,
  rader: readonly RaForeldreansvar[],
  avvik: Avviksliste,
): readonly Foreldreansvar[] {
  const mine = rader.filter((r) => {
    const barn = tekst(r.ansvarssubjekt);
    if (barn !== null) return egne.has(barn);
    // Without a child's number the row may be about a child who has none (ansvarssubjektUtenIdentifikator): then it is not ours either.
    const ansvarlig = tekst(r.ansvarlig);
    return !('ansvarssubjektUtenIdentifikator' in r) && (ansvarlig === null || !egne.has(ansvarlig));
  });
  return utenGjentakelser(
    mine.map((r) => ({
      ansvar: ansvar(r.ansvar, 'foreldreansvar.ansvar', avvik),
      ansvarlig: ansvarlig(r, avvik),
      gyldigFra: gyldigFra(r, 'foreldreansvar', avvik),
    })),
    avvik,
  );
}

function ansvarlig(r: RaForeldreansvar, avvik: Avviksliste): Foreldreansvar['ansvarlig'] {
  const nummer = identifikator({ foedselsEllerDNummer: r.ansvarlig }, 'iBruk', 'foreldreansvar.ansvarlig', avvik);
  if (nummer) return { type: 'person', identifikator: nummer.identifikator };
  const organisasjonsnummer = tekst(r.ansvarligOrganisasjon);
  if (organisasjonsnummer !== null) return { type: 'organisasjon', organisasjonsnummer };
  const uten = r.ansvarligUtenIdentifikator;
  if (!uten) return { type: 'ukjent' };
  const felt = 'foreldreansvar.ansvarligUtenIdentifikator';
  return {
    type: 'utenIdentifikator',
    navn: helnavn(navn(uten.navn, null)),
    fodselsdato: dato(uten.foedselsdato, `${felt}.foedselsdato`, avvik),
    statsborgerskap: statsborgerskap(uten.statsborgerskap, `${felt}.statsborgerskap`, avvik),
    kjonn: kjonn(uten.kjoenn, `${felt}.kjoenn`, avvik),
  };
}

const ROLLE = kodetabell<Familierelasjon['rolle']>({
  mor: 'mor',
  far: 'far',
  medmor: 'medmor',
  barn: 'barn',
  ektefelleEllerPartner: 'ektefelleEllerPartner',
  soesken: 'sosken',
  doedfoedtBarn: 'dodfodtBarn',
});

/** A role in a family; unknown ones are `ukjent` and counted. */
export function familierolle(ra: string | number | null | undefined, felt: string, avvik: Avviksliste): Familierelasjon['rolle'] {
  const lest = lesKode(ra, ROLLE);
  if (lest === undefined && tekst(ra) !== null) avvik.meld('ukjent_kodeverdi', felt, ra);
  return lest ?? 'ukjent';
}

function familierelasjon(f: NonNullable<Persondokument['familierelasjon']>[number], avvik: Avviksliste): Familierelasjon {
  const uten = f.relatertPersonUtenFolkeregisteridentifikator;
  const relatertIdentifikator = tekst(f.relatertPerson);
  const rolle = familierolle(f.relatertPersonsRolle, 'familierelasjon.relatertPersonsRolle', avvik);
  // 6 082 stillborn children have been sent as «barn» instead of «doedfoedtBarn» (F-04). Nobody with a temporary name and no
  // number is a child who goes to school.
  const dodfodt = rolle === 'barn' && relatertIdentifikator === null && erMidlertidigNavn(tekst(uten?.navn?.fornavn));
  if (dodfodt) avvik.meld('dodfodt_som_barn', 'familierelasjon.relatertPersonsRolle');
  return {
    relatertIdentifikator,
    relatertNavn: uten ? helnavn(navn(uten.navn, null)) : null,
    rolle: dodfodt ? 'dodfodtBarn' : rolle,
    minRolle: familierolle(f.minRolleForPerson, 'familierelasjon.minRolleForPerson', avvik),
    gyldigFra: gyldigFra(f, 'familierelasjon', avvik),
  };
}
