import type { Tilknytning } from '#grunn/tilgang/index.ts';
import { gjelder, type Dato } from '#grunn/tid/index.ts';
import { SLIPPER_INN, type Autolas, type Folkeslag, type Okttilbyder } from './modell.ts';

/** Minutes without use, and minutes in all: the same as ID-porten's own. */
export const LEDIG_MINUTTER = 30;
export const LENGDE_MINUTTER = 120;
/** How often use is noted: once a minute is enough to count idle minutes. */
const NOTER_ETTER_SEKUNDER = 60;

interface Tider {
  readonly opprettet: string;
  readonly sist_brukt: string;
}

const sekunder = (fra: string, til: string): number => (Date.parse(til) - Date.parse(fra)) / 1000;

/** Is the session still good at this moment (ISO)? */
export const erGyldig = (o: Tider, na: string): boolean =>
  sekunder(o.sist_brukt, na) < LEDIG_MINUTTER * 60 && sekunder(o.opprettet, na) < LENGDE_MINUTTER * 60;

export const skalNoteres = (o: Tider, na: string): boolean => sekunder(o.sist_brukt, na) >= NOTER_ETTER_SEKUNDER;

/** Has the machine stood still so long that the screen is to lock itself? */
export const harLastSeg = (o: Tider, na: string, minutter: number | null): boolean =>
  minutter !== null && sekunder(o.sist_brukt, na) >= minutter * 60;

export const folkeslag = (rolle: string): Folkeslag => (rolle === 'foresatt' || rolle === 'elev' ? rolle : 'ansatt');

/**
 * What of a person's roles this session carries: those its provider may let in, roles at work only with two factors shown, and
 * none as a guardian while guardians' access is closed.
 */
export function iOkten(
  tilknytninger: readonly Tilknytning[],
  okt: { readonly tilbyder: Okttilbyder; readonly toFaktor: boolean; readonly foresatteStengt: boolean },
): Tilknytning[] {
  const slipper = SLIPPER_INN[okt.tilbyder];
  return tilknytninger.filter((t) => {
    const slag = folkeslag(t.rolle);
    if (!slipper.includes(slag)) return false;
    if (slag === 'ansatt' && !okt.toFaktor) return false;
    return slag !== 'foresatt' || !okt.foresatteStengt;
  });
}

export const harRolle = (tilknytninger: readonly Tilknytning[], idag: Dato): boolean =>
  tilknytninger.some((t) => gjelder(idag, t.fra, t.til));

/** Minutes before the screen locks for somebody with these roles; null when it does not. */
export function lasminutter(a: Autolas, tilknytninger: readonly Tilknytning[], idag: Dato): number | null {
  const egne = tilknytninger
    .filter((t) => gjelder(idag, t.fra, t.til) && (t.relasjon === 'egenSkole' || t.relasjon === 'egenSfo'))
    .flatMap((t) => (t.omfang in a.skoler ? [a.skoler[t.omfang] ?? null] : []))
    .filter((m) => m !== null);
  return egne.length > 0 ? Math.min(...egne) : a.minutter;
}

/** A few words about a browser, so that a person knows it again in a list. Nothing else of what it says is kept. */
export function enhetFra(brukeragent: string | undefined): string {
  const b = brukeragent ?? '';
  const nettleser =
    [
      ['Edg', 'Edge'],
      ['OPR', 'Opera'],
      ['Firefox', 'Firefox'],
      ['Chrome', 'Chrome'],
      ['Safari', 'Safari'],
    ].find(([merke]) => b.includes(`${merke}/`))?.[1] ?? 'Nettleser';
  const maskin = [
    ['iPhone', 'iPhone'],
    ['iPad', 'iPad'],
    ['Android', 'Android'],
    ['CrOS', 'Chromebook'],
    ['Mac OS X', 'Mac'],
    ['Windows', 'Windows'],
    ['Linux', 'Linux'],
  ].find(([merke]) => b.includes(merke ?? ''))?.[1];
  return maskin === undefined ? nettleser : `${nettleser}, ${maskin}`;
}
