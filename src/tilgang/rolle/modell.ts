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

/** Roles a position may give. Systemforvalter needs a second person, and kontaktlærer comes from the group. */
export const STILLINGSROLLER = [
  'skolekonsulent',
  'rektor',
  'hovudstegsleder',
  'radgiver',
  'sosiallarer',
  'larer',
  'sfoLeder',
  'sfoAnsatt',
  'kommunalsjef',
  'faktureringsansvarlig',
  'personvernombud',
  'brukerstotteIt',
] as const satisfies readonly Rollenavn[];

/** Roles people may be given by hand, or by the kommune's own access solution. */
export const HANDGITTE = ['systemforvalter', ...STILLINGSROLLER] as const satisfies readonly Rollenavn[];
export type Handgitt = (typeof HANDGITTE)[number];

/** Roles that reach the whole kommune; the others reach a school or its SFO. */
export const KOMMUNALE = [
  'systemforvalter',
  'kommunalsjef',
  'brukerstotteIt',
  'faktureringsansvarlig',
  'personvernombud',
] as const satisfies readonly Rollenavn[];
/** Roles that reach the pupils of a school's SFO. */
export const SFOROLLER = ['sfoLeder', 'sfoAnsatt'] as const satisfies readonly Rollenavn[];

/** Which positions give which role at their school: by code, workplace, and where HR uses one code for several jobs, words in the title. */
export const Stillingsregel = z.object({
  stillingskode: z.string().min(1),
  /** Must occur in the position's title, upper or lower case. */
  tittel: z.string().min(1).optional(),
  /** Only at this workplace: a school's organisation number, or HR's own code of the unit. */
  arbeidssted: z.string().min(1).optional(),
  rolle: z.enum(STILLINGSROLLER),
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

/** May somebody work here before he is trained in privacy? Standard: yes. */
export const opplaeringskrav = innstilling<{ readonly kreves: boolean }>({
  navn: 'tilgang.opplaeringskrav',
  skjema: z.object({ kreves: z.boolean() }),
  standard: { kreves: false },
});

/** The quarterly review: since which quarter (its first day), and how many days into a quarter the answer must have come. */
export const Revisjonsoppsett = z.object({
  forsteKvartal: z.iso.date().nullable(),
  fristDager: z.number().int().min(14).max(80),
});
export type Revisjonsoppsett = z.infer<typeof Revisjonsoppsett>;
export const revisjonsoppsett = innstilling<Revisjonsoppsett>({
  navn: 'tilgang.revisjon',
  skjema: Revisjonsoppsett,
  standard: { forsteKvartal: null, fristDager: 45 },
});

/** The kommune's settings that roles are computed with. */
export interface Rolleoppsett {
  readonly stillinger: Stillingsroller;
  readonly opplaering: { readonly kreves: boolean };
  readonly revisjon: Revisjonsoppsett;
}

/** What the register knows that can give a person access, as one row per fact or decision. */
export interface Tilgangsfaktum {
  /** `opplaering` (recorded training) and `revisjonssvar` (kode, omfang; fra: the quarter, tittel: the answer) give no role of their own. */
  readonly hva:
    | 'arbeidsforhold'
    | 'elevforhold'
    | 'undervisningsforhold'
    | 'rolletildeling'
    | 'rollefaktum'
    | 'leverandorvindu'
    | 'opplaering'
    | 'revisjonssvar';
  readonly kilde: string;
  /** stillingskode, ansvar, rolle */
  readonly kode: string | null;
  readonly tittel: string | null;
  /** School, group; null for the whole kommune or none. */
  readonly omfang: string | null;
  /** HR's code of the workplace, for positions. */
  readonly enhet?: string | null;
  /** Of a vendor window: the moments it opens and shuts by itself. */
  readonly apnet?: string | null;
  readonly stenges?: string | null;
  readonly fra: string | null;
  readonly til: string | null;
  /** HR has been silent about it since. */
  readonly taus_siden: string | null;
  /** The group, for undervisningsforhold. */
  readonly gruppe?: string | null;
  readonly kjent_fra: string;
  readonly id: string;
}
