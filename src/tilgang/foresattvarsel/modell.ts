import { z } from 'zod';

export const Foresattvarsel = z.object({
  barnId: z.string(),
  barn: z.string(),
  /** null: near protection, no names. */
  hvem: z.string().nullable(),
  omId: z.string(),
  slag: z.enum(['venter', 'apnet', 'sporsmal']),
  dato: z.string().nullable(),
});
export type Foresattvarsel = z.infer<typeof Foresattvarsel>;

export const MineVarsler = z.object({ varsler: z.array(Foresattvarsel) });
export type MineVarsler = z.infer<typeof MineVarsler>;
