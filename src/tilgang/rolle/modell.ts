// The roles and relations of this stage. src/tilgang/README.md says what each is and where it comes from.
import { z } from 'zod';
import { innstilling } from '#grunn/innstilling/index.ts';
import type { Tekst } from '#grunn/sprak/index.ts';

export const ROLLER = [
  'systemforvalter',
  'kommunalsjef',
  'brukerstotteIt',
  'faktureringsansvarlig',
  'personvernombud',
  'skolekonsulent',
  'rektor',
  'hovudstegsleder',
  'radgiver',
  'sosiallarer',
  'kontaktlarer',
  'larer',
  'sfoLeder',
  'sfoAnsatt',
  'foresatt',
  'elev',
] as const;
export type Rollenavn = (typeof ROLLER)[number];
/** egenSfo: a school's SFO (its organisation number). egenGruppe: a group one is contact teacher for (its id). */
export const RELASJONER = ['heleKommunen', 'egenSkole', 'egenSfo', 'egenGruppe', 'egetBarn', 'segSelv'] as const;
export type Relasjonsnavn = (typeof RELASJONER)[number];

declare module '#grunn/tilgang/modell.ts' {
  interface Rolleregister extends Record<Rollenavn, true> {}
  interface Relasjonsregister extends Record<Relasjonsnavn, true> {}
}

export const ROLLETEKST: Readonly<Record<Rollenavn, Tekst>> = {
  systemforvalter: { nb: 'Systemforvalter', nn: 'Systemforvaltar' },
  kommunalsjef: 'Kommunalsjef',
  brukerstotteIt: { nb: 'Brukerstøtte IT', nn: 'Brukarstøtte IT' },
  faktureringsansvarlig: { nb: 'Faktureringsansvarlig', nn: 'Faktureringsansvarleg' },
  personvernombud: { nb: 'Personvernombud', nn: 'Personvernombod' },
  skolekonsulent: { nb: 'Skolekonsulent', nn: 'Skulekonsulent' },
  rektor: { nb: 'Rektor eller avdelingsleder', nn: 'Rektor eller avdelingsleiar' },
  hovudstegsleder: { nb: 'Hovedtrinnsleder', nn: 'Hovudstegsleiar' },
  radgiver: { nb: 'Rådgiver', nn: 'Rådgjevar' },
  sosiallarer: { nb: 'Sosiallærer', nn: 'Sosiallærar' },
  kontaktlarer: { nb: 'Kontaktlærer', nn: 'Kontaktlærar' },
  larer: { nb: 'Lærer', nn: 'Lærar' },
  sfoLeder: { nb: 'SFO-leder', nn: 'SFO-leiar' },
  sfoAnsatt: { nb: 'SFO-ansatt', nn: 'SFO-tilsett' },
  foresatt: { nb: 'Foresatt', nn: 'Føresett' },
  elev: 'Elev',
};

/** Which positions give which role at their school: by code, and where HR uses one code for several jobs, by words in the title. */
export const Stillingsregel = z.object({
  stillingskode: z.string().min(1),
  /** Must occur in the position's title, upper or lower case. */
  tittel: z.string().min(1).optional(),
  rolle: z.enum(['skolekonsulent', 'rektor', 'larer', 'sfoAnsatt']),
});
export type Stillingsregel = z.infer<typeof Stillingsregel>;

export const Stillingsroller = z.object({
  regler: z.array(Stillingsregel),
  /** Days a position keeps its role after HR has gone silent about it. */
  fristDager: z.number().int().min(0).max(30),
});
export type Stillingsroller = z.infer<typeof Stillingsroller>;

/** KS's codes. The first rule that fits decides. A position that fits none gives no role. */
export const stillingsroller = innstilling<Stillingsroller>({
  navn: 'tilgang.stillingsroller',
  skjema: Stillingsroller,
  standard: {
    fristDager: 0,
    regler: [
      { stillingskode: '9951', rolle: 'rektor' },
      { stillingskode: '9954', rolle: 'rektor' },
      { stillingskode: '6517', tittel: 'skole', rolle: 'skolekonsulent' },
      { stillingskode: '7451', tittel: 'sfo', rolle: 'sfoAnsatt' },
      { stillingskode: '6572', tittel: 'sfo', rolle: 'sfoAnsatt' },
      { stillingskode: '7517', tittel: 'sfo', rolle: 'sfoAnsatt' },
      { stillingskode: '7960', rolle: 'larer' },
      { stillingskode: '7961', rolle: 'larer' },
      { stillingskode: '7962', rolle: 'larer' },
      { stillingskode: '7963', rolle: 'larer' },
      { stillingskode: '7965', rolle: 'larer' },
      { stillingskode: '7966', rolle: 'larer' },
    ],
  },
});

/** What the register knows that can give a person access, as one row per fact or decision. */
export interface Tilgangsfaktum {
  readonly hva: 'arbeidsforhold' | 'elevforhold' | 'undervisningsforhold' | 'rolletildeling';
  readonly kilde: string;
  /** stillingskode, ansvar, rolle */
  readonly kode: string | null;
  readonly tittel: string | null;
  /** School, group; null for the whole kommune or none. */
  readonly omfang: string | null;
  readonly fra: string | null;
  readonly til: string | null;
  /** HR has been silent about it since. */
  readonly taus_siden: string | null;
  /** A role given by hand that a second person has said yes to; null for everything else. */
  readonly godkjent: boolean | null;
  /** The group, for undervisningsforhold. */
  readonly gruppe: string | null;
  readonly kjent_fra: string;
  readonly id: string;
}
