import type { FastifyInstance } from 'fastify';
import type { Endringslytter } from '#grunn/endringer/index.ts';
import type { Aktorfinner, Dormiljo, Ramme, Rutetabell, Tegning } from '#grunn/handling/index.ts';
import type { Aktor } from '#grunn/tilgang/index.ts';
import type { Logg } from '#grunn/logg/index.ts';

/** A file handed out as it is, from an address with a hash of its contents. */
export interface Statiskfil {
  readonly type: string;
  readonly bytes: Buffer;
  readonly gzip: Buffer | undefined;
}

/** Kept by the room that owns sessions. */
export interface Oktdor {
  /** Keeps what was typed in a form for the person of the session. Gives its id; undefined when nobody is known. */
  readonly lagreKladd: (
    token: string | undefined,
    k: { readonly sti: string; readonly felt: Readonly<Record<string, string>> },
  ) => Promise<string | undefined>;
  /** What was kept, once, and only to the person who typed it. */
  readonly hentKladd: (
    id: string,
    k: { readonly sti: string; readonly personId: string },
  ) => Promise<Readonly<Record<string, string>> | undefined>;
  /** A session was refused: what has ended for good is ended for good, in a transaction of its own. */
  readonly avvist: (token: string) => Promise<void>;
  /** The front page of somebody who is logged in and has no role here. */
  readonly utenRolle: (aktor: Aktor, ramme: Ramme) => Promise<Tegning>;
}

export interface Tjenervalg {
  readonly dor: Dormiljo;
  readonly ruter: readonly Rutetabell[];
  /** Puts the shell around a page. */
  readonly tegnSide: (tegning: Tegning, ramme: Ramme) => string;
  /** Who holds this session token; where that is nobody, whose own device it is. */
  readonly finnAktor: (token: string | undefined, enhet?: string) => Aktorfinner;
  /** What the house does around a login that has ended or is not enough. None: people are sent to log in, and nothing is kept. */
  readonly okt?: Oktdor | undefined;
  /** Where people log in. */
  readonly innlogging: string;
  /** Is this person at work here? They have a lane of their own when too many come. None: everybody stands in the same. */
  readonly iArbeid?: ((aktor: Aktor) => boolean) | undefined;
  /** Answered at once by this process. */
  readonly plasser?: number | undefined;
  readonly statisk: ReadonlyMap<string, Statiskfil>;
  /** What must work for the server to be ready: name of the part → throws when it does not. */
  readonly helse: Readonly<Record<string, () => Promise<unknown>>>;
  readonly endringer?: Endringslytter | undefined;
  readonly logg: Logg;
  /** Served over https: `__Host-` cookies. Always so in production. */
  readonly https: boolean;
  /** Behind a proxy that sets X-Forwarded-For and -Proto. */
  readonly bakProxy?: boolean | undefined;
  /** Where received files lie while their act runs; made when missing, readable by the owner alone. None: uploads are refused. */
  readonly opplastingsmappe?: string | undefined;
  /** Addresses that cannot be acts, because nobody is logged in yet. */
  readonly utenInnlogging?: ((app: FastifyInstance) => void) | undefined;
}
