// Placing pupils, as every act does it: who they are, what it means, written as one change set.
import { ikkeFunnet, konflikt, type Kontekst } from '#grunn/handling/index.ts';
import { gjelder } from '#grunn/tid/index.ts';
import { finnMedlemskap, finnMedPlass } from './lager.ts';
import { skrivPlassering } from './lager-historikk.ts';
import type { Plassering } from './modell.ts';
import { planleggPlassering } from './regler.ts';

/** Does the person asking work at the school? Then protected pupils are among the pupils. */
export const harPlassVed = (s: Pick<Kontekst, 'aktor' | 'idag'>, skole: string): boolean =>
  s.aktor.tilknytninger.some((t) => t.relasjon === 'egenSkole' && t.omfang === skole && gjelder(s.idag, t.fra, t.til));

export interface Plassert {
  readonly endringssett: string;
  /** Those something changed for. */
  readonly personer: readonly string[];
}

/**
 * Places pupils of a school. @throws 404 for somebody without a place there (or whom the reader may not know of), 409 when somebody
 * else has just placed one of them.
 */
export async function plasserElever(
  s: Kontekst,
  skole: string,
  onsker: readonly Plassering[],
  endringssett: string = crypto.randomUUID(),
): Promise<Plassert> {
  const personer = [...new Set(onsker.map((o) => o.personId))];
  if (onsker.length === 0) return { endringssett, personer: [] };
  const fra = onsker.map((o) => o.fra).reduce((a, b) => (a < b ? a : b));
  const til = onsker.map((o) => o.til).reduce((a, b) => (a > b ? a : b));
  const medPlass = await finnMedPlass(s.db, { personer, skole, fra, til, medSkjermede: harPlassVed(s, skole) });
  if (personer.some((p) => !medPlass.has(p))) throw ikkeFunnet(s.sprak);
  const endring = planleggPlassering(await finnMedlemskap(s.db, personer), onsker);
  const skrevet = await skrivPlassering(s.db, endring, { endringssett, na: s.na }).catch((e: unknown) => {
    // two who placed the same pupil at once: the database let the first in
    if ((e as { code?: string }).code === '23P01' || (e as { code?: string }).code === '23505') return false;
    throw e;
  });
  if (!skrevet) throw konflikt(s.sprak);
  return { endringssett, personer: [...new Set([...endring.lukk, ...endring.apne].map((m) => m.personId))] };
}
