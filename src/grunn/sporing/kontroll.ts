import { tilInstant } from '#grunn/tid/index.ts';
import { iso, type Seglmiljo } from './forsegling.ts';
import * as lager from './lager-segl.ts';
import {
  KJEDER,
  LOGGER,
  NULLHODE,
  type Anker,
  type Ankersted,
  type Brudd,
  type Kontrollsvar,
  type Ledd,
  type Logg,
  type Runde,
} from './modell-segl.ts';
import { leddmerke, raderI, rundehode } from './regler-segl.ts';

const MAKS_BRUDD = 1000;
const MAKS_IDER = 100;
const SIDE = 50;
/** A head not written outside within this time has been taken away, or its place is down. Milliseconds. */
const ANKERFRIST = 120_000;

/**
 * Reads both logs against their seals, the seals against each other and against the heads kept outside, at one moment of the database.
 * Nothing is changed. The breaks come in the order of the chains.
 */
export async function verifiser(m: Seglmiljo): Promise<Kontrollsvar> {
  const startet = iso(m.klokke.na().toString());
  const t0 = performance.now();
  const brudd: Brudd[] = [];
  const meld = (b: Brudd) => void (brudd.length < MAKS_BRUDD && brudd.push({ ...b, rader: b.rader.slice(0, MAKS_IDER) }));
  const ankere = m.ankersteder.map((sted) => new Ankerleser(sted, m.klokke.na().epochMilliseconds - ANKERFRIST, meld));
  const svar = await lager.medSammeSnapshot(m.pool, 3, ([k, e, i]) => lesAlt(m, k!, { endring: e!, innsyn: i! }, ankere, meld));
  for (const a of ankere) await a.slutt();
  const merknader = ankere
    .filter((a) => a.etterfylt > 0)
    .map((a) => ({ slag: 'etterfylt' as const, sted: a.sted.navn, antall: a.etterfylt }));
  return {
    ...svar,
    startet,
    ferdig: iso(m.klokke.na().toString()),
    brudd,
    merknader,
    sekunder: (performance.now() - t0) / 1000,
  };
}

async function lesAlt(
  m: Seglmiljo,
  k: lager.Seglklient,
  loggklient: Readonly<Record<Logg, lager.Seglklient>>,
  ankere: readonly Ankerleser[],
  meld: (b: Brudd) => void,
): Promise<Pick<Kontrollsvar, 'rader' | 'runder' | 'uforseglet'>> {
  const sist = await lager.sisteRunde(k);
  const slutt = sist?.grense ?? 0;
  const lesere = {
    endring: new lager.Loggleser(loggklient.endring, 'endring', 0, slutt),
    innsyn: new lager.Loggleser(loggklient.innsyn, 'innsyn', 0, slutt),
  };
  const hoder = new Map<string, { nummer: number; merke: Buffer }>();
  let forrige: Pick<Runde, 'runde' | 'hode' | 'grense'> = { runde: 0, hode: NULLHODE, grense: 0 };
  let rader = 0;
  let runder = 0;
  for (;;) {
    const side = await lager.runderEtter(k, forrige.runde, SIDE);
    if (side.length === 0) break;
    const ledd = Map.groupBy(await lager.leddI(k, side[0]!.runde, side.at(-1)!.runde), (l) => l.runde);
    for (const runde of side) {
      const dens = ledd.get(runde.runde) ?? [];
      if (runde.runde !== forrige.runde + 1)
        meld({ slag: 'runde_mangler', runde: forrige.runde + 1, antall: runde.runde - forrige.runde - 1, rader: [] });
      const hel =
        runde.forrige.equals(forrige.hode) && runde.hode.equals(rundehode(m.nokler, { ...runde, tid: iso(runde.tid) }, dens));
      if (!hel) meld({ slag: 'runde_endret', runde: runde.runde, antall: 1, rader: [] });
      for (const l of dens) sjekkLedd(m, l, hoder, meld);
      const lest = await Promise.all(LOGGER.map((logg) => lesere[logg].lesTil(runde.grense)));
      rader += lest[0]! + lest[1]!;
      for (const logg of LOGGER) {
        const perKjede = new Map(dens.filter((l) => l.logg === logg).map((l) => [l.kjede, l]));
        for (let kjede = 0; kjede < KJEDER; kjede++) {
          const funnet = lesere[logg].kjeder[kjede]!;
          const l = perKjede.get(kjede);
          const tom = Buffer.alloc(0);
          const [numre, summer] = [l?.numre ?? tom, l?.summer ?? tom];
          if (numre.equals(funnet.numre) && summer.equals(funnet.summer)) continue;
          const sted = { logg, kjede, runde: runde.runde };
          const ider = (n: readonly number[]) => lager.iderI(k, logg, forrige.grense, runde.grense, n.slice(0, MAKS_IDER));
          await sammenlign(sted, raderI(numre, summer), raderI(funnet.numre, funnet.summer), ider, meld);
        }
      }
      for (const a of ankere) await a.sjekk(runde);
      forrige = runde;
      runder++;
    }
  }
  await Promise.all(LOGGER.map((l) => lesere[l].lukk()));
  return { rader, runder, uforseglet: await lager.tellFra(k, slutt) };
}

function sjekkLedd(m: Seglmiljo, l: Ledd, hoder: Map<string, { nummer: number; merke: Buffer }>, meld: (b: Brudd) => void): void {
  const nokkel = `${l.logg}.${l.kjede}`;
  const siste = hoder.get(nokkel) ?? { nummer: 0, merke: NULLHODE };
  const sted = { logg: l.logg, kjede: l.kjede, runde: l.runde };
  if (l.nummer !== siste.nummer + 1)
    meld({ slag: 'segl_mangler', ...sted, antall: Math.abs(l.nummer - siste.nummer - 1) || 1, rader: [] });
  else if (!l.forrige.equals(siste.merke) || !l.merke.equals(leddmerke(m.nokler, l)))
    meld({ slag: 'segl_endret', ...sted, antall: 1, rader: [] });
  hoder.set(nokkel, l);
}

/** What stands in the log against what was sealed: whose sum differs, who is gone, who came after. */
async function sammenlign(
  sted: { logg: Logg; kjede: number; runde: number },
  seglet: ReadonlyMap<number, string>,
  funnet: ReadonlyMap<number, string>,
  ider: (numre: readonly number[]) => Promise<string[]>,
  meld: (b: Brudd) => void,
): Promise<void> {
  const endret = [...seglet].filter(([n, s]) => funnet.has(n) && funnet.get(n) !== s).map(([n]) => n);
  const slettet = [...seglet.keys()].filter((n) => !funnet.has(n));
  const inn = [...funnet.keys()].filter((n) => !seglet.has(n));
  if (endret.length > 0) meld({ slag: 'rad_endret', ...sted, antall: endret.length, rader: await ider(endret) });
  // a row that is gone has left only its number
  if (slettet.length > 0) meld({ slag: 'rad_slettet', ...sted, antall: slettet.length, rader: slettet.map((n) => `#${n}`) });
  if (inn.length > 0) meld({ slag: 'rad_satt_inn', ...sted, antall: inn.length, rader: await ider(inn) });
  if (endret.length + slettet.length + inn.length === 0) meld({ slag: 'segl_endret', ...sted, antall: 1, rader: [] });
}

/** The heads kept in one place, met by the rounds of the database in order. */
class Ankerleser {
  readonly sted: Ankersted;
  readonly #it: AsyncIterator<Anker | 'skadet'>;
  readonly #frist: number;
  readonly #meld: (b: Brudd) => void;
  #neste: Anker | undefined;
  #siste = 0;
  #mangler = { fra: 0, antall: 0 };
  etterfylt = 0;

  constructor(sted: Ankersted, frist: number, meld: (b: Brudd) => void) {
    this.sted = sted;
    this.#it = sted.alle()[Symbol.asyncIterator]();
    this.#frist = frist;
    this.#meld = meld;
  }

  /** The next whole head. A damaged line leaves a hole, unless it was cut short by a crash and written again. */
  async #hent(): Promise<Anker | undefined> {
    while (this.#neste === undefined) {
      const { done, value } = await this.#it.next();
      if (done === true) return undefined;
      if (value === 'skadet' || value.runde <= this.#siste) continue;
      this.#neste = value;
    }
    return this.#neste;
  }

  async sjekk(r: Runde): Promise<void> {
    let a = await this.#hent();
    let borte = 0;
    while (a !== undefined && a.runde < r.runde) {
      borte++;
      this.#ta(a);
      a = await this.#hent();
    }
    // the numbers themselves are told as missing where the rounds are read
    if (borte > 0) this.#meld({ slag: 'hale_kuttet', sted: this.sted.navn, runde: r.runde, antall: borte, rader: [] });
    if (a?.runde === r.runde) {
      if (a.hode !== r.hode.toString('hex') || a.tid !== iso(r.tid))
        this.#meld({ slag: 'hode_avviker', sted: this.sted.navn, runde: r.runde, antall: 1, rader: [] });
      this.#ta(a);
    } else if (tilInstant(r.tid).epochMilliseconds < this.#frist || a !== undefined) {
      if (this.#mangler.antall++ === 0) this.#mangler.fra = r.runde;
    }
  }

  #ta(a: Anker): void {
    this.#siste = a.runde;
    this.#neste = undefined;
    if (Date.parse(a.skrevet) - Date.parse(a.tid) > ANKERFRIST) this.etterfylt++;
  }

  /** What is kept here of rounds the database no longer has. */
  async slutt(): Promise<void> {
    let forste = 0;
    let antall = 0;
    for (let a = await this.#hent(); a !== undefined; a = await this.#hent()) {
      if (antall++ === 0) forste = a.runde;
      this.#ta(a);
    }
    if (antall > 0) this.#meld({ slag: 'hale_kuttet', sted: this.sted.navn, runde: forste, antall, rader: [] });
    const { fra, antall: mangler } = this.#mangler;
    if (mangler > 0) this.#meld({ slag: 'anker_mangler', sted: this.sted.navn, runde: fra, antall: mangler, rader: [] });
  }
}
