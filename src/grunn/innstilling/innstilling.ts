import type { z } from 'zod';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { finnInnstilling } from './lager.ts';

/** A setting of the kommune: its name, its shape, and what counts until somebody sets it. */
export interface Innstilling<T> {
  readonly navn: string;
  readonly skjema: z.ZodType<T>;
  readonly standard: T;
}

export const innstilling = <T>(i: Innstilling<T>): Innstilling<T> => i;

/** The setting as stored; what is missing or no longer readable is the standard. */
export const tolkInnstilling = <T>(i: Innstilling<T>, lagret: unknown): T => {
  const lest = i.skjema.safeParse(lagret);
  return lest.success ? lest.data : i.standard;
};

/** The setting that counts now. */
export const lesInnstilling = async <T>(db: DbEllerTx, i: Innstilling<T>): Promise<T> =>
  tolkInnstilling(i, await finnInnstilling(db, i.navn));
