// Who a notice may go to, when, and by which channel. Pure: facts, decisions, addresses and a moment in; an answer out.
import { createHash } from 'node:crypto';
import { iOslo, osloDato, osloKlokke, tilInstant, type Dato } from '#grunn/tid/index.ts';
import { vurderKontakt } from '#kilder/krr/index.ts';
import type { Grad } from '#register/skjerming/index.ts';
import { slippesUt, varslerFor, type Varselgrunn } from '#tilgang/foresattvarsel/kjerne.ts';
import { avgjorRelasjon, beslekteteIder, harRett, type Barnefakta } from '#tilgang/relasjon/index.ts';
import { erVarselslag, SLAG, type Kanalnavn, type Pushmottaker, type Varseloppsett, type Varselslag } from './modell.ts';

export type Avgjorelse =
  | { readonly svar: 'ja' }
  | { readonly svar: 'nei'; readonly grunn: string }
  | { readonly svar: 'vent'; readonly grunn: string };

/** The occasion of a new guardian, as an id: the same person let in on the same day is one. */
export function anledningFor(g: Pick<Varselgrunn, 'barnId' | 'omId' | 'slag' | 'dato'>): string {
  const h = createHash('sha256')
    .update(`nyForesatt ${g.slag} ${g.barnId} ${g.omId} ${g.dato ?? ''}`)
    .digest('hex');
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-5${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`;
}

export interface Sporsmal {
  readonly slag: string;
  readonly mottakerId: string;
  readonly anledningId: string;
  readonly fakta: Barnefakta;
  /** The database's own answer: is the child among those this person may see today? */
  readonly syn: boolean;
  /** People near the child who are protected. */
  readonly vernet: ReadonlySet<string>;
}

/**
 * May this person be told of that, about that child, on that date? Both locks are asked: the relation with its rights, and the sight of the
 * database. Either no is a no. Closed guardian access is a wait: when it is opened again, it is asked anew.
 */
export function avgjorVarsel(s: Sporsmal, dato: Dato): Avgjorelse {
  if (!erVarselslag(s.slag)) return { svar: 'nei', grunn: 'ukjentSlag' };
  const r = avgjorRelasjon(s.fakta, s.mottakerId, dato);
  if (r.grunn === 'foresattstenging' && r.ellers !== 'INGEN') return { svar: 'vent', grunn: 'foresattstenging' };
  if (r.relasjon === 'INGEN') return { svar: 'nei', grunn: r.grunn };
  // somebody who may not see the child has nowhere to read what it is about
  if (r.relasjon === 'EGEN' || !harRett(r, SLAG[s.slag].rett) || !harRett(r, 'se')) return { svar: 'nei', grunn: 'ingenRett' };
  if (!s.syn) return { svar: 'nei', grunn: 'ikkeSyn' };
  if (s.slag === 'nyForesatt') return omNyForesatt(s, dato);
  return { svar: 'ja' };
}

function omNyForesatt(s: Sporsmal, dato: Dato): Avgjorelse {
  const grunn = varslerFor(s.fakta, s.mottakerId, dato).find((g) => anledningFor(g) === s.anledningId);
  if (grunn === undefined) return { svar: 'nei', grunn: 'foreldet' };
  const vern = { vernet: s.vernet, sperret: s.fakta.sperringer.length > 0 };
  return slippesUt(grunn, vern) === 'nei' ? { svar: 'nei', grunn: 'vernet' } : { svar: 'ja' };
}

/**
 * Who a notice is made for: everybody who is a guardian of the child, those shut out too, so that a refusal is seen and counted. Not the one who
 * did it.
 */
export const mottakereFor = (f: Barnefakta, dato: Dato, avId: string | null): readonly string[] =>
  beslekteteIder(f).filter((id) => id !== avId && avgjorRelasjon(f, id, dato).ellers !== 'INGEN');

/** What is to be told of new guardians of one child, by receiver. Protection is asked when it is sent. */
export const nyForesattvarsler = (f: Barnefakta, dato: Dato): readonly { mottakerId: string; anledningId: string }[] =>
  beslekteteIder(f).flatMap((mottakerId) =>
    varslerFor(f, mottakerId, dato).map((g) => ({ mottakerId, anledningId: anledningFor(g) })),
  );

/** The end of the quiet hours, when it is quiet now; ISO. */
export function stilleTil(o: Pick<Varseloppsett, 'stillFra' | 'stillTil'>, na: string): string | undefined {
  const i = tilInstant(na);
  const kl = osloKlokke(i);
  const overNatta = o.stillFra > o.stillTil;
  const stille = overNatta ? kl >= o.stillFra || kl < o.stillTil : kl >= o.stillFra && kl < o.stillTil;
  if (!stille) return undefined;
  const dag = iOslo(i).toPlainDate();
  const slutt = overNatta && kl >= o.stillFra ? dag.add({ days: 1 }) : dag;
  return slutt.toZonedDateTime({ timeZone: 'Europe/Oslo', plainTime: o.stillTil }).toInstant().toString();
}

export interface Krrfelt {
  readonly status: 'AKTIV' | 'SLETTET' | 'IKKE_REGISTRERT' | null;
  readonly reservert: boolean | null;
  readonly kanVarsles: boolean | null;
  readonly epost: string | null;
  readonly epostOppdatert: string | null;
  readonly epostVerifisert: string | null;
  readonly mobil: string | null;
  readonly mobilOppdatert: string | null;
  readonly mobilVerifisert: string | null;
}

/** How a person can be reached: the values Min profil shows, and what the register says of them. */
export interface Adressebilde {
  readonly krr: Krrfelt | null;
  /** The value that counts: override, register, by hand, as Min profil shows it. */
  readonly epost: string | null;
  readonly mobil: string | null;
  readonly push: readonly Pushmottaker[];
  readonly gradering: Grad;
  readonly barnetsGradering: Grad;
}

export type Kanalvalg = { readonly kanal: Kanalnavn; readonly til: string } | { readonly grunn: string };

/**
 * The first channel, in the kommune's order, that may be used and has not been given up. Of a decision only what the register says can be notified
 * on (eForvaltningsforskriften §§ 8, 29-32); reserved people get nothing by e-mail or SMS but what is about a child's safety. Near kode 6 no
 * provider is told an address: only a device the person has turned on himself.
 */
export function velgKanal(
  slag: Varselslag,
  a: Adressebilde,
  o: {
    readonly rekke: readonly Kanalnavn[];
    readonly apne: ReadonlySet<Kanalnavn>;
    readonly provd: readonly string[];
    readonly na: string;
  },
): Kanalvalg {
  const { klasse } = SLAG[slag];
  const skjermet = a.gradering === 'strengtFortrolig' || a.barnetsGradering === 'strengtFortrolig';
  const reservert = a.krr?.status === 'AKTIV' && a.krr.reservert === true;
  const vedtak = klasse === 'vedtak' ? vedtaksadresser(a.krr, o.na) : undefined;
  let grunn = 'ingenAdresse';
  for (const kanal of o.rekke) {
    if (o.provd.includes(kanal) || !o.apne.has(kanal)) continue;
    if (kanal === 'push') {
      const enhet = a.push[0];
      if (enhet !== undefined) return { kanal, til: enhet.id };
      continue;
    }
    const verdi = kanal === 'epost' ? a.epost : a.mobil;
    if (skjermet) grunn = 'skjermet';
    else if (reservert && klasse !== 'nod') grunn = 'reservert';
    else if (vedtak !== undefined) {
      const til = vedtak[kanal];
      if (til !== null) return { kanal, til };
      if (verdi !== null && grunn === 'ingenAdresse') grunn = 'utdatert';
    } else if (verdi !== null) return { kanal, til: verdi };
  }
  return { grunn };
}

/** The register's channels that may be used to notify of a decision. */
function vedtaksadresser(k: Krrfelt | null, na: string): { readonly epost: string | null; readonly sms: string | null } {
  if (k === null) return { epost: null, sms: null };
  const kanal = (verdi: string | null, oppdatert: string | null, verifisert: string | null) =>
    verdi === null ? null : { verdi, oppdatert, verifisert };
  const oppforing = {
    personidentifikator: '',
    status: k.status ?? ('IKKE_REGISTRERT' as const),
    reservert: k.reservert ?? false,
    reservertTidspunkt: null,
    kanVarsles: k.kanVarsles,
    epostadresse: kanal(k.epost, k.epostOppdatert, k.epostVerifisert),
    mobiltelefonnummer: kanal(k.mobil, k.mobilOppdatert, k.mobilVerifisert),
    sprak: null,
    avvik: [],
  };
  const v = vurderKontakt(oppforing, { utfall: 'oppforing', oppforing }, tilInstant(na));
  return {
    epost: v.epostadresse.kanVarslesVedtak ? k.epost : null,
    sms: v.mobiltelefonnummer.kanVarslesVedtak ? k.mobil : null,
  };
}

/** Tries on one channel before the next is taken. */
export const FORSOK_PER_KANAL = 6;
/** How long a notice is one node's own while it is sent; after that another takes it. Seconds. */
export const LEIE_SEKUNDER = 120;

/** When to try again after `forsok` failed tries: half a minute, doubling to a quarter of an hour; later when the provider says so. */
export function nesteForsok(na: string, forsok: number, ventMs = 0): string {
  const ms = Math.max(30_000 * 2 ** Math.min(5, Math.max(0, forsok - 1)), ventMs);
  return tilInstant(na)
    .add({ milliseconds: Math.min(ms, 15 * 60_000) })
    .toString();
}

/** When to ask again what became of what was taken: often at first, then each hour, for a day. undefined: stop asking. */
export function nesteStatus(na: string, sendt: string): string | undefined {
  const alder = tilInstant(sendt).until(tilInstant(na)).total('minutes');
  if (alder > 24 * 60) return undefined;
  return tilInstant(na)
    .add({ minutes: Math.round(Math.min(60, Math.max(1, alder))) })
    .toString();
}

/** A day in Oslo. */
export const dagen = (na: string): Dato => osloDato(tilInstant(na));

const PUSHTJENESTER = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  'web.push.apple.com',
  '.push.apple.com',
  '.notify.windows.com',
];

/** Is it a browser maker's push service? What a browser hands in is an address our worker will call: nothing else is let through (SSRF). */
export function erPushtjeneste(adresse: string): boolean {
  if (!URL.canParse(adresse)) return false;
  const u = new URL(adresse);
  if (u.protocol !== 'https:' || u.port !== '' || u.username !== '' || u.password !== '') return false;
  return PUSHTJENESTER.some((t) => (t.startsWith('.') ? u.hostname.endsWith(t) : u.hostname === t));
}
