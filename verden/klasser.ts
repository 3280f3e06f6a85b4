// Puts the drawn pupils into classes of 20–26, named like 6A, and decides who goes to SFO.
import type { Byggeplass } from './bygg.ts';
import type { Plassert } from './familier.ts';
import type { Verdenselevforhold } from './modell.ts';
import { skoleFor } from './steder.ts';
import { blandFro, tilfeldig } from './tilfeldig.ts';
import { forsteSkoledag } from './tid.ts';

const STORSTE_KLASSE = 26;
// Share in SFO by trinn 1..7; SFO is for 1.–4., and for særlege behov 5.–7. (opplæringslova § 4-5).
const SFO_ANDEL = [0.9, 0.85, 0.7, 0.45, 0.02, 0.01, 0.01];

const nokkel = (skole: string, arstrinn: number): string => `${skole}/${arstrinn}`;

/** Gives every placed pupil an elevforhold. Pupils who already have one (the named people) take up seats in their own class. */
export function fordelKlasser(plass: Byggeplass, plasserte: readonly Plassert[]): void {
  const t = tilfeldig(blandFro(plass.fro, 202));
  const grupper = new Map<string, Plassert[]>();
  for (const p of plasserte) {
    const n = nokkel(skoleFor(p.krets, p.arstrinn).organisasjonsnummer, p.arstrinn);
    const gruppe = grupper.get(n);
    if (gruppe === undefined) grupper.set(n, [p]);
    else gruppe.push(p);
  }
  const opptatt = opptattePlasser(plass);
  for (const [n, gruppe] of grupper) {
    const tatt = opptatt.get(n) ?? new Map<string, number>();
    const antall = gruppe.length + [...tatt.values()].reduce((sum, k) => sum + k, 0);
    const klasser = Math.max(1, Math.ceil(antall / STORSTE_KLASSE));
    const storrelse = Math.ceil(antall / klasser);
    const ledig = Array.from({ length: klasser }, (_, i) => storrelse - (tatt.get(bokstav(i)) ?? 0));
    // Siblings come one after another; dealing in turn keeps twins and cousins apart about as often as schools do.
    let neste = 0;
    for (const { person, krets, arstrinn } of gruppe) {
      for (let f = 0; f < klasser && (ledig[neste] ?? 0) <= 0; f++) neste = (neste + 1) % klasser;
      ledig[neste] = (ledig[neste] ?? 0) - 1;
      const skole = skoleFor(krets, arstrinn);
      const skolestart = plass.skolear - (arstrinn - (arstrinn > 7 && skole.type === 'ungdomsskole' ? 8 : 1));
      const elevforhold: Verdenselevforhold = {
        skole: skole.organisasjonsnummer,
        arstrinn,
        klasse: `${arstrinn}${bokstav(neste)}`,
        fra: forsteSkoledag(skolestart),
        sfo: t.skjer(SFO_ANDEL[arstrinn - 1] ?? 0),
      };
      person.elevforhold = elevforhold;
      neste = (neste + 1) % klasser;
    }
  }
}

function bokstav(i: number): string {
  return String.fromCharCode(65 + i);
}

/** How many of the named people sit in each class already. */
function opptattePlasser(plass: Byggeplass): Map<string, Map<string, number>> {
  const ut = new Map<string, Map<string, number>>();
  for (const p of plass.personer.values()) {
    if (p.elevforhold === undefined || p.elevforhold.til !== undefined) continue;
    const n = nokkel(p.elevforhold.skole, p.elevforhold.arstrinn);
    const klasser = ut.get(n) ?? new Map<string, number>();
    const b = p.elevforhold.klasse.replace(/^\d+/, '');
    klasser.set(b, (klasser.get(b) ?? 0) + 1);
    ut.set(n, klasser);
  }
  return ut;
}
