// The tables of the documents, copied by hand: positions, roles, and which columns open a page about a person.
export type Grad = 'ugradert' | 'klientadresse' | 'fortrolig' | 'strengtFortrolig';
export const GRADER: readonly Grad[] = ['ugradert', 'klientadresse', 'fortrolig', 'strengtFortrolig'];
export type Forhold = 'EGEN' | 'FULL' | 'RESERVERT_5' | 'SAMTYKKEOMFANG' | 'INGEN';

/** A role in force and what it reaches: the kommune, a school, a school's SFO, a group. */
export interface Rolle {
  readonly rolle: string;
  readonly nar: 'kommunen' | 'skole' | 'sfo' | 'gruppe';
  readonly sted: string;
}

export const POSISJON: readonly (readonly [kode: string, ord: string | null, rolle: string])[] = [
  ['9951', null, 'rektor'],
  ['9954', null, 'rektor'],
  ['6517', 'skole', 'skolekonsulent'],
  ['7451', 'sfo', 'sfoAnsatt'],
  ['6572', 'sfo', 'sfoAnsatt'],
  ['7517', 'sfo', 'sfoAnsatt'],
  ...['7960', '7961', '7962', '7963', '7965', '7966'].map((k) => [k, null, 'larer'] as const),
];
export const KOMMUNALE = ['systemforvalter', 'kommunalsjef', 'brukerstotteIt', 'faktureringsansvarlig', 'personvernombud'];
export const SFO = ['sfoLeder', 'sfoAnsatt'];
/** Who the column «Personkort» (and «Elevliste») names. */
export const KORT_KOMMUNEN = ['systemforvalter', 'kommunalsjef', 'brukerstotteIt'];
export const KORT_SKOLE = ['rektor', 'skolekonsulent'];
/** The columns of the table whose pages take a person. Kommunal roles and school roles. */
export const KOLONNER = {
  Personkort: [...KORT_KOMMUNEN, ...KORT_SKOLE],
  'Føre personer': ['systemforvalter', 'brukerstotteIt', ...KORT_SKOLE],
  Overstyre: ['systemforvalter', 'brukerstotteIt'],
} as const;

export interface Svar {
  /** The card opens. */
  readonly kort: boolean;
  /** Rows in the database, by name and by what tells where somebody lives or can be reached: must be seen, may be seen, must not. */
  readonly navn: 'skal' | 'kan' | 'aldri';
  readonly kontakt: 'skal' | 'kan' | 'aldri';
  readonly adresse: 'skal' | 'kan' | 'aldri';
}

/** The day somebody turns `alder`; born on 29 February, in a year without one: the day after the 28th. */
export function fodselsdag(fodt: string, alder: number): string {
  const ar = Number(fodt.slice(0, 4)) + alder;
  const skuddar = ar % 4 === 0 && (ar % 100 !== 0 || ar % 400 === 0);
  return fodt.endsWith('-02-29') && !skuddar ? `${ar}-03-01` : `${ar}${fodt.slice(4)}`;
}
