// What can happen to people in Folkeregisteret. Every change bumps `ajourholdt` and leaves events in the feed (incoming.md 3.5).
import type { Gradering } from '#kilder/folkeregisteret/modell.ts';
import { barnMedAnsvar, hentPerson, noterBarn } from './befolkning.ts';
import { IKKE_I_KRR } from './krr.ts';
import type { Verden, Verdensadresse, Verdensforeldreansvar, Verdenshendelse, Verdensperson } from './modell.ts';
import { nyttEtternavn } from './navn.ts';
import { nummerserie, type Nummerserie } from './nummer.ts';
import { adresseINabokommune, nyBostedsadresse, omrade, sperretPostadresse } from './steder.ts';
import { blandFro, tilfeldig, type Tilfeldig } from './tilfeldig.ts';

/** `person` is a Verdensperson.id; for what concerns foreldreansvar it is the child. What is left out is drawn. */
export type Skjebne =
  | { readonly type: 'nyAdresse'; readonly person: string; readonly adresse?: Verdensadresse }
  | {
      readonly type: 'nyttNavn';
      readonly person: string;
      readonly fornavn?: string;
      readonly mellomnavn?: string;
      readonly etternavn?: string;
    }
  | { readonly type: 'nyttKjonn'; readonly person: string; readonly fornavn?: string }
  | { readonly type: 'gradering'; readonly person: string; readonly gradering: Gradering; readonly adresse?: Verdensadresse }
  | { readonly type: 'foreldreansvar'; readonly person: string; readonly foreldreansvar: readonly Verdensforeldreansvar[] }
  | { readonly type: 'fellesTilEne'; readonly person: string; readonly til: 'mor' | 'far' }
  | {
      readonly type: 'nyForesatt';
      readonly person: string;
      readonly ansvarlig: string;
      readonly ansvar?: Verdensforeldreansvar['ansvar'];
    }
  | { readonly type: 'dod'; readonly person: string; readonly dodsdato?: string; readonly ansvaretStar?: boolean }
  | { readonly type: 'fodsel'; readonly person: string; readonly medforelder?: string; readonly kjonn?: 'kvinne' | 'mann' }
  | { readonly type: 'utflytting'; readonly person: string; readonly til?: 'kommune' | 'utland' }
  | { readonly type: 'dNummerTilFodselsnummer'; readonly person: string }
  | { readonly type: 'sammenslaing'; readonly person: string; readonly dublett: string }
  | { readonly type: 'personErOppdatert'; readonly person: string };

const serier = new WeakMap<Verden, Nummerserie>();

/** A number that nobody in the world has or has had. */
export function ledigNummer(verden: Verden, slag: 'fodselsnummer' | 'dNummer', dato: string, kjonn: 'kvinne' | 'mann'): string {
  let serie = serier.get(verden);
  if (serie === undefined) serier.set(verden, (serie = nummerserie(blandFro(verden.fro, 909))));
  for (;;) {
    const nummer = serie[slag](dato, kjonn);
    if (!verden.perIdentifikator.has(nummer)) return nummer;
  }
}

/**
 * Lets something happen to a person and returns the events it left, in feed order. `tidspunkt` is an ISO instant.
 * Throws when it cannot happen to this person: a new number for somebody without one, a merge with oneself.
 */
export function skjer(verden: Verden, hva: Skjebne, tidspunkt: string): Verdenshendelse[] {
  const forste = verden.hendelser.length;
  const person = hentPerson(verden, hva.person);
  const sted: Sted = {
    verden,
    tidspunkt,
    dag: tidspunkt.slice(0, 10),
    t: tilfeldig(blandFro(verden.fro, forste, verden.personer.size)),
  };
  utfor(sted, person, hva);
  return verden.hendelser.slice(forste);
}

interface Sted {
  readonly verden: Verden;
  readonly tidspunkt: string;
  readonly dag: string;
  readonly t: Tilfeldig;
}

function utfor(sted: Sted, person: Verdensperson, hva: Skjebne): void {
  switch (hva.type) {
    case 'nyAdresse':
      return flytt(sted, person, hva.adresse ?? nyttHjem(sted));
    case 'nyttNavn':
      person.tidligereNavn = [person.fornavn, person.mellomnavn, person.etternavn].filter(Boolean).join(' ');
      person.fornavn = hva.fornavn ?? person.fornavn;
      person.mellomnavn = hva.mellomnavn ?? person.mellomnavn;
      person.etternavn = hva.etternavn ?? (hva.fornavn === undefined ? nyttEtternavn(sted.t) : person.etternavn);
      return meld(sted, person, 'endringINavn');
    case 'nyttKjonn':
      return byttKjonn(sted, person, hva.fornavn);
    case 'gradering':
      return grader(sted, person, hva.gradering, hva.adresse);
    case 'foreldreansvar':
      return settAnsvar(sted, person, hva.foreldreansvar.slice());
    case 'fellesTilEne':
      return settAnsvar(sted, person, eneansvar(person, hva.til));
    case 'nyForesatt': {
      hentPerson(sted.verden, hva.ansvarlig);
      const uten = person.foreldreansvar.filter((a) => a.ansvarlig !== hva.ansvarlig && a.ansvar !== 'ukjent');
      return settAnsvar(sted, person, [...uten, { ansvar: hva.ansvar ?? 'andre', ansvarlig: hva.ansvarlig }]);
    }
    case 'dod':
      return registrerDodsfall(sted, person, hva.dodsdato ?? sted.dag, hva.ansvaretStar === true);
    case 'fodsel':
      return fod(sted, person, hva);
    case 'utflytting':
      return flyttUt(sted, person, hva.til ?? 'kommune');
    case 'dNummerTilFodselsnummer':
      if (person.identifikatortype !== 'dNummer') throw new Error(`${person.id} has no D-number`);
      byttNummer(sted, person, ledigNummer(sted.verden, 'fodselsnummer', person.fodselsdato, person.kjonn));
      person.personstatus = 'bosatt';
      meld(sted, person, 'endringIIdentifikasjonsnummer');
      return meld(sted, person, 'personErBosatt');
    case 'sammenslaing':
      return slaSammen(sted, person, hentPerson(sted.verden, hva.dublett));
    case 'personErOppdatert':
      return meld(sted, person, 'personErOppdatert');
  }
}

/** The next event in the feed. `identifikator`: the number it is told under. */
function meld(sted: Sted, person: Verdensperson, hendelsestype: string, identifikator = person.identifikator): void {
  person.ajourholdt = sted.tidspunkt;
  const { hendelser } = sted.verden;
  const sekvensnummer = (hendelser.at(-1)?.sekvensnummer ?? 0) + 1;
  hendelser.push({ sekvensnummer, hendelsestype, person: person.id, identifikator, tidspunkt: sted.tidspunkt });
}

function nyttHjem(sted: Sted): Verdensadresse {
  const kretser = sted.verden.skoler.filter((s) => s.type !== 'ungdomsskole');
  return nyBostedsadresse(sted.t, omrade(sted.t.velg(kretser).skolekrets), sted.dag);
}

function sammeSted(a: Verdensadresse | undefined, b: Verdensadresse | undefined): boolean {
  if (a === undefined || b === undefined || a.gatenavn === null) return false;
  return (
    a.gatenavn === b.gatenavn &&
    a.husnummer === b.husnummer &&
    a.husbokstav === b.husbokstav &&
    a.bruksenhetsnummer === b.bruksenhetsnummer
  );
}

const bosted = (p: Verdensperson): Verdensadresse | undefined => p.adresser.find((a) => a.type === 'bosted');

/** Moves a person and the children who live with them. One event concerns one person (F-20), so each gets their own. */
function flytt(sted: Sted, person: Verdensperson, adresse: Verdensadresse, type = 'endringIBostedsadresse'): void {
  const gammel = bosted(person);
  const medflyttere = barnMedAnsvar(sted.verden, person).filter((barn) => sammeSted(bosted(barn), gammel));
  for (const p of [person, ...medflyttere]) {
    const gradert = gradering(p, adresse);
    p.adresser = [
      ...(p.adressebeskyttelse === 'strengtFortrolig' ? [] : [gradert]),
      ...p.adresser.filter((a) => a.type !== 'bosted'),
    ];
    meld(sted, p, type);
  }
}

/** Folkeregisteret grades each address as the person is graded. */
function gradering(p: Verdensperson, adresse: Verdensadresse): Verdensadresse {
  return p.adressebeskyttelse === 'fortrolig' ? { ...adresse, gradering: 'fortrolig' } : adresse;
}

function byttNummer(sted: Sted, person: Verdensperson, nytt: string): void {
  const { identifikator, identifikatortype } = person;
  if (identifikator === null || identifikatortype === null) throw new Error(`${person.id} has no number to change`);
  person.tidligere = [{ identifikator, type: identifikatortype }, ...person.tidligere];
  person.identifikator = nytt;
  person.identifikatortype = 'fodselsnummer';
  sted.verden.perIdentifikator.set(nytt, person.id);
}

function byttKjonn(sted: Sted, person: Verdensperson, fornavn: string | undefined): void {
  person.kjonn = person.kjonn === 'kvinne' ? 'mann' : 'kvinne';
  byttNummer(sted, person, ledigNummer(sted.verden, 'fodselsnummer', person.fodselsdato, person.kjonn));
  meld(sted, person, 'endringIKjoenn');
  meld(sted, person, 'endringIIdentifikasjonsnummer');
  if (fornavn !== undefined) utfor(sted, person, { type: 'nyttNavn', person: person.id, fornavn });
}

/** One event carries the grading and the address change it brings (F-16). Lifting strengt fortrolig needs a home to come back to. */
function grader(sted: Sted, person: Verdensperson, ny: Gradering, adresse: Verdensadresse | undefined): void {
  const hadde = person.adressebeskyttelse;
  if (ny === 'klientadresse') {
    person.adresser = person.adresser.map((a) => (a.type === 'bosted' ? { ...a, gradering: 'klientadresse' } : a));
    return meld(sted, person, 'endringIBostedsadresse');
  }
  person.adressebeskyttelse = ny;
  if (ny === 'strengtFortrolig') person.adresser = [sperretPostadresse(sted.dag)];
  else if (hadde === 'strengtFortrolig') person.adresser = [{ ...(adresse ?? nyttHjem(sted)), gradering: ny }];
  else {
    const hjem = adresse === undefined ? person.adresser : [adresse, ...person.adresser.filter((a) => a.type !== 'bosted')];
    person.adresser = hjem.map((a) => ({ ...a, gradering: ny }));
  }
  meld(sted, person, 'endringIAdressebeskyttelse');
}

function settAnsvar(sted: Sted, barn: Verdensperson, foreldreansvar: Verdensforeldreansvar[]): void {
  barn.foreldreansvar = foreldreansvar;
  noterBarn(sted.verden, barn);
  meld(sted, barn, 'endringIForeldreansvar');
}

function eneansvar(barn: Verdensperson, til: 'mor' | 'far'): Verdensforeldreansvar[] {
  const forelder = barn.foreldre.find((f) => f.rolle === til);
  if (forelder === undefined) throw new Error(`${barn.id} has no ${til}`);
  return [{ ansvar: til, ansvarlig: forelder.person }];
}

/** The survivor has foreldreansvar alone (barnelova § 38); with `ansvaretStar` the register is late and still shows the dead. */
function registrerDodsfall(sted: Sted, person: Verdensperson, dodsdato: string, ansvaretStar: boolean): void {
  const barn = barnMedAnsvar(sted.verden, person);
  person.dodsdato = dodsdato;
  person.personstatus = 'doed';
  person.krr = IKKE_I_KRR;
  meld(sted, person, 'personErDoed');
  if (ansvaretStar) return;
  for (const b of barn) {
    const igjen = b.foreldreansvar.filter((a) => a.ansvarlig !== person.id);
    const rolle = (a: Verdensforeldreansvar): Verdensforeldreansvar['ansvar'] =>
      b.foreldre.find((f) => f.person === a.ansvarlig)?.rolle ?? 'andre';
    settAnsvar(
      sted,
      b,
      igjen.length === 0 ? [{ ansvar: 'ukjent' }] : igjen.length === 1 ? igjen.map((a) => ({ ...a, ansvar: rolle(a) })) : igjen,
    );
  }
}

function fod(sted: Sted, mor: Verdensperson, hva: Extract<Skjebne, { type: 'fodsel' }>): void {
  const { verden, t, dag } = sted;
  const kjonn = hva.kjonn ?? (t.skjer(0.5) ? 'kvinne' : 'mann');
  const medforelder = hva.medforelder === undefined ? undefined : hentPerson(verden, hva.medforelder);
  const identifikator = ledigNummer(verden, 'fodselsnummer', dag, kjonn);
  let nr = verden.personer.size;
  while (verden.personer.has(`n${nr}`)) nr += 1;
  const barn: Verdensperson = {
    id: `n${nr}`,
    identifikator,
    identifikatortype: 'fodselsnummer',
    tidligere: [],
    // Until the parents have sent the name, the register holds only this.
    fornavn: kjonn === 'kvinne' ? '*PIKE' : '*GUTT',
    etternavn: mor.etternavn,
    kjonn,
    fodselsdato: dag,
    personstatus: 'foedselsregistrert',
    statsborgerskap: ['NOR'],
    adressebeskyttelse: mor.adressebeskyttelse,
    adresser: mor.adresser.filter((a) => a.type === 'bosted' || a.type === 'post'),
    foreldreansvar:
      medforelder === undefined
        ? [{ ansvar: 'mor', ansvarlig: mor.id }]
        : [mor, medforelder].map((p) => ({ ansvar: 'felles' as const, ansvarlig: p.id })),
    foreldre: [
      { person: mor.id, rolle: 'mor' },
      ...(medforelder === undefined
        ? []
        : [{ person: medforelder.id, rolle: medforelder.kjonn === 'mann' ? ('far' as const) : ('medmor' as const) }]),
    ],
    krr: IKKE_I_KRR,
    ajourholdt: sted.tidspunkt,
  };
  verden.personer.set(barn.id, barn);
  verden.perIdentifikator.set(identifikator, barn.id);
  noterBarn(verden, barn);
  meld(sted, barn, 'personErOpprettet');
  meld(sted, mor, 'endringIFamilierelasjon');
  if (medforelder !== undefined) meld(sted, medforelder, 'endringIFamilierelasjon');
}

function flyttUt(sted: Sted, person: Verdensperson, til: 'kommune' | 'utland'): void {
  if (til === 'kommune') return flytt(sted, person, adresseINabokommune(sted.t, sted.dag));
  const medflyttere = barnMedAnsvar(sted.verden, person).filter((barn) => sammeSted(bosted(barn), bosted(person)));
  for (const p of [person, ...medflyttere]) {
    p.personstatus = 'utflyttet';
    p.adresser = [];
    meld(sted, p, 'personErUtflyttet');
  }
}

/** The duplicate ceases; its number leads to the person who goes on. The event about the duplicate has no document behind it. */
function slaSammen(sted: Sted, person: Verdensperson, dublett: Verdensperson): void {
  const { identifikator, identifikatortype } = dublett;
  if (person === dublett || identifikator === null || identifikatortype === null)
    throw new Error(`${dublett.id} is no duplicate of ${person.id}`);
  person.tidligere = [...person.tidligere, { identifikator, type: identifikatortype }, ...dublett.tidligere];
  for (const { identifikator: nummer } of person.tidligere) sted.verden.perIdentifikator.set(nummer, person.id);
  dublett.identifikator = null;
  dublett.identifikatortype = null;
  dublett.tidligere = [];
  dublett.personstatus = 'opphoert';
  dublett.foreldreansvar = [];
  dublett.foreldre = [];
  meld(sted, person, 'personErViderefoertSomGjeldendeVedSammenslaaing');
  meld(sted, dublett, 'personErOpphoertSomDublett', identifikator);
}
