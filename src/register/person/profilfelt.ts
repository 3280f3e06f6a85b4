// What a person sees of himself on Min profil: the same fields by the same rules as the card, without the rest of it.
import type { Kontekst } from '#grunn/handling/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { apneAdresser } from './adressevern.ts';
import { lagFelt, type Kontaktnavn } from './kort.ts';
import { hentOpphav, hentPersonrader, type Kontaktrad } from './lager-kort.ts';
import type { Kortfelt, Personref } from './modell.ts';
import { erFortrolig, iso, senest, strengest, type Kortsyn } from './regler.ts';

export interface Profilfelt {
  readonly navn: string;
  /** Where the person lives, else where post goes; null: protected, or not known. */
  readonly adresse: {
    readonly linjer: readonly string[];
    readonly postnummer: string | null;
    readonly poststed: string | null;
  } | null;
  readonly skjermet: boolean;
  readonly felt: Readonly<Record<Kontaktnavn, Kortfelt<string>>>;
  /** What Kontakt- og reservasjonsregisteret last said; undefined: never asked. */
  readonly krr: Kontaktrad | undefined;
  /** The last run that covered the person (ISO). */
  readonly hentet: string | null;
  readonly harHattKontakt: boolean;
  /** The hand-written row as it stands, for writing a new one. */
  readonly hand: Pick<Kontaktrad, 'epostadresse' | 'mobiltelefonnummer' | 'telefon_arbeid' | 'telefon_hjem'>;
}

/** Two statements. Protected people do not see their address here either: a phone may be in other hands. */
export async function hentProfilfelt(s: Kontekst, meg: Innsyn<Personref>): Promise<Profilfelt> {
  const rader = await hentPersonrader(s.db, meg.personId);
  const apen = <R extends { readonly kjent_til: string | null }>(r: R): boolean => r.kjent_til === null;
  const krr = rader.kontakt.find((k) => k.kilde === 'krr' && apen(k));
  const { dekning } = await hentOpphav(s.db, {
    personId: meg.personId,
    kilder: ['krr'],
    endringssett: [],
    personer: [],
    na: s.na,
    idag: s.idag,
  });
  const syn: Kortsyn = {
    dato: s.idag,
    kjentPer: Number.POSITIVE_INFINITY,
    historisk: false,
    dekning,
    neste: new Map(),
    skrevetAv: new Map(),
    kanOverstyre: false,
  };
  const felt = lagFelt(rader, syn, true);
  const navn = felt.navn.gjeldende?.verdi;
  const adresser = rader.adresse.filter(apen);
  const skjermet =
    erFortrolig(strengest([meg.gradering, ...adresser.map((a) => a.gradering)])) ||
    rader.husstand.alle ||
    rader.husstand.adresser.length > 0;
  const adresse = skjermet
    ? undefined
    : (adresser.find((a) => a.type === 'bosted') ?? adresser.find((a) => a.type === 'post') ?? adresser[0]);
  const hand = rader.kontakt.find((k) => k.kilde === 'manuell' && apen(k));
  return {
    navn: navn ? [navn.fornavn, navn.mellomnavn, navn.etternavn].filter(Boolean).join(' ') : s.aktor.navn,
    adresse: adresse === undefined ? null : apneAdresser(s.nokler, [adresse])[0]!,
    skjermet,
    felt,
    krr,
    hentet: krr === undefined ? (dekning.get('krr') ?? null) : senest(dekning.get('krr'), iso(krr.kjent_fra)),
    harHattKontakt: rader.kontakt.length > 0,
    hand: {
      epostadresse: hand?.epostadresse ?? null,
      mobiltelefonnummer: hand?.mobiltelefonnummer ?? null,
      telefon_arbeid: hand?.telefon_arbeid ?? null,
      telefon_hjem: hand?.telefon_hjem ?? null,
    },
  };
}
