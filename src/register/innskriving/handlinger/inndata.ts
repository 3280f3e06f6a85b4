import { z } from 'zod';
import { tosprak } from '#grunn/sprak/index.ts';
import { erDato } from '#grunn/tid/index.ts';

export const Skolear = z.coerce.number().int().min(2000).max(2100);
export const Skole = z.string().regex(/^\d{9}$/, tosprak('Velg skole.', 'Vel skule.'));
export const Dag = z.string().trim().refine(erDato, tosprak('Velg en dag.', 'Vel ein dag.'));
