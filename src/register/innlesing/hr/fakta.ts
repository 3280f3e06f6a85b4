// Pure: what an employee in HR's words becomes in ours, and what a new file says of positions we had.
import type { Faktarad } from '#grunn/fakta/index.ts';
import type { Dato } from '#grunn/tid/index.ts';
import type { HrArbeidsforhold, HrPerson } from '#kilder/hr/modell.ts';

/** A position as it stands with us. */
export interface Stillingsrad {
  readonly person_id: string;
  readonly ansattnummer: string;
  readonly stillingsnummer: string;
  readonly fra: Dato | null;
  readonly til: Dato | null;
  readonly taus_siden: Dato | null;
  readonly [kolonne: string]: unknown;
}

const LANDKODE: Readonly<Record<string, string>> = { NO: 'NOR', SE: 'SWE', DK: 'DNK', FI: 'FIN', IS: 'ISL' };

export const navnerad = (personId: string, p: HrPerson): Faktarad => ({
  person_id: personId,
  fornavn: p.fornavn,
  mellomnavn: null,
  etternavn: p.etternavn,
});

export const personaliarad = (personId: string, p: HrPerson): Faktarad => ({
  person_id: personId,
  fodselsdato: p.fodselsdato,
  kjonn: p.kjonn,
  statsborgerskap: [],
  dodfodt: false,
});

/** HR knows nothing of address protection, so its address is a postal one, and none at all for those who are protected. */
export function adresserader(personId: string, p: HrPerson, skjermet: boolean): Faktarad[] {
  const a = p.adresse;
  if (!a || skjermet || (a.linjer.length === 0 && !a.postnummer)) return [];
  return [
    {
      person_id: personId,
      type: 'post',
      gradering: 'ugradert',
      linjer: a.linjer,
      postnummer: a.postnummer,
      poststed: a.poststed,
      landkode: LANDKODE[a.landkode ?? 'NO'] ?? a.landkode,
    },
  ];
}

/** Work phone and e-mail; never a mobile number, which belongs to KRR (K06). */
export const ressursrad = (personId: string, p: HrPerson): Faktarad => ({
  person_id: personId,
  ansattnummer: p.ansattnummer,
  brukernavn: p.brukernavn,
  epostadresse: p.epostadresse,
  telefon: p.telefon,
  fra: p.fra,
  til: p.til,
  taus_siden: null,
});

/** The school is set when we know it; the unit's own name is kept in any case. */
export const stillingsrad = (
  personId: string,
  p: HrPerson,
  a: HrArbeidsforhold,
  skoler: ReadonlySet<string>,
): Faktarad & Stillingsrad => ({
  person_id: personId,
  ansattnummer: p.ansattnummer,
  stillingsnummer: a.stillingsnummer,
  stillingskode: a.stillingskode,
  stillingstittel: a.stillingstittel,
  ansettelsestype: a.ansettelsestype,
  prosent: a.prosent === null ? null : Math.round(a.prosent * 100) / 100,
  hovedstilling: a.hovedstilling,
  skole: a.organisasjonsnummer !== null && skoler.has(a.organisasjonsnummer) ? a.organisasjonsnummer : null,
  enhetskode: a.enhetskode,
  enhetsnavn: a.enhetsnavn,
  fra: a.fra,
  til: a.til,
  permisjon: a.permisjon,
  taus_siden: null,
});

const passert = (til: Dato | null, idag: Dato): boolean => til !== null && til < idag;

export interface Stillingsendringer {
  readonly nye: readonly string[];
  /** Back in the file after having been silent. */
  readonly tilbake: readonly string[];
  /** Has got an end date that has passed. */
  readonly avsluttet: readonly string[];
  /** In our register, open, and no longer told of. */
  readonly tause: readonly Stillingsrad[];
}

/**
 * What a person's new record says against the positions we had: HR never tells of an end date that was set back in time, the position only
 * stops coming (A03). One whose end date has passed is not missed.
 */
export function stillingsendringer(
  kjente: readonly Stillingsrad[],
  levert: readonly Pick<HrArbeidsforhold, 'stillingsnummer' | 'til'>[],
  idag: Dato,
): Stillingsendringer {
  const for_ = new Map(kjente.map((s) => [s.stillingsnummer, s]));
  const na = new Set(levert.map((a) => a.stillingsnummer));
  const nummer = (test: (for_: Stillingsrad | undefined, til: Dato | null) => boolean) =>
    levert.filter((a) => test(for_.get(a.stillingsnummer), a.til)).map((a) => a.stillingsnummer);
  return {
    nye: nummer((f) => f === undefined),
    tilbake: nummer((f) => f !== undefined && f.taus_siden !== null),
    avsluttet: nummer((f, til) => f !== undefined && !passert(f.til, idag) && passert(til, idag)),
    tause: kjente.filter((s) => !na.has(s.stillingsnummer) && s.taus_siden === null && !passert(s.til, idag)),
  };
}

/** One position per number: a record that tells of the same one twice is read by its last row. */
export function utenDobbeltstillinger(p: HrPerson): HrPerson {
  const unike = new Map(p.arbeidsforhold.map((a) => [a.stillingsnummer, a]));
  return unike.size === p.arbeidsforhold.length ? p : { ...p, arbeidsforhold: [...unike.values()] };
}

/** All that decides which rows a record gives, in one fixed form: equal text, equal rows. */
export function kanonisk(p: HrPerson, o: { readonly skoler: ReadonlySet<string>; readonly skjermet: boolean }): string {
  const skole = p.arbeidsforhold.map((a) => a.organisasjonsnummer !== null && o.skoler.has(a.organisasjonsnummer));
  return JSON.stringify({ ...p, avvik: undefined, skole, skjermet: o.skjermet });
}
