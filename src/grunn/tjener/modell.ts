import type { FastifyInstance } from 'fastify';
import type { Endringslytter } from '#grunn/endringer/index.ts';
import type { Aktorfinner, Dormiljo, Ramme, Rutetabell, Tegning } from '#grunn/handling/index.ts';
import type { Logg } from '#grunn/logg/index.ts';

/** A file handed out as it is, from an address with a hash of its contents. */
export interface Statiskfil {
  readonly type: string;
  readonly bytes: Buffer;
  readonly gzip: Buffer | undefined;
}

export interface Tjenervalg {
  readonly dor: Dormiljo;
  readonly ruter: readonly Rutetabell[];
  /** Puts the shell around a page. */
  readonly tegnSide: (tegning: Tegning, ramme: Ramme) => string;
  /** Who holds this session token. */
  readonly finnAktor: (token: string | undefined) => Aktorfinner;
  /** Where people log in. */
  readonly innlogging: string;
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
