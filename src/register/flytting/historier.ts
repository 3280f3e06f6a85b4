// Random histories of moves, for the property and its bench: acts through the same planner, on rows kept as the database keeps them.
import { leggTilDager, type Dato } from '#grunn/tid/index.ts';
import type { Flytting, Gruppeplass, Plass } from './modell.ts';
import { planleggFlytting, sjekkFlytting, skolegang } from './regler.ts';

interface Versjon<R> {
  readonly rad: R;
  readonly kjentFra: number;
  kjentTil: number | null;
  readonly apnetAv: number;
  lukketAv: number | null;
}
type Steg =
  | { readonly slag: 'flytt'; readonly f: Flytting }
  | { readonly slag: 'gruppe'; readonly fra: Dato; readonly n: number }
  | { readonly slag: 'angre' };

export const SKOLER = ['974100001', '974100002', '974100003'];

/** A seeded generator of numbers in [0, 1). */
export function tilfeldig(fro: number): () => number {
  let s = fro >>> 0 || 1;
  return () => {
    s = (Math.imul(s, 1664525) + 1013904223) >>> 0;
    return s / 2 ** 32;
  };
}

class Historie {
  readonly plasser: Versjon<Plass>[] = [];
  readonly grupper: Versjon<Gruppeplass>[] = [];
  readonly bilder: string[] = [];
  /** Days the pupil should have a place, as the acts say it: [fra, til or open]. */
  readonly skal: { fra: Dato; til: Dato | null; skole: string }[] = [];
  tid = 0;

  na<R>(v: readonly Versjon<R>[], tid = this.tid): R[] {
    return v.filter((x) => x.kjentFra <= tid && (x.kjentTil === null || x.kjentTil > tid)).map((x) => x.rad);
  }

  bytt<R>(v: Versjon<R>[], lukk: readonly R[], apne: readonly R[]): void {
    for (const r of lukk) {
      const x = v.find((y) => y.kjentTil === null && y.rad === r)!;
      x.kjentTil = this.tid;
      x.lukketAv = this.tid;
    }
    for (const rad of apne) v.push({ rad, kjentFra: this.tid, kjentTil: null, apnetAv: this.tid, lukketAv: null });
  }

  /** Undoes the last act whole, as angreFakta does: what it opened is closed, what it closed is opened. */
  angre(sett: number): void {
    for (const v of [this.plasser, this.grupper] as Versjon<unknown>[][]) {
      const lukket = v.filter((x) => x.apnetAv === sett && x.kjentTil === null);
      const gjen = v.filter((x) => x.lukketAv === sett && x.apnetAv !== sett).map((x) => x.rad);
      this.bytt(
        v,
        lukket.map((x) => x.rad),
        gjen,
      );
    }
  }

  bilde(tid: number): string {
    const ord = (p: readonly object[]) => p.map((x) => JSON.stringify(x)).toSorted();
    return JSON.stringify([ord(this.na(this.plasser, tid)), ord(this.na(this.grupper, tid))]);
  }
}

/** Lives one pupil's random history and says what is wrong with it; an empty list when nothing is. */
export function provHistorie(fro: number, lengde: number): string[] {
  const r = tilfeldig(fro);
  const velg = <T>(liste: readonly T[]): T => liste[Math.floor(r() * liste.length)]!;
  const h = new Historie();
  const feil: string[] = [];
  let dag: Dato = '2020-08-01';
  let nr = 0;
  let siste = 0;
  for (let i = 0; i < lengde; i++) {
    h.tid++;
    dag = leggTilDager(dag, Math.floor(r() * 120));
    const steg = velgSteg(r, velg, dag);
    const plasser = h.na(h.plasser);
    const grupper = h.na(h.grupper);
    if (steg.slag === 'angre') {
      if (siste > 0) h.angre(siste);
      siste = 0;
    } else if (steg.slag === 'gruppe') {
      const p = plasser.find((x) => x.fra <= steg.fra && (x.til === null || x.til >= steg.fra));
      if (p !== undefined) {
        const til = p.til ?? leggTilDager(steg.fra, 300);
        const gruppeId = `${p.skole}-${steg.n}`;
        const overlapper = grupper.filter((g) => g.til >= steg.fra && g.fra <= til);
        h.bytt(h.grupper, overlapper, [
          ...overlapper.flatMap((g) => (g.fra < steg.fra ? [{ ...g, til: leggTilDager(steg.fra, -1) }] : [])),
          { gruppeId, personId: 'p', kilde: 'manuell', skole: p.skole, fra: steg.fra, til },
        ]);
        siste = h.tid;
      }
    } else if (sjekkFlytting(plasser, steg.f) === undefined) {
      const plan = planleggFlytting(plasser, grupper, steg.f);
      h.bytt(h.plasser, plan.lukk, plan.apne.map((a) => ({ ...a, kilde: 'manuell', elevforholdId: a.elevforholdId ?? `e${nr++}` }))); // prettier-ignore
      h.bytt(h.grupper, plan.lukkGrupper, plan.apneGrupper.map((a) => ({ ...a, kilde: 'manuell', skole: plan.lukkGrupper.find((g) => g.gruppeId === a.gruppeId)!.skole }))); // prettier-ignore
      siste = h.tid;
      feil.push(...sjekkHull(plasser, h.na(h.plasser), steg.f));
    }
    h.bilder[h.tid] = h.bilde(h.tid);
    feil.push(...sjekkNa(h));
  }
  // the card as it was, at every moment, is what was seen then
  for (let t = 1; t <= h.tid; t++) if (h.bilde(t) !== h.bilder[t]) feil.push(`bildet ved ${t} er et annet nå`);
  return feil;
}

function velgSteg(r: () => number, velg: <T>(l: readonly T[]) => T, dag: Dato): Steg {
  const hva = r();
  if (hva < 0.15) return { slag: 'angre' };
  if (hva < 0.4) return { slag: 'gruppe', fra: dag, n: Math.floor(r() * 3) };
  const slag = velg(['skole', 'skole', 'ut', 'avslutt', 'inn', 'inn'] as const);
  const fra = leggTilDager(dag, Math.floor(r() * 60) - 20);
  return {
    slag: 'flytt',
    f: {
      personId: 'p',
      slag,
      fra,
      tilSkole: slag === 'skole' || slag === 'inn' ? velg(SKOLER) : null,
      arstrinn: slag === 'inn' ? 1 + Math.floor(r() * 10) : null,
    },
  };
}

/** A move between schools leaves no day without a place that had one, and takes no earlier day away. */
function sjekkHull(for_: readonly Plass[], etter: readonly Plass[], f: Flytting): string[] {
  const dekket = (p: readonly Plass[], d: Dato) => p.find((x) => x.fra <= d && (x.til === null || x.til >= d));
  const feil: string[] = [];
  for (const p of [...for_, ...etter])
    for (const d of [p.fra, p.til ?? '2099-01-01', f.fra, leggTilDager(f.fra, -1)]) {
      const [a, b] = [dekket(for_, d), dekket(etter, d)];
      if (d < f.fra && a?.skole !== b?.skole) feil.push(`${d} før flyttingen er endret`);
      if (d >= f.fra && f.slag === 'skole' && a !== undefined && b?.skole !== f.tilSkole)
        feil.push(`${d} er uten plass ved ny skole`);
      if (d >= f.fra && (f.slag === 'ut' || f.slag === 'avslutt') && b !== undefined) feil.push(`${d} har plass etter slutten`);
    }
  return feil;
}

/** What must hold of the rows whatever has happened: one place a day, groups one a day and only where the pupil goes, a path without holes of ours. */
function sjekkNa(h: Historie): string[] {
  const feil: string[] = [];
  const plasser = h.na(h.plasser).toSorted((a, b) => (a.fra < b.fra ? -1 : 1));
  const slutt = (d: Dato | null) => d ?? '9999-12-31';
  for (const [i, p] of plasser.entries()) {
    if (slutt(p.til) < p.fra) feil.push('en plass slutter før den begynner');
    const neste = plasser[i + 1];
    if (neste !== undefined && neste.fra <= slutt(p.til)) feil.push('to plasser samme dag');
  }
  const grupper = h.na(h.grupper).toSorted((a, b) => (a.fra < b.fra ? -1 : 1));
  for (const [i, g] of grupper.entries()) {
    const neste = grupper[i + 1];
    if (neste !== undefined && neste.fra <= g.til) feil.push('to klasser samme dag');
    if (g.til < g.fra) feil.push('et medlemskap slutter før det begynner');
    const dekket = skolegang(
      plasser.map((p) => ({ ...p, navn: p.skole })),
      '2030-01-01',
    ).some((s) => s.skole === g.skole && s.fra <= g.fra && slutt(s.til) >= g.til);
    if (!dekket) feil.push('en gruppe ved en skole eleven ikke går på');
  }
  const gang = skolegang(
    plasser.map((p) => ({ ...p, navn: p.skole })),
    '2030-01-01',
  );
  for (const p of plasser)
    if (!gang.some((s) => s.skole === p.skole && s.fra <= p.fra && slutt(s.til) >= slutt(p.til)))
      feil.push('skolegangen mangler en plass');
  return feil;
}
