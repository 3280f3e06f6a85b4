// Two homes: the days, never the address.
import { z } from 'zod';
import { tosprak } from '#grunn/sprak/index.ts';

export const MONSTERSLAG = ['partall', 'oddetall', 'ukedager', 'heleTiden'] as const;
export type Monsterslag = (typeof MONSTERSLAG)[number];
export const MONSTERSTATUSER = ['foreslatt', 'bekreftet', 'ikkeRiktig', 'angret'] as const;
export type Monsterstatus = (typeof MONSTERSTATUSER)[number];

export interface Hjemmonster {
  readonly monsterId: string;
  readonly versjon: string;
  readonly elevId: string;
  readonly hos: string;
  readonly dager: string;
  readonly fra: string;
  readonly til: string | null;
  readonly status: Monsterstatus;
}

const dato = (feil: ReturnType<typeof tosprak>) => z.iso.date({ error: feil });

/** Weekdays come as one box each, `dag-1` … `dag-7`. */
export const samleDager = (inn: unknown): unknown =>
  typeof inn === 'object' && inn !== null && !('ukedager' in inn)
    ? { ...inn, ukedager: [1, 2, 3, 4, 5, 6, 7].filter((d) => (inn as Record<string, unknown>)[`dag-${d}`] !== undefined) }
    : inn;

export const Monsterinndata = z.preprocess(
  samleDager,
  z
    .object({
      elevId: z.uuid(),
      slag: z.enum(MONSTERSLAG, { error: tosprak('Velg hvilke uker eller dager.', 'Vel kva veker eller dagar.') }),
      ukedager: z.array(z.int().min(1).max(7)),
      fra: dato(tosprak('Velg fra hvilken dag.', 'Vel frå kva dag.')),
      til: z.preprocess((v) => (v === '' ? undefined : v), dato(tosprak('Velg en dato.', 'Vel ein dato.')).optional()),
    })
    .refine((x) => x.til === undefined || x.til >= x.fra, {
      path: ['til'],
      message: tosprak('Siste dag kan ikke være før første dag.', 'Siste dag kan ikkje vere før første dag.'),
    })
    .refine((x) => x.slag !== 'ukedager' || x.ukedager.length > 0, {
      path: ['slag'],
      message: tosprak('Kryss av minst én dag.', 'Kryss av minst éin dag.'),
    }),
);
