import type { ReactNode } from 'react';
import type { Sprak } from '#grunn/sprak/index.ts';
import type { Aktor } from '#grunn/tilgang/index.ts';
import type { Handling, Visning } from './modell.ts';

/** A choice in the top bar: what is chosen, and the same page with something else chosen. */
export interface Toppvalg {
  readonly valgt: string;
  readonly valg: readonly { readonly href: string; readonly tekst: string; readonly valgt?: boolean }[];
}

/** A drawn page before the shell is put around it. */
export interface Tegning {
  /** «Bård Øyvind Leite»: stands first in the browser's tab. */
  readonly tittel: string;
  readonly innhold: ReactNode;
  /** Modules of the page's own, by name in the table of static files. */
  readonly moduler?: readonly string[] | undefined;
  /** Which point of the menu is marked, as its address. */
  readonly meny?: string | undefined;
  /** Kept by a browser: the shell says nothing of who is logged in. */
  readonly utenPerson?: true | undefined;
  /** Where and when the page is about, for pages of which there is one for each place and period. */
  readonly sted?: Toppvalg | undefined;
  readonly periode?: Toppvalg | undefined;
  /** What the menu's links carry along, so that the choice stands: `?skole=…&skolear=…`. */
  readonly medIMenyen?: string | undefined;
}

export interface Skjemafeil {
  readonly navn: string;
  readonly melding: string;
}

/** What a form is drawn with: empty at first, what was typed and what is wrong when it is drawn again. */
export interface Skjematilstand {
  /** Idempotency key: send it back in the hidden field `_nokkel`. */
  readonly nokkel: string;
  readonly verdier: Readonly<Record<string, string>>;
  readonly feil: readonly Skjemafeil[];
  /** The sentence on top, when the form was refused. */
  readonly melding?: string | undefined;
  /** Somebody else changed it first: the model shows what is there now. */
  readonly konflikt: boolean;
}

/** What a drawing knows besides its model. Never who may do what: that is in the model. */
export interface Ramme {
  readonly sprak: Sprak;
  readonly aktor: Aktor | undefined;
  /** The path being shown, without the query. */
  readonly sti: string;
  /** The query as it was asked, for links that keep it. */
  readonly sporring: Readonly<Record<string, string>>;
  readonly skjema: Skjematilstand;
}

export type Tegner<M> = (modell: M, ramme: Ramme) => Tegning;
/** The parameters of the address and the fields of the form, as they came. */
export type Raverdier = Readonly<Record<string, unknown>>;

export interface Fil {
  readonly filnavn: string;
  readonly type: string;
  readonly innhold: string | Uint8Array;
}

/** What the browser is to keep for its device; no token: what it has is taken away. */
export interface Enhetskapsel {
  readonly token: string | undefined;
  readonly dager: number;
}

export type Metode = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** An address. Can only be made from a `visning` or a `handling`, so none can lack a rule or a trace. */
export type Rute = { readonly sti: string } & (
  | { readonly slag: 'side'; readonly visning: Visning; readonly tegn: Tegner<unknown> }
  | {
      readonly slag: 'skjema';
      readonly visning: Visning;
      readonly tegn: Tegner<unknown>;
      readonly handling: Handling;
      readonly videre: (ut: unknown, ra: Raverdier) => string;
    }
  | {
      readonly slag: 'opplasting';
      readonly visning: Visning;
      readonly tegn: Tegner<unknown>;
      readonly handling: Handling;
      readonly videre: (ut: unknown, ra: Raverdier) => string;
      readonly maksByte: number;
    }
  | {
      readonly slag: 'knapp';
      readonly handling: Handling;
      readonly videre: (ut: unknown, ra: Raverdier) => string;
      /** Gives the browser a token of its own, or takes it away: a guardian's device. */
      readonly enhet?: ((ut: unknown) => Enhetskapsel | undefined) | undefined;
    }
  | {
      readonly slag: 'oppslag';
      readonly visning: Visning;
      readonly tegn: Tegner<unknown>;
      readonly sporring: Visning;
      readonly tegnSvar: Tegner<unknown>;
    }
  | { readonly slag: 'fil'; readonly visning: Visning; readonly lagFil: (ut: unknown, sprak: Sprak) => Fil | Promise<Fil> }
  | {
      readonly slag: 'uthenting';
      readonly visning: Visning;
      readonly tegn: Tegner<unknown>;
      readonly sporring: Visning;
      readonly lagFil: (ut: unknown, sprak: Sprak) => Promise<Fil>;
    }
  | { readonly slag: 'strom'; readonly visning: Visning; readonly tema: (ra: Raverdier) => string }
  | { readonly slag: 'api'; readonly metode: Metode; readonly akt: Handling | Visning }
);

/** A page that shows something (GET). */
export const side = <M>(sti: string, visning: Visning<M>, tegn: Tegner<M>): Rute => ({
  slag: 'side',
  sti,
  visning,
  tegn: tegn as Tegner<unknown>,
});

/**
 * A form: GET draws it, POST does the act and goes on with 303, or draws it again with what was typed and what is wrong. The
 * form sends `_nokkel` (and `_versjon` where the act asks for one) as hidden fields.
 */
export const skjema = <M, Ut>(
  sti: string,
  visning: Visning<M>,
  tegn: Tegner<M>,
  handling: Handling<Ut>,
  videre: (ut: Ut, ra: Raverdier) => string,
): Rute => ({
  slag: 'skjema',
  sti,
  visning,
  tegn: tegn as Tegner<unknown>,
  handling,
  videre: videre as (ut: unknown, ra: Raverdier) => string,
});

/** A file as it was received. It lies there until the act has moved it, and is gone when the answer has been sent. */
export interface Opplastetfil {
  /** What the sender called it. For error sentences; never a path. */
  readonly navn: string;
  readonly byte: number;
  /** SHA-256, hex: the same contents have the same name and give the same answer. */
  readonly sum: string;
  readonly sti: string;
}

/**
 * A form with one file in the field `fil`: streamed to disk, never held in memory, at most `maksByte`. The act gets an `Opplastetfil`
 * among its input. Otherwise as `skjema`.
 */
export const opplasting = <M, Ut>(
  sti: string,
  visning: Visning<M>,
  tegn: Tegner<M>,
  handling: Handling<Ut>,
  videre: (ut: Ut, ra: Raverdier) => string,
  maksByte: number,
): Rute => ({
  slag: 'opplasting',
  sti,
  visning,
  tegn: tegn as Tegner<unknown>,
  handling,
  videre: videre as (ut: unknown, ra: Raverdier) => string,
  maksByte,
});

/** A button without a page of its own (POST, then 303). A refusal is shown as a page with a way back. */
export const knapp = <Ut>(
  sti: string,
  handling: Handling<Ut>,
  videre: (ut: Ut, ra: Raverdier) => string,
  enhet?: (ut: Ut) => Enhetskapsel | undefined,
): Rute => ({
  slag: 'knapp',
  sti,
  handling,
  videre: videre as (ut: unknown, ra: Raverdier) => string,
  ...(enhet === undefined ? {} : { enhet: enhet as (ut: unknown) => Enhetskapsel | undefined }),
});

/** A question whose words must not stand in an address (a full number, a reason): GET draws the form, POST answers on the same address. */
export const oppslag = <M, S>(
  sti: string,
  visning: Visning<M>,
  tegn: Tegner<M>,
  sporring: Visning<S>,
  tegnSvar: Tegner<S>,
): Rute => ({
  slag: 'oppslag',
  sti,
  visning,
  tegn: tegn as Tegner<unknown>,
  sporring,
  tegnSvar: tegnSvar as Tegner<unknown>,
});

/** A file to save (GET). */
export const fil = <M>(sti: string, visning: Visning<M>, lagFil: (ut: M, sprak: Sprak) => Fil | Promise<Fil>): Rute => ({
  slag: 'fil',
  sti,
  visning,
  lagFil: lagFil as (ut: unknown, sprak: Sprak) => Fil | Promise<Fil>,
});

/** A file that is asked for with words that must not stand in an address (a reason): GET draws the form, POST answers with the file. */
export const uthenting = <M, S>(
  sti: string,
  visning: Visning<M>,
  tegn: Tegner<M>,
  sporring: Visning<S>,
  lagFil: (ut: S, sprak: Sprak) => Promise<Fil>,
): Rute => ({
  slag: 'uthenting',
  sti,
  visning,
  tegn: tegn as Tegner<unknown>,
  sporring,
  lagFil: lagFil as (ut: unknown, sprak: Sprak) => Promise<Fil>,
});

/** Says «changed» over SSE to those who may open the view, and asks again each time. */
export const strom = (sti: string, visning: Visning, tema: (ra: Raverdier) => string): Rute => ({
  slag: 'strom',
  sti,
  visning,
  tema,
});

/** JSON for other systems: `api('POST /api/v1/fravar', meldFravar)`. Reads with GET, writes with the others. */
export function api(metodeOgSti: string, akt: Handling | Visning): Rute {
  const [metode = '', sti = ''] = metodeOgSti.split(' ');
  return { slag: 'api', metode: metode as Metode, sti, akt };
}

export interface Rutetabell {
  readonly prefiks: string;
  readonly ruter: readonly Rute[];
}

/** The addresses of a capability; reads like a table of contents. API addresses stand whole and take no prefix. */
export const ruter = (prefiks: string, tabell: readonly Rute[]): Rutetabell => ({
  prefiks,
  ruter: tabell.map((r) => (r.slag === 'api' ? r : { ...r, sti: `${prefiks}${r.sti === '/' ? '' : r.sti}` || '/' })),
});

/** Every act behind an address. */
export const akterI = (r: Rute): readonly (Handling | Visning)[] =>
  r.slag === 'api'
    ? [r.akt]
    : r.slag === 'skjema' || r.slag === 'opplasting'
      ? [r.visning, r.handling]
      : r.slag === 'knapp'
        ? [r.handling]
        : r.slag === 'oppslag' || r.slag === 'uthenting'
          ? [r.visning, r.sporring]
          : [r.visning];

/**
 * The tables of all rooms as one: a page marked `utvides` gives way to another at its address. @throws Error when two other pages share an
 * address, or when nothing extends the one that is to be.
 */
export function settSammen(tabeller: readonly Rutetabell[]): readonly Rutetabell[] {
  const ma = (r: Rute) => r.slag === 'side' && r.visning.utvides === true;
  const faste = tabeller.flatMap((t) => t.ruter.filter((r) => 'visning' in r && !ma(r)).map((r) => r.sti));
  const doble = faste.filter((sti, i) => faste.indexOf(sti) !== i);
  const alene = tabeller.flatMap((t) => t.ruter.filter((r) => ma(r) && !faste.includes(r.sti)).map((r) => r.sti));
  if (doble.length + alene.length > 0)
    throw new Error(`Adresser med to sider: ${doble.join(', ')}. Sider ingen utvider: ${alene.join(', ')}.`);
  return tabeller.map((t) => ({ ...t, ruter: t.ruter.filter((r) => !ma(r)) }));
}
