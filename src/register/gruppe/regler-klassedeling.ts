// Divides a year into classes by open criteria: even size, even balance of gender and of support in Norwegian, those who must go together or
// apart, and as many wishes as can be. The same input and seed always give the same proposal.
import type {
  Delingsgrunn,
  Delingskonflikt,
  Delingsonske,
  Delingsvalg,
  Klasseforslag,
  Klassetall,
} from './modell-klassedeling.ts';

/** What each criterion weighs against the others. Shown on the screen as «hva som teller mest», in this order. */
export const VEKT = { storrelse: 100, kjonn: 40, stotte: 60, skilt: 50, sammen: 15, ingenOppfylt: 120 } as const;

/** Small, even and good enough to shuffle with (mulberry32). */
function tilfeldig(fro: number): () => number {
  let a = fro >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Those who must go together, as one: index of the bundle for each pupil. */
function bunter(v: Delingsvalg, indeks: ReadonlyMap<string, number>): number[] {
  const rot = v.elever.map((_, i) => i);
  const finn = (i: number): number => (rot[i] === i ? i : (rot[i] = finn(rot[i]!)));
  for (const o of v.onsker)
    if (o.skal && o.slag === 'sammen') {
      const [a, b] = [indeks.get(o.a), indeks.get(o.b)];
      if (a !== undefined && b !== undefined) rot[finn(a)] = finn(b);
    }
  return v.elever.map((_, i) => finn(i));
}

interface Bunt {
  readonly medlemmer: readonly number[];
  readonly fiender: Set<number>;
  readonly last: number | undefined;
}

interface Oppgave {
  readonly bunter: ReadonlyMap<number, Bunt>;
  readonly konflikter: readonly Delingskonflikt[];
}

/** The bundles with who they must be kept from; and what already here cannot be. */
function lagOppgave(v: Delingsvalg, indeks: ReadonlyMap<string, number>): Oppgave {
  const buntAv = bunter(v, indeks);
  const medlemmer = new Map<number, number[]>();
  buntAv.forEach((b, i) => medlemmer.set(b, [...(medlemmer.get(b) ?? []), i]));
  const id = (i: number) => v.elever[i]!.id;
  const konflikter: Delingskonflikt[] = [];
  if (v.elever.length > v.antallKlasser * v.storst)
    konflikter.push({ kode: 'for_mange', elever: v.elever.length, plasser: v.antallKlasser * v.storst });
  const ut = new Map<number, Bunt>();
  for (const [b, m] of medlemmer) {
    const last = [...new Set(m.flatMap((i) => (v.last.has(id(i)) ? [v.last.get(id(i))!] : [])))];
    if (last.length > 1) konflikter.push({ kode: 'last_hver_for_seg', personer: m.filter((i) => v.last.has(id(i))).map(id) });
    if (m.length > v.storst) konflikter.push({ kode: 'sammen_for_mange', personer: m.map(id), storst: v.storst });
    ut.set(b, { medlemmer: m, fiender: new Set(), last: last[0] });
  }
  for (const o of v.onsker) {
    const [a, b] = [indeks.get(o.a), indeks.get(o.b)];
    if (!o.skal || o.slag !== 'fra_hverandre' || a === undefined || b === undefined) continue;
    if (buntAv[a] === buntAv[b]) konflikter.push({ kode: 'sammen_og_hver_for_seg', personer: [o.a, o.b] });
    else {
      ut.get(buntAv[a]!)!.fiender.add(buntAv[b]!);
      ut.get(buntAv[b]!)!.fiender.add(buntAv[a]!);
      const [la, lb] = [ut.get(buntAv[a]!)!.last, ut.get(buntAv[b]!)!.last];
      if (la !== undefined && la === lb) konflikter.push({ kode: 'last_hver_for_seg', personer: [o.a, o.b] });
    }
  }
  return { bunter: ut, konflikter };
}

const STEGTAK = 200_000;

/** A class for each bundle so that all that must be, is; the hardest first, with going back. Undefined: there is none (or none was found). */
function leggUt(o: Oppgave, v: Delingsvalg, tilf: () => number): Map<number, number> | undefined {
  const plass = new Map<number, number>();
  const fylt = Array.from({ length: v.antallKlasser }, () => 0);
  const rekke = [...o.bunter.keys()].map((b) => ({ b, stokk: tilf() }));
  const tyngde = (b: number) => {
    const x = o.bunter.get(b)!;
    return (x.last === undefined ? 0 : 1e6) + x.fiender.size * 100 + x.medlemmer.length;
  };
  rekke.sort((x, y) => tyngde(y.b) - tyngde(x.b) || x.stokk - y.stokk);
  let steg = 0;
  const neste = (i: number): boolean => {
    if (i === rekke.length) return true;
    if (++steg > STEGTAK) return false;
    const b = rekke[i]!.b;
    const x = o.bunter.get(b)!;
    const klasser = (x.last === undefined ? fylt.map((_, k) => k) : [x.last]).filter(
      (k) => fylt[k]! + x.medlemmer.length <= v.storst && ![...x.fiender].some((f) => plass.get(f) === k),
    );
    for (const k of klasser.toSorted((p, q) => fylt[p]! - fylt[q]!)) {
      plass.set(b, k);
      fylt[k]! += x.medlemmer.length;
      if (neste(i + 1)) return true;
      plass.delete(b);
      fylt[k]! -= x.medlemmer.length;
    }
    return false;
  };
  return neste(0) ? plass : undefined;
}

/** The smallest group found that must all be apart, and are more than there are classes. */
function finnKlikk(o: Oppgave, v: Delingsvalg): string[] {
  let storst: number[] = [];
  for (const b of [...o.bunter.keys()].toSorted((x, y) => o.bunter.get(y)!.fiender.size - o.bunter.get(x)!.fiender.size)) {
    const klikk = [b];
    for (const f of o.bunter.get(b)!.fiender) if (klikk.every((k) => o.bunter.get(k)!.fiender.has(f))) klikk.push(f);
    if (klikk.length > storst.length) storst = klikk;
    if (storst.length > v.antallKlasser) break;
  }
  const med = storst.length > v.antallKlasser ? storst.slice(0, v.antallKlasser + 1) : [...o.bunter].filter(([, x]) => x.fiender.size > 0 || x.last !== undefined).map(([b]) => b); // prettier-ignore
  return med.map((b) => v.elever[o.bunter.get(b)!.medlemmer[0]!]!.id);
}

/** What a division costs: less is better. Each criterion is the square of how far a class is from its share. */
function lagKostnad(v: Delingsvalg, indeks: ReadonlyMap<string, number>) {
  const n = v.elever.length;
  const jente = v.elever.map((e) => (e.kjonn === 'kvinne' ? 1 : 0));
  const stotte = v.elever.map((e) => (e.stotte ? 1 : 0));
  const sum = (x: readonly number[]) => x.reduce((a, b) => a + b, 0);
  const [alleJenter, alleStotte] = [sum(jente), sum(stotte)];
  const myke = v.onsker.flatMap((o) => {
    const [a, b] = [indeks.get(o.a), indeks.get(o.b)];
    return o.skal || a === undefined || b === undefined ? [] : [{ a, b, sammen: o.slag === 'sammen' }];
  });
  return (plass: readonly number[]): number => {
    const k = v.antallKlasser;
    const [s, j, t] = [new Float64Array(k), new Float64Array(k), new Float64Array(k)];
    for (let i = 0; i < n; i++) {
      const c = plass[i]!;
      s[c]! += 1;
      j[c]! += jente[i]!;
      t[c]! += stotte[i]!;
    }
    let kost = 0;
    for (let c = 0; c < k; c++)
      kost +=
        VEKT.storrelse * (s[c]! - n / k) ** 2 +
        VEKT.kjonn * (j[c]! - (alleJenter / n) * s[c]!) ** 2 +
        VEKT.stotte * (t[c]! - alleStotte / k) ** 2;
    const harOnske = new Set<number>();
    const fikk = new Set<number>();
    for (const o of myke) {
      const samme = plass[o.a] === plass[o.b];
      if (!o.sammen) kost += samme ? VEKT.skilt : 0;
      else {
        harOnske.add(o.a);
        if (samme) fikk.add(o.a);
        else kost += VEKT.sammen;
      }
    }
    for (const i of harOnske) if (!fikk.has(i)) kost += VEKT.ingenOppfylt;
    return kost;
  };
}

/**
 * A proposal for a year's classes. Everything that must be is kept, or the pupils it fails on are named and nothing is proposed. At most some
 * tenths of a second for 120 pupils.
 */
export function foreslaKlasser(v: Delingsvalg): Klasseforslag {
  if (v.elever.length === 0)
    return { ok: true, plass: new Map(), klasser: tom(v), grunner: new Map(), onsker: { antall: 0, oppfylt: 0 } };
  const indeks = new Map(v.elever.map((e, i) => [e.id, i]));
  const oppgave = lagOppgave(v, indeks);
  if (oppgave.konflikter.length > 0) return { ok: false, konflikter: oppgave.konflikter };
  const tilf = tilfeldig(v.fro);
  const start = leggUt(oppgave, v, tilf);
  if (start === undefined)
    return {
      ok: false,
      konflikter: [{ kode: 'for_mange_hver_for_seg', personer: finnKlikk(oppgave, v), klasser: v.antallKlasser }],
    };
  const plass = forbedre(v, oppgave, start, lagKostnad(v, indeks), tilf);
  return beskriv(v, indeks, plass);
}

/** What cannot be, without making a proposal. Empty: a division is possible. */
export function sjekkDeling(v: Delingsvalg): readonly Delingskonflikt[] {
  const indeks = new Map(v.elever.map((e, i) => [e.id, i]));
  const oppgave = lagOppgave(v, indeks);
  if (oppgave.konflikter.length > 0 || v.elever.length === 0) return oppgave.konflikter;
  if (leggUt(oppgave, v, tilfeldig(v.fro)) !== undefined) return [];
  return [{ kode: 'for_mange_hver_for_seg', personer: finnKlikk(oppgave, v), klasser: v.antallKlasser }];
}

const FORSOK_PER_BUNT = 220;

/** Moves and swaps bundles as long as it helps, and now and then when it does not, less and less often. */
function forbedre(
  v: Delingsvalg,
  o: Oppgave,
  start: ReadonlyMap<number, number>,
  kostnad: (plass: readonly number[]) => number,
  tilf: () => number,
): number[] {
  const frie = [...o.bunter.keys()].filter((b) => o.bunter.get(b)!.last === undefined);
  const der = new Map(start);
  const plass = v.elever.map(() => 0);
  for (const [b, k] of der) for (const i of o.bunter.get(b)!.medlemmer) plass[i] = k;
  const fylt = Array.from({ length: v.antallKlasser }, (_, k) => plass.filter((p) => p === k).length);
  const lov = (b: number, k: number, uten?: number) => ![...o.bunter.get(b)!.fiender].some((f) => f !== uten && der.get(f) === k);
  const sett = (b: number, k: number) => {
    const m = o.bunter.get(b)!.medlemmer;
    fylt[der.get(b)!]! -= m.length;
    fylt[k]! += m.length;
    der.set(b, k);
    for (const i of m) plass[i] = k;
  };
  let na = kostnad(plass);
  let best = na;
  let beste = [...plass];
  const runder = Math.min(30_000, frie.length * FORSOK_PER_BUNT);
  for (let r = 0; r < runder && v.antallKlasser > 1; r++) {
    const a = frie[Math.floor(tilf() * frie.length)]!;
    const ka = der.get(a)!;
    const bytte = tilf() < 0.6;
    const b = bytte ? frie[Math.floor(tilf() * frie.length)]! : undefined;
    const kb = b === undefined ? Math.floor(tilf() * v.antallKlasser) : der.get(b)!;
    if (ka === kb || !lov(a, kb, b) || (b !== undefined && !lov(b, ka, a))) continue;
    if (b !== undefined && o.bunter.get(a)!.fiender.has(b) && ka === kb) continue;
    const [na1, nb1] = [o.bunter.get(a)!.medlemmer.length, b === undefined ? 0 : o.bunter.get(b)!.medlemmer.length];
    if (fylt[kb]! + na1 - nb1 > v.storst || fylt[ka]! + nb1 - na1 > v.storst) continue;
    sett(a, kb);
    if (b !== undefined) sett(b, ka);
    const ny = kostnad(plass);
    const varme = 80 * (1 - r / runder) ** 2;
    if (ny <= na || tilf() < Math.exp((na - ny) / Math.max(varme, 1e-9))) {
      na = ny;
      if (ny < best) {
        best = ny;
        beste = [...plass];
      }
    } else {
      sett(a, ka);
      if (b !== undefined) sett(b, kb);
    }
  }
  return beste;
}

const tom = (v: Delingsvalg): Klassetall[] =>
  Array.from({ length: v.antallKlasser }, () => ({ elever: 0, jenter: 0, gutter: 0, stotte: 0 }));

/** The numbers of each class for a division, by hand or proposed. */
export function tellKlasser(v: Pick<Delingsvalg, 'elever' | 'antallKlasser'>, plass: ReadonlyMap<string, number>): Klassetall[] {
  const ut = Array.from({ length: v.antallKlasser }, () => ({ elever: 0, jenter: 0, gutter: 0, stotte: 0 }));
  for (const e of v.elever) {
    const k = ut[plass.get(e.id) ?? -1];
    if (k === undefined) continue;
    k.elever++;
    if (e.kjonn === 'kvinne') k.jenter++;
    if (e.kjonn === 'mann') k.gutter++;
    if (e.stotte) k.stotte++;
  }
  return ut;
}

/** Why each pupil stands where he does. Nothing to say about wishes: for the balance. */
export function forklar(
  onsker: readonly Delingsonske[],
  plass: ReadonlyMap<string, number>,
  last: ReadonlyMap<string, number>,
): Map<string, Delingsgrunn[]> {
  const ut = new Map<string, Delingsgrunn[]>();
  const legg = (id: string, g: Delingsgrunn) => {
    const egne = ut.get(id);
    if (egne === undefined) ut.set(id, [g]);
    else egne.push(g);
  };
  for (const id of last.keys()) if (plass.has(id)) legg(id, { kode: 'last' });
  for (const o of onsker) {
    if (!plass.has(o.a) || !plass.has(o.b)) continue;
    const samme = plass.get(o.a) === plass.get(o.b);
    for (const [jeg, annen] of [
      [o.a, o.b],
      [o.b, o.a],
    ] as const)
      // prettier-ignore
      if (o.slag === 'sammen') legg(jeg, samme ? { kode: 'sammen', med: annen, skal: o.skal } : { kode: 'ikke_sammen', med: annen });
      else legg(jeg, samme ? { kode: 'ikke_skilt', fra: annen } : { kode: 'skilt', fra: annen, skal: o.skal });
  }
  for (const id of plass.keys()) if (!ut.has(id)) ut.set(id, [{ kode: 'balanse' }]);
  return ut;
}

function beskriv(v: Delingsvalg, indeks: ReadonlyMap<string, number>, plassene: readonly number[]): Klasseforslag {
  const plass = new Map(v.elever.map((e, i) => [e.id, plassene[i]!]));
  const myke = v.onsker.filter((o) => !o.skal && indeks.has(o.a) && indeks.has(o.b));
  const oppfylt = myke.filter((o) => (plass.get(o.a) === plass.get(o.b)) === (o.slag === 'sammen')).length;
  return {
    ok: true,
    plass,
    klasser: tellKlasser(v, plass),
    grunner: forklar(v.onsker, plass, v.last),
    onsker: { antall: myke.length, oppfylt },
  };
}
