// What another school system says, whichever format it says it in: the picture that becomes lines of the start file. Pure.
import type { Avvik } from '#grunn/kilde/index.ts';
import type { Holdtkode, Oppstartselev, Oppstartsgruppe, Oppstartsmedlemskap, Oppstartspost } from './modell.ts';

export interface Bildeskole {
  readonly nokkel: string;
  readonly navn: string;
  /** Nine digits; left out where the system does not know it. */
  readonly organisasjonsnummer?: string | undefined;
}

export interface Bildeperson {
  readonly nokkel: string;
  readonly fornavn: string;
  readonly mellomnavn?: string | undefined;
  readonly etternavn: string;
  readonly fodselsdato?: string | undefined;
  /** Fødselsnummer, D-nummer or DUF-nummer. More than one is for a person to look at. */
  readonly identifikatorer: readonly string[];
  readonly ansattnummer?: string | undefined;
  readonly arstrinn?: number | undefined;
  readonly linje?: number | undefined;
  readonly fil?: string | undefined;
}

/** First and last day; both count, and are left out where nobody has said. */
interface Dager {
  readonly fra?: string | undefined;
  readonly til?: string | undefined;
}

/** A pupil at a school. */
export interface Bildeplass extends Dager {
  readonly person: string;
  readonly skole: string;
}

export interface Bildegruppe extends Dager {
  readonly nokkel: string;
  readonly slag: Oppstartsgruppe['slag'];
  readonly skole: string;
  readonly navn: string;
  readonly arstrinn: readonly number[];
  readonly fagkode?: string | undefined;
}

export interface Bildemedlem extends Dager {
  readonly gruppe: string;
  readonly person: string;
}

export interface Bildelarer extends Dager {
  readonly gruppe: string;
  readonly person: string;
  readonly rolle: Oppstartsgruppe['larere'][number]['rolle'];
}

export interface Skolebilde {
  readonly skoler: readonly Bildeskole[];
  readonly personer: readonly Bildeperson[];
  readonly plasser: readonly Bildeplass[];
  readonly grupper: readonly Bildegruppe[];
  readonly medlemmer: readonly Bildemedlem[];
  readonly larere: readonly Bildelarer[];
}

/** What the file has of one school, for the person who looks it over. */
export interface Skoletall {
  readonly navn: string;
  /** Null: the file does not say, and no school of ours has the name alone. */
  readonly organisasjonsnummer: string | null;
  /** The school is in our register. */
  readonly kjent: boolean;
  readonly elever: number;
  readonly klasser: number;
  readonly grupper: number;
  readonly larere: number;
}

export interface Oppstartsbilde {
  readonly poster: readonly Oppstartspost[];
  readonly avvik: readonly Avvik[];
  readonly skoler: readonly Skoletall[];
}

export interface Bildevalg {
  readonly idag: string;
  /** First and last day of the school year that is read. */
  readonly skolear: { readonly fra: string; readonly til: string };
  /** The schools of our register. */
  readonly kjenteSkoler: readonly { readonly organisasjonsnummer: string; readonly navn: string }[];
}

const senest = (a: string, b: string): string => (a > b ? a : b);
const avvik = (kode: string, felt: string, verdi?: string): Avvik => ({ kode, felt, ...(verdi === undefined ? {} : { verdi }) });
const par = (a: string, b: string): string => `${a}\0${b}`;

/**
 * The picture as lines of the start file: groups first, then pupils. What is over is left out and told of; what cannot be used as it stands
 * is held, the whole pupil, so that nobody comes in by halves.
 */
export function tilOppstart(b: Skolebilde, v: Bildevalg): Oppstartsbilde {
  const ut: Avvik[] = [];
  const skoler = finnSkoler(b.skoler, v.kjenteSkoler);
  const personer = new Map(b.personer.map((p) => [p.nokkel, p]));
  const grupper = new Map<string, Bildegruppe>();
  for (const g of b.grupper) {
    if ((g.til !== undefined && g.til < v.skolear.fra) || (g.fra !== undefined && g.fra > v.skolear.til))
      ut.push(avvik('annet_skolear', 'gruppe'));
    else if (skoler.get(g.skole) === undefined) ut.push(avvik('gruppe_uten_skole', 'gruppe'));
    else grupper.set(g.nokkel, g);
  }

  const medlemskap = Map.groupBy(
    b.medlemmer.filter((m) => grupper.has(m.gruppe) && (m.til === undefined || m.til >= v.skolear.fra)),
    (m) => par(m.person, grupper.get(m.gruppe)!.skole),
  );
  const plasser = medUnderforstatte(b.plasser, medlemskap);
  const poster: Oppstartspost[] = [];
  const brukt = { elever: new Map<string, Set<string>>(), larere: new Map<string, Set<string>>() };
  const elever: Oppstartspost[] = [];
  for (const plass of plasser) {
    const person = personer.get(plass.person);
    if (person === undefined) {
      ut.push(avvik('ukjent_person', 'plass'));
      continue;
    }
    if (plass.til !== undefined && plass.til < v.skolear.fra) {
      ut.push(avvik('avsluttet_plass', 'plass'));
      continue;
    }
    const skole = skoler.get(plass.skole);
    const alle = (medlemskap.get(par(plass.person, plass.skole)) ?? []).map((m) => ({ m, g: grupper.get(m.gruppe)! }));
    const i = utenGamleKlasser(alle, plass, v.idag);
    for (let n = i.length; n < alle.length; n++) ut.push(avvik('avsluttet_medlemskap', 'medlemskap'));
    const svar = tilElev({
      person,
      plass,
      i,
      skole,
      trinnIKlassenavn: (t) => ut.push(avvik('trinn_fra_klassenavn', 'arstrinn', String(t))),
    });
    if ('utenfor' in svar) ut.push(avvik('utenfor_grunnskolen', 'arstrinn'));
    else if ('kode' in svar)
      elever.push({ slag: 'holdt', linje: person.linje, felt: svar.felt, kode: svar.kode, lokalId: person.nokkel, ...(person.fil ? { fil: person.fil } : {}) }); // prettier-ignore
    else {
      elever.push({ slag: 'elev', linje: person.linje ?? 0, elev: svar.elev });
      settInn(brukt.elever, plass.skole, plass.person);
    }
  }

  const larere = Map.groupBy(
    b.larere.filter((l) => grupper.has(l.gruppe) && (l.til === undefined || l.til >= v.idag)),
    (l) => l.gruppe,
  );
  for (const g of grupper.values()) {
    const egne: Oppstartsgruppe['larere'] = [];
    for (const l of larere.get(g.nokkel) ?? []) {
      const p = personer.get(l.person);
      const [identifikator, ...flere] = p?.identifikatorer ?? [];
      if (p === undefined || flere.length > 0 || (identifikator === undefined && p.ansattnummer === undefined)) {
        ut.push(avvik('larer_uten_nummer', 'larere'));
        continue;
      }
      const larer = { ...(identifikator === undefined ? {} : { identifikator }), ...(p.ansattnummer === undefined ? {} : { ansattnummer: p.ansattnummer }), rolle: l.rolle }; // prettier-ignore
      if (!egne.some((e) => e.rolle === larer.rolle && e.identifikator === identifikator && e.ansattnummer === p.ansattnummer))
        egne.push(larer);
      settInn(brukt.larere, g.skole, l.person);
    }
    const { nokkel: gruppe, slag, navn, fagkode } = g;
    poster.push({
      slag: 'gruppe',
      linje: 0,
      gruppe: {
        gruppe,
        slag,
        skole: skoler.get(g.skole)!.organisasjonsnummer,
        navn: navn.slice(0, slag === 'klasse' ? 20 : 60).trim(),
        arstrinn: [...new Set(g.arstrinn)].filter((t) => t >= 1 && t <= 10).sort((x, y) => x - y),
        ...(fagkode === undefined ? {} : { fagkode }),
        larere: egne.slice(0, 30),
      },
    });
  }
  const tall = b.skoler.map((s): Skoletall => {
    const egne = [...grupper.values()].filter((g) => g.skole === s.nokkel);
    return {
      navn: s.navn,
      organisasjonsnummer: skoler.get(s.nokkel)?.organisasjonsnummer ?? null,
      kjent: skoler.get(s.nokkel)?.kjent ?? false,
      elever: brukt.elever.get(s.nokkel)?.size ?? 0,
      klasser: egne.filter((g) => g.slag === 'klasse').length,
      grupper: egne.filter((g) => g.slag !== 'klasse').length,
      larere: brukt.larere.get(s.nokkel)?.size ?? 0,
    };
  });
  return { poster: [...poster, ...elever], avvik: ut, skoler: tall };
}

function settInn(m: Map<string, Set<string>>, nokkel: string, verdi: string): void {
  const s = m.get(nokkel) ?? new Set();
  m.set(nokkel, s.add(verdi));
}

interface Funnet {
  readonly organisasjonsnummer: string;
  readonly kjent: boolean;
}

/** By number; else by name, when one school of ours alone has it. */
function finnSkoler(skoler: readonly Bildeskole[], kjente: Bildevalg['kjenteSkoler']): Map<string, Funnet> {
  const numre = new Set(kjente.map((k) => k.organisasjonsnummer));
  const likt = (s: string) => s.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
  const navn = Map.groupBy(kjente, (k) => likt(k.navn));
  const ut = new Map<string, Funnet>();
  for (const s of skoler) {
    const paNavn = navn.get(likt(s.navn)) ?? [];
    if (s.organisasjonsnummer !== undefined && /^\d{9}$/.test(s.organisasjonsnummer))
      ut.set(s.nokkel, { organisasjonsnummer: s.organisasjonsnummer, kjent: numre.has(s.organisasjonsnummer) });
    else if (paNavn.length === 1) ut.set(s.nokkel, { organisasjonsnummer: paNavn[0]!.organisasjonsnummer, kjent: true });
  }
  return ut;
}

/** Who is in a group of a school and is not said to go there, goes there as long as the first of the groups says. */
function medUnderforstatte(
  plasser: readonly Bildeplass[],
  medlemskap: ReadonlyMap<string, readonly Bildemedlem[]>,
): readonly Bildeplass[] {
  const sagt = new Set(plasser.map((p) => par(p.person, p.skole)));
  const ut = [...plasser];
  for (const [nokkel, liste] of medlemskap) {
    if (sagt.has(nokkel)) continue;
    const [person, skole] = nokkel.split('\0') as [string, string];
    const fra = liste
      .map((m) => m.fra)
      .filter((d) => d !== undefined)
      .sort()[0];
    ut.push({ person, skole, fra });
  }
  return ut;
}

type Medlemskap = { readonly m: Bildemedlem; readonly g: Bildegruppe };

/** Of classes only those the pupil is in now; of one who has left the school, the last. */
function utenGamleKlasser(alle: readonly Medlemskap[], plass: Bildeplass, idag: string): readonly Medlemskap[] {
  const slutter = ({ m }: Medlemskap) => m.til ?? '9999';
  const klasser = alle.filter(({ g }) => g.slag === 'klasse');
  const sist = klasser.toSorted((a, b) => (slutter(a) < slutter(b) ? 1 : -1))[0];
  const harSluttet = plass.til !== undefined && plass.til < idag;
  return alle.filter((x) => x.g.slag !== 'klasse' || (harSluttet ? x === sist : slutter(x) >= idag));
}

type Elevsvar =
  | { readonly elev: Oppstartselev }
  | { readonly kode: Holdtkode; readonly felt: string }
  | { readonly utenfor: true };

function tilElev(o: {
  readonly person: Bildeperson;
  readonly plass: Bildeplass;
  readonly i: readonly { readonly m: Bildemedlem; readonly g: Bildegruppe }[];
  readonly skole: Funnet | undefined;
  readonly trinnIKlassenavn: (trinn: number) => void;
}): Elevsvar {
  const { person, plass, i, skole } = o;
  const klasser = i.filter(({ g }) => g.slag === 'klasse');
  const klasse = klasser[0];
  if (new Set(klasser.map(({ g }) => g.navn)).size > 1) return { kode: 'to_klasser', felt: 'klasse' };
  if (person.identifikatorer.length > 1) return { kode: 'flere_numre', felt: 'identifikator' };
  if (person.fornavn === '' || person.etternavn === '') return { kode: 'mangler_navn', felt: 'navn' };
  if (skole === undefined) return { kode: 'uten_skole', felt: 'skole' };
  const iKlassen = klasse?.g.arstrinn.length === 1 ? klasse.g.arstrinn[0] : undefined;
  const iNavnet = /^(10|[1-9])(?!\d)/.exec(klasse?.g.navn ?? '')?.[1];
  const arstrinn = person.arstrinn ?? iKlassen ?? (iNavnet === undefined ? undefined : Number(iNavnet));
  if (arstrinn === undefined) return { kode: 'mangler_trinn', felt: 'arstrinn' };
  if (arstrinn < 1 || arstrinn > 10) return { utenfor: true };
  if (person.arstrinn === undefined && iKlassen === undefined) o.trinnIKlassenavn(arstrinn);
  const fra = plass.fra ?? i.map(({ m }) => m.fra).filter((d) => d !== undefined).sort()[0] ?? klasse?.g.fra; // prettier-ignore
  if (fra === undefined) return { kode: 'mangler_startdato', felt: 'fra' };
  if (plass.til !== undefined && plass.til < fra) return { kode: 'slutter_for_start', felt: 'til' };
  const medlem = (gruppe: string, m: Bildemedlem): Oppstartsmedlemskap => {
    const start = m.fra === undefined || m.fra <= fra ? undefined : m.fra;
    const slutt = m.til === undefined || (plass.til !== undefined && m.til >= plass.til) ? undefined : m.til;
    return start === undefined && slutt === undefined
      ? gruppe
      : { gruppe, ...(start === undefined ? {} : { fra: start }), ...(slutt === undefined ? {} : { til: slutt }) };
  };
  const andre = i.filter(({ g }) => g.slag !== 'klasse').map(({ g, m }) => medlem(g.nokkel, m));
  const klasseFra = klasse?.m.fra !== undefined && klasse.m.fra > fra ? senest(klasse.m.fra, fra) : undefined;
  return {
    elev: {
      ...(person.identifikatorer[0] === undefined ? {} : { identifikator: person.identifikatorer[0] }),
      lokalId: person.nokkel,
      fornavn: person.fornavn,
      ...(person.mellomnavn ? { mellomnavn: person.mellomnavn } : {}),
      etternavn: person.etternavn,
      ...(person.fodselsdato === undefined ? {} : { fodselsdato: person.fodselsdato }),
      skole: skole.organisasjonsnummer,
      arstrinn,
      ...(klasse === undefined ? {} : { klasse: klasse.g.navn.slice(0, 20).trim() }),
      ...(klasseFra === undefined ? {} : { klasseFra }),
      fra,
      ...(plass.til === undefined ? {} : { til: plass.til }),
      ...(andre.length === 0 ? {} : { grupper: andre.slice(0, 60) }),
    },
  };
}
