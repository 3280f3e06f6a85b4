/** People at work, and everybody else: the ones who must be able to write are not kept out by the many who read. */
export type Bane = 'ansatt' | 'andre';

export interface Trengselsvalg {
  /** Answered at once. */
  readonly plasser: number;
  /** Of these, never taken by `andre`. */
  readonly forbeholdt: number;
  /** The longest anybody is kept waiting for a place, milliseconds. */
  readonly ventMs: Readonly<Record<Bane, number>>;
}

export interface Plass {
  readonly bane: Bane;
  readonly tatt: number;
}

interface Ventende {
  readonly frist: number;
  readonly si: (p: Plass | undefined) => void;
}

/** How much the newest answer counts in what one takes. */
const VEKT = 0.1;
/** Longest advice about when to come back, seconds. */
const LENGST = 15;

/**
 * Places and the two queues for them. Time comes in with each call (milliseconds of any one clock). Who would have to wait longer than the lane
 * allows is refused at once: a queue nobody is answered from in time only makes the answers late. First come, first served within a lane; a free
 * place goes to people at work first.
 */
export class Trengsel {
  readonly #v: Trengselsvalg;
  readonly #opptatt: Record<Bane, number> = { ansatt: 0, andre: 0 };
  readonly #ko: Record<Bane, Ventende[]> = { ansatt: [], andre: [] };
  #snittMs = 20;
  #avvist = 0;

  constructor(v: Trengselsvalg) {
    this.#v = v;
  }

  /** A place, now or when one is free; undefined: not in time. */
  plass(bane: Bane, na: number): Promise<Plass | undefined> | Plass | undefined {
    if (this.#ledig(bane) && this.#ko[bane].length === 0) return this.#ta(bane, na);
    if (this.ventetid(bane) > this.#v.ventMs[bane]) {
      this.#avvist++;
      return undefined;
    }
    return new Promise((si) => this.#ko[bane].push({ frist: na + this.#v.ventMs[bane], si }));
  }

  /** Gives the place back, and it to the next. */
  slipp(p: Plass, na: number): void {
    this.#opptatt[p.bane]--;
    this.#snittMs += VEKT * (Math.max(0, na - p.tatt) - this.#snittMs);
    for (const bane of ['ansatt', 'andre'] as const) {
      while (this.#ledig(bane) && this.#ko[bane].length > 0) {
        const { frist, si } = this.#ko[bane].shift()!;
        if (frist < na) this.#avvist++;
        si(frist < na ? undefined : this.#ta(bane, na));
      }
    }
  }

  /** What somebody who came now would wait, milliseconds, as far as can be known. */
  ventetid(bane: Bane): number {
    const foran = this.#ko.ansatt.length + (bane === 'ansatt' ? 0 : this.#ko.andre.length);
    return ((foran + 1) * this.#snittMs) / this.#rom(bane);
  }

  /** When to come back, whole seconds: longer the more were turned away, and not all at the same moment. `tilfeldig` in [0, 1). */
  provIgjen(bane: Bane, tilfeldig = Math.random()): number {
    return Math.min(LENGST, 2 + Math.ceil((this.ventetid(bane) / 1000) * 2 + tilfeldig * 6));
  }

  get tilstand(): { readonly opptatt: number; readonly venter: number; readonly avvist: number; readonly snittMs: number } {
    return {
      opptatt: this.#opptatt.ansatt + this.#opptatt.andre,
      venter: this.#ko.ansatt.length + this.#ko.andre.length,
      avvist: this.#avvist,
      snittMs: this.#snittMs,
    };
  }

  #rom(bane: Bane): number {
    return bane === 'ansatt' ? this.#v.plasser : this.#v.plasser - this.#v.forbeholdt;
  }

  #ledig(bane: Bane): boolean {
    const alle = this.#opptatt.ansatt + this.#opptatt.andre;
    return alle < this.#v.plasser && (bane === 'ansatt' || this.#opptatt.andre < this.#rom('andre'));
  }

  #ta(bane: Bane, na: number): Plass {
    this.#opptatt[bane]++;
    return { bane, tatt: na };
  }
}
