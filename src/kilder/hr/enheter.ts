import type { HrOppsett } from './oppsett.ts';

/** Finds the school of a unit code in the kommune's table; null when it has none. `felt` is the relation the code stands in. */
export type Enhetsoppslag = (felt: string, kode: string) => string | null;

/** Prepares the table. A row with `felt` goes before one without; codes are compared exactly, then without leading zeros where that is clear. */
export function lagEnhetsoppslag(oppsett: Pick<HrOppsett, 'enheter'>): Enhetsoppslag {
  const tabell = new Map<string, string | null>();
  const sett = (nokkel: string, nummer: string) => {
    const for_ = tabell.get(nokkel);
    tabell.set(nokkel, for_ !== undefined && for_ !== nummer ? null : nummer);
  };
  for (const rad of oppsett.enheter) {
    sett(`${rad.felt ?? '*'}|${rad.kode}`, rad.organisasjonsnummer);
    sett(`${rad.felt ?? '*'}|0|${utenNuller(rad.kode)}`, rad.organisasjonsnummer);
  }
  return (felt, kode) =>
    tabell.get(`${felt}|${kode}`) ??
    tabell.get(`*|${kode}`) ??
    tabell.get(`${felt}|0|${utenNuller(kode)}`) ??
    tabell.get(`*|0|${utenNuller(kode)}`) ??
    null;
}

export const utenNuller = (kode: string): string => kode.replace(/^0+(?=.)/, '');
