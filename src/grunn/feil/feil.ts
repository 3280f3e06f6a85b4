/** An error a person can act on: a code and a sentence in the reader's language. Shown as it is. */
export class FunksjonellFeil extends Error {
  readonly kode: string;
  readonly status: number;
  /** Field name → what to do about it, for forms. */
  readonly felt: Readonly<Record<string, string>>;
  constructor(kode: string, melding: string, valg: { status?: number; felt?: Record<string, string>; cause?: unknown } = {}) {
    super(melding, { cause: valg.cause });
    this.name = 'FunksjonellFeil';
    this.kode = kode;
    this.status = valg.status ?? 400;
    this.felt = valg.felt ?? {};
  }
}

export type Kildefeilkode =
  | 'nede' // no connection, reset, DNS, TLS
  | 'treg' // our timeout passed
  | 'serverfeil' // 5xx
  | 'for_mange_kall' // 429; `ventMs` says how long
  | 'avvist' // 401, 403: key, scope or agreement
  | 'ugyldig_sporring' // 400, 404, 406 about our question
  | 'html' // a firewall answered with a page
  | 'uleselig' // not the agreed format, cut off, wrong encoding
  | 'for_stor' // a stated limit was passed
  | 'feil_svar'; // readable, but not an answer to what we asked

/** A source did not give a usable answer. Nothing was changed; `melding` is for the operator, without personal data. */
export class Kildefeil extends Error {
  readonly kode: Kildefeilkode;
  readonly kilde: string;
  readonly ventMs: number | undefined;
  readonly status: number | undefined;
  /** True when trying again later may help. */
  readonly forbigaende: boolean;
  constructor(
    kilde: string,
    kode: Kildefeilkode,
    melding: string,
    valg: { ventMs?: number; status?: number; cause?: unknown; forbigaende?: boolean } = {},
  ) {
    super(melding, { cause: valg.cause });
    this.name = 'Kildefeil';
    this.kilde = kilde;
    this.kode = kode;
    this.ventMs = valg.ventMs;
    this.status = valg.status;
    this.forbigaende = valg.forbigaende ?? ['nede', 'treg', 'serverfeil', 'for_mange_kall', 'html'].includes(kode);
  }
}
