// Changes outside Folkeregisteret: contact information in KRR, positions in HR. None of them leaves an event in the feed.
import { nyAnsatt, stilling, type Stillingstype } from './ansatte.ts';
import { ansatte, hentPerson } from './befolkning.ts';
import { ledigNummer } from './folkeregisterhendelser.ts';
import { IKKE_I_KRR } from './krr.ts';
import type { Verden, Verdenskrr, Verdensperson, Verdensstilling } from './modell.ts';

/**
 * Changes somebody's entry in KRR, as they would at Min profil. A channel that is given is stamped as updated and confirmed at `tidspunkt`
 * unless the change says otherwise; a key with `undefined` takes the value away.
 */
export function endreKrr(verden: Verden, personId: string, endring: Partial<Verdenskrr>, tidspunkt: string): Verdensperson {
  const person = hentPerson(verden, personId);
  const stempel: { -readonly [N in keyof Verdenskrr]?: Verdenskrr[N] } = {};
  if ('epostadresse' in endring)
    stempel.epostOppdatert = stempel.epostVerifisert = endring.epostadresse === undefined ? undefined : tidspunkt;
  if ('mobiltelefonnummer' in endring)
    stempel.mobilOppdatert = stempel.mobilVerifisert = endring.mobiltelefonnummer === undefined ? undefined : tidspunkt;
  const status = person.krr.status === 'AKTIV' ? {} : { status: 'AKTIV' as const };
  const ny = { ...person.krr, ...status, ...stempel, ...endring };
  // Nothing but the status is left of somebody who has been deleted or never was there.
  person.krr = ny.status === 'AKTIV' ? ny : { status: ny.status };
  return person;
}

function medAnsatt(verden: Verden, personId: string): Verdensperson & { ansatt: NonNullable<Verdensperson['ansatt']> } {
  const person = hentPerson(verden, personId);
  if (person.ansatt === undefined) throw new Error(`${personId} is not employed`);
  return person as Verdensperson & { ansatt: NonNullable<Verdensperson['ansatt']> };
}

/** Sets an end date (inclusive) on a position, or on all open ones. `tilbakedatert`: HR's files then leave the position out (A03). */
export function avsluttStilling(
  verden: Verden,
  personId: string,
  slutt: { readonly til: string; readonly stillingsnummer?: string; readonly tilbakedatert?: boolean },
): Verdensstilling[] {
  const { ansatt } = medAnsatt(verden, personId);
  const avsluttet: Verdensstilling[] = [];
  ansatt.stillinger.forEach((s, i) => {
    if (slutt.stillingsnummer === undefined ? s.til !== undefined : s.stillingsnummer !== slutt.stillingsnummer) return;
    const ny: Verdensstilling = {
      ...s,
      til: slutt.til,
      ...(slutt.tilbakedatert === true ? { sluttdatoTilbakedatert: true } : {}),
    };
    ansatt.stillinger[i] = ny;
    avsluttet.push(ny);
  });
  if (avsluttet.length === 0) throw new Error(`${personId} has no such position to end`);
  return avsluttet;
}

export interface NyStilling {
  readonly type: Stillingstype;
  /** organisasjonsnummer; null = kommunenivå. */
  readonly skole: string | null;
  readonly fra: string;
  readonly prosent?: number;
}

/** One more position for somebody who is employed, as hovedstilling when they have no open one. */
export function nyStilling(verden: Verden, personId: string, { type, skole, fra, prosent = 100 }: NyStilling): Verdensstilling {
  const { ansatt } = medAnsatt(verden, personId);
  const ny = stilling(type, {
    stillingsnummer: `${ansatt.ansattnummer}-${ansatt.stillinger.length + 1}`,
    skole,
    fra,
    prosent,
    hovedstilling: ansatt.stillinger.every((s) => s.til !== undefined),
  });
  ansatt.stillinger.push(ny);
  return ny;
}

/** Employs somebody: a person of the world, or a new one who lives in the first school's district. */
export function ansett(
  verden: Verden,
  hvem:
    | string
    | { readonly fornavn: string; readonly etternavn: string; readonly kjonn: 'kvinne' | 'mann'; readonly fodselsdato: string },
  plass: NyStilling,
): Verdensperson {
  const person = typeof hvem === 'string' ? hentPerson(verden, hvem) : nyPerson(verden, hvem);
  if (person.ansatt !== undefined) throw new Error(`${person.id} is employed already`);
  let nummer = 0;
  for (const p of ansatte(verden)) nummer = Math.max(nummer, Number(p.ansatt?.ansattnummer) - 100_000);
  person.ansatt = nyAnsatt(person, nummer + 1, []);
  nyStilling(verden, person.id, plass);
  return person;
}

function nyPerson(
  verden: Verden,
  hvem: { readonly fornavn: string; readonly etternavn: string; readonly kjonn: 'kvinne' | 'mann'; readonly fodselsdato: string },
): Verdensperson {
  let nr = verden.personer.size;
  while (verden.personer.has(`n${nr}`)) nr += 1;
  const identifikator = ledigNummer(verden, 'fodselsnummer', hvem.fodselsdato, hvem.kjonn);
  const person: Verdensperson = {
    id: `n${nr}`,
    identifikator,
    identifikatortype: 'fodselsnummer',
    tidligere: [],
    ...hvem,
    personstatus: 'bosatt',
    statsborgerskap: ['NOR'],
    adressebeskyttelse: 'ugradert',
    adresser: [],
    foreldreansvar: [],
    foreldre: [],
    krr: IKKE_I_KRR,
    ajourholdt: `${verden.dato}T04:00:00Z`,
  };
  verden.personer.set(person.id, person);
  verden.perIdentifikator.set(identifikator, person.id);
  return person;
}
