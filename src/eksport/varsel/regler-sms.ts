// An SMS provider's own words for things, by template. Pure.

type Felter = Readonly<Record<'til' | 'tekst' | 'avsender' | 'nokkel' | 'referanse', string>>;

/** Fills in `{til}` and the others in every string of a template. */
export function fyll(mal: unknown, felter: Partial<Felter>): unknown {
  if (typeof mal === 'string') return mal.replace(/\{(\w+)\}/g, (hele, navn: string) => felter[navn as keyof Felter] ?? hele);
  if (Array.isArray(mal)) return mal.map((m) => fyll(m, felter));
  if (mal !== null && typeof mal === 'object')
    return Object.fromEntries(Object.entries(mal).map(([k, v]) => [k, fyll(v, felter)]));
  return mal;
}

/** The value at `a.0.b` of an answer, as text; undefined when there is none. */
export function pa(svar: unknown, vei: string): string | undefined {
  let her: unknown = svar;
  for (const ledd of vei.split('.'))
    her = her !== null && typeof her === 'object' ? (her as Readonly<Record<string, unknown>>)[ledd] : undefined;
  return typeof her === 'string' || typeof her === 'number' ? String(her) : undefined;
}
