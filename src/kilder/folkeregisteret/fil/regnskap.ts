// The account of one file: what it says of itself, what has been found, and whether the two agree. Pure.
import type { Avvik } from '#grunn/kilde/index.ts';
import type { Folkeregisterperson } from '../modell.ts';
import { nyAvviksliste, tidspunkt } from '../oversett-verdi.ts';
import type { Filhode, Filpost, Holdekode } from './modell.ts';

/** First line: `{"friminutt":"freg-fil","versjon":1,"kommunenummer":…,"eksportert":…,"antall":…}`. */
export const HODEMERKE = 'freg-fil';
/** Last line, for those who do not know the number before they have written: `{"friminutt":"freg-slutt","antall":…}`. */
export const SLUTTMERKE = 'freg-slutt';

export interface Regnskap {
  readonly poster: number;
  hode(): Filhode;
  /** Reads a header or trailer; undefined for a mark we do not know, which is counted. */
  lesMerke(merke: unknown, ra: Readonly<Record<string, unknown>>): 'hode' | 'slutt' | undefined;
  godta(linje: number | null, innhold: 'persondefinisjon' | 'persondokument', personer: readonly Folkeregisterperson[]): Filpost;
  hold(linje: number | null, kode: Holdekode): Filpost;
  merkAvkortet(): void;
  /** Our own header promises a count, there or in the trailer: a file that ends before it was told is cut between two lines. */
  slutt(): void;
  meld(kode: string, felt: string): void;
}

export function nyttRegnskap(beholder: Filhode['beholder'], egenKommune: string | undefined): Regnskap {
  const avvik = nyAvviksliste();
  // Numbers, not texts: a million of them is a few tens of megabytes, and the text would keep its whole record alive.
  const sett = new Set<number>();
  let innhold: Filhode['innhold'] = null;
  let kommunenummer: string | null = null;
  let eksportert: string | null = null;
  let antallOppgitt: number | null = null;
  let avkortet = false;
  let harHode = false;
  let slutt = false;
  const antall = { lest: 0, holdt: 0, duplikater: 0, her: 0, andreSteder: 0 };

  const oppgi = (n: unknown) => {
    if (typeof n !== 'number' || !Number.isSafeInteger(n) || n < 0) return avvik.meld('ugyldig_hode', 'antall');
    if (antallOppgitt !== null && antallOppgitt !== n) avvik.meld('ugyldig_hode', 'antall');
    antallOppgitt = n;
  };

  return {
    get poster() {
      return antall.lest + antall.holdt;
    },
    hode: () => ({
      beholder,
      innhold,
      kommunenummer,
      eksportert,
      antallOppgitt,
      antallLest: antall.lest,
      antallHoldt: antall.holdt,
      duplikater: antall.duplikater,
      bosattHer: antall.her,
      bosattAndreSteder: antall.andreSteder,
      avkortet,
      avvik: [...avvik.alle],
    }),
    lesMerke(merke, ra) {
      if (merke === SLUTTMERKE) {
        slutt = true;
        oppgi(ra['antall']);
        return 'slutt';
      }
      if (merke !== HODEMERKE || antall.lest + antall.holdt > 0) {
        avvik.meld('uventet_innhold', 'friminutt');
        return undefined;
      }
      harHode = true;
      if (typeof ra['kommunenummer'] === 'string') kommunenummer = ra['kommunenummer'];
      if (typeof ra['eksportert'] === 'string') eksportert = tidspunkt(ra['eksportert'], 'eksportert', avvik);
      if (ra['antall'] !== undefined && ra['antall'] !== null) oppgi(ra['antall']);
      return 'hode';
    },
    godta(linje, slag, personer) {
      if (slutt) avvik.meld('uventet_innhold', 'freg-slutt');
      antall.lest += 1;
      innhold = innhold === null || innhold === slag ? slag : 'blandet';
      const [forste] = personer;
      const nummer = Number(forste?.identifikatorer[0]?.identifikator ?? Number.NaN);
      if (sett.has(nummer)) antall.duplikater += 1;
      else if (!Number.isNaN(nummer)) sett.add(nummer);
      const hjem = forste?.adresser.find((a) => a.type === 'bosted')?.kommunenummer;
      if (hjem && egenKommune !== undefined) antall[hjem === egenKommune ? 'her' : 'andreSteder'] += 1;
      return { slag: 'personer', nummer: antall.lest + antall.holdt, linje, personer };
    },
    hold(linje, kode) {
      antall.holdt += 1;
      if (kode === 'avkortet') avkortet = true;
      return { slag: 'holdt', nummer: antall.lest + antall.holdt, linje, kode };
    },
    merkAvkortet() {
      avkortet = true;
    },
    slutt() {
      if (harHode && antallOppgitt === null) avkortet = true;
    },
    meld: (kode, felt) => avvik.meld(kode, felt),
  };
}

export interface Filforventning {
  readonly kommunenummer: string;
  /** `eksportert` of the last file that was used (ISO, UTC); null the first time. */
  readonly forrigeEksportert: string | null;
}

/**
 * What speaks against using a file (F-24), from its last `Filhode`. Empty: nothing. A person decides; the file is not used meanwhile.
 * `mangler_hode` alone only says that yesterday's file could not be told from today's.
 */
export function vurderFil(hode: Filhode, ventet: Filforventning): readonly Avvik[] {
  const grunner: Avvik[] = [];
  const meld = (kode: string, felt: string) => grunner.push({ kode, felt });
  const poster = hode.antallLest + hode.antallHoldt;
  if (hode.avkortet) meld('avkortet', 'fil');
  if (poster === 0) meld('tom_fil', 'fil');
  if (hode.antallOppgitt !== null && hode.antallOppgitt !== poster) meld('antall_stemmer_ikke', 'antall');
  // Protected people have no kommune and count for neither side.
  const fremmed = hode.bosattAndreSteder > hode.bosattHer;
  if ((hode.kommunenummer !== null && hode.kommunenummer !== ventet.kommunenummer) || fremmed)
    meld('feil_kommune', 'kommunenummer');
  if (hode.eksportert === null) meld('mangler_hode', 'eksportert');
  else if (ventet.forrigeEksportert !== null && hode.eksportert <= ventet.forrigeEksportert) meld('gammel_fil', 'eksportert');
  return grunner;
}
