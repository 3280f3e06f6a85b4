// Addresses of the house, with what stands in the place of each parameter.
import type { Rute, Rutetabell } from '#grunn/handling/index.ts';

/** Every address of the house, as the server is given them: the table has no door, for nobody in the house may know them all. */
export const alleRuter = (
  (await import(new URL('../../src/start/ruter.ts', import.meta.url).href)) as { readonly alleRuter: readonly Rutetabell[] }
).alleRuter;

export const parametre = (sti: string): readonly string[] => [...sti.matchAll(/:(\w+)/g)].map((m) => m[1]!);

/** Does the address name a person? */
export const omPerson = (sti: string): boolean => /:(?:personId|elevId)\b/.test(sti);

export const harGet = (r: Rute): boolean => (r.slag === 'api' ? r.metode === 'GET' : r.slag !== 'knapp' && r.slag !== 'strom');
export const harPost = (r: Rute): boolean =>
  ['skjema', 'knapp', 'oppslag', 'uthenting'].includes(r.slag) || (r.slag === 'api' && r.metode === 'POST');

export const alle = (tabeller: readonly Rutetabell[]): readonly Rute[] => tabeller.flatMap((t) => t.ruter);

/** The address with its parameters filled in; what is not given becomes `ellers(navn)`. */
export const fyll = (sti: string, verdier: Readonly<Record<string, string>>, ellers: (navn: string) => string): string =>
  sti.replaceAll(/:(\w+)/g, (_, navn: string) => encodeURIComponent(verdier[navn] ?? ellers(navn)));
