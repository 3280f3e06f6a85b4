// The building site: what is shared while a world is put together.
import { IKKE_I_KRR } from './krr.ts';
import type { Verdensperson, Verdensskole } from './modell.ts';
import type { Nummerserie } from './nummer.ts';
import type { Krets } from './steder.ts';

export interface Byggeplass {
  readonly fro: number;
  readonly dato: string;
  /** Year the school year began. */
  readonly skolear: number;
  readonly serie: Nummerserie;
  readonly skoler: readonly Verdensskole[];
  readonly kretser: readonly Krets[];
  readonly barnevern: { readonly navn: string; readonly organisasjonsnummer: string };
  readonly personer: Map<string, Verdensperson>;
  readonly perIdentifikator: Map<string, string>;
  /** Running number of the next drawn person. */
  neste: number;
}

// Shared and frozen: a change in the world always replaces a list, so most people can hold the same ones.
const INGEN: never[] = Object.freeze([]) as unknown as never[];
const NORSK = Object.freeze(['NOR']) as unknown as string[];

type Valgfritt = Partial<Omit<Verdensperson, 'fornavn' | 'etternavn' | 'kjonn' | 'fodselsdato'>>;
export type NyPerson = Pick<Verdensperson, 'fornavn' | 'etternavn' | 'kjonn' | 'fodselsdato'> & Valgfritt;

/** Adds a person. Without `identifikator` a synthetic fødselsnummer is drawn; null means the person has none. Throws on a taken id or number. */
export function leggTil(plass: Byggeplass, ny: NyPerson): Verdensperson {
  const identifikator = ny.identifikator === undefined ? plass.serie.fodselsnummer(ny.fodselsdato, ny.kjonn) : ny.identifikator;
  const person: Verdensperson = {
    id: ny.id ?? `p${plass.neste++}`,
    identifikator,
    identifikatortype: ny.identifikatortype ?? (identifikator === null ? null : 'fodselsnummer'),
    tidligere: ny.tidligere ?? INGEN,
    fornavn: ny.fornavn,
    etternavn: ny.etternavn,
    kjonn: ny.kjonn,
    fodselsdato: ny.fodselsdato,
    personstatus: ny.personstatus ?? 'bosatt',
    statsborgerskap: ny.statsborgerskap ?? NORSK,
    adressebeskyttelse: ny.adressebeskyttelse ?? 'ugradert',
    adresser: ny.adresser ?? INGEN,
    foreldreansvar: ny.foreldreansvar ?? INGEN,
    foreldre: ny.foreldre ?? INGEN,
    krr: ny.krr ?? IKKE_I_KRR,
    ajourholdt: ny.ajourholdt ?? `${plass.skolear}-08-01T04:00:00Z`,
  };
  for (const [felt, verdi] of Object.entries(ny)) {
    if (verdi !== undefined && !(felt in person)) Object.assign(person, { [felt]: verdi });
  }
  if (plass.personer.has(person.id)) throw new Error(`Two people with id ${person.id}`);
  plass.personer.set(person.id, person);
  if (identifikator !== null) registrerNummer(plass, identifikator, person.id);
  for (const gammelt of person.tidligere) registrerNummer(plass, gammelt.identifikator, person.id);
  if (person.duf !== undefined) registrerNummer(plass, person.duf, person.id);
  return person;
}

function registrerNummer(plass: Byggeplass, nummer: string, id: string): void {
  if (plass.perIdentifikator.has(nummer)) throw new Error(`Number already taken, wanted by ${id}`);
  plass.perIdentifikator.set(nummer, id);
}
