import { z } from 'zod';
import type { Kontekst } from '#grunn/handling/index.ts';
import { erSkoledag } from '../rutine/index.ts';
import { hentEgneKlasser } from './lager.ts';
import { oppmoteTilgang } from './tilgang.ts';

export const Egenklasse = z.object({
  skole: z.string(),
  gruppe: z.string(),
  navn: z.string(),
  elever: z.number(),
  /** When it was last registered today; null: not yet. */
  fort: z.string().nullable(),
});
export type Egenklasse = z.infer<typeof Egenklasse>;

/** What the contact teacher has to register today: none on days without school, or for those who do not register. One statement. */
export async function hentKlasserIDag(s: Kontekst): Promise<Egenklasse[]> {
  if (!s.kan(oppmoteTilgang.velg).tillatt || !s.aktor.tilknytninger.some((t) => t.rolle === 'kontaktlarer')) return [];
  const { klasser, oppsett } = await hentEgneKlasser(s.db, { larer: s.aktor.id, dato: s.idag });
  return klasser.filter((k) => erSkoledag(s.idag, oppsett, k.skole));
}
