import type { z } from 'zod';
import type { Db, Miljo, Tx } from '#grunn/db/index.ts';
import type { FunksjonellFeil } from '#grunn/feil/index.ts';
import type { Nokkelring } from '#grunn/krypto/index.ts';
import type { Sprak, Tekst } from '#grunn/sprak/index.ts';
import type { Aktor, Beslutning, Innsyn, Regel, Utsnitt } from '#grunn/tilgang/index.ts';
import type { Dato, Klokke } from '#grunn/tid/index.ts';

/** What acts may ask the house for besides the database (the job queue …). Rooms add members; `start` fills them in. */
// oxlint-disable-next-line typescript/no-empty-object-type -- declared empty, added to downstream
export interface Tjenester {}

/** What the door is built with, once per process. */
export interface Dormiljo {
  /** The pool of the role `friminutt_app`. */
  readonly db: Db;
  readonly klokke: Klokke;
  readonly nokler: Nokkelring;
  readonly miljo: Miljo;
  readonly tjenester: Tjenester;
}

/** What an act or a view gets: one transaction, one person, one moment. */
export interface Kontekst {
  readonly db: Tx;
  readonly aktor: Aktor;
  readonly sprak: Sprak;
  readonly klokke: Klokke;
  /** The moment of the act (ISO, UTC): the same in everything it writes. */
  readonly na: string;
  readonly idag: Dato;
  readonly nokler: Nokkelring;
  readonly miljo: Miljo;
  readonly tjenester: Tjenester;
  /** An error the person can act on, in the person's language. `throw s.feil(…)`. */
  readonly feil: (kode: string, melding: Tekst, valg?: Feilvalg) => FunksjonellFeil;
  /** May this person do that as well? For view models: what may be done is in the model. */
  readonly kan: (regel: Regel, objekt?: Innsyn<object>) => Beslutning;
}

export interface Feilvalg {
  readonly status?: number;
  /** Field name → what to do about it. */
  readonly felt?: Readonly<Record<string, Tekst>>;
}

/** What an act did besides its answer. */
export interface Utfort<Ut> {
  readonly ut: Ut;
  /** Codes and field names for the trace; never the values. */
  readonly spor?: Readonly<Record<string, unknown>>;
  /** People the trace is about, when others than those of the object. */
  readonly gjelder?: readonly string[];
  /** The change set that the act's facts carry. */
  readonly endringssett?: string;
  /** Topics that listeners are told have changed, when the transaction commits. */
  readonly skjedd?: readonly string[];
}

export interface Handlingsdefinisjon<I extends z.ZodType, U extends z.ZodType, O extends object> {
  readonly regel: Regel;
  readonly inndata: I;
  /** The fields that may leave. What is not here is stripped. */
  readonly utdata: U;
  /** Fetches what the act is about. Undefined, or out of this person's reach: 404, in the same words. */
  readonly gjelder: (s: Kontekst, inn: z.output<I>, utsnitt: Utsnitt) => Promise<Innsyn<O> | undefined>;
  /** The object's version. Given: the request must say which version it was based on, and a newer one is a conflict. */
  readonly versjon?: (objekt: Innsyn<O>) => string;
  readonly utfor: (s: Kontekst, objekt: Innsyn<O>, inn: z.output<I>) => Promise<Utfort<z.input<U>>>;
}

export interface Visningsdefinisjon<I extends z.ZodType, U extends z.ZodType, O extends object> {
  readonly regel: Regel;
  readonly inndata: I;
  readonly utdata: U;
  /** For views of one thing: fetched and checked before `hent`. Lists leave it out and cut with `utsnitt`. */
  readonly gjelder?: (s: Kontekst, inn: z.output<I>, utsnitt: Utsnitt) => Promise<Innsyn<O> | undefined>;
  readonly hent: (s: Kontekst, inn: z.output<I>, utsnitt: Utsnitt, objekt: Innsyn<O>) => Promise<z.input<U>>;
  /** The people the answer shows, for the read log. None: `ingenPersoner`. */
  readonly viser: (ut: z.output<U>) => readonly string[];
  /** Why the person asked, where a reason is demanded. */
  readonly begrunnelse?: (inn: z.output<I>) => string | undefined;
  /** A page that a room downstream puts together with more on it: that one stands in its place where both are (`settSammen`). */
  readonly utvides?: true;
}

/** For views that show no person: settings, runs, counts. */
export const ingenPersoner = (): readonly string[] => [];

export interface Kallvalg {
  /** Idempotency key: the same key from the same person is done once and answered alike. */
  readonly nokkel?: string | undefined;
  /** The version the request was based on. */
  readonly basis?: string | undefined;
}

declare const ut: unique symbol;
interface Akt<Ut> {
  readonly regel: Regel;
  readonly inndata: z.ZodType;
  readonly utdata: z.ZodType;
  readonly [ut]?: Ut;
}

/** A write. The only way in to change something. */
export interface Handling<Ut = unknown> extends Akt<Ut> {
  readonly slag: 'handling';
  readonly krevVersjon: boolean;
  /** Runs every step in the transaction of `s`. @throws FunksjonellFeil */
  readonly kjor: (s: Kontekst, ra: unknown, valg?: Kallvalg) => Promise<Ut>;
}

/** A read. The only way in to see something. */
export interface Visning<Ut = unknown> extends Akt<Ut> {
  readonly slag: 'visning';
  readonly utvides?: true | undefined;
  /** Fetches, checks, strips and writes the read log, in the transaction of `s`. @throws FunksjonellFeil */
  readonly kjor: (s: Kontekst, ra: unknown) => Promise<Ut>;
  /** Only the check: may this person open it now? For progress streams. @throws FunksjonellFeil */
  readonly prov: (s: Kontekst, ra: unknown) => Promise<void>;
}
