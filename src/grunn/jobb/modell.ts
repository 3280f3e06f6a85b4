import { z } from 'zod';
import type { Klokke } from '#grunn/tid/index.ts';

const Klokkeslett = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Skriv klokkeslettet som 02:30');

/**
 * How often a job runs, on the wall clock in Oslo. `hvertMinutt` divides an hour, so that the beat is even; `dag` of a month ends at
 * 28, so that every month has it. Parsed from the kommune's settings.
 */
export const Rytme = z.discriminatedUnion('slag', [
  z.object({ slag: z.literal('lopende'), hvertMinutt: z.literal([1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60]) }),
  z.object({ slag: z.literal('nattlig'), kl: Klokkeslett }),
  /** 1 = Monday … 7 = Sunday. */
  z.object({ slag: z.literal('ukentlig'), dag: z.int().min(1).max(7), kl: Klokkeslett }),
  z.object({ slag: z.literal('manedlig'), dag: z.int().min(1).max(28), kl: Klokkeslett }),
  z.object({ slag: z.literal('paForesporsel') }),
  z.object({ slag: z.literal('av') }),
]);
export type Rytme = z.infer<typeof Rytme>;

export interface Jobbkontekst {
  /** The queue's id of this run. */
  readonly id: string;
  /** 1 the first time, 2 at the first retry. */
  readonly forsok: number;
  /** Aborted when the node is stopping, the time is up, or the lock or the claim is lost: stop at the next safe point and throw. */
  readonly signal: AbortSignal;
  readonly klokke: Klokke;
}

/**
 * What happens when a job is started while it already runs:
 * `hver`: every start gets its run, one after another. `samlet`: one runs and at most one waits; further starts are merged
 * with the waiting one. `fritt`: as many at once as `samtidig` says, on every node.
 */
export type Kjoring = 'hver' | 'samlet' | 'fritt';

/** The declaration of something the clock or a person starts. At least once: `utfor` must stand being run again after a kill. */
export interface Jobb<D extends object = object> {
  /** `register.innlesing.krr`: room, capability, what. Lower case, digits, dots and dashes. */
  readonly navn: string;
  /** Schema of the payload. Ids, dates, codes and numbers only; never a person's data. */
  readonly data: z.ZodType<D>;
  readonly kjoring: Kjoring;
  readonly samtidig: number;
  /** Tries in all before it is laid among the dead. */
  readonly forsok: number;
  /** Seconds before the first retry; doubles, with jitter, up to an hour. */
  readonly ventSekunder: number;
  /** A run longer than this is stopped and tried again. */
  readonly maksSekunder: number;
  readonly utfor: (kontekst: Jobbkontekst, data: D) => Promise<unknown>;
}

/** Any job, whatever its payload. */
export type NoenJobb = Omit<Jobb, 'utfor'> & { readonly utfor: (kontekst: Jobbkontekst, data: never) => Promise<unknown> };

type Valgfritt = 'kjoring' | 'samtidig' | 'forsok' | 'ventSekunder' | 'maksSekunder';

/** Declares a job. Defaults: every start gets its run, five tries from half a minute apart, four hours at most. */
export function jobb<D extends object>(j: Omit<Jobb<D>, Valgfritt> & Partial<Pick<Jobb<D>, Valgfritt>>): Jobb<D> {
  if (!/^[a-z][a-z0-9]*([.-][a-z0-9]+)*$/.test(j.navn))
    throw new Error(`Jobbnavnet «${j.navn}» må være små bokstaver med punktum`);
  return { kjoring: 'hver', samtidig: 1, forsok: 5, ventSekunder: 30, maksSekunder: 4 * 3600, ...j };
}

/** The payload of jobs that need none; jobs the clock starts get `planlagt`, the instant they were due. */
export const Planlagt = z.object({ planlagt: z.string().optional() });
export type Planlagt = z.infer<typeof Planlagt>;

export interface Jobbplan {
  readonly navn: string;
  readonly rytme: Rytme;
  /** Next run, ISO UTC; undefined when it runs on demand only or is off. */
  readonly neste: string | undefined;
  /** When the clock last started it, ISO UTC. */
  readonly sist: string | undefined;
}

/** A job that failed every try. It stays until a person tries it again or removes it. */
export interface DodJobb {
  readonly id: string;
  readonly navn: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly forsok: number;
  /** The error's name and code, and the reference under which the log has the rest. */
  readonly feil: { readonly navn: string; readonly kode: string | undefined; readonly referanse: string | undefined };
  readonly dodd: string;
}
