// One small seeded source of randomness, so that the same seed always grows the same municipality.

/** A stream of pseudo-random draws. Never Math.random: a world must come out the same on every machine. */
export interface Tilfeldig {
  /** In [0, 1). */
  brok(): number;
  /** Whole number in [fra, til], both inclusive. */
  heltall(fra: number, til: number): number;
  /** True with the given probability (0..1). */
  skjer(sannsynlighet: number): boolean;
  /** One of the list. Throws on an empty list. */
  velg<T>(liste: readonly T[]): T;
  /** Index drawn by weight. The weights need not add up to 1. */
  velgVektet(vekter: ArrayLike<number>): number;
}

/** Mixes any number of whole numbers into one 32-bit seed, so that each part of the world has a stream of its own. */
export function blandFro(...deler: readonly number[]): number {
  let h = 0x9e3779b9;
  for (const del of deler) {
    h = Math.imul(h ^ (del >>> 0), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
  }
  return h >>> 0;
}

/** Starts a stream from a 32-bit seed (mulberry32). */
export function tilfeldig(fro: number): Tilfeldig {
  let tilstand = fro >>> 0;
  function brok(): number {
    tilstand = (tilstand + 0x6d2b79f5) >>> 0;
    let t = tilstand;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  return {
    brok,
    heltall: (fra, til) => fra + Math.floor(brok() * (til - fra + 1)),
    skjer: (sannsynlighet) => brok() < sannsynlighet,
    velg<T>(liste: readonly T[]): T {
      if (liste.length === 0) throw new RangeError('Nothing to choose from');
      return liste[Math.floor(brok() * liste.length)] as T;
    },
    velgVektet(vekter) {
      let sum = 0;
      for (let i = 0; i < vekter.length; i++) sum += vekter[i] ?? 0;
      let rest = brok() * sum;
      let siste = 0;
      for (let i = 0; i < vekter.length; i++) {
        const vekt = vekter[i] ?? 0;
        if (vekt <= 0) continue;
        siste = i;
        rest -= vekt;
        if (rest < 0) return i;
      }
      return siste;
    },
  };
}
