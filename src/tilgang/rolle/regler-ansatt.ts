// Pure: from what is known of somebody at work to a role with reach and dates.
import { ALT, type Relasjon } from '#grunn/tilgang/index.ts';
import { leggTilDager, type Dato } from '#grunn/tid/index.ts';
import {
  HANDGITTE,
  KOMMUNALE,
  SFOROLLER,
  type Handgitt,
  type Rolleoppsett,
  type Rollenavn,
  type Stillingsroller,
  type Tilgangsfaktum,
} from './modell.ts';
import { sisteDagEtterRevisjon, type Revisjonssvar } from './regler-revisjon.ts';

/** The earlier of two dates; an open one is later than all. */
export const tidligst = (a: Dato | null, b: Dato | null): Dato | null => (a === null ? b : b === null ? a : a < b ? a : b);
/** The later of two start dates: an open one is earlier than all. */
const senest = (a: Dato | null, b: Dato | null): Dato | null => (a === null ? b : b === null ? a : a > b ? a : b);

const har = (liste: readonly string[], verdi: string): boolean => liste.includes(verdi);
export const erHandgitt = (rolle: string | null): rolle is Handgitt => har(HANDGITTE, rolle ?? '');
export const erKommunal = (rolle: Rollenavn): boolean => har(KOMMUNALE, rolle);

/** Which relation a role at work has to those it reaches. */
export const relasjonFor = (rolle: Rollenavn): Relasjon =>
  erKommunal(rolle) ? 'heleKommunen' : har(SFOROLLER, rolle) ? 'egenSfo' : 'egenSkole';

export interface Stilling {
  readonly kode: string | null;
  readonly tittel: string | null;
  /** The school, where it has one. */
  readonly omfang?: string | null;
  readonly enhet?: string | null;
}

/** The role a position gives by the kommune's table; undefined when it gives none. The first line that fits decides. */
export function rolleForStilling(stilling: Stilling, roller: Pick<Stillingsroller, 'regler'>): Rollenavn | undefined {
  const tittel = (stilling.tittel ?? '').toLowerCase();
  return roller.regler.find(
    (r) =>
      r.stillingskode === stilling.kode &&
      (r.tittel === undefined || tittel.includes(r.tittel.toLowerCase())) &&
      (r.arbeidssted === undefined || r.arbeidssted === stilling.omfang || r.arbeidssted === stilling.enhet),
  )?.rolle;
}

export interface Ansattrolle {
  readonly rolle: Rollenavn;
  readonly relasjon: Relasjon;
  /** null: a position without a school gives nothing to reach. */
  readonly omfang: string | null;
  readonly fra: Dato | null;
  readonly til: Dato | null;
  /** Why it ends, when it is not the fact's own date. */
  readonly slutt?: 'taus' | 'stilling' | 'revisjon' | 'opplaering' | undefined;
}

/** Has not begun as long as no training is recorded. */
const ALDRI = '9999-12-31';

/** The last day of a fact: its own date, or HR's silence with the kommune's grace. */
const sisteDagIFakta = (f: Tilgangsfaktum, o: Rolleoppsett): Dato | null =>
  tidligst(f.til, f.taus_siden === null ? null : leggTilDager(f.taus_siden, o.stillinger.fristDager - 1));

/**
 * The role one fact about somebody at work gives, or undefined. `fakta` is everything known of the person: reviews and training lie among it.
 * A role ends by the first of the fact's own date, HR's silence, and the review.
 */
export function tolkAnsattfaktum(f: Tilgangsfaktum, fakta: readonly Tilgangsfaktum[], o: Rolleoppsett): Ansattrolle | undefined {
  const rolle = f.hva === 'arbeidsforhold' ? rolleForStilling(f, o.stillinger) : erHandgitt(f.kode) ? f.kode : undefined;
  if (rolle === undefined) return undefined;
  const relasjon = relasjonFor(rolle);
  const omfang = relasjon === 'heleKommunen' ? ALT : f.omfang;
  let til = sisteDagIFakta(f, o);
  let slutt: Ansattrolle['slutt'] = til !== f.til ? 'taus' : undefined;
  if (f.hva === 'leverandorvindu') return { rolle, relasjon, omfang, fra: f.fra, til, slutt };
  if (relasjon !== 'heleKommunen') {
    const revisjon = sisteDagEtterRevisjon(f.fra, svarOm(fakta, rolle, omfang), o.revisjon);
    if (revisjon !== null && tidligst(til, revisjon.til) !== til) {
      til = revisjon.til;
      slutt = 'revisjon';
    }
  }
  let fra = f.fra;
  if (o.opplaering.kreves) {
    const opplart = fakta.filter((x) => x.hva === 'opplaering').map((x) => x.fra ?? '').toSorted()[0]; // prettier-ignore
    fra = senest(f.fra, opplart ?? ALDRI);
    if (fra !== f.fra) slutt ??= 'opplaering';
  }
  return { rolle, relasjon, omfang, fra, til, slutt };
}

interface Periode {
  readonly fra: Dato | null;
  readonly til: Dato | null;
}
const [FORST, SIST] = ['', '9999-12-31'];

/**
 * When a role from the access solution may last: while a position does. Before the first of them has ended the file alone decides (new people
 * are often in the file before their first day), and so it does for somebody HR has never told of (hired from outside). Between two positions
 * there is no role. A position by hand holds a role as HR's own do, and is no word from HR by itself.
 */
export function perioderMedStilling(fakta: readonly Tilgangsfaktum[], o: Rolleoppsett): readonly Periode[] {
  const stillinger = fakta.filter((x) => x.hva === 'arbeidsforhold');
  if (stillinger.every((x) => x.kilde === 'manuell')) return [{ fra: null, til: null }];
  const ender = stillinger.map((x) => sisteDagIFakta(x, o) ?? SIST);
  const forsteSlutt = ender.toSorted()[0]!;
  const alle = [
    { fra: FORST, til: forsteSlutt },
    ...stillinger.map((x, i) => ({ fra: x.fra ?? FORST, til: ender[i]! })).filter((p) => p.fra <= p.til),
  ].toSorted((a, b) => (a.fra < b.fra ? -1 : 1));
  const ut: { fra: Dato; til: Dato }[] = [];
  for (const p of alle) {
    const siste = ut.at(-1);
    if (siste === undefined || (siste.til !== SIST && p.fra > leggTilDager(siste.til, 1))) ut.push({ ...p });
    else if (p.til > siste.til) siste.til = p.til;
  }
  return ut.map((p) => ({ fra: p.fra === FORST ? null : p.fra, til: p.til === SIST ? null : p.til }));
}

/** The same as `tolkAnsattfaktum`, in as many parts as the role lasts: a role from the access solution rests between two positions. */
export function tolkAnsattroller(f: Tilgangsfaktum, fakta: readonly Tilgangsfaktum[], o: Rolleoppsett): readonly Ansattrolle[] {
  const t = tolkAnsattfaktum(f, fakta, o);
  if (t === undefined) return [];
  if (f.hva !== 'rollefaktum') return [t];
  return perioderMedStilling(fakta, o).flatMap((p) => {
    const [fra, til] = [senest(t.fra, p.fra), tidligst(t.til, p.til)];
    if (fra !== null && til !== null && fra > til) return [];
    return [{ ...t, fra, til, ...(til === t.til ? {} : { slutt: 'stilling' as const }) }];
  });
}

/** Is a vendor window open at this moment? */
export const erApent = (f: Pick<Tilgangsfaktum, 'apnet' | 'stenges'>, na: string | undefined): boolean =>
  na !== undefined &&
  f.apnet != null &&
  f.stenges != null &&
  Date.parse(f.apnet) <= Date.parse(na) &&
  Date.parse(na) < Date.parse(f.stenges);

/** The answers of reviews about a role at a school. */
export const svarOm = (fakta: readonly Tilgangsfaktum[], rolle: string, omfang: string | null): Revisjonssvar[] =>
  fakta
    .filter((x) => x.hva === 'revisjonssvar' && x.kode === rolle && x.omfang === omfang)
    .map((x) => ({ kvartal: x.fra!, svar: x.tittel === 'fjernet' ? 'fjernet' : 'bekreftet', svart: x.kjent_fra }));
