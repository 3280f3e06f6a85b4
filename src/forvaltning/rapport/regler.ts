// Which columns there are, what each tells of whom, and who may have them. Pure.
import type { Bestillingskolonne } from '#tilgang/utlevering/index.ts';
import { KOLONNER, type Kolonne } from './modell.ts';

type Krav = 'les' | 'personalia' | 'foresatte' | 'nummer';

/** What each column demands besides the list itself, what it tells, and of whom. */
export const KOLONNE: Readonly<Record<Kolonne, { readonly krav: Krav } & Omit<Bestillingskolonne, 'id'>>> = {
  fornavn: { krav: 'les', slag: 'navn', om: 'elev' },
  etternavn: { krav: 'les', slag: 'navn', om: 'elev' },
  klasse: { krav: 'les', slag: 'plass', om: 'elev' },
  trinn: { krav: 'les', slag: 'plass', om: 'elev' },
  gruppe: { krav: 'les', slag: 'plass', om: 'elev' },
  kontaktlarer: { krav: 'les', slag: 'plass', om: 'elev' },
  fodselsdato: { krav: 'personalia', slag: 'personalia', om: 'elev' },
  kjonn: { krav: 'personalia', slag: 'personalia', om: 'elev' },
  foresatt: { krav: 'foresatte', slag: 'navn', om: 'annen' },
  foresattMobil: { krav: 'foresatte', slag: 'telefon', om: 'annen' },
  foresattEpost: { krav: 'foresatte', slag: 'epost', om: 'annen' },
  fodselsnummer: { krav: 'nummer', slag: 'nummer', om: 'elev' },
};

/** Class lists to the homes hold nothing else (Datatilsynet on class lists; UDIR: never the number). */
const TIL_HJEMMENE: readonly Kolonne[] = ['fornavn', 'etternavn', 'klasse', 'trinn', 'gruppe', 'kontaktlarer'];
export const STANDARD: readonly Kolonne[] = ['fornavn', 'etternavn', 'klasse'];

/** The columns somebody may choose among, in their order. */
export const muligeKolonner = (mottaker: 'skole' | 'hjem', kan: (krav: Krav) => boolean): Kolonne[] =>
  KOLONNER.filter((k) => (mottaker === 'skole' || TIL_HJEMMENE.includes(k)) && kan(KOLONNE[k].krav));

/** Those chosen of the ones that may be, in the order of the list; none chosen: name and class. */
export const valgteKolonner = (valgt: readonly Kolonne[], mulige: readonly Kolonne[]): Kolonne[] =>
  mulige.filter((k) => (valgt.length === 0 ? STANDARD : valgt).includes(k));

export const medForesatte = (kolonner: readonly Kolonne[]): boolean => kolonner.some((k) => KOLONNE[k].om === 'annen');

/** A Norwegian number without its country code and others with 00: a plus first is a formula to a spreadsheet. */
export const telefonTilFil = (nummer: string): string => nummer.replace(/^\+47/, '').replace(/^\+/, '00');

/** Words of the line that can stand in a letter. The whole number never does. */
const FELT = /\{([^{}\n]{1,40})\}/g;
/** Not columns of the list, but known to every letter. */
export const BREVORD = ['skole', 'dato'] as const;

/** The columns a letter speaks of, and what stands in braces without being one that may be had. */
export function brevfelt(
  tekst: string,
  mulige: readonly Kolonne[],
): { readonly kolonner: Kolonne[]; readonly ukjente: string[] } {
  const nevnt = [...new Set([...tekst.matchAll(FELT)].map((m) => m[1]!.trim()))];
  const lov = (x: string): x is Kolonne => x !== 'fodselsnummer' && (mulige as readonly string[]).includes(x);
  return { kolonner: nevnt.filter(lov), ukjente: nevnt.filter((x) => !lov(x) && !(BREVORD as readonly string[]).includes(x)) };
}

/** The letter of one line. What nobody has told stands empty. */
export const flett = (tekst: string, verdier: Readonly<Record<string, string>>): string =>
  tekst.replaceAll(FELT, (_, navn: string) => verdier[navn.trim()] ?? '');
