// A child's record from KS Fiks oppvekst to our own words: flat, current, and with the guardians written into it. Pure.
import type { Avvik } from '#grunn/kilde/index.ts';
import type { PersonDefinisjon, RaForeldreansvarlig } from './kontrakt.ts';
import type { Familierelasjon, Folkeregisterperson, Foreldreansvar, Gradering } from './modell.ts';
import { oversettAdresse } from './oversett-adresse.ts';
import { lesAdressebeskyttelse, vern } from './oversett-gradering.ts';
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
import { familierolle } from './oversett-persondokument.ts';
import { dato, nyAvviksliste, tekst, type Avviksliste } from './oversett-verdi.ts';

export interface Barnepost {
  readonly barn: Folkeregisterperson;
  /** Guardians with a number, each once, `omfang: 'innfelt'`. */
  readonly ansvarlige: readonly Folkeregisterperson[];
}

/**
 * A child and its guardians. The record has no times, so `dokumentversjon` is null: which of two records is newer is for the one who fetched
 * them to know. Never throws.
 */
export function oversettPersonDefinisjon(ra: PersonDefinisjon, valg: { readonly avvik?: readonly Avvik[] } = {}): Barnepost {
  const avvik = nyAvviksliste(valg.avvik);
  const identifikatorer = ordneIdentifikatorer(
    [
      identifikator(ra.identifikasjonsnummer, 'iBruk', 'identifikasjonsnummer', avvik),
      identifikator(ra.tidligereIdentifikasjonsnummer, 'opphort', 'tidligereIdentifikasjonsnummer', avvik),
      duf(ra.dufNummer, 'iBruk', 'dufNummer', avvik),
    ],
    avvik,
  );
  if (identifikatorer.length === 0) avvik.meld('mangler_identifikator', 'identifikasjonsnummer');
  const adresser = [
    oversettAdresse(ra.bostedsadresse, 'bosted', 'bostedsadresse', avvik),
    oversettAdresse(ra.deltBosted, 'deltBosted', 'deltBosted', avvik),
    oversettAdresse(ra.oppholdsadresse, 'opphold', 'oppholdsadresse', avvik),
    oversettAdresse(ra.postadresse, 'post', 'postadresse', avvik),
  ].filter((a) => a !== undefined);
  const rader = ra.foreldreansvarlige ?? [];
  const person = {
    identifikatorer,
    dokumentversjon: null,
    omfang: 'hel',
    navn: navn(ra.navn, null),
    fodselsdato: dato(ra.foedselsdato, 'foedselsdato', avvik),
    kjonn: kjonn(ra.kjoenn, 'kjoenn', avvik),
    personstatus: personstatus(ra.personstatus, 'personstatus', avvik),
    // The record carries no date of death; that somebody is dead shows in the status only.
    dodsdato: null,
    statsborgerskap: [statsborgerskap(ra.statsborgerskap, 'statsborgerskap', avvik)].filter((s) => s !== null),
    ...vern(lesAdressebeskyttelse(ra.adressebeskyttelse, avvik), adresser, avvik),
    foreldreansvar: foreldreansvar(ra, rader, avvik),
    familierelasjoner: (ra.familierelasjoner ?? []).map((f) => familierelasjon(f, avvik)),
  } as const;
  if (erMidlertidigNavn(person.navn?.fornavn)) avvik.meld('midlertidig_navn', 'navn.fornavn');
  return {
    barn: { ...person, dodfodt: erDodfodt(person), avvik: avvik.alle },
    ansvarlige: ansvarlige(rader, person.adressebeskyttelse),
  };
}

function foreldreansvar(
  ra: PersonDefinisjon,
  rader: readonly RaForeldreansvarlig[],
  avvik: Avviksliste,
): readonly Foreldreansvar[] {
  // Nobody named, but a kind of responsibility said: the child must turn up in a list, not look like it has no such row.
  if (rader.length === 0 && tekst(ra.foreldreansvarstype) !== null)
    return [
      { ansvar: ansvar(ra.foreldreansvarstype, 'foreldreansvarstype', avvik), ansvarlig: { type: 'ukjent' }, gyldigFra: null },
    ];
  return utenGjentakelser(
    rader.map((r) => ({
      ansvar: ansvar(r.ansvar ?? ra.foreldreansvarstype, 'foreldreansvarlige.ansvar', avvik),
      ansvarlig: ansvarlig(r, avvik),
      gyldigFra: null,
    })),
    avvik,
  );
}

function ansvarlig(r: RaForeldreansvarlig, avvik: Avviksliste): Foreldreansvar['ansvarlig'] {
  const felt = 'foreldreansvarlige';
  const nummer = tekst(r.identifikasjonsnummer?.foedselsEllerDNummer);
  // The contract has no place for an organisation; nine digits where a person's number belongs can only be one.
  if (nummer !== null && /^\d{9}$/.test(nummer)) return { type: 'organisasjon', organisasjonsnummer: nummer };
  const lest = identifikator(r.identifikasjonsnummer, 'iBruk', `${felt}.identifikasjonsnummer`, avvik);
  if (lest) return { type: 'person', identifikator: lest.identifikator };
  const lestNavn = helnavn(navn(r.navn, null));
  if (lestNavn === null) return { type: 'ukjent' };
  return {
    type: 'utenIdentifikator',
    navn: lestNavn,
    fodselsdato: dato(r.foedsel, `${felt}.foedsel`, avvik),
    statsborgerskap: statsborgerskap(r.statsborgerskap, `${felt}.statsborgerskap`, avvik),
    kjonn: kjonn(r.kjoenn, `${felt}.kjoenn`, avvik),
  };
}

function ansvarlige(rader: readonly RaForeldreansvarlig[], barnets: Gradering): readonly Folkeregisterperson[] {
  const per = new Map<string, Folkeregisterperson>();
  for (const r of rader) {
    const p = innfelt(r, barnets);
    const nummer = p?.identifikatorer[0]?.identifikator;
    if (p && nummer !== undefined && !per.has(nummer)) per.set(nummer, p);
  }
  return [...per.values()];
}

function innfelt(r: RaForeldreansvarlig, barnets: Gradering): Folkeregisterperson | undefined {
  const avvik = nyAvviksliste();
  const nummer = tekst(r.identifikasjonsnummer?.foedselsEllerDNummer);
  if (nummer !== null && /^\d{9}$/.test(nummer)) return undefined;
  const lest = identifikator(r.identifikasjonsnummer, 'iBruk', 'identifikasjonsnummer', avvik);
  if (!lest) return undefined;
  const adresser = [
    oversettAdresse(r.bostedsadresse, 'bosted', 'bostedsadresse', avvik),
    oversettAdresse(r.oppholdsadresse, 'opphold', 'oppholdsadresse', avvik),
    oversettAdresse(r.postadresse, 'post', 'postadresse', avvik),
  ].filter((a) => a !== undefined);
  return {
    identifikatorer: [lest],
    dokumentversjon: null,
    omfang: 'innfelt',
    navn: navn(r.navn, null),
    fodselsdato: dato(r.foedsel, 'foedsel', avvik),
    kjonn: kjonn(r.kjoenn, 'kjoenn', avvik),
    personstatus: personstatus(r.personstatus, 'personstatus', avvik),
    dodsdato: null,
    dodfodt: false,
    statsborgerskap: [statsborgerskap(r.statsborgerskap, 'statsborgerskap', avvik)].filter((s) => s !== null),
    ...vern(antattGradering(r, barnets), adresser, avvik),
    foreldreansvar: [],
    familierelasjoner: [],
    avvik: avvik.alle,
  };
}

/**
 * A guardian's own grading is not in a child's record; what the addresses say is all there is. The home of somebody under kode 6 is not in
 * Folkeregisteret: a guardian of a graded child, with no home in the record, is taken to be graded as the child until a document of the
 * guardian's own says otherwise.
 */
const antattGradering = (r: RaForeldreansvarlig, barnets: Gradering): Gradering | null =>
  FORTROLIGE.has(barnets) && r.bostedsadresse == null ? barnets : null;

const FORTROLIGE: ReadonlySet<Gradering> = new Set(['fortrolig', 'strengtFortrolig']);

function familierelasjon(f: NonNullable<PersonDefinisjon['familierelasjoner']>[number], avvik: Avviksliste): Familierelasjon {
  const rolle = familierolle(f.familierelasjonRolle, 'familierelasjoner.familierelasjonRolle', avvik);
  const forelder = rolle === 'mor' || rolle === 'far' || rolle === 'medmor';
  return {
    relatertIdentifikator: tekst(f.familierelasjonPerson),
    relatertNavn: null,
    rolle,
    // The record says one side only; the other follows for parents, siblings and spouses, and not for a child's parent.
    minRolle: forelder ? 'barn' : rolle === 'sosken' || rolle === 'ektefelleEllerPartner' ? rolle : 'ukjent',
    gyldigFra: null,
  };
}
