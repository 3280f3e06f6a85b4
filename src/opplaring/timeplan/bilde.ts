// A plan put together with the names of what stands in it: what the grid, the form of a place and the preview of a file are drawn from.
import type { Kontekst } from '#grunn/handling/index.ts';
import { dagI } from '#register/gruppe/index.ts';
import * as lager from './lager.ts';
import type {
  Aktivitet,
  Kollisjonsord,
  Navngitt,
  Opptattliste,
  Ringetid,
  Timevisning,
  Undervisningstime,
  Visningsvalg,
} from './modell.ts';
import { finnKollisjoner, opptattFor, timerI, type Deling } from './regler.ts';

export interface Bilde {
  readonly aktiviteter: readonly Aktivitet[];
  readonly grupper: readonly (Navngitt & { slag: string })[];
  readonly larere: readonly Navngitt[];
  readonly rom: readonly lager.Rom[];
  readonly ringetider: readonly Ringetid[];
}

interface Sted {
  readonly skole: string;
  readonly skolear: number;
}

/** Everything a plan is drawn from. Five statements. */
export async function hentBilde(s: Kontekst, o: Sted & { readonly planId: string | null }): Promise<Bilde> {
  return {
    aktiviteter: o.planId === null ? [] : await lager.hentAktiviteter(s.db, o.planId),
    grupper: await lager.hentGrupper(s.db, o.skole, o.skolear),
    larere: await lager.hentLarere(s.db, o.skole, s.idag),
    rom: await lager.hentRom(s.db, o.skole),
    ringetider: await lager.hentRingetider(s.db, o.skole, o.skolear),
  };
}

const navnI = (liste: readonly Navngitt[], id: string): Navngitt => ({ id, navn: liste.find((x) => x.id === id)?.navn ?? '?' });

/** A lesson with its names. */
export function medNavn(t: Undervisningstime, b: Bilde): Timevisning {
  const tid = b.ringetider.find((r) => r.nr === t.nr);
  return {
    aktivitetId: t.aktivitetId,
    dato: null,
    fagkode: null,
    endring: null,
    dag: t.dag,
    nr: t.nr,
    fra: tid?.fra ?? null,
    til: tid?.til ?? null,
    navn: t.navn,
    grupper: t.grupper.map((g) => navnI(b.grupper, g)),
    larere: t.larere.map((l) => navnI(b.larere, l)),
    rom: t.rom.map((r) => navnI(b.rom, r)),
  };
}

/** The lessons of one group, teacher or room. Pupils of a class in other groups stand with those. */
export const timerFraBilde = (b: Bilde, vis: Visningsvalg, id: string): Timevisning[] =>
  timerI(b.aktiviteter)
    .filter((t) => (vis === 'gruppe' ? t.grupper : vis === 'larer' ? t.larere : t.rom).includes(id))
    .toSorted((x, y) => x.dag - y.dag || x.nr - y.nr)
    .map((t) => medNavn(t, b));

/** Which groups of these activities share pupils. One statement. */
async function delingerI(s: Kontekst, o: Sted, aktiviteter: readonly Aktivitet[]): Promise<Deling[]> {
  const brukte = [...new Set(aktiviteter.flatMap((a) => a.grupper))];
  return lager.hentDelinger(s.db, o.skole, brukte, dagI(o.skolear, s.idag));
}

function kollisjonsord(b: Bilde, aktiviteter: readonly Aktivitet[], delinger: readonly Deling[]): Kollisjonsord[] {
  const fag = new Map(
    aktiviteter.map((a) => [a.aktivitetId, `${a.navn} ${a.grupper.map((g) => navnI(b.grupper, g).navn).join(', ')}`]),
  );
  return finnKollisjoner(timerI(aktiviteter), delinger).map((k) => ({
    slag: k.slag,
    dag: k.dag,
    nr: k.nr,
    antall: k.antall,
    hvem: navnI(k.slag === 'larer' ? b.larere : k.slag === 'rom' ? b.rom : b.grupper, k.hva).navn,
    andre: k.annen === null ? '' : navnI(b.grupper, k.annen).navn,
    ider: [k.a, k.b],
    aktiviteter: [fag.get(k.a) ?? '', fag.get(k.b) ?? ''],
  }));
}

/** What is in two places at once in these activities, in words' parts. One statement. */
export async function kollisjonerI(
  s: Kontekst,
  o: Sted,
  b: Bilde,
  aktiviteter: readonly Aktivitet[] = b.aktiviteter,
): Promise<Kollisjonsord[]> {
  return kollisjonsord(b, aktiviteter, await delingerI(s, o, aktiviteter));
}

/** What collides in the plan, and for each of `viste` the places it could not be moved to without somebody being in two. One statement. */
export async function opptattI(
  s: Kontekst,
  o: Sted,
  b: Bilde,
  viste: readonly Timevisning[],
): Promise<{ kollisjoner: Kollisjonsord[]; opptatt: Opptattliste }> {
  const delinger = await delingerI(s, o, b.aktiviteter);
  const alle = timerI(b.aktiviteter);
  const vist = new Set(viste.map((v) => `${v.aktivitetId} ${v.dag} ${v.nr}`));
  const navn = new Map([...b.grupper, ...b.larere, ...b.rom].map((x) => [x.id, x.navn]));
  return {
    kollisjoner: kollisjonsord(b, b.aktiviteter, delinger),
    opptatt: alle
      .filter((t) => vist.has(`${t.aktivitetId} ${t.dag} ${t.nr}`))
      .map((t) => ({
        aktivitetId: t.aktivitetId,
        dag: t.dag,
        nr: t.nr,
        steder: [...opptattFor(t, alle, delinger)].map(([sted, hva]) => ({
          sted,
          hvem: hva.map((id) => navn.get(id) ?? '').filter(Boolean),
        })),
      })),
  };
}
