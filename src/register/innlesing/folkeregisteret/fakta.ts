// Pure: what a person in Folkeregisteret's words becomes in ours.
import type { Folkeregisterperson, Foreldreansvar } from '#kilder/folkeregisteret/modell.ts';
import type { Faktarad } from '#grunn/fakta/index.ts';

export interface Personfakta {
  readonly navn: Faktarad[];
  readonly personalia: Faktarad[];
  readonly adressebeskyttelse: Faktarad[];
  readonly adresse: Faktarad[];
  readonly foreldreansvar: Faktarad[];
  readonly familierelasjon: Faktarad[];
}

export const ingenFakta = (): Personfakta => ({
  navn: [],
  personalia: [],
  adressebeskyttelse: [],
  adresse: [],
  foreldreansvar: [],
  familierelasjon: [],
});

/**
 * Adds one person's rows. `idFor` gives our id of a number and must know every number in the document. A guardian told of
 * inside a child's record (`innfelt`) says nothing of relations or of the person's own protection.
 */
export function leggTilFakta(
  ut: Personfakta,
  personId: string,
  p: Folkeregisterperson,
  idFor: (identifikator: string) => string,
): void {
  if (p.navn)
    ut.navn.push({
      person_id: personId,
      fornavn: p.navn.fornavn,
      mellomnavn: p.navn.mellomnavn,
      etternavn: p.navn.etternavn,
      kildetidspunkt: p.navn.gyldigFra,
    });
  ut.personalia.push({
    person_id: personId,
    fodselsdato: p.fodselsdato,
    dodsdato: p.dodsdato,
    kjonn: p.kjonn,
    personstatus: p.personstatus,
    statsborgerskap: p.statsborgerskap,
    dodfodt: p.dodfodt,
  });
  for (const a of p.adresser)
    ut.adresse.push({
      person_id: personId,
      type: a.type,
      gradering: a.gradering,
      linjer: a.linjer,
      postnummer: a.postnummer,
      poststed: a.poststed,
      landkode: a.landkode,
      bruksenhetsnummer: a.bruksenhetsnummer,
      kommunenummer: a.kommunenummer,
      grunnkrets: a.grunnkrets,
      skolekrets: a.skolekrets,
      matrikkel_id: a.matrikkelId,
      fra: a.fra,
      til: a.til,
      kildetidspunkt: a.gyldigFra,
    });
  if (p.omfang === 'innfelt') return;
  if (p.adressebeskyttelse !== 'ugradert') ut.adressebeskyttelse.push({ person_id: personId, gradering: p.adressebeskyttelse });
  const sett = new Set<string>();
  for (const f of p.foreldreansvar) {
    const rad = ansvarsrad(personId, f, idFor);
    // Folkeregisteret has had 1 400 doubled rows (2022-02-16): one relation per child and responsible
    if (sett.has(rad.ansvarlig_nokkel as string)) continue;
    sett.add(rad.ansvarlig_nokkel as string);
    ut.foreldreansvar.push(rad);
  }
  const relasjoner = new Set<string>();
  for (const r of p.familierelasjoner) {
    const relatertId = r.relatertIdentifikator ? idFor(r.relatertIdentifikator) : null;
    const nokkel = relatertId ? `person:${relatertId}` : `navn:${r.relatertNavn ?? ''}`;
    if (relasjoner.has(nokkel + r.rolle)) continue;
    relasjoner.add(nokkel + r.rolle);
    ut.familierelasjon.push({
      person_id: personId,
      relatert_nokkel: nokkel,
      rolle: r.rolle,
      min_rolle: r.minRolle,
      relatert_id: relatertId,
      relatert_navn: relatertId ? null : r.relatertNavn,
      kildetidspunkt: r.gyldigFra,
    });
  }
}

function ansvarsrad(
  barnId: string,
  f: Foreldreansvar,
  idFor: (identifikator: string) => string,
): Faktarad & { ansvarlig_nokkel: string } {
  const felles = {
    person_id: barnId,
    ansvar: f.ansvar,
    ansvarlig_id: null as string | null,
    ansvarlig_organisasjon: null as string | null,
    ansvarlig_uten_identifikator: null as object | null,
    kildetidspunkt: f.gyldigFra,
  };
  const a = f.ansvarlig;
  switch (a.type) {
    case 'person': {
      const id = idFor(a.identifikator);
      return { ...felles, ansvarlig_id: id, ansvarlig_nokkel: `person:${id}` };
    }
    case 'organisasjon':
      return {
        ...felles,
        ansvarlig_organisasjon: a.organisasjonsnummer,
        ansvarlig_nokkel: `organisasjon:${a.organisasjonsnummer}`,
      };
    case 'utenIdentifikator': {
      const { type: _, ...uten } = a;
      return { ...felles, ansvarlig_uten_identifikator: uten, ansvarlig_nokkel: `uten:${a.navn ?? ''}|${a.fodselsdato ?? ''}` };
    }
    case 'ukjent':
      return { ...felles, ansvarlig_nokkel: 'ukjent' };
  }
}

/** Every number a person's document names: the person's own first, then of those it points to. */
export function identifikatorerI(p: Folkeregisterperson): { egne: string[]; andres: string[] } {
  const andres: string[] = [];
  for (const f of p.foreldreansvar) if (f.ansvarlig.type === 'person') andres.push(f.ansvarlig.identifikator);
  for (const r of p.familierelasjoner) if (r.relatertIdentifikator) andres.push(r.relatertIdentifikator);
  return { egne: p.identifikatorer.map((i) => i.identifikator), andres };
}

/** The document's content in one fixed form, without the times that a register may re-stamp: equal text, equal facts. */
export function kanonisk(p: Folkeregisterperson): string {
  const uten = <T extends { readonly gyldigFra: string | null }>(x: T) => ({ ...x, gyldigFra: undefined });
  return JSON.stringify({
    ...p,
    dokumentversjon: undefined,
    avvik: undefined,
    navn: p.navn && uten(p.navn),
    adresser: p.adresser.map(uten),
    foreldreansvar: p.foreldreansvar.map(uten),
    familierelasjoner: p.familierelasjoner.map(uten),
  });
}
