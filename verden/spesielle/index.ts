// The people with a role: one for every special situation, written by hand on top of the drawn mass.
import type { Byggeplass } from '../bygg.ts';
import type { Verden, Verdensperson } from '../modell.ts';
import { byggAnsatteMedRolle } from './ansatte.ts';
import { byggAnsvar } from './ansvar.ts';
import { byggIdentitet } from './identitet.ts';
import { byggKjente } from './kjente.ts';
import { byggKontakt } from './kontakt.ts';
import { nyScene } from './oppsett.ts';
import { byggVern } from './vern.ts';

/** Adds every named person to the world being built. The order decides their numbers: new people go last. */
export function byggSpesielle(plass: Byggeplass): void {
  const scene = nyScene(plass);
  byggKjente(scene);
  byggAnsvar(scene);
  byggVern(scene);
  byggIdentitet(scene);
  byggKontakt(scene);
  byggAnsatteMedRolle(scene);
}

/** Everybody with a role, by its key in the README table. */
export function spesielle(verden: Verden): ReadonlyMap<string, Verdensperson> {
  const ut = new Map<string, Verdensperson>();
  for (const p of verden.personer.values()) if (p.rolle !== undefined) ut.set(p.rolle, p);
  return ut;
}

/** The person with this role. Throws when the key is unknown. */
export function spesiell(verden: Verden, rolle: string): Verdensperson {
  const person = verden.personer.get(rolle);
  if (person === undefined) throw new Error(`No role ${rolle} in this world`);
  return person;
}
