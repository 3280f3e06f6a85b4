export const HENDELSESSLAG = [
  'elevEtterlyst',
  'etterlysningAvklart',
  'fravarMeldt',
  'fravarUmeldt',
  'barnGikkHjem',
  'permisjonSokt',
  'vedtakKlart',
  'vedtakPaminnelse',
  'samtaleApnet',
  'samtalePaminnelse',
  'samtaleEndret',
  'pameldingApnet',
  'pameldingPaminnelse',
  'pameldingEndret',
  'pameldingPlass',
  'timeplanEndret',
  'skolestartApnet',
  'skolestartVedtak',
] as const;
export type Hendelsesslag = (typeof HENDELSESSLAG)[number];

export interface Hendelse {
  readonly id: string;
  /** One of `HENDELSESSLAG`, or of a kind this version does not know. */
  readonly slag: string;
  readonly elevId: string;
  /** What it is about: the case, the report, the decision. */
  readonly omId: string;
  /** Who did it, where the others are those to be told. */
  readonly avId: string | null;
  readonly opprettet: string;
}
