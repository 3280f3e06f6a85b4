import type { Visningsperson, Visningsrad } from '../lager-visning.ts';
import { arbeidNa } from '../regler-visning.ts';
import { NULLTELLERE } from '../modell.ts';
import type { Kjoringsrad } from './modell.ts';
import { personerI, somPersonvisning } from './personvisning.ts';

/** A run as the pages show it. */
export function somKjoringsrad(r: Visningsrad, personer: ReadonlyMap<string, Visningsperson>, na: string): Kjoringsrad {
  const tellere = { ...NULLTELLERE, ...r.tellere };
  const [person] = personerI([r.utlost_av]);
  return {
    id: r.id,
    kilde: r.kilde,
    slag: r.slag,
    status: r.status,
    startet: r.startet,
    ferdig: r.ferdig,
    tellere,
    bremser: r.bremser,
    feil: r.feil,
    utlost: person === undefined ? { slag: 'klokka' } : { slag: 'person', person: somPersonvisning(person, personer) },
    arbeid: arbeidNa({ ...r, tellere }, na),
    avgjort: r.avgjort,
  };
}
