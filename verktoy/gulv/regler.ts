// The rules of the house about files and imports (docs/husregler.md), as pure functions over what the files contain.
import type { Innforsel, Kildefil } from './kildefil.ts';

export interface Lovbrudd {
  readonly fil: string;
  readonly linje: number;
  readonly regel:
    | 'gulv'
    | 'dor'
    | 'kjerne'
    | 'ring'
    | 'ren'
    | 'database'
    | 'omverden'
    | 'simulator'
    | 'utenfor'
    | 'navn'
    | 'lengde'
    | 'rom'
    | 'innsyn';
  readonly melding: string;
}

/** Room → floor. A room imports from grunn, web and rooms on lower floors; rooms that share a floor do not know each other. */
export const GULV: Readonly<Record<string, number>> = {
  grunn: 0,
  web: 0,
  kilder: 1,
  register: 2,
  tilgang: 3,
  skoledag: 4,
  opplaring: 5,
  sfo: 5,
  eksport: 6,
  forvaltning: 7,
  start: 8,
};
const LINJETAK = 400;
const HJEMLOSE = new Set(['util', 'utils', 'common', 'service', 'services', 'helper', 'helpers', 'manager', 'managers']);

export interface Sted {
  /** `src/<rom>`: the room's name; outside src: `verden`, `benk`, `verktoy`, `reiser`. */
  readonly rom: string;
  /** The capability's folder, `src/kilder/krr`; for files directly in a room, the room itself. */
  readonly kapabilitet: string;
  readonly iSrc: boolean;
  readonly filnavn: string;
  readonly test: boolean;
  readonly simulator: boolean;
  /** `start/utvikling*`: the only production entrance that may load simulators and the made-up world. */
  readonly utvikling: boolean;
}

export function sted(sti: string): Sted {
  const deler = sti.split('/');
  const iSrc = deler[0] === 'src';
  const rom = (iSrc ? deler[1] : deler[0]) ?? '';
  const filnavn = deler.at(-1) ?? '';
  return {
    rom,
    iSrc,
    filnavn,
    // start is one: its files put the rooms together and know each other
    kapabilitet: iSrc && rom !== 'start' ? deler.slice(0, deler.length > 3 ? 3 : 2).join('/') : iSrc ? 'src/start' : rom,
    test: /\.(test|reise)\.tsx?$/.test(filnavn),
    simulator: iSrc && (deler.slice(2, -1).includes('simulator') || /^simulator\b/.test(filnavn)),
    utvikling: iSrc && rom === 'start' && /^utvikling\b/.test(deler[2] ?? ''),
  };
}

const erProduksjon = (s: Sted) => s.iSrc && !s.test && !s.simulator;
const erRen = (sti: string) =>
  /(^|\/)(regler|modell|oversett)([-.][^/]*)?(\/[^/]+)?\.tsx?$/.test(sti) && !sted(sti).test && !sti.endsWith('.benk.ts');
const erLager = (sti: string) => /(^|\/)lager([-.][^/]*)?(\/[^/]+)?\.ts$/.test(sti);
// the one door that marks a row as fetched for a person
const INNSYNSDOR = 'src/grunn/innsyn/index.ts';
const erKlient = (sti: string) => /(^|\/)(klient|kanal)([-.][^/]*)?\.ts$|\.klient\.tsx?$/.test(sti);
const iMappe = (sti: string, ...mapper: string[]) => mapper.some((m) => sti.startsWith(`${m}/`));

const DATABASEPAKKER = new Set(['pg', 'kysely', 'pg-boss', 'pg-copy-streams', 'pg-pool', 'pg-cursor']);
const NETTPAKKER = new Set(['node:http', 'node:https', 'node:http2', 'node:net', 'node:tls', 'node:dgram', 'node:dns', 'undici']);
const URENE = new Set([
  ...DATABASEPAKKER,
  ...NETTPAKKER,
  ...['fastify', 'cockatiel', 'node:fs', 'node:os', 'node:process', 'node:child_process', 'node:worker_threads', 'node:timers'],
]);
const URENE_ROM = ['src/grunn/db', 'src/grunn/http', 'src/grunn/jobb', 'src/grunn/logg'];
/** Deterministic parts of node:crypto: the same text always gives the same digest. */
const REN_KRYPTO = new Set(['createHash', 'createHmac', 'hash', 'timingSafeEqual']);

/** Imports against the stream, past a door, from a simulator or from outside `src/` into production. */
function* innforselsbrudd(fil: Kildefil, i: Innforsel): Generator<Lovbrudd> {
  if (i.mal === undefined) return;
  const [fra, til] = [sted(fil.sti), sted(i.mal)];
  const brudd = (regel: Lovbrudd['regel'], melding: string): Lovbrudd => ({ fil: fil.sti, linje: i.linje, regel, melding });

  if (!til.iSrc) {
    if (!fra.iSrc || fra.test) return;
    // Simulators draw people from the made-up world, and share one host and one way of misbehaving in verktoy/.
    const lov = (til.rom === 'verden' || til.rom === 'verktoy') && (fra.simulator || fra.utvikling);
    if (!lov) yield brudd('utenfor', `${i.tekst}: production code does not know ${til.rom}/`);
    return;
  }
  if (fra.rom === 'verden' && !fra.test && (GULV[til.rom] ?? 99) > 1)
    yield brudd('gulv', `${i.tekst}: verden/ knows the sources, not ${til.rom}`);
  if (til.simulator && erProduksjon(fra) && !fra.utvikling)
    yield brudd('simulator', `${i.tekst}: simulators are not for production code`);
  if (fra.kapabilitet === til.kapabilitet) return;
  // a journey starts the whole system, as npm start does
  if (fra.rom === 'reiser' && til.rom === 'start') return;

  const [her, der] = [GULV[fra.rom], GULV[til.rom]];
  if (fra.iSrc && her !== undefined && der !== undefined && fra.rom !== til.rom && der > 0 && der >= her)
    yield brudd('gulv', `${i.tekst}: ${fra.rom} (floor ${her}) cannot see ${til.rom} (floor ${der})`);
  const dor = ['index.ts', 'kjerne.ts', 'simulator/index.ts'].some((d) => i.mal === `${til.kapabilitet}/${d}`);
  const typer = i.mal === `${til.kapabilitet}/modell.ts` && i.bareType;
  if (!dor && !typer)
    yield brudd('dor', `${i.tekst}: enter ${til.kapabilitet} through its index.ts or kjerne.ts (or types of its modell.ts)`);
}

/** Each capability's door without screens, and the worker itself. */
const UTEN_SKJERMER = /^src\/(.+\/kjerne|start\/arbeider)\.ts$/;
const erSkjermpakke = (pakke: string) => /^(react|react-dom|@digdir\/)/.test(pakke);

/** What the worker must not load: a door without screens reaches none, however far one follows it. Told once a screen, at the import. */
function* skjermerBak(fil: Kildefil, alle: ReadonlyMap<string, Kildefil>): Generator<Lovbrudd> {
  const sett = new Set<string>();
  const ko = [fil];
  for (let f = ko.shift(); f !== undefined; f = ko.shift()) {
    if (sett.has(f.sti)) continue;
    sett.add(f.sti);
    for (const i of f.innforsler) {
      if (i.bareType) continue;
      if (i.mal?.endsWith('.tsx') || (i.pakke !== undefined && erSkjermpakke(i.pakke))) {
        const melding = `${i.tekst}: ${fil.sti} is a door without screens`;
        yield { fil: f.sti, linje: i.linje, regel: 'kjerne', melding };
        continue;
      }
      const mal = i.mal === undefined ? undefined : alle.get(i.mal);
      if (mal !== undefined) ko.push(mal);
    }
  }
}

/** What a pure file must not reach for. Follows value imports inside the capability: a pure file's helpers are pure too. */
function* urenheter(fil: Kildefil, alle: ReadonlyMap<string, Kildefil>): Generator<Lovbrudd> {
  const sett = new Set<string>();
  const ko: { fil: Kildefil; via: string }[] = [{ fil, via: '' }];
  for (let neste = ko.shift(); neste !== undefined; neste = ko.shift()) {
    const { fil: f, via } = neste;
    if (sett.has(f.sti)) continue;
    sett.add(f.sti);
    const brudd = (linje: number, hva: string): Lovbrudd => ({
      fil: f.sti,
      linje,
      regel: 'ren',
      melding: `${hva}: ${via || 'this file'} is pure`,
    });
    for (const s of f.sideeffekter) yield brudd(s.linje, s.hva);
    for (const i of f.innforsler) {
      if (i.bareType) continue;
      if (i.pakke !== undefined && URENE.has(i.pakke)) yield brudd(i.linje, i.tekst);
      if (i.pakke === 'node:crypto' && i.navn.some((n) => !REN_KRYPTO.has(n)))
        yield brudd(i.linje, `${i.navn.join(', ')} of node:crypto`);
      if (i.mal === undefined) continue;
      const til = sted(i.mal);
      if (erLager(i.mal) || erKlient(i.mal) || /(^|\/)jobb\.ts$/.test(i.mal) || URENE_ROM.includes(til.kapabilitet)) {
        yield brudd(i.linje, i.tekst);
        continue;
      }
      const mal = alle.get(i.mal);
      if (mal !== undefined && til.kapabilitet === sted(f.sti).kapabilitet && !erRen(i.mal))
        ko.push({ fil: mal, via: via || `read by ${fil.sti}, which` });
    }
  }
}

function* filbrudd(fil: Kildefil): Generator<Lovbrudd> {
  const s = sted(fil.sti);
  const brudd = (linje: number, regel: Lovbrudd['regel'], melding: string): Lovbrudd => ({ fil: fil.sti, linje, regel, melding });
  if (s.iSrc && fil.sti.split('/').length > 2 && GULV[s.rom] === undefined)
    yield brudd(1, 'rom', `src/${s.rom} is no room in the house`);
  const hjemlos = fil.sti.split('/').find((del) => del.split(/[-.]/).some((ord) => HJEMLOSE.has(ord)));
  if (hjemlos !== undefined) yield brudd(1, 'navn', `«${hjemlos}» says that this has no home yet`);
  const katalog = /(^|\/)tekst(er)?([-./])/.test(fil.sti);
  if (fil.linjer > LINJETAK && !s.test && !katalog && !fil.generert)
    yield brudd(1, 'lengde', `${fil.linjer} lines, at most ${LINJETAK}`);
  if (!erProduksjon(s)) return;

  if (!erLager(fil.sti) && !iMappe(fil.sti, 'src/grunn/db', 'src/grunn/jobb')) {
    for (const i of fil.innforsler)
      if (i.pakke !== undefined && DATABASEPAKKER.has(i.pakke))
        yield brudd(i.linje, 'database', `${i.tekst}: only lager.ts speaks to the database`);
    for (const q of fil.sql) yield brudd(q.linje, 'database', 'SQL: only lager.ts speaks to the database');
  }
  for (const i of fil.innforsler)
    if (i.mal === INNSYNSDOR && i.navn.some((n) => n === 'innsyn' || n === '*') && !erLager(fil.sti))
      yield brudd(i.linje, 'innsyn', 'innsyn: only lager.ts marks a row as fetched for a person');
  if (!erKlient(fil.sti) && !iMappe(fil.sti, 'src/grunn/http', 'src/grunn/db', 'src/start')) {
    for (const i of fil.innforsler)
      if (!i.bareType && i.pakke !== undefined && NETTPAKKER.has(i.pakke))
        yield brudd(i.linje, 'omverden', `${i.tekst}: only klient.ts and kanal.ts reach the outside`);
  }
  if (!erKlient(fil.sti) && !iMappe(fil.sti, 'src/grunn/http')) {
    for (const e of fil.sideeffekter)
      if (e.slag === 'nett') yield brudd(e.linje, 'omverden', `${e.hva}: only klient.ts and kanal.ts reach the outside`);
  }
}

/** Rings of capabilities (type imports do not count), each told once from its first name. */
function* ringer(filer: readonly Kildefil[]): Generator<Lovbrudd> {
  const kanter = new Map<string, Map<string, { fil: string; linje: number }>>();
  for (const f of filer) {
    const fra = sted(f.sti);
    if (!erProduksjon(fra)) continue;
    for (const i of f.innforsler) {
      if (i.mal === undefined || i.bareType) continue;
      const til = sted(i.mal);
      if (!til.iSrc || til.kapabilitet === fra.kapabilitet) continue;
      const ut = kanter.get(fra.kapabilitet) ?? new Map<string, { fil: string; linje: number }>();
      kanter.set(fra.kapabilitet, ut);
      if (!ut.has(til.kapabilitet)) ut.set(til.kapabilitet, { fil: f.sti, linje: i.linje });
    }
  }
  const ferdig = new Set<string>();
  function* besok(node: string, vei: readonly string[]): Generator<Lovbrudd> {
    const i = vei.indexOf(node);
    if (i >= 0) {
      const ring = vei.slice(i);
      const sted_ = kanter.get(ring.at(-1) ?? '')?.get(node);
      yield { fil: sted_?.fil ?? node, linje: sted_?.linje ?? 1, regel: 'ring', melding: [...ring, node].join(' → ') };
      return;
    }
    if (ferdig.has(node)) return;
    for (const til of kanter.get(node)?.keys() ?? []) yield* besok(til, [...vei, node]);
    ferdig.add(node);
  }
  for (const node of [...kanter.keys()].sort()) yield* besok(node, []);
}

/** Every breach of the house rules in a set of files. */
export function brudd(filer: readonly Kildefil[]): Lovbrudd[] {
  const alle = new Map(filer.map((f) => [f.sti, f]));
  const ut: Lovbrudd[] = [];
  for (const f of filer) {
    ut.push(...filbrudd(f), ...f.innforsler.flatMap((i) => [...innforselsbrudd(f, i)]));
    if (erRen(f.sti)) ut.push(...urenheter(f, alle));
    if (UTEN_SKJERMER.test(f.sti)) ut.push(...skjermerBak(f, alle));
  }
  ut.push(...ringer(filer));
  return [...new Map(ut.map((l) => [`${l.fil}:${l.linje}:${l.regel}:${l.melding}`, l])).values()];
}
