import { AsyncLocalStorage } from 'node:async_hooks';

interface Teller {
  antall: number;
}
const lager = new AsyncLocalStorage<Teller>();

/** Counts one statement for the request it belongs to; called by the client for each, BEGIN and COMMIT included. */
export function tellSporring(): void {
  const t = lager.getStore();
  if (t !== undefined) t.antall += 1;
}

/** Runs work and counts the statements it sends: tests set a ceiling, metrics watch it. The counter may be read along the way. */
export async function medSporringsteller<T>(arbeid: (antall: () => number) => Promise<T>): Promise<{ svar: T; antall: number }> {
  const t: Teller = { antall: 0 };
  const svar = await lager.run(t, () => arbeid(() => t.antall));
  return { svar, antall: t.antall };
}
