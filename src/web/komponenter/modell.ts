import type { Opplysningskilde } from '#grunn/opplysning/index.ts';
import type { Tidspunkt } from '#web/tekster/index.ts';

/** A link with its words. */
export interface Lenkevisning {
  readonly tekst: string;
  readonly href: string;
}

/** Something that changes data: a form of its own, POST, with hidden fields (form key, version, what it is about). */
export interface Handlingsvisning {
  readonly tekst: string;
  readonly href: string;
  readonly skjult?: Readonly<Record<string, string>> | undefined;
}

/** What colour and icon a message has. `trengerDeg` is the bell: somebody must act. `fare` is for the open case only. */
export type Tone = 'noytral' | 'ok' | 'trengerDeg' | 'fare';

/** A registered value as the reader may see it. */
export type Feltverdi =
  | { readonly slag: 'tekst'; readonly tekst: string }
  /** Several lines, e.g. an address. */
  | { readonly slag: 'linjer'; readonly linjer: readonly string[] }
  /** E.164 in, drawn as people write it. */
  | { readonly slag: 'telefon'; readonly nummer: string }
  /** Drawn as «–»; `grunn` says why it is empty and who can change it. */
  | { readonly slag: 'tom'; readonly grunn?: string | undefined }
  /** Part of a value, e.g. the birth date of a number; `visHref` asks for a reason and shows the rest. */
  | { readonly slag: 'maskert'; readonly vist: string; readonly visHref?: string | undefined }
  /** Not for this reader. Carries nothing of the value: not its length, not whether it exists. */
  | { readonly slag: 'skjermet'; readonly grunn?: string | undefined };

/** One registered value with all a reader needs to know about it. Built from an Opplysning, drawn by Felt. */
export interface Feltvisning {
  /** Stable machine name, unique on the page: `mobiltelefonnummer`, `foresatt-2-epostadresse`. */
  readonly navn: string;
  /** «Telefon mobil». */
  readonly etikett: string;
  readonly verdi: Feltverdi;
  /** Where the value comes from; undefined when nobody has given one. */
  readonly kilde?: Opplysningskilde | undefined;
  /** A register owns the value, so it cannot be edited here. */
  readonly last: boolean;
  /** The register that would own the field if it had a value. Named in «… kunne ikke hentes fra …». */
  readonly register?: Opplysningskilde | undefined;
  /** The last run that covered the person. */
  readonly hentet?: Tidspunkt | undefined;
  /** For values people wrote: when and by whom. */
  readonly registrert?: Tidspunkt | undefined;
  readonly registrertAv?: string | undefined;
  /** An override ends here, inclusive date. */
  readonly gyldigTil?: Tidspunkt | undefined;
  readonly hvorforHref?: string | undefined;
  /** Where the person corrects it: minprofil.kontaktregisteret.no, skatteetaten.no. Another site. */
  readonly registerHref?: string | undefined;
  /** Given only when this reader may edit it now. */
  readonly redigerHref?: string | undefined;
  /** Something to know about the value: that it is old, that it ends soon. */
  readonly merknad?: string | undefined;
  /** Something to do with the value: «Se på kart». */
  readonly lenke?: Lenkevisning | undefined;
}

export interface Feltgruppevisning {
  readonly overskrift?: string | undefined;
  /** Where most of the fields say the same of their source, it is said once under the heading. The icons say it at each field. */
  readonly samlet?: boolean | undefined;
  readonly felt: readonly Feltvisning[];
}

/** A value that has been, or that another source has now. */
export interface Annenverdi {
  readonly verdi: Feltverdi;
  readonly kilde: Opplysningskilde;
  readonly hvem?: string | undefined;
  /** Dates, both inclusive; open ends left out. */
  readonly fra?: Tidspunkt | undefined;
  readonly til?: Tidspunkt | undefined;
}

/** Everything «Hvorfor?» tells about one value. For a protected value only `etikett`, `verdi` and `tilbakeHref` are drawn. */
export interface Hvorforvisning {
  readonly etikett: string;
  /** Whose value it is. */
  readonly hvem?: string | undefined;
  readonly verdi: Feltverdi;
  readonly last: boolean;
  readonly kilde?: Opplysningskilde | undefined;
  /** As in Feltvisning. */
  readonly register?: Opplysningskilde | undefined;
  /** When the source itself says the value was set or confirmed, and by whom. */
  readonly kildetidspunkt?: Tidspunkt | undefined;
  readonly bekreftetAv?: string | undefined;
  readonly hentet?: Tidspunkt | undefined;
  readonly registrert?: Tidspunkt | undefined;
  readonly registrertAv?: string | undefined;
  readonly begrunnelse?: string | undefined;
  readonly gyldigTil?: Tidspunkt | undefined;
  /** False: not locked by a register, but not for this reader to edit either. Left out: whoever is not locked out may. */
  readonly kanEndres?: boolean | undefined;
  /** Why it can or cannot be edited, when the ordinary sentence does not fit. */
  readonly fordi?: string | undefined;
  /** Where it is corrected. Another site when the address starts with https. */
  readonly rettesHos?: Lenkevisning | undefined;
  /** When the source is read next. */
  readonly neste?: Tidspunkt | undefined;
  /** «Oppdater nå», for those who may. */
  readonly oppdater?: Handlingsvisning | undefined;
  /** Which sources count, the strongest first. */
  readonly rangering?: readonly Opplysningskilde[] | undefined;
  /** What other sources say now, that did not win. */
  readonly andre?: readonly Annenverdi[] | undefined;
  readonly tidligere: readonly Annenverdi[];
  /** What to say to the one who asks where this is corrected (V32). */
  readonly si?: string | undefined;
  /** What this reader can do about the value: override it, edit it. */
  readonly lenker?: readonly Lenkevisning[] | undefined;
  /** The page «Hvorfor?» was asked from. */
  readonly tilbakeHref: string;
}

export interface Tilgangssteg {
  readonly utfall: 'ja' | 'nei' | 'ikkeVurdert';
  readonly tekst: string;
  readonly forklaring?: string | undefined;
  readonly lenke?: Lenkevisning | undefined;
}

/** An access decision as a short chain, kept until the link that breaks. */
export interface Tilgangsvisning {
  /** «Kan Bård se Konkurransedyktig?» */
  readonly sporsmal: string;
  readonly svar: boolean;
  readonly steg: readonly Tilgangssteg[];
  readonly handling?: Lenkevisning | undefined;
  readonly tilbakeHref?: string | undefined;
}
