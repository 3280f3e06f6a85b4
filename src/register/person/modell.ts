// What a person card holds. Schemas first: they decide which fields may leave the house, and the types come from them.
import { z } from 'zod';

export const Kilde = z.enum(['folkeregisteret', 'krr', 'hr', 'nsr', 'grep', 'pas', 'oppstart', 'manuell', 'overstyring']);
const Dato = z.string();
/** ISO 8601, UTC. */
const Tid = z.string();

const opplysning = <T extends z.ZodType>(verdi: T) =>
  z.object({
    verdi,
    kilde: Kilde,
    /** When the source itself says it was set or confirmed. */
    kildetidspunkt: Tid.optional(),
    /** The last run that covered the person; for registers only. */
    hentet: Tid.optional(),
    /** For values people wrote: when, and who. */
    registrert: Tid.optional(),
    registrertAv: z.string().optional(),
    gyldigTil: Dato.optional(),
    begrunnelse: z.string().optional(),
  });

/** A value that counted before. Both moments are when we knew it. */
const tidligere = <T extends z.ZodType>(verdi: T) =>
  z.object({ verdi, kilde: Kilde, fra: Tid, til: Tid, registrertAv: z.string().optional() });

/** One field with all there is to say about it: everything «Hvorfor?» needs. */
export const kortfelt = <T extends z.ZodType>(verdi: T) =>
  z.object({
    /** Machine name, as in `overstyrFelt`. */
    felt: z.string(),
    gjeldende: opplysning(verdi).nullable(),
    /** What every source says now, the one that counts first. */
    alle: z.array(opplysning(verdi)),
    /** A register owns the value: corrected there, not here. */
    last: z.boolean(),
    rangering: z.array(Kilde),
    /** The register that would own the field if it had a value. */
    register: Kilde.nullable(),
    /** Newest first. */
    tidligere: z.array(tidligere(verdi)),
    /** When the owning register is read next. */
    neste: Tid.nullable(),
    /** This person, now. */
    kanRedigeres: z.boolean(),
    kanOverstyres: z.boolean(),
    /** The override in force, for taking it away. */
    overstyringId: z.string().nullable(),
  });

export const Gradering = z.enum(['ugradert', 'klientadresse', 'fortrolig', 'strengtFortrolig']);
export const Skjermet = z.object({
  slag: z.literal('skjermet'),
  gradering: z.enum(['klientadresse', 'fortrolig', 'strengtFortrolig']),
});
/** A field that protected people do not have in the open. A screen that forgets the second case does not compile. */
const skjermbar = <T extends z.ZodType>(verdi: T) =>
  z.discriminatedUnion('slag', [kortfelt(verdi).extend({ slag: z.literal('apen') }), Skjermet]);

export const Navn = z.object({ fornavn: z.string(), mellomnavn: z.string().nullable(), etternavn: z.string() });
export const Adresse = z.object({
  linjer: z.array(z.string()),
  postnummer: z.string().nullable(),
  poststed: z.string().nullable(),
  landkode: z.string(),
  bruksenhetsnummer: z.string().nullable(),
  kommunenummer: z.string().nullable(),
  skolekrets: z.string().nullable(),
  fra: Dato.nullable(),
  til: Dato.nullable(),
});

const Tekstfelt = kortfelt(z.string());
const Kontaktfelt = skjermbar(z.string());
const Adressefelt = skjermbar(Adresse);

export const Sted = z.object({ organisasjonsnummer: z.string(), navn: z.string() });

/** Somebody the card points to. */
export const Personlenke = z.object({
  personId: z.string(),
  navn: z.string(),
  fodselsdato: Dato.nullable(),
  dodsdato: Dato.nullable(),
  /** The person is protected, and this reader may know it. */
  skjermet: z.boolean(),
  skole: Sted.nullable(),
  klasse: z.string().nullable(),
  /** May this reader open that card? */
  kanApnes: z.boolean(),
  kontakt: z.discriminatedUnion('slag', [
    z.object({
      slag: z.literal('apen'),
      epostadresse: z.string().nullable(),
      epostKilde: Kilde.nullable(),
      mobiltelefonnummer: z.string().nullable(),
      mobilKilde: Kilde.nullable(),
    }),
    Skjermet,
  ]),
});

const Rolle = z.enum(['mor', 'far', 'medmor', 'barn', 'ektefelleEllerPartner', 'sosken', 'dodfodtBarn', 'ukjent']);

const Ansvar = z.object({
  ansvar: z.enum(['felles', 'mor', 'far', 'medmor', 'andre', 'ukjent']),
  ansvarlig: z.discriminatedUnion('slag', [
    z.object({ slag: z.literal('person'), person: Personlenke, rolle: Rolle.nullable() }),
    z.object({ slag: z.literal('organisasjon'), organisasjonsnummer: z.string() }),
    z.object({ slag: z.literal('utenIdentifikator'), navn: z.string().nullable(), fodselsdato: Dato.nullable() }),
    z.object({ slag: z.literal('ukjent') }),
  ]),
  kilde: Kilde,
  /** Since when we have known it. */
  siden: Tid,
  kildetidspunkt: Tid.nullable(),
  hentet: Tid.nullable(),
});

export const Verngrunn = z.object({
  slag: z.enum(['folkeregisteret', 'adresse', 'lokal']),
  gradering: z.enum(['klientadresse', 'fortrolig', 'strengtFortrolig']),
  siden: Tid,
  /** Only for local decisions. */
  skjermingId: z.string().optional(),
  begrunnelse: z.string().optional(),
  vurderesPaNytt: Dato.optional(),
  gittAv: z.string().optional(),
});

export const Arbeidsforhold = z.object({
  stillingsnummer: z.string(),
  stillingskode: z.string().nullable(),
  stillingstittel: z.string().nullable(),
  ansettelsestype: z.string().nullable(),
  prosent: z.number().nullable(),
  hovedstilling: z.boolean(),
  skole: Sted.nullable(),
  enhetsnavn: z.string().nullable(),
  fra: Dato.nullable(),
  til: Dato.nullable(),
  /** Counts on the card's date. */
  gjelder: z.boolean(),
  tausSiden: Dato.nullable(),
  permisjon: z.array(z.object({ fra: Dato.nullable(), til: Dato.nullable(), kode: z.string().nullable() })),
  kilde: Kilde,
  siden: Tid,
});

/** One employment: a number in HR. FINT Personalressurs. */
export const Personalressurs = z.object({
  ansattnummer: z.string(),
  brukernavn: z.string().nullable(),
  epostadresse: z.string().nullable(),
  telefon: z.string().nullable(),
  fra: Dato.nullable(),
  til: Dato.nullable(),
  /** «Aktiv hos oss, inaktiv i HRM» since. */
  tausSiden: Dato.nullable(),
  kilde: Kilde,
  siden: Tid,
  hentet: Tid.nullable(),
  neste: Tid.nullable(),
  arbeidsforhold: z.array(Arbeidsforhold),
});

export const Elevforhold = z.object({
  elevforholdId: z.string(),
  skole: Sted,
  arstrinn: z.number(),
  klasse: z.string().nullable(),
  fra: Dato,
  til: Dato.nullable(),
  gjelder: z.boolean(),
  kilde: Kilde,
  siden: Tid,
});

export const Kontaktperson = z.object({
  nokkel: z.string(),
  navn: z.string(),
  kontakttype: z.string(),
  telefon: z.string().nullable(),
  /** Has a card of their own. */
  personId: z.string().nullable(),
  registrert: Tid,
  registrertAv: z.string().nullable(),
});

/** What this reader may do with this person now. */
const Kan = z.object({
  registrereKontakt: z.boolean(),
  overstyre: z.boolean(),
  registrerePerson: z.boolean(),
  skjerme: z.boolean(),
  oppheveSkjerming: z.boolean(),
  viseFodselsnummer: z.boolean(),
});

export const Personkort = z.object({
  personId: z.string(),
  /** The name to put on top, override and all. */
  visningsnavn: z.string(),
  /** «Slik det var» on this date; null: as it is now. */
  paDato: Dato.nullable(),
  /** As we knew it then (ISO); null: as we know it now. */
  kjentPer: Tid.nullable(),
  roller: z.array(z.enum(['elev', 'foresatt', 'ansatt', 'barn', 'annen'])),
  vern: z.object({ gradering: Gradering, grunner: z.array(Verngrunn) }),
  navn: kortfelt(Navn),
  alias: Tekstfelt,
  fodselsdato: Tekstfelt,
  dodsdato: Tekstfelt,
  kjonn: Tekstfelt,
  personstatus: Tekstfelt,
  statsborgerskap: kortfelt(z.array(z.string())),
  /** Which kinds of number the person has and had. The numbers themselves: `visFodselsnummer`. */
  identifikatorer: z.array(
    z.object({
      type: z.enum(['fodselsnummer', 'dNummer', 'duf']),
      status: z.enum(['iBruk', 'opphort']),
      kilde: Kilde,
      siden: Tid,
    }),
  ),
  bostedsadresse: Adressefelt.nullable(),
  deltBosted: Adressefelt.nullable(),
  oppholdsadresse: Adressefelt.nullable(),
  postadresse: Adressefelt.nullable(),
  epostadresse: Kontaktfelt,
  mobiltelefonnummer: Kontaktfelt,
  telefonArbeid: Kontaktfelt,
  telefonHjem: Kontaktfelt,
  /** What Kontakt- og reservasjonsregisteret says of the person as a whole; null: never read. */
  krr: z
    .object({
      status: z.enum(['AKTIV', 'SLETTET', 'IKKE_REGISTRERT']).nullable(),
      reservert: z.boolean().nullable(),
      kanVarsles: z.boolean().nullable(),
      sprak: z.string().nullable(),
      /** The last run that covered the person. */
      hentet: Tid,
    })
    .nullable(),
  /** Send back as `_versjon` with `registrerKontakt`. */
  kontaktversjon: z.string(),
  foreldreansvar: z.array(Ansvar),
  foreldreansvarTidligere: z.array(Ansvar.extend({ til: Tid })),
  /** On a guardian's card: the children, and what the responsibility is. */
  ansvarFor: z.array(
    z.object({
      barn: Personlenke,
      ansvar: z.string(),
      rolle: Rolle.nullable(),
      kilde: Kilde,
      siden: Tid,
      hentet: Tid.nullable(),
    }),
  ),
  /** Who is whose parent and spouse. Gives no right by itself (V03). */
  familie: z.array(z.object({ person: Personlenke, rolle: Rolle, harForeldreansvar: z.boolean(), kilde: Kilde, siden: Tid })),
  sosken: z.array(z.object({ person: Personlenke, felles: z.enum(['foreldreansvar', 'forelder']) })),
  kontaktpersoner: z.array(Kontaktperson),
  /** Pupils this person is a contact for. */
  kontaktFor: z.array(z.object({ barn: Personlenke, kontakttype: z.string(), nokkel: z.string() })),
  elevforhold: z.array(Elevforhold),
  ansettelser: z.array(Personalressurs),
  /** Has the person ever logged in (K11); null: never. */
  sistInnlogget: Tid.nullable(),
  kan: Kan,
});
export type Personkort = z.infer<typeof Personkort>;
export type Personlenke = z.infer<typeof Personlenke>;
export type Kortadresse = z.infer<typeof Adresse>;
export type Kortnavn = z.infer<typeof Navn>;
export type Gradering = z.infer<typeof Gradering>;
export type Verngrunn = z.infer<typeof Verngrunn>;
export type Familierolle = z.infer<typeof Rolle>;
export type Ansvar = z.infer<typeof Ansvar>;

type Kilde_ = z.infer<typeof Kilde>;
export interface Kortopplysning<T> {
  verdi: T;
  kilde: Kilde_;
  kildetidspunkt?: string | undefined;
  hentet?: string | undefined;
  registrert?: string | undefined;
  registrertAv?: string | undefined;
  gyldigTil?: string | undefined;
  begrunnelse?: string | undefined;
}
export interface Tidligere<T> {
  verdi: T;
  kilde: Kilde_;
  fra: string;
  til: string;
  registrertAv?: string | undefined;
}
/** One field of the card, whatever its value. */
export interface Kortfelt<T> {
  felt: string;
  gjeldende: Kortopplysning<T> | null;
  alle: Kortopplysning<T>[];
  last: boolean;
  rangering: Kilde_[];
  register: Kilde_ | null;
  tidligere: Tidligere<T>[];
  neste: string | null;
  kanRedigeres: boolean;
  kanOverstyres: boolean;
  overstyringId: string | null;
}
export type Skjermbar<T> = (T & { slag: 'apen' }) | { slag: 'skjermet'; gradering: Exclude<Gradering, 'ugradert'> };

/** What an act on a person is about: who, how protected, and where the person belongs. */
export interface Personref {
  readonly personId: string;
  readonly gradering: Gradering;
  /** The reader is in the person's named circle. */
  readonly krets: boolean;
  readonly dodfodt: boolean;
  /** Newest hand-written contact row, as a version. */
  readonly kontaktversjon: string;
}

export const Sokeslag = z.enum(['navn', 'fodselsdato', 'nummer']);
export const Sokertreff = z.object({
  personId: z.string(),
  /** null: the name is not for this reader. */
  navn: z.string().nullable(),
  fodselsdato: Dato.nullable(),
  dodsdato: Dato.nullable(),
  skjermet: z.boolean(),
  roller: z.array(z.enum(['elev', 'foresatt', 'ansatt', 'annen'])),
  skole: Sted.nullable(),
  klasse: z.string().nullable(),
});
export type Sokertreff = z.infer<typeof Sokertreff>;
export const Sokesvar = z.object({
  tekst: z.string(),
  slag: Sokeslag,
  /** Asked among everybody in the kommune; else among those of the reader's schools. */
  heleKommunen: z.boolean(),
  treff: z.array(Sokertreff),
  /** Where to ask for an emergency look by number, for those who may. */
  nodsok: z.string().nullable(),
  /** There were more than are shown. */
  flere: z.boolean(),
});
export type Sokesvar = z.infer<typeof Sokesvar>;
