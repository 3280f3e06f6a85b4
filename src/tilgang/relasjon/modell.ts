// What the relation between a person and a child is computed from, and the answer with its trace. All of it is facts, decisions and a date.
import { z } from 'zod';
import { innstilling } from '#grunn/innstilling/index.ts';
import type { Dato } from '#grunn/tid/index.ts';

/** Days the other guardians have from when a new one is known; the standard of the setting and of the database. */
export const STANDARD_VENTETID = 0;
export const Ventetid = z.object({ dager: z.number().int().min(0).max(30) });
export type Ventetid = z.infer<typeof Ventetid>;
export const ventetid = innstilling<Ventetid>({
  navn: 'tilgang.ventetid',
  skjema: Ventetid,
  standard: { dager: STANDARD_VENTETID },
});

export const RELASJONSSLAG = ['INGEN', 'EGEN', 'FULL', 'RESERVERT_5', 'SAMTYKKEOMFANG'] as const;
/** RESERVERT_5: only the five decisions a parent keeps after omsorgsovertakelse (opplæringslova § 24-4). */
export type Relasjonsslag = (typeof RELASJONSSLAG)[number];

export const RETTER = ['se', 'varsles', 'skjema', 'meldinger', 'samtykke', 'nodmelding'] as const;
export type Rett = (typeof RETTER)[number];

/** Someone Folkeregisteret (or the file the kommune began with) says is responsible for the child. */
export interface Ansvarsfaktum {
  readonly id: string;
  readonly kilde: string;
  readonly ansvar: string;
  /** null: an organisation, somebody without a number, or nobody known. */
  readonly personId: string | null;
  /** Since when this person has been known as responsible for this child without a break (ISO). */
  readonly kjentFra: string;
}

export type Beslutningsslag = 'foreldreansvar' | 'verge' | 'fosterforelder' | 'barnevern' | 'samtykke';
export interface Foresattbeslutning {
  readonly id: string;
  readonly slag: Beslutningsslag;
  readonly personId: string | null;
  readonly omfang: readonly string[];
  readonly fra: Dato;
  readonly til: Dato | null;
  readonly gitt: string;
  readonly opphevet: string | null;
  /** The newest answer of each who has answered. */
  readonly svar: readonly { readonly personId: string; readonly svar: boolean; readonly svart: string }[];
}

export interface Sperring {
  readonly id: string;
  readonly personId: string;
  readonly slag: string;
  readonly gitt: string;
}

/** A time when the child, or somebody who is guardian for the child, was protected, or somebody was shut out from the child. */
export interface Vernperiode {
  readonly fra: string;
  readonly til: string | null;
}

/** A register says that somebody near the child is dead. */
export interface Dodsfall {
  readonly personId: string;
  readonly dodsdato: Dato;
  readonly kilde: string;
}

/** A value of the setting `tilgang.ventetid`, and since when (ISO). */
export interface Ventetidsverdi {
  readonly satt: string;
  readonly dager: number;
}

/** Everything the relations of one child are computed from. */
export interface Barnefakta {
  readonly barnId: string;
  readonly fodselsdato: Dato | null;
  readonly ansvar: readonly Ansvarsfaktum[];
  /** Of those near the child; never the child. */
  readonly dode: readonly Dodsfall[];
  /** Every value the kommune has set, oldest first. */
  readonly ventetid: readonly Ventetidsverdi[];
  readonly beslutninger: readonly Foresattbeslutning[];
  /** In force. */
  readonly sperringer: readonly Sperring[];
  readonly vern: readonly Vernperiode[];
  /** The newest decision per person. */
  readonly frigivelser: readonly {
    readonly id: string;
    readonly personId: string;
    readonly avgjorelse: 'frigitt' | 'nektet';
    readonly avgjort: string;
  }[];
  /** In force. */
  readonly retter: readonly { readonly id: string; readonly personId: string; readonly rett: Rett; readonly gittRett: boolean }[];
  /** «Steng foresattilgang» is in force. */
  readonly stenging: { readonly id: string; readonly stengt: string } | null;
}

/** Why the answer is what it is, in one word for screens to put into a sentence. */
export type Relasjonsgrunn =
  | 'sperring'
  | 'myndig'
  | 'fosterforelder'
  | 'barnevern'
  | 'omsorgsovertakelse'
  | 'foreldreansvar'
  | 'verge'
  | 'samtykke'
  | 'manglerSamtykke'
  | 'egen'
  | 'ventepaFrigivelse'
  | 'nektetFrigivelse'
  | 'ventetid'
  | 'foresattstenging'
  | 'ukjentAnsvar'
  | 'dod'
  | 'ikkeIKraft'
  | 'ingen';

/** One step of the trace: which rule was asked, what it rested on, and whether it decided. */
export interface Sporsteg {
  readonly regel: Relasjonsgrunn;
  readonly slag: 'faktum' | 'beslutning';
  readonly kilde: string;
  readonly id?: string | undefined;
  readonly siden?: string | undefined;
  readonly detalj?: string | undefined;
  readonly avgjorde: boolean;
}

/** The relation of a person to a child on a date, with its trace. */
export interface Relasjonsbeslutning {
  readonly barnId: string;
  readonly personId: string;
  readonly dato: Dato;
  readonly relasjon: Relasjonsslag;
  readonly grunn: Relasjonsgrunn;
  /** What the relation would have been without sperring, waiting or closing: for «Hvorfor?». */
  readonly ellers: Relasjonsslag;
  /** First and last day it holds by what is known now; null: open. Both count. */
  readonly fra: Dato | null;
  readonly til: Dato | null;
  readonly retter: readonly Rett[];
  readonly spor: readonly Sporsteg[];
}
