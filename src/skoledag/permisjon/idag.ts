import type { Kontekst } from '#grunn/handling/index.ts';
import { utsnittFor } from '#grunn/tilgang/index.ts';
import { hentRegler, hentSoknader } from './lager.ts';
import { mittNiva, nivaFor } from './regler.ts';
import { permisjonTilgang } from './tilgang.ts';

/** Applications that wait for a decision at this reader's own level. Two statements, none for those who decide nothing. */
export async function tellSoknaderSomVenter(s: Kontekst): Promise<number> {
  if (!s.kan(permisjonTilgang.vedta).tillatt) return 0;
  const u = utsnittFor(permisjonTilgang.vedta, s.aktor, s.idag);
  const soknader = await hentSoknader(s.db, {
    alt: u.alt,
    skoler: u.omfang.egenSkole ?? [],
    grupper: u.omfang.egenGruppe ?? [],
    bareApne: true,
    idag: s.idag,
  });
  if (soknader.length === 0) return 0;
  const regler = await hentRegler(s.db);
  return soknader.filter((p) => mittNiva(s.aktor, s.idag, p.skole) === nivaFor(p.dager, regler)).length;
}
