// How many of those who look are found, and how many honest people are asked.
import { leggTilDager } from '#grunn/tid/index.ts';
import type { Alarm, Oppslag, Terskler } from '../modell.ts';
import { finnAlarmer, VINDU } from '../regler.ts';
import { leseaar, type Monster } from './ar.ts';

export interface Treffsikkerhet {
  readonly plantet: number;
  readonly funnet: number;
  readonly uttrekk: number;
  readonly uttrekkFunnet: number;
  /** Share of honest users who are asked in a week. */
  readonly falskPerUke: number;
  /** Share of honest users who are asked at least once in the year. */
  readonly falskPerAr: number;
  readonly oppslag: number;
  readonly ikkeFunnet: Readonly<Partial<Record<Monster, number>>>;
}

const uke = (dag: string): number => Math.floor(Date.parse(`${dag}T12:00:00Z`) / 604_800_000);

/** Runs the nightly control through a made-up year, or through its first days. */
export function malTreff(fro: number, t: Terskler, forste = Infinity): Treffsikkerhet {
  const { dager, plantet, arlige } = leseaar(fro);
  const i = [...dager.keys()].sort().slice(0, forste);
  const alarmer: Alarm[] = [];
  let oppslag = 0;
  for (const dag of i) {
    oppslag += dager.get(dag)!.length;
    const vindu: Oppslag[] = [];
    for (let d = 0; d < VINDU; d++) vindu.push(...(dager.get(leggTilDager(dag, -d)) ?? []));
    alarmer.push(...finnAlarmer(vindu, dag, t));
  }
  const erUttrekk = (m: Monster) => m === 'uttrekk' || m === 'sakteUttrekk';
  const funnet = plantet.filter((p) => alarmer.some((a) => a.aktorId === p.aktorId && a.dag >= p.fra && a.dag <= p.til));
  const ikkeFunnet: Partial<Record<Monster, number>> = {};
  for (const p of plantet) if (!funnet.includes(p)) ikkeFunnet[p.monster] = (ikkeFunnet[p.monster] ?? 0) + 1;
  const falske = alarmer.filter((a) => arlige.has(a.aktorId));
  const uker = new Set(i.map(uke)).size;
  return {
    plantet: plantet.filter((p) => !erUttrekk(p.monster)).length,
    funnet: funnet.filter((p) => !erUttrekk(p.monster)).length,
    uttrekk: plantet.filter((p) => erUttrekk(p.monster)).length,
    uttrekkFunnet: funnet.filter((p) => erUttrekk(p.monster)).length,
    falskPerUke: new Set(falske.map((a) => `${a.aktorId}/${uke(a.dag)}`)).size / (arlige.size * uker),
    falskPerAr: new Set(falske.map((a) => a.aktorId)).size / arlige.size,
    oppslag,
    ikkeFunnet,
  };
}
