/** Somebody the development login offers first, with what is special about them. */
export interface Forslag {
  readonly personId: string;
  readonly navn: string;
  /** «Systemforvalter», «Far uten foreldreansvar». */
  readonly hva: string;
}

export interface Valgbar {
  readonly personId: string;
  readonly navn: string;
  readonly detaljer: readonly string[];
}

export interface Valggruppe {
  readonly overskrift: string;
  readonly personer: readonly Valgbar[];
}

export interface Innloggingsvisning {
  readonly til: string;
  readonly sok: string;
  readonly grupper: readonly Valggruppe[];
}
