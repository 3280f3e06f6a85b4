// What is shown of a protected person, surface by surface. The one place it is said (rules of Datatilsynet, FRL § 10-4 and the routine of the
// kommune; the README draws the same table). Pure.
import type { Aktor, Skjermingsgrad, Tilhorighet, Vern } from '#grunn/tilgang/index.ts';
import { gjelder, type Dato } from '#grunn/tid/index.ts';

export type Grad = 'ugradert' | Skjermingsgrad;

/**
 * alt: everything the role may see · utenAdresse: all but addresses · navnOgTelefon: name and how to reach the home in an emergency · navn: the
 * name only · skjermetRad: that a number belongs to somebody protected · ingenting: not even that there is somebody.
 */
export type Synlig = 'alt' | 'utenAdresse' | 'navnOgTelefon' | 'navn' | 'skjermetRad' | 'ingenting';

export const FLATER = [
  'egneForesatte',
  'annenForesatt',
  'krets',
  'leder',
  'skolenMedBehov',
  'skolenEllers',
  'kommunen',
  'sokPaNummer',
  'klasselisteHjem',
  'antall',
  'eksport',
  'varsel',
  'kalender',
  'utskrift',
  'logg',
] as const;
export type Flate = (typeof FLATER)[number];

export const SKJERMING: Readonly<Record<Flate, Readonly<Record<Grad, Synlig>>>> = {
  egneForesatte: { ugradert: 'alt', klientadresse: 'alt', fortrolig: 'alt', strengtFortrolig: 'alt' },
  annenForesatt: {
    ugradert: 'navnOgTelefon',
    klientadresse: 'navnOgTelefon',
    fortrolig: 'ingenting',
    strengtFortrolig: 'ingenting',
  },
  krets: { ugradert: 'alt', klientadresse: 'utenAdresse', fortrolig: 'navnOgTelefon', strengtFortrolig: 'navn' },
  leder: { ugradert: 'alt', klientadresse: 'utenAdresse', fortrolig: 'navnOgTelefon', strengtFortrolig: 'navn' },
  skolenMedBehov: {
    ugradert: 'alt',
    klientadresse: 'utenAdresse',
    fortrolig: 'navnOgTelefon',
    strengtFortrolig: 'ingenting',
  },
  skolenEllers: { ugradert: 'alt', klientadresse: 'utenAdresse', fortrolig: 'ingenting', strengtFortrolig: 'ingenting' },
  kommunen: { ugradert: 'alt', klientadresse: 'utenAdresse', fortrolig: 'ingenting', strengtFortrolig: 'ingenting' },
  sokPaNummer: { ugradert: 'alt', klientadresse: 'alt', fortrolig: 'skjermetRad', strengtFortrolig: 'skjermetRad' },
  klasselisteHjem: { ugradert: 'navn', klientadresse: 'navn', fortrolig: 'ingenting', strengtFortrolig: 'ingenting' },
  antall: { ugradert: 'alt', klientadresse: 'alt', fortrolig: 'alt', strengtFortrolig: 'ingenting' },
  eksport: { ugradert: 'alt', klientadresse: 'utenAdresse', fortrolig: 'navn', strengtFortrolig: 'ingenting' },
  varsel: { ugradert: 'ingenting', klientadresse: 'ingenting', fortrolig: 'ingenting', strengtFortrolig: 'ingenting' },
  kalender: { ugradert: 'alt', klientadresse: 'alt', fortrolig: 'ingenting', strengtFortrolig: 'ingenting' },
  utskrift: { ugradert: 'alt', klientadresse: 'utenAdresse', fortrolig: 'navnOgTelefon', strengtFortrolig: 'ingenting' },
  logg: { ugradert: 'ingenting', klientadresse: 'ingenting', fortrolig: 'ingenting', strengtFortrolig: 'ingenting' },
};

/** Is it the kind of protection that hides the person, and not only one address? */
export const erVernet = (g: Grad): g is 'fortrolig' | 'strengtFortrolig' => g === 'fortrolig' || g === 'strengtFortrolig';

/** Is anything at all of such a person shown there? */
export const visesPa = (flate: Flate, g: Grad): boolean => SKJERMING[flate][g] !== 'ingenting';

/** Those at the person's own school who need it under kode 7. */
const BEHOV = [
  { rolle: 'rektor', relasjon: 'egenSkole' },
  { rolle: 'skolekonsulent', relasjon: 'egenSkole' },
  { rolle: 'kontaktlarer', relasjon: 'egenGruppe' },
] as const;
const LEDER = { rolle: 'rektor', relasjon: 'egenSkole' } as const;

/** Where somebody belongs and how protected, as the database tells it (tilgang.sted_for). */
export interface Sted {
  readonly gradering: Grad;
  readonly skoler: readonly string[];
  readonly arbeidssteder: readonly string[];
  readonly grupper: readonly string[];
  readonly sfo: readonly string[];
  /** The one who asks is in the person's named circle, or looks through an approved emergency opening. */
  readonly krets: boolean;
}

export const tilhorighetFor = (personId: string, s: Sted): Tilhorighet =>
  ({ egenSkole: s.skoler, egenGruppe: s.grupper, egenSfo: s.sfo, egetBarn: [personId], segSelv: [personId] }) as Tilhorighet;

/** Which grants still open a protected person; undefined: no protection of the person. */
export function vernFor(s: Sted): Vern | undefined {
  if (!erVernet(s.gradering)) return undefined;
  return {
    gradering: s.gradering,
    krets: s.krets && visesPa('krets', s.gradering),
    apent: [
      { relasjon: 'segSelv' },
      { relasjon: 'egetBarn' },
      ...(visesPa('leder', s.gradering) && s.arbeidssteder.length > 0 ? [{ ...LEDER, omfang: s.arbeidssteder }] : []),
      ...(visesPa('skolenMedBehov', s.gradering) ? BEHOV : []),
    ] as Vern['apent'],
  };
}

/** The same, for lists: where this reader's need reaches today. */
export interface Vernutsnitt {
  readonly aktorId: string;
  readonly idag: Dato;
  readonly skoler: readonly string[];
  readonly grupper: readonly string[];
  readonly lederskoler: readonly string[];
}

export function vernutsnitt(aktor: Aktor, idag: Dato): Vernutsnitt {
  const na = aktor.tilknytninger.filter((t) => t.stengt === undefined && gjelder(idag, t.fra, t.til));
  const omfang = (hvem: readonly { rolle: string; relasjon: string }[], relasjon: string) => [
    ...new Set(
      na
        .filter((t) => t.relasjon === relasjon && hvem.some((h) => h.rolle === t.rolle && h.relasjon === t.relasjon))
        .map((t) => t.omfang),
    ),
  ];
  return {
    aktorId: aktor.id,
    idag,
    skoler: omfang(BEHOV, 'egenSkole'),
    grupper: omfang(BEHOV, 'egenGruppe'),
    lederskoler: omfang([LEDER], 'egenSkole'),
  };
}
