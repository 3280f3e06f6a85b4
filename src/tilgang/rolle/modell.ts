// The roles and relations of this stage. src/tilgang/README.md says what each is and where it comes from.
export const ROLLER = ['systemforvalter', 'skolekonsulent', 'rektor', 'larer', 'sfoAnsatt', 'foresatt', 'elev'] as const;
export type Rollenavn = (typeof ROLLER)[number];
export const RELASJONER = ['heleKommunen', 'egenSkole', 'egetBarn', 'segSelv'] as const;
export type Relasjonsnavn = (typeof RELASJONER)[number];

declare module '#grunn/tilgang/modell.ts' {
  interface Rolleregister extends Record<Rollenavn, true> {}
  interface Relasjonsregister extends Record<Relasjonsnavn, true> {}
}
