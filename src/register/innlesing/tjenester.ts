// What the screens of the readings ask the house for besides the database.
import type { Kontekst } from '#grunn/handling/index.ts';
import type { Jobbko } from '#grunn/jobb/index.ts';

/** The queue as acts may use it: start a job, see and set the rhythm. */
export type Innlesingsko = Pick<Jobbko, 'startNa' | 'planer' | 'planlegg' | 'travle'>;

declare module '#grunn/handling/modell.ts' {
  interface Tjenester {
    /** `start` fills it in; a test or a tool without one gets a sentence instead of a crash. */
    readonly jobbko?: Innlesingsko | undefined;
    /** Where files sent by hand are laid for the runs to find; a source left out takes none. */
    readonly innboks?: Readonly<Partial<Record<'folkeregisteret' | 'hr' | 'tilgangslosning' | 'oppstart', Innboks>>> | undefined;
    /** When the keys of Maskinporten run out, by use. Asked each time a page is shown. */
    readonly nokkelutlop?: (() => readonly Nokkelutlop[]) | undefined;
  }
}

export interface Innboks {
  readonly mappe: string;
  /** The pattern of names the run looks for: `*.ndjson`. */
  readonly monster: string;
}

export interface Nokkelutlop {
  /** The source that is read with the key. */
  readonly kilde: string;
  /** Last day it works, or undefined when nobody has said. */
  readonly utloper: string | undefined;
}

/** The queue. @throws FunksjonellFeil when this process has none. */
export function koen(s: Kontekst): Innlesingsko {
  if (s.tjenester.jobbko !== undefined) return s.tjenester.jobbko;
  throw s.feil(
    'uten_jobbko',
    { nb: 'Jobbkøen er ikke oppe. Prøv igjen om litt.', nn: 'Jobbkøen er ikkje oppe. Prøv igjen om litt.' },
    { status: 503 },
  );
}
