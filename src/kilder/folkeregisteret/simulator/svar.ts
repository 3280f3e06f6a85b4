/** An answer before it is sent, so that misbehaviour can cut it. */
export interface Svar {
  readonly status: number;
  readonly kropp: string;
  readonly hoder?: Readonly<Record<string, string>>;
}

export const json = (kropp: unknown, hoder: Readonly<Record<string, string>> = {}): Svar => ({
  status: 200,
  kropp: JSON.stringify(kropp),
  hoder,
});

/** Skatteetaten's shape of an error. */
export const feilsvar = (status: number, melding: string): Svar => ({
  status,
  kropp: JSON.stringify({ kode: 'FREG-001', melding }),
});
