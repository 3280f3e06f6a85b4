// A school year of look-ups in a made-up kommune: honest work with its odd days, and people who look where they should not. From one seed.
import { leggTilDager } from '#grunn/tid/index.ts';
import type { Oppslag } from '../modell.ts';

export type Monster =
  | 'kjendis'
  | 'nabo'
  | 'ekspartner'
  | 'kveld'
  | 'annenSkole'
  | 'skjermet'
  | 'etterRolle'
  | 'uttrekk'
  | 'sakteUttrekk';

export interface Plantet {
  readonly aktorId: string;
  readonly monster: Monster;
  readonly fra: string;
  readonly til: string;
}

export interface Leseaar {
  /** By day. */
  readonly dager: ReadonlyMap<string, readonly Oppslag[]>;
  readonly plantet: readonly Plantet[];
  /** Those who do nothing but their work. */
  readonly arlige: ReadonlySet<string>;
}

/** mulberry32: the same year from the same seed, everywhere. */
function tilfeldig(fro: number): () => number {
  let a = fro >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SKOLER = 12;
const KLASSER = 16;
const ELEVER = 22;
const START = '2026-08-17';
const DAGER = 300;
/** 200 snoopers of the kinds of I-24, and the two ways of carrying data out (I-17). */
const SNOKERE: readonly (readonly [Monster, number])[] = [
  ['kjendis', 40],
  ['nabo', 40],
  ['ekspartner', 40],
  ['kveld', 30],
  ['annenSkole', 30],
  ['skjermet', 15],
  ['etterRolle', 5],
  ['uttrekk', 5],
  ['sakteUttrekk', 5],
];

interface Ansatt {
  readonly id: string;
  readonly slag: 'kontor' | 'larer' | 'kommune';
  readonly skole: number;
  readonly klasse: number;
}

/** The year. `fro` decides everything. */
export function leseaar(fro: number): Leseaar {
  const r = tilfeldig(fro);
  const heltall = (fra: number, til: number) => fra + Math.floor(r() * (til - fra + 1));
  const elev = (skole: number, klasse: number, nr: number) => `e${skole}-${klasse}-${nr}`;
  const iKlasse = (skole: number, klasse: number) => elev(skole, klasse, heltall(1, ELEVER));
  const iSkole = (skole: number) => iKlasse(skole, heltall(1, KLASSER));
  const noen = () => iSkole(heltall(1, SKOLER));
  const annen = (av: number, n: number) => ((av - 1 + heltall(1, n - 1)) % n) + 1;

  const ansatte: Ansatt[] = [];
  for (let s = 1; s <= SKOLER; s++) {
    for (let i = 1; i <= 4; i++) ansatte.push({ id: `k${s}-${i}`, slag: 'kontor', skole: s, klasse: 0 });
    for (let k = 1; k <= KLASSER; k++)
      for (let i = 1; i <= 3; i++) ansatte.push({ id: `l${s}-${k}-${i}`, slag: 'larer', skole: s, klasse: k });
  }
  for (let i = 1; i <= 12; i++) ansatte.push({ id: `h${i}`, slag: 'kommune', skole: 0, klasse: 0 });

  const dager = new Map<string, Oppslag[]>();
  const legg = (a: Ansatt, dag: string, personId: string, mer: Partial<Oppslag> = {}) => {
    const o: Oppslag = {
      aktorId: a.id,
      rolle: a.slag === 'kommune' ? 'systemforvalter' : a.slag === 'kontor' ? 'skolekonsulent' : 'larer',
      personId,
      dag,
      forst: `${dag}T09:00:00Z`,
      sist: `${dag}T09:05:00Z`,
      utenforTid: false,
      egen: false,
      slekt: false,
      skjermet: false,
      naerSkjermet: false,
      unntak: false,
      rolleOver: false,
      ...mer,
    };
    const liste = dager.get(dag);
    if (liste === undefined) dager.set(dag, [o]);
    else liste.push(o);
  };
  const arbeidsdag = (dag: string) => new Date(`${dag}T12:00:00Z`).getUTCDay() % 6 !== 0;
  const skoledager = Array.from({ length: DAGER }, (_, i) => leggTilDager(START, i)).filter(arbeidsdag);

  // honest work
  for (const dag of skoledager)
    for (const a of ansatte) {
      if (a.slag === 'kommune') {
        for (let n = heltall(1, 14); n > 0; n--) legg(a, dag, noen());
        if (r() < 0.05) {
          const sak = noen();
          for (let i = 0; i < heltall(1, 4); i++) legg(a, leggTilDager(dag, i), sak);
        }
      } else if (a.slag === 'kontor') {
        for (let n = heltall(3, 25); n > 0; n--) legg(a, dag, iSkole(a.skole), { egen: true });
        // a pupil who is moving in, a sibling at another school
        if (r() < 0.05) for (let n = heltall(1, 3); n > 0; n--) legg(a, dag, iSkole(annen(a.skole, SKOLER)));
        if (r() < 0.01) legg(a, dag, iSkole(a.skole), { egen: true, skjermet: true });
      } else if (r() < 0.4) {
        for (let n = heltall(1, 4); n > 0; n--) legg(a, dag, iKlasse(a.skole, a.klasse), { egen: true, utenforTid: r() < 0.05 });
        // a substitute day: another class at the school, sometimes prepared the night before
        if (r() < 0.06) {
          const k = annen(a.klasse, KLASSER);
          for (let n = heltall(1, 7); n > 0; n--) legg(a, dag, iKlasse(a.skole, k), { utenforTid: r() < 0.04 });
        }
        if (r() < 0.002) legg(a, dag, iSkole(a.skole), { skjermet: true, unntak: true });
      }
      // an employee with a child at the school, once in a while on duty when it matters
      if (a.slag !== 'kommune' && r() < 0.00002) legg(a, dag, iSkole(a.skole), { egen: a.slag === 'kontor', slekt: true });
    }

  // and those who look
  const plantet: Plantet[] = [];
  const brukt = new Set<string>();
  const velg = (slag: readonly Ansatt['slag'][]): Ansatt => {
    for (;;) {
      const a = ansatte[heltall(0, ansatte.length - 1)]!;
      if (slag.includes(a.slag) && !brukt.has(a.id)) {
        brukt.add(a.id);
        return a;
      }
    }
  };
  for (const [monster, antall] of SNOKERE)
    for (let n = 0; n < antall; n++) {
      const a = velg(monster === 'uttrekk' || monster === 'sakteUttrekk' ? ['kommune', 'kontor'] : ['larer', 'kontor']);
      const i = heltall(25, skoledager.length - 45);
      const fra = skoledager[i]!;
      const fremmed = () => (a.slag === 'kommune' ? noen() : iSkole(annen(a.skole, SKOLER)));
      let sist = i;
      const pa = (d: number, personId: string, mer: Partial<Oppslag> = {}) => {
        sist = Math.max(sist, i + d);
        legg(a, skoledager[i + d]!, personId, mer);
      };
      const igjen = (ganger: number) => {
        const hvem = fremmed();
        for (let d = 0, g = 0; g < ganger; g++, d += heltall(1, 3)) pa(d, hvem);
      };
      switch (monster) {
        case 'kjendis':
        case 'nabo':
          // one in ten looks only twice: no control of counts can tell that from work
          igjen(r() < 0.1 ? 2 : heltall(3, 7));
          break;
        case 'ekspartner':
          for (let g = heltall(1, 3); g > 0; g--) pa(g, fremmed(), { slekt: true, egen: a.slag === 'kontor' && r() < 0.5 });
          break;
        case 'kveld':
          for (let g = heltall(3, 10); g > 0; g--) pa(0, fremmed(), { utenforTid: true });
          break;
        case 'annenSkole':
          if (r() < 0.5)
            for (let g = heltall(18, 60); g > 0; g--) pa(0, elev(annen(a.skole, SKOLER), heltall(1, KLASSER), g % ELEVER));
          else for (let d = 0; d < 20; d++) for (let g = 0; g < 4; g++) pa(d, fremmed());
          break;
        case 'skjermet':
          pa(0, fremmed(), { skjermet: true });
          break;
        case 'etterRolle':
          pa(0, iSkole(Math.max(1, a.skole)), { rolleOver: true });
          break;
        case 'uttrekk':
          for (let g = 0; g < 400; g++) pa(0, noen());
          break;
        case 'sakteUttrekk':
          for (let d = 0; d < 40; d++) for (let g = 0; g < 14; g++) pa(d, fremmed());
          break;
      }
      plantet.push({ aktorId: a.id, monster, fra, til: skoledager[sist]! });
    }
  return { dager, plantet, arlige: new Set(ansatte.map((a) => a.id).filter((id) => !brukt.has(id))) };
}
