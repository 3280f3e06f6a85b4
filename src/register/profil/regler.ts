// Pure: which of the states of Min profil a guardian is in (seed: K13–K24; rules of the register: kilder/krr).
import { tilInstant } from '#grunn/tid/index.ts';
import { vurderKontakt, type Kanal, type Kanalnavn } from '#kilder/krr/index.ts';
import type { Kanalvisning, Kontaktbilde, Minprofil, Systemkontakt } from './modell.ts';

/** What the register last said, as it lies with us. */
export interface Krrad {
  readonly status: 'AKTIV' | 'SLETTET' | 'IKKE_REGISTRERT' | null;
  readonly reservert: boolean | null;
  readonly kan_varsles: boolean | null;
  readonly epostadresse: string | null;
  readonly epost_oppdatert: string | null;
  readonly epost_verifisert: string | null;
  readonly mobiltelefonnummer: string | null;
  readonly mobil_oppdatert: string | null;
  readonly mobil_verifisert: string | null;
}

/** A reading of the register that should have covered the person. */
export interface Forsok {
  readonly status: string;
  readonly startet: string;
}

export interface Kontaktgrunnlag {
  readonly krr: Krrad | undefined;
  /** The value that counts of each channel, by the house's own order of sources, and whether the register owns it. */
  readonly gjelder: Readonly<Record<Kanalnavn, { readonly verdi: string | null; readonly fraKrr: boolean }>>;
  readonly naboer: readonly Systemkontakt[];
  /** The last answer about the person (ISO). */
  readonly hentet: string | null;
  readonly sisteNatt: Forsok | undefined;
  /** The person's own newest «Oppdater», when it has ended. */
  readonly sisteEgne: Forsok | undefined;
  readonly na: string;
}

const kanal = (verdi: string | null, oppdatert: string | null, verifisert: string | null): Kanal | null =>
  verdi === null ? null : { verdi, oppdatert, verifisert };
const etter = (a: string, b: string | null): boolean => b === null || Date.parse(a) > Date.parse(b);

/** Could the register not be asked the last time somebody tried? Asked and not answered is the same to the one who waits. */
export const erNede = (g: Pick<Kontaktgrunnlag, 'hentet' | 'sisteNatt' | 'sisteEgne'>): boolean =>
  (g.sisteNatt?.status === 'feilet' && etter(g.sisteNatt.startet, g.hentet)) ||
  (g.sisteEgne !== undefined && ['feilet', 'ferdig'].includes(g.sisteEgne.status) && etter(g.sisteEgne.startet, g.hentet));

/** The contact section, from everything that is known. */
export function kontaktbilde(g: Kontaktgrunnlag): Kontaktbilde {
  const { krr } = g;
  const oppforing = krr && {
    personidentifikator: '',
    status: krr.status ?? 'IKKE_REGISTRERT',
    reservert: krr.reservert ?? false,
    reservertTidspunkt: null,
    kanVarsles: krr.kan_varsles,
    epostadresse: kanal(krr.epostadresse, krr.epost_oppdatert, krr.epost_verifisert),
    mobiltelefonnummer: kanal(krr.mobiltelefonnummer, krr.mobil_oppdatert, krr.mobil_verifisert),
    sprak: null,
    avvik: [],
  };
  const vurdert = oppforing && vurderKontakt(oppforing, { utfall: 'oppforing', oppforing }, tilInstant(g.na));
  const en = (navn: Kanalnavn): Kanalvisning => {
    const { verdi, fraKrr } = g.gjelder[navn];
    const v = vurdert?.[navn];
    const tekst = v?.portaltekst;
    const fraRegisteret = fraKrr && v !== undefined;
    return {
      verdi,
      kilde: verdi === null ? null : fraKrr ? 'krr' : 'manuell',
      tilstand:
        tekst !== undefined && tekst !== 'midlertidig_nede' && tekst !== 'skjermet'
          ? tekst
          : verdi === null
            ? 'mangler'
            : 'manuell',
      bekreftet: fraRegisteret ? nyest(v.verdi) : null,
      kanVarsles: fraRegisteret && v.kanVarslesVedtak,
    };
  };
  const epostadresse = en('epostadresse');
  const mobiltelefonnummer = en('mobiltelefonnummer');
  const begge = [epostadresse, mobiltelefonnummer];
  return {
    epostadresse,
    mobiltelefonnummer,
    andre: g.naboer.filter((n) => avviker(n, epostadresse.verdi, mobiltelefonnummer.verdi)),
    nede: erNede(g),
    reservert: krr?.status === 'AKTIV' && krr.reservert === true,
    mangelfull: begge.some((k) => k.verdi === null || k.tilstand === 'ma_oppdatere' || k.tilstand === 'kunne_ikke_hentes'),
    utdatert: begge.some((k) => k.tilstand === 'bekreft'),
    hentet: g.hentet,
  };
}

const nyest = (k: Kanal | null): string | null =>
  [k?.oppdatert ?? null, k?.verifisert ?? null].reduce((a, b) => (a === null || (b !== null && etter(b, a)) ? b : a), null);

/** Does the other system say something we do not? An empty field says nothing. */
const avviker = (n: Systemkontakt, epost: string | null, mobil: string | null): boolean =>
  (n.epostadresse !== null && n.epostadresse !== epost) || (n.mobiltelefonnummer !== null && n.mobiltelefonnummer !== mobil);

/** How long a page waits for the register before it says that it has not answered. Milliseconds. */
const VENTETID = 60_000;
/** The server's clock and the worker's need not be the same. Milliseconds. */
const SLINGRING = 2000;
/** «Oppdater» at most once in this time, per person. Milliseconds. */
export const MINST_MELLOM = 60_000;

/** What to say after «Oppdater» was pressed at `spurt`. */
export function oppdateringstilstand(o: {
  readonly spurt: string | undefined;
  readonly nettopp: boolean;
  readonly hentet: string | null;
  readonly nede: boolean;
  readonly na: string;
}): Minprofil['oppdatering'] {
  if (o.nettopp) return 'nettopp';
  if (o.spurt === undefined) return null;
  if (o.nede) return 'nede';
  if (o.hentet !== null && Date.parse(o.hentet) >= Date.parse(o.spurt) - SLINGRING) return 'kommet';
  return Math.abs(Date.parse(o.na) - Date.parse(o.spurt)) < VENTETID ? 'henter' : 'svarteIkke';
}
