import { erRegister, feltregler, velg, type Opplysning, type Opplysningskilde } from '#grunn/opplysning/index.ts';
import type { Gradering, Kortfelt, Kortopplysning, Tidligere, Verngrunn } from './modell.ts';

/** Which source wins, field by field. The office corrects a register's value in the register; an override stands above it for a time. */
const person: readonly Opplysningskilde[] = ['overstyring', 'folkeregisteret', 'hr', 'oppstart', 'manuell'];
const kontakt: readonly Opplysningskilde[] = ['overstyring', 'krr', 'manuell', 'oppstart'];
const hand: readonly Opplysningskilde[] = ['manuell', 'oppstart'];

export interface Personfelter {
  navn: unknown;
  alias: unknown;
  fodselsdato: unknown;
  dodsdato: unknown;
  kjonn: unknown;
  personstatus: unknown;
  statsborgerskap: unknown;
  bostedsadresse: unknown;
  deltBosted: unknown;
  oppholdsadresse: unknown;
  postadresse: unknown;
  epostadresse: unknown;
  mobiltelefonnummer: unknown;
  telefonArbeid: unknown;
  telefonHjem: unknown;
}
export type Feltnavn = keyof Personfelter;

export const personfelter = feltregler<Personfelter>({
  navn: person,
  alias: ['overstyring', 'folkeregisteret', 'oppstart', 'manuell'],
  fodselsdato: person,
  dodsdato: ['folkeregisteret', 'oppstart', 'manuell'],
  kjonn: person,
  personstatus: ['folkeregisteret'],
  statsborgerskap: ['folkeregisteret', 'oppstart', 'manuell'],
  bostedsadresse: person,
  deltBosted: ['folkeregisteret'],
  oppholdsadresse: person,
  postadresse: person,
  epostadresse: kontakt,
  mobiltelefonnummer: kontakt,
  telefonArbeid: hand,
  telefonHjem: hand,
});

export const OVERSTYRBARE = [
  'navn',
  'alias',
  'fodselsdato',
  'kjonn',
  'bostedsadresse',
  'postadresse',
  'epostadresse',
  'mobiltelefonnummer',
] as const satisfies readonly Feltnavn[];
export type Overstyrbart = (typeof OVERSTYRBARE)[number];
export const erOverstyrbart = (felt: Feltnavn): felt is Overstyrbart => (OVERSTYRBARE as readonly string[]).includes(felt);

/** What every fact row says besides its data. Times as PostgreSQL's JSON gives them. */
export interface Versjonert {
  readonly kilde: Opplysningskilde;
  readonly kildetidspunkt: string | null;
  readonly kjent_fra: string;
  readonly kjent_til: string | null;
  readonly apnet_av: string;
}

export interface Overstyringsrad {
  readonly id: string;
  readonly felt: string;
  readonly verdi: unknown;
  readonly begrunnelse: string;
  readonly gyldig_til: string;
  readonly gitt: string;
  readonly gitt_av: string;
  readonly opphevet: string | null;
}

/** The moment and the surroundings a card is seen from. */
export interface Kortsyn {
  /** The date the card is about. */
  readonly dato: string;
  /** Epoch milliseconds: what we knew then. */
  readonly kjentPer: number;
  readonly historisk: boolean;
  /** Source → the last run that covered the person (ISO). */
  readonly dekning: ReadonlyMap<string, string>;
  /** Source → when it is read next (ISO). */
  readonly neste: ReadonlyMap<string, string>;
  /** Person id, or change set → name of the person who wrote it. */
  readonly skrevetAv: ReadonlyMap<string, string>;
  readonly kanOverstyre: boolean;
}

export const iso = (t: string): string => new Date(t).toISOString();

/** Did the row count as we knew it then? */
export const gjaldtDa = (r: { kjent_fra: string; kjent_til: string | null }, kjentPer: number): boolean =>
  Date.parse(r.kjent_fra) <= kjentPer && (r.kjent_til === null || Date.parse(r.kjent_til) > kjentPer);

export interface Feltkilde<R extends Versjonert, T> {
  readonly felt: Feltnavn;
  readonly rader: readonly R[];
  readonly les: (rad: R) => T | null | undefined;
  /** When the source says this very value was set; the row's own time when left out. */
  readonly tidspunkt?: (rad: R) => string | null;
  readonly overstyringer: readonly Overstyringsrad[];
  /** May be edited by hand by this reader when nothing else owns it. */
  readonly kanRedigere?: boolean;
}

/** One field of a card: the value that counts, what the others say, what was before, and why it can or cannot be edited. */
export function byggFelt<R extends Versjonert, T>(f: Feltkilde<R, T>, syn: Kortsyn): Kortfelt<T> {
  const rangering = personfelter[f.felt];
  const egne = f.overstyringer.filter((o) => o.felt === f.felt && Date.parse(o.gitt) <= syn.kjentPer);
  const iKraft = egne.filter((o) => o.opphevet === null || Date.parse(o.opphevet) > syn.kjentPer);
  const opplysninger: Opplysning<T>[] = [
    ...iKraft.map((o) => ({
      verdi: o.verdi as T,
      kilde: 'overstyring' as const,
      gyldigTil: o.gyldig_til,
      begrunnelse: o.begrunnelse,
      registrert: iso(o.gitt),
      registrertAv: syn.skrevetAv.get(o.gitt_av),
    })),
    ...f.rader.filter((r) => gjaldtDa(r, syn.kjentPer)).flatMap((r) => somOpplysning(f, r, syn)),
  ];
  const valgt = velg(opplysninger, rangering, syn.dato);
  const gjeldende = valgt.gjeldende ?? null;
  const register = rangering.find(erRegister) ?? null;
  const eier = gjeldende !== null && erRegister(gjeldende.kilde) ? gjeldende.kilde : register;
  const overstyrt = gjeldende?.kilde === 'overstyring';
  return {
    felt: f.felt,
    gjeldende,
    alle: [...valgt.alle],
    last: valgt.last,
    rangering: [...rangering],
    register,
    tidligere: tidligereVerdier(f, egne, syn),
    neste: eier === null || syn.historisk ? null : (syn.neste.get(eier) ?? null),
    kanRedigeres: !syn.historisk && f.kanRedigere === true && !valgt.last && !overstyrt,
    kanOverstyres: !syn.historisk && syn.kanOverstyre && erOverstyrbart(f.felt),
    overstyringId: syn.historisk ? null : (iKraft[0]?.id ?? null),
  };
}

function somOpplysning<R extends Versjonert, T>(f: Feltkilde<R, T>, r: R, syn: Kortsyn): Kortopplysning<T>[] {
  const verdi = f.les(r);
  if (verdi === null || verdi === undefined) return [];
  const tid = f.tidspunkt ? f.tidspunkt(r) : r.kildetidspunkt;
  const fraRegister = erRegister(r.kilde);
  return [
    {
      verdi,
      kilde: r.kilde,
      ...(tid === null ? {} : { kildetidspunkt: iso(tid) }),
      ...(fraRegister
        ? { hentet: senest(syn.dekning.get(r.kilde), iso(r.kjent_fra)) }
        : { registrert: iso(r.kjent_fra), registrertAv: syn.skrevetAv.get(r.apnet_av) }),
    },
  ];
}

/** The later of two moments (ISO). */
export const senest = (a: string | undefined, b: string): string => (a !== undefined && a > b ? a : b);
const lik = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Values that have counted for a source and no longer do. Rows that differ only in other columns are one value. */
export function tidligereVerdier<R extends Versjonert, T>(
  f: Pick<Feltkilde<R, T>, 'rader' | 'les'>,
  overstyringer: readonly Overstyringsrad[],
  syn: Pick<Kortsyn, 'kjentPer' | 'skrevetAv'>,
): Tidligere<T>[] {
  const ut: Tidligere<T>[] = [];
  const kilder = new Set(f.rader.map((r) => r.kilde));
  for (const kilde of kilder) {
    const rader = f.rader
      .filter((r) => r.kilde === kilde && Date.parse(r.kjent_fra) <= syn.kjentPer && r.kjent_fra !== r.kjent_til)
      .toSorted((a, b) => Date.parse(a.kjent_fra) - Date.parse(b.kjent_fra));
    let apen: { verdi: T; fra: string; til: string | null; av: string } | undefined;
    const lukk = () => {
      if (apen?.til != null && Date.parse(apen.til) <= syn.kjentPer)
        ut.push({
          verdi: apen.verdi,
          kilde,
          fra: iso(apen.fra),
          til: iso(apen.til),
          ...(erRegister(kilde) ? {} : { registrertAv: syn.skrevetAv.get(apen.av) }),
        });
      apen = undefined;
    };
    for (const r of rader) {
      const verdi = f.les(r) ?? undefined;
      if (apen !== undefined && verdi !== undefined && lik(apen.verdi, verdi) && apen.til === r.kjent_fra) apen.til = r.kjent_til;
      else {
        lukk();
        if (verdi !== undefined) apen = { verdi, fra: r.kjent_fra, til: r.kjent_til, av: r.apnet_av };
      }
    }
    lukk();
  }
  for (const o of overstyringer)
    if (o.opphevet !== null && Date.parse(o.opphevet) <= syn.kjentPer)
      ut.push({
        verdi: o.verdi as T,
        kilde: 'overstyring',
        fra: iso(o.gitt),
        til: iso(o.opphevet),
        registrertAv: syn.skrevetAv.get(o.gitt_av),
      });
  return ut.toSorted((a, b) => (a.til < b.til ? 1 : -1));
}

const RANG: readonly Gradering[] = ['ugradert', 'klientadresse', 'fortrolig', 'strengtFortrolig'];

/** The strictest of several gradings; nothing is ugradert. */
export const strengest = (graderinger: readonly Gradering[]): Gradering =>
  graderinger.reduce<Gradering>((a, b) => (RANG.indexOf(b) > RANG.indexOf(a) ? b : a), 'ugradert');

/** Is it the kind of protection that hides more than one address? */
export const erFortrolig = (g: Gradering): boolean => RANG.indexOf(g) >= RANG.indexOf('fortrolig');

/** Effective protection: the strictest of Folkeregisteret's, the addresses' and our own decision. */
export const samletVern = (grunner: readonly Verngrunn[]): Gradering => strengest(grunner.map((g) => g.gradering));

/** Where the reader stands: at a school the person has to do with, or only in the kommune's administration. */
export type Leserplass = 'skolen' | 'kommunen';

/**
 * Why an address is hidden, or undefined when it is open. Fortrolig hides every address of the person from everybody in this
 * version; klientadresse hides the one that could reveal an institution (rules.md 3, the table of surfaces).
 */
export function skjermetAdresse(vern: Gradering, adressensGradering: Gradering): Exclude<Gradering, 'ugradert'> | undefined {
  const g = erFortrolig(vern) ? vern : adressensGradering;
  return g === 'ugradert' ? undefined : g;
}

/**
 * Why phone and e-mail are hidden. Fortrolig: the school needs them in an emergency, the kommune's administration does not.
 * Strengt fortrolig: nobody here; contact goes through the principal.
 */
export function skjermetKontakt(vern: Gradering, plass: Leserplass): 'fortrolig' | 'strengtFortrolig' | undefined {
  if (vern === 'strengtFortrolig') return vern;
  return vern === 'fortrolig' && plass === 'kommunen' ? vern : undefined;
}
