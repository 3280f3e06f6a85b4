import type { Kildefeil } from '#grunn/feil/index.ts';
import type { Avvik } from '#grunn/kilde/index.ts';
import type { Skoletall } from '#kilder/oppstart/index.ts';
import type { Nokkelring } from '#grunn/krypto/index.ts';
import type { Db, DbEllerTx, Miljo, Tx } from '#grunn/db/index.ts';
import type { Klokke } from '#grunn/tid/index.ts';

/** What the screens listen to: the runs as a whole; with `.<id>` after, one of them. */
export const TEMA = 'register.innlesing';

export type Innlesingskilde = 'folkeregisteret' | 'krr' | 'hr' | 'nsr' | 'grep' | 'oppstart' | 'tilgangslosning' | 'nabosystem';
export type Innlesingsslag = 'full' | 'endring' | 'fil' | 'enkelt' | 'angring' | 'hand';
export type Innlesingsstatus = 'mottar' | 'klar' | 'venter' | 'bruker' | 'ferdig' | 'feilet' | 'avvist' | 'angret';

/** What a run has counted so far. People, not rows, unless the name says otherwise. */
export interface Tellere {
  readonly ventet: number | null;
  readonly hentet: number;
  readonly nye: number;
  readonly endret: number;
  readonly uendret: number;
  readonly holdtIgjen: number;
  /** Asked for, not answered: unknown, not empty. */
  readonly utenSvar: number;
  readonly avsluttet: number;
  readonly brukt: number;
  readonly iBruk: number;
}

export const NULLTELLERE: Tellere = {
  ventet: null,
  hentet: 0,
  nye: 0,
  endret: 0,
  uendret: 0,
  holdtIgjen: 0,
  utenSvar: 0,
  avsluttet: 0,
  brukt: 0,
  iBruk: 0,
};

/** Why a run stopped to ask a named person. `kode` has its sentence in the text catalogue. */
export interface Brems {
  readonly kode:
    | 'avkortet'
    | 'gammel_fil'
    | 'fremmed_kommune'
    | 'krympet'
    | 'duplikater'
    | 'for_mange_endringer'
    | 'for_mange_avsluttet'
    | 'ny_foresatt_naer_skjermet'
    | 'se_over';
  readonly tall: number;
  readonly grense: number;
  /** What the number is a share of, or is compared with: how many there were last time, how many we knew. */
  readonly av?: number;
}

export type Holdarsak =
  | 'uleselig_post'
  | 'ugyldig_identifikator'
  | 'mangler_identifikator'
  | 'duplikat'
  | 'motstrid'
  | 'ukjent_identifikator'
  | 'ukjent_skole'
  | 'avvist_av_registeret'
  | 'ny_foresatt_naer_skjermet';

export interface Holdt {
  readonly arsak: Holdarsak;
  /** What identifies the held thing (a number, a line): only its HMAC is kept in the clear. */
  readonly nokkel: string;
  readonly personId?: string | undefined;
  readonly linje?: number | undefined;
  /** Codes and field names, never values about people. */
  readonly detaljer?: Readonly<Record<string, unknown>>;
  /** The record itself, kept encrypted so that it can be tried again. */
  readonly post?: unknown;
}

export type Forhandsslag =
  | 'ny_person'
  | 'relasjon_ny'
  | 'relasjon_borte'
  | 'skjerming_ny'
  | 'skjerming_borte'
  | 'dod'
  | 'identifikator_ny'
  | 'stilling_taus'
  | 'stilling_ny'
  | 'stilling_avsluttet'
  | 'kontakt_fjernet'
  | 'rolle_ny'
  | 'rolle_borte'
  | 'rolle_endret'
  | 'plass_ny'
  | 'plass_endret'
  | 'gruppe_ut'
  | 'undervisning_ny'
  | 'undervisning_borte'
  | 'gruppe_ny';

/** One line of the preview: who gains, who loses, which child. Sorted by `alvor`: what could hurt comes first. */
export interface Forhandslinje {
  readonly slag: Forhandsslag;
  readonly alvor: number;
  readonly personId?: string | undefined;
  readonly motpartId?: string | undefined;
  readonly detaljer?: Readonly<Record<string, unknown>>;
}

/** What a chunk means against the register as it stands. Nothing has been written. */
export interface Vurdering<E> {
  /** Must be applied, in units that belong in one transaction (a child with its guardians). */
  readonly bruk: readonly E[];
  readonly haster?: boolean;
  /** Read and found the same: covered by the run, nothing to write. */
  readonly uendret: readonly string[];
  /** Keys of what was read and found the same: if anything of theirs was held, it has come right. Asked for only when something is. */
  readonly gjennom?: () => readonly string[];
  /** Told of earlier in the run: counted among people once only. */
  readonly gjentatt?: number;
  readonly tellere: Partial<Omit<Tellere, 'ventet'>>;
  readonly forhandsvisning: readonly Forhandslinje[];
  readonly holdt: readonly Holdt[];
  readonly avvik: readonly Avvik[];
  /** How many in this chunk would give or take a relation near protection. */
  readonly naerSkjermet?: number;
}

export interface Brukssvar {
  /** Everybody the chunk covered. */
  readonly dekket: readonly string[];
  readonly holdt?: readonly Holdt[];
}

export interface Innlesingsmiljo {
  readonly db: Db;
  readonly nokler: Nokkelring;
  readonly klokke: Klokke;
  readonly miljo: Miljo;
  /** People a transaction at most. */
  readonly bolk: number;
  /** Told after each chunk, for progress on the console. */
  readonly framdrift?: (id: string, kilde: Innlesingskilde, tellere: Tellere, status: Innlesingsstatus) => void;
}

export interface Brukskontekst {
  readonly endringssett: string;
  readonly na: string;
  readonly idag: string;
  readonly nokler: Nokkelring;
  readonly miljo: Miljo;
  /** The decision on this run: those near protection are left out when it says so. */
  readonly utenBerorte: boolean;
  /** The run has waited for a decision: others may have read newer things meanwhile. */
  readonly avgjort: boolean;
}

/** What a file or an extract says of itself, for the brakes. */
export interface Kildehode {
  readonly eksportert?: string | null;
  readonly antallOppgitt?: number | null;
  readonly antallLest?: number;
  /** The file stops in the middle of something. */
  readonly avkortet?: boolean;
  readonly fremmede?: number;
  readonly duplikater?: number;
  readonly avvik?: readonly Avvik[];
  /** Only a whole picture may say that somebody has gone silent. */
  readonly heltBilde?: boolean;
  /** A named person looks it over before anything is changed, however ordinary it is. */
  readonly seOver?: boolean;
  /** Of a file from another school system: the format, what the system calls itself, and what the file has of each school. */
  readonly format?: 'oppstart' | 'oneroster' | 'pifu';
  readonly system?: string | undefined;
  readonly skoler?: readonly Skoletall[];
  /** Of an undo: rows taken back, and rows left alone. */
  readonly angring?: Angretall;
}

/** What an undo did, in rows. */
export interface Angretall {
  readonly lukket: number;
  readonly gjenapnet: number;
  /** Changed since the run: left as they are. */
  readonly endretSiden: number;
  /** Left because taking them back would loosen protection. */
  readonly beholdtVern: number;
  readonly personer: number;
}

export interface Bremsegrenser {
  readonly krympet: number;
  readonly endret: number;
  readonly avsluttet: number;
  /** Runs smaller than this are not held by shares. */
  readonly minstAntall: number;
}

/** How one source's records become facts. The engine does receipt, staging, chunks, halving, brakes and the report. */
export interface Innlesingstype<E> {
  readonly kilde: Innlesingskilde;
  readonly antallPersoner: (enhet: E) => number;
  /** Identifies a unit in the worklist. */
  readonly nokkel: (enhet: E) => string;
  /** Every key that something in the unit may have been held under; `nokkel` alone when left out. */
  readonly alleNokler?: (enhet: E) => readonly string[];
  /** Compares a chunk with the register. Reads only. */
  readonly vurder: (db: DbEllerTx, enheter: readonly E[], k: Brukskontekst) => Promise<Vurdering<E>>;
  /** Writes a chunk in the given transaction. A data error means that somebody in it is bad. */
  readonly bruk: (tx: Tx, enheter: readonly E[], k: Brukskontekst) => Promise<Brukssvar>;
  /** Tightened protection must not wait for an approval: called when a brake stops the run. Returns people covered. */
  readonly brukSkjerming?: (tx: Tx, enheter: readonly E[], k: Brukskontekst) => Promise<number>;
  /** After the last chunk of a whole picture: what has gone silent. Runs in the last transaction. */
  readonly avslutt?: (tx: Tx, k: Brukskontekst, hode: Kildehode) => Promise<void>;
  /** What `avslutt` would end, for preview and brakes. */
  readonly finnTause?: (
    db: DbEllerTx,
    k: Brukskontekst,
  ) => Promise<{ antall: number; av: number; forhandsvisning: readonly Forhandslinje[] }>;
  /** Keys seen in the whole picture, kept by the engine (`kilde.bilde` under the run's id) for `finnTause` and `avslutt`. */
  readonly bildenokkel?: (enhet: E) => readonly string[];
  /** One person on request may be read while a night is under way: `bruk` locks its people. */
  readonly enkeltSamtidig?: boolean;
  /**
   * Chunks hardly ever have people in common, so two are applied side by side. Left out where they do (families): they would only wait for
   * each other.
   */
  readonly bolkerHverForSeg?: boolean;
  /** Adds at most a row to people we have: even the first reading leaves the planner's notions of the tables near enough. */
  readonly omKjente?: boolean;
  readonly bremser: Bremsegrenser;
}

/** What a source hands over: a unit, or a record that could not be read. */
export type Mottatt<E> =
  | { readonly enhet: E }
  | { readonly holdt: Holdt }
  | { readonly utenSvar: number }
  | { readonly avvik: readonly Avvik[] }
  | { readonly ventet: number };

/** One reading: what sets it off, and where it comes from. */
export interface Kjoring<E> {
  readonly slag: Innlesingsslag;
  /** A system actor (`innlesing.krr`) or a person's id. */
  readonly utlostAv: string;
  readonly hent: AsyncIterable<Mottatt<E>>;
  /** What the source said of the whole, asked for when `hent` has ended. */
  readonly hode: () => Kildehode;
  readonly ventet?: number | null;
  readonly sekvensFra?: number;
  readonly sekvensTil?: () => number | undefined;
  /** What the source failed at although it answered for some; kept on the run for those who keep the system. */
  readonly feil?: () => Kildefeil | undefined;
  /** The brakes are for whole files and nights; one person read on request is let through. */
  readonly utenBremser?: boolean;
}
