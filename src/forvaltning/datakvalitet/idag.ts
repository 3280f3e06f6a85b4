import type { Kontekst } from '#grunn/handling/index.ts';
import { utsnittFor } from '#grunn/tilgang/index.ts';
import { tellForsinkede } from './lager.ts';
import { datakvalitetTilgang } from './tilgang.ts';

/** Inboxes past the deadline somebody set. One statement, none for those who do not fix the register. */
export async function tellForsinkedeInnbokser(s: Kontekst): Promise<number> {
  if (!s.kan(datakvalitetTilgang.ta).tillatt) return 0;
  const u = utsnittFor(datakvalitetTilgang.ta, s.aktor, s.idag);
  return tellForsinkede(s.db, { alt: u.alt, skoler: u.omfang.egenSkole ?? [], idag: s.idag });
}
