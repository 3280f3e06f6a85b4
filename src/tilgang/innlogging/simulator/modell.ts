import type { Standinperson } from './folk.ts';

export type Standin = 'idporten' | 'feide' | 'entra' | 'bankid';

/** A token as it is about to be sent: change it, sign it otherwise, or leave it. */
export interface Token {
  readonly hode: Record<string, unknown>;
  readonly krav: Record<string, unknown>;
  /** `annen`: signed with a key the provider does not publish. `ingen`: alg none. `offentlig`: HS256 with the public key as the secret. */
  nokkel: 'egen' | 'annen' | 'ingen' | 'offentlig' | 'odelagt';
}

/** How a stand-in is told to misbehave. Everything left out is as it should be. */
export interface Avvik {
  readonly token?: ((t: Token) => void) | undefined;
  /** The whole token in its place. */
  readonly erstatt?: string | undefined;
  /** The answer sent through the browser. */
  readonly svar?: ((adresse: URL) => void) | undefined;
  readonly brukerinfo?: ((krav: Record<string, unknown>) => void) | undefined;
  /** These addresses answer 503. */
  readonly nede?: readonly ('oppdagelse' | 'nokler' | 'token')[] | undefined;
  /** Ms before the token is sent. */
  readonly ventMs?: number | undefined;
  /** The level given whatever was asked for; null: no `acr` at all. */
  readonly acr?: string | null | undefined;
}

export interface Tjenestemal {
  readonly navn: Standin;
  readonly tittel: string;
  readonly sti: string;
  readonly acr: readonly string[];
  /** What the provider says of a person, at this level. */
  readonly krav: (p: Standinperson, acr: string | undefined) => Record<string, unknown>;
}
