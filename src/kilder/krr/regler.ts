import { iOslo, tilInstant, type Temporal } from '#grunn/tid/index.ts';
import type { Kanal, Kontaktoppforing } from './modell.ts';

/** eForvaltningsforskriften § 32: information neither updated nor confirmed in this many months is not used to notify of decisions. */
export const FERSKHET_MANEDER = 18;

export type Kanalnavn = 'epostadresse' | 'mobiltelefonnummer';

/** What the register last said of a person, as we keep it. */
export type Kontakttilstand = Pick<
  Kontaktoppforing,
  'status' | 'reservert' | 'kanVarsles' | 'epostadresse' | 'mobiltelefonnummer'
>;

/** How it went this time: an entry; asked but not answered (F-26); or the source failed (F-25, F-31). */
export type Oppslag =
  | { readonly utfall: 'oppforing'; readonly oppforing: Kontaktoppforing }
  | { readonly utfall: 'mangler' }
  | { readonly utfall: 'feil' };

/** Which sentence the portal shows; the texts live with the screens. */
export type Portaltekst =
  | 'hentet' // «Hentet fra Kontakt- og reservasjonsregisteret»
  | 'ma_oppdatere' // «Du må oppdatere …»
  | 'kunne_ikke_hentes' // «Informasjonen kunne ikke hentes fra Kontakt- og reservasjonsregisteret»
  | 'reservert'
  | 'bekreft' // 18 months have passed
  | 'midlertidig_nede'
  | 'skjermet'; // kode 6/7: rules of their own, no call to act

export interface Kanalvurdering {
  /** `sett`: write the register's value; `fjern`: end ours from the register (history is kept); `behold`: write nothing. */
  readonly handling: 'sett' | 'fjern' | 'behold';
  /** The register's value afterwards. */
  readonly verdi: Kanal | null;
  readonly fersk: boolean;
  /** The register owns the channel, so it is not edited by hand here. */
  readonly last: boolean;
  /** May be used to notify of a decision. Service messages may go to any value (Digdir, 18-månedersregel). */
  readonly kanVarslesVedtak: boolean;
  readonly portaltekst: Portaltekst;
}

export type Kontaktvurdering = Readonly<Record<Kanalnavn, Kanalvurdering>>;

/**
 * True when the channel was updated or confirmed in the last 18 calendar months, counted on the wall in Norway to the second. A time more than
 * a day ahead proves nothing.
 */
export function fersk(kanal: Pick<Kanal, 'oppdatert' | 'verifisert'>, na: Temporal.Instant): boolean {
  const { fra, til } = ferskhetsvindu(na);
  return [kanal.oppdatert, kanal.verifisert].some((t) => {
    if (t === null) return false;
    const ms = I_UTC.test(t) ? Date.parse(t) : tilInstant(t).epochMilliseconds;
    return ms >= fra && ms <= til;
  });
}

/** As the translation and the database write times: Date reads them as they are. */
const I_UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

let sistRegnet = { na: Number.NaN, fra: 0, til: 0 };

/** The window's ends in milliseconds. A night asks for the same moment tens of thousands of times: the last answer is kept. */
function ferskhetsvindu(na: Temporal.Instant): { readonly fra: number; readonly til: number } {
  const ms = na.epochMilliseconds;
  if (sistRegnet.na !== ms)
    sistRegnet = {
      na: ms,
      fra: iOslo(na).subtract({ months: FERSKHET_MANEDER }).epochMilliseconds,
      til: ms + 24 * 3_600_000,
    };
  return sistRegnet;
}

/**
 * The rule table of the register, per channel: what to do with our copy, whether it is locked, whether it may be used to notify of decisions, and
 * which sentence the portal shows. Pure. `forrige` is what the register last said, undefined when it never has.
 */
export function vurderKontakt(
  forrige: Kontakttilstand | undefined,
  oppslag: Oppslag,
  na: Temporal.Instant,
  valg: { readonly skjermet?: boolean } = {},
): Kontaktvurdering {
  const tilstand = oppslag.utfall === 'oppforing' ? oppslag.oppforing : forrige;
  const nye = {
    epostadresse: nyVerdi('epostadresse', forrige, oppslag),
    mobiltelefonnummer: nyVerdi('mobiltelefonnummer', forrige, oppslag),
  };
  const utgatt = Object.values(nye).some((n) => n.verdi !== null && !fersk(n.verdi, na));
  const vurder = (navn: Kanalnavn): Kanalvurdering => {
    const { verdi, handling, ubekreftet } = nye[navn];
    const erFersk = verdi !== null && fersk(verdi, na);
    // KAN_IKKE_VARSLES is about the person, the 18 months about the channel (F-29): when the other channel has expired, that is why, and a
    // fresh one may be used. Without a reason we can see, the register's no stands.
    const nei = tilstand?.kanVarsles === false && !utgatt;
    const kanVarslesVedtak = tilstand?.status === 'AKTIV' && !tilstand.reservert && erFersk && !ubekreftet && !nei;
    return {
      handling,
      verdi,
      fersk: erFersk,
      last: verdi !== null,
      kanVarslesVedtak,
      portaltekst: valg.skjermet ? 'skjermet' : portaltekst(oppslag, tilstand, verdi, erFersk && !ubekreftet),
    };
  };
  return { epostadresse: vurder('epostadresse'), mobiltelefonnummer: vurder('mobiltelefonnummer') };
}

interface NyVerdi {
  readonly verdi: Kanal | null;
  readonly handling: Kanalvurdering['handling'];
  /** Kept, although the register answered without confirming it: fine for service messages, not for decisions. */
  readonly ubekreftet: boolean;
}

function nyVerdi(navn: Kanalnavn, forrige: Kontakttilstand | undefined, oppslag: Oppslag): NyVerdi {
  const gammel = forrige?.[navn] ?? null;
  const behold = { verdi: gammel, handling: 'behold', ubekreftet: false } as const;
  if (oppslag.utfall !== 'oppforing') return behold;
  const { oppforing } = oppslag;
  const ny = oppforing[navn];
  if (ny !== null) return lik(gammel, ny) ? behold : { verdi: ny, handling: 'sett', ubekreftet: false };
  if (gammel === null) return behold;
  // Garbage is unknown, not empty (F-30).
  const uleselig = oppforing.avvik.some((a) => a.felt === navn);
  if (uleselig || holderTilbake(oppforing)) return { ...behold, ubekreftet: true };
  return { verdi: null, handling: 'fjern', ubekreftet: false };
}

/**
 * Digdir says both that expired information is handed out and that the wish for varslingsstatus filters it away, and the same goes for reserved
 * people. So an active entry that may not be notified and has no contact information at all says nothing about the values.
 */
const holderTilbake = (o: Kontaktoppforing): boolean =>
  o.status === 'AKTIV' && o.epostadresse === null && o.mobiltelefonnummer === null && (o.reservert || o.kanVarsles === false);

const lik = (a: Kanal | null, b: Kanal): boolean =>
  a !== null && a.verdi === b.verdi && a.oppdatert === b.oppdatert && a.verifisert === b.verifisert;

function portaltekst(
  oppslag: Oppslag,
  tilstand: Kontakttilstand | undefined,
  verdi: Kanal | null,
  erFersk: boolean,
): Portaltekst {
  if (oppslag.utfall !== 'oppforing') return 'midlertidig_nede';
  if (tilstand?.status !== 'AKTIV') return 'kunne_ikke_hentes';
  if (tilstand.reservert) return 'reservert';
  if (verdi === null) return 'ma_oppdatere';
  return erFersk ? 'hentet' : 'bekreft';
}
