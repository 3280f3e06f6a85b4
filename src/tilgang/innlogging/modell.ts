import type { Sikkerhetsniva } from '#grunn/tilgang/index.ts';
import type { Folkeslag, Tilbyder } from '#tilgang/okt/index.ts';

/** What is asked of the provider. */
export interface Krav {
  readonly niva: 'hoyt' | undefined;
  readonly toFaktor: boolean;
  /** Show the factors again, though the provider remembers the person. */
  readonly paNytt: boolean;
}

/** Kept, encrypted, while the person is at the provider. */
export interface Forsok {
  readonly nonce: string;
  readonly verifikator: string;
  readonly adresse: string;
  readonly til: string;
  readonly som: Folkeslag | undefined;
  readonly krav: Krav;
  /** Who held the screen before: where another logs in, `til` is not theirs to see. */
  readonly person: string | undefined;
  /** Seconds since 1970. */
  readonly startet: number;
}

/** What the provider says, checked by the protocol. */
export interface Bevis {
  readonly krav: Readonly<Record<string, unknown>>;
  readonly idToken: string;
}

export interface Styrke {
  readonly niva: Sikkerhetsniva;
  readonly toFaktor: boolean;
}

/** Why nobody was logged in. Each has its own calm page; which one is all that is logged. */
export type Avslagsgrunn =
  | 'avbrutt' // the person turned round at the provider
  | 'ugyldig' // not begun in this browser, used before, or too old
  | 'ikkeGodtatt' // the provider's answer did not stand up
  | 'nede' // the provider does not answer
  | 'forLavt' // less than was asked for
  | 'manglerNummer' // the provider did not say who
  | 'ukjent' // nobody here
  | 'stengt' // the account is closed here
  | 'gjest' // a guest of the tenant
  | 'forMange'; // too many attempts from one place

export class Avslag extends Error {
  readonly grunn: Avslagsgrunn;
  constructor(grunn: Avslagsgrunn, cause?: unknown) {
    super(grunn, { cause });
    this.name = 'Avslag';
    this.grunn = grunn;
  }
}

export interface Tilbydervalg {
  readonly tilbyder: Tilbyder;
  readonly som: Folkeslag;
}
