// A draft of a class division with its pupils, and the proposal for it.
import { konflikt, type Kontekst } from '#grunn/handling/index.ts';
import { finnSkolensElever } from './lager.ts';
import { finnInnhold, nyVersjon, skrivElever, type Deling, type Onskerad } from './lager-deling.ts';
import type { Delingsvalg, Klasseforslag } from './modell-klassedeling.ts';
import { harPlassVed } from './plassering.ts';
import { foreslaKlasser } from './regler-klassedeling.ts';
import { dagI } from './visninger/dager.ts';

export interface Delingselevrad {
  readonly personId: string;
  readonly navn: string;
  readonly kjonn: 'kvinne' | 'mann' | null;
  readonly skjermet: boolean;
  readonly stotte: boolean;
  /** Class number from 0; null when the pupil has come since, or the classes have become fewer. */
  readonly plass: number | null;
  readonly last: boolean;
}
export interface Delingsinnhold {
  readonly elever: readonly Delingselevrad[];
  readonly onsker: readonly Onskerad[];
}

/** The year's pupils as they are now, with what the draft says of them. */
export async function hentInnhold(s: Kontekst, d: Deling): Promise<Delingsinnhold> {
  const dato = dagI(d.skolear, s.idag);
  const utvalg = { skole: d.skole, skolear: d.skolear, dato, idag: s.idag, medSkjermede: harPlassVed(s, d.skole), bare: null };
  const elever = await finnSkolensElever(s.db, { ...utvalg, trinn: [d.arstrinn] });
  const innhold = await finnInnhold(s.db, d.id);
  const rader = new Map(innhold.elever.map((e) => [e.personId, e]));
  const her = new Set(elever.map((e) => e.personId));
  return {
    elever: elever.map((e) => {
      const rad = rader.get(e.personId);
      const plass = rad?.klasse === null || rad === undefined || rad.klasse >= d.antallKlasser ? null : rad.klasse;
      return {
        personId: e.personId,
        navn: e.navn,
        kjonn: e.kjonn === 'kvinne' || e.kjonn === 'mann' ? e.kjonn : null,
        skjermet: e.gradering !== 'ugradert',
        stotte: rad?.stotte ?? false,
        plass,
        last: plass !== null && (rad?.last ?? false),
      };
    }),
    onsker: innhold.onsker.filter((o) => her.has(o.personId) && her.has(o.annenId)),
  };
}

/** The draft as the rules ask for it. */
export const somValg = (d: Deling, i: Delingsinnhold): Delingsvalg => ({
  elever: i.elever.map((e) => ({ id: e.personId, kjonn: e.kjonn, stotte: e.stotte })),
  antallKlasser: d.antallKlasser,
  storst: d.storst,
  onsker: i.onsker.map((o) => ({ a: o.personId, b: o.annenId, slag: o.slag, skal: o.skal })),
  last: new Map(i.elever.flatMap((e) => (e.last && e.plass !== null ? [[e.personId, e.plass] as const] : []))),
  fro: d.fro,
});

/** Makes a proposal and writes it into the draft. What is impossible is not written: the page says why. */
export async function foresla(s: Kontekst, d: Deling): Promise<Klasseforslag> {
  const innhold = await hentInnhold(s, d);
  const forslag = foreslaKlasser(somValg(d, innhold));
  if (forslag.ok)
    await skrivElever(
      s.db,
      d.id,
      innhold.elever.map(({ personId, stotte, last }) => ({ personId, stotte, last, klasse: forslag.plass.get(personId)! })),
    );
  await nyVersjon(s.db, d.id, {});
  return forslag;
}

/** A draft in use is history. @throws FunksjonellFeil 409 */
export function krevUtkast(s: Kontekst, d: Deling): void {
  if (d.endringssett !== null) throw konflikt(s.sprak);
}

/** 1, 0 → «1A». */
export const klassenavn = (d: Pick<Deling, 'arstrinn'>, nummer: number): string =>
  `${d.arstrinn}${String.fromCharCode(65 + nummer)}`;
