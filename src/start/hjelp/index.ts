// Help on every screen: what the page is for, what can be done there, where its values come from. A page without its own text is red in the test.
import type { Sprak } from '#grunn/sprak/index.ts';
import { ELEVENE } from './elevene.ts';
import { FORVALTNINGEN } from './forvaltningen.ts';
import { HJEMMET } from './hjemmet.ts';
import type { Hjelpetekster } from './modell.ts';
import { PERSONENE } from './personene.ts';
import { SKOLEDAGEN } from './skoledagen.ts';

export const HJELP: Hjelpetekster = { ...HJEMMET, ...SKOLEDAGEN, ...ELEVENE, ...PERSONENE, ...FORVALTNINGEN };

interface Gren {
  readonly faste: Map<string, Gren>;
  fri?: Gren;
  sti?: string;
}
const nyGren = (): Gren => ({ faste: new Map() });
const deler = (sti: string): string[] => sti.split('/').filter((d) => d !== '');

function plant(stier: readonly string[]): Gren {
  const rot = nyGren();
  for (const sti of stier) {
    let her = rot;
    for (const d of deler(sti)) {
      if (d.startsWith(':')) her = her.fri ??= nyGren();
      else {
        const neste: Gren = her.faste.get(d) ?? nyGren();
        her.faste.set(d, neste);
        her = neste;
      }
    }
    her.sti = sti;
  }
  return rot;
}

function finn(her: Gren, igjen: readonly string[]): string | undefined {
  const [forst, ...rest] = igjen;
  if (forst === undefined) return her.sti;
  const fast = her.faste.get(forst);
  return (fast && finn(fast, rest)) ?? (her.fri && finn(her.fri, rest));
}

const TRE = plant(Object.keys(HJELP));

/** The address in the table of routes that a path is an instance of, the fixed before the free as the server does; undefined when no page has help there. */
export const finnSide = (sti: string): string | undefined => finn(TRE, deler(sti));

/** The help of the page at a path, in the reader's language. */
export function hjelpFor(sti: string, sprak: Sprak): string | undefined {
  const side = finnSide(sti);
  return side === undefined ? undefined : HJELP[side]?.[sprak];
}
