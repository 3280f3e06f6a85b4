// The addresses of the screens about people, written in one place. Never a name or a number in them: only our own ids.

/** The tabs of the card itself; other rooms plug in theirs from the top (start/personkort/faner). */
export type Fane = 'personalia' | 'familie' | 'stillinger';

const med = (sti: string, sporring: Readonly<Record<string, string | undefined>>): string => {
  const deler = Object.entries(sporring).flatMap(([n, v]) =>
    v === undefined || v === '' ? [] : [`${n}=${encodeURIComponent(v)}`],
  );
  return deler.length === 0 ? sti : `${sti}?${deler.join('&')}`;
};

export const kortlenke = (
  personId: string,
  sporring: {
    fane?: string | undefined;
    paDato?: string | undefined;
    gjort?: string;
    sett?: string | undefined;
    spurt?: string;
  } = {},
): string => med(`/person/${personId}`, { ...sporring, fane: sporring.fane === 'personalia' ? undefined : sporring.fane });

export const hvorforlenke = (personId: string, felt: string, paDato?: string): string =>
  med(`/person/${personId}/hvorfor/${felt}`, { paDato });

export const lenker = {
  nummer: (id: string) => `/person/${id}/nummer`,
  rediger: (id: string) => `/person/${id}/kontakt`,
  angre: (id: string) => `/person/${id}/kontakt/angre`,
  oppdater: (id: string) => `/person/${id}/oppdater`,
  overstyr: (id: string, felt: string) => `/person/${id}/overstyr/${felt}`,
  opphevOverstyring: (id: string, felt: string) => `/person/${id}/overstyr/${felt}/opphev`,
  nyKontaktperson: (id: string) => `/person/${id}/kontaktperson`,
  kontaktperson: (id: string, nokkel: string) => `/person/${id}/kontaktperson/${nokkel}`,
  fjernKontaktperson: (id: string, nokkel: string) => `/person/${id}/kontaktperson/${nokkel}/fjern`,
  skjerm: (id: string) => `/person/${id}/skjerm`,
  opphevSkjerming: (id: string) => `/person/${id}/skjerm/opphev`,
} as const;

/**
 * The address on Kartverket's map. Everything after # stays in the reader's browser until the map itself looks it up. Never for
 * protected people: their address does not come this far.
 */
export const kartlenke = (a: {
  readonly linjer: readonly string[];
  readonly postnummer: string | null;
  readonly poststed: string | null;
}): string =>
  `https://norgeskart.no/#!?project=norgeskart&sok=${encodeURIComponent(
    [a.linjer.filter((l) => !/^(c\/o|v\/|postboks)/i.test(l)).at(-1), [a.postnummer, a.poststed].filter(Boolean).join(' ')]
      .filter(Boolean)
      .join(', '),
  )}`;

/** Where people correct what the registers say about them. */
export const REGISTERLENKER = {
  krr: 'https://minprofil.kontaktregisteret.no/',
  folkeregisteret: 'https://www.skatteetaten.no/person/folkeregister/',
  flytting: 'https://www.skatteetaten.no/person/folkeregister/flytte/',
} as const;
