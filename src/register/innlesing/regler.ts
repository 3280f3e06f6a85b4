import type { Brems, Bremsegrenser, Kildehode, Tellere } from './modell.ts';

/**
 * The brakes: what makes a run stop and ask a named person (L03, F-24, F-33). `forrige` is the last finished run of the
 * same source that gave a whole picture; without one only the file's own contradictions count.
 */
export function bremser(s: {
  readonly hode: Kildehode;
  readonly tellere: Tellere;
  readonly tause: { readonly antall: number; readonly av: number };
  readonly naerSkjermet: number;
  readonly forrige: { readonly hentet: number; readonly eksportert: string | null } | undefined;
  readonly kjente: number;
  readonly grenser: Bremsegrenser;
}): Brems[] {
  const ut: Brems[] = [];
  const { hode, tellere, grenser, forrige } = s;
  if (hode.antallOppgitt != null && hode.antallLest !== undefined && hode.antallOppgitt !== hode.antallLest)
    ut.push({ kode: 'avkortet', tall: hode.antallLest, grense: hode.antallOppgitt });
  else if (hode.avkortet) ut.push({ kode: 'avkortet', tall: hode.antallLest ?? 0, grense: hode.antallOppgitt ?? 0 });
  if (forrige?.eksportert && hode.eksportert && hode.eksportert <= forrige.eksportert)
    ut.push({ kode: 'gammel_fil', tall: 1, grense: 0 });
  if ((hode.fremmede ?? 0) > 0) ut.push({ kode: 'fremmed_kommune', tall: hode.fremmede!, grense: 0 });
  if ((hode.duplikater ?? 0) > 0) ut.push({ kode: 'duplikater', tall: hode.duplikater!, grense: 0 });
  if (hode.heltBilde && forrige && forrige.hentet >= grenser.minstAntall) {
    const minst = Math.ceil(forrige.hentet * (1 - grenser.krympet));
    if (tellere.hentet < minst) ut.push({ kode: 'krympet', tall: tellere.hentet, grense: minst, av: forrige.hentet });
  }
  // a first reading changes everybody: shares are of those we knew before
  if (s.kjente >= grenser.minstAntall) {
    const flest = Math.floor(s.kjente * grenser.endret);
    if (tellere.endret > flest) ut.push({ kode: 'for_mange_endringer', tall: tellere.endret, grense: flest, av: s.kjente });
  }
  const avsluttet = tellere.avsluttet + s.tause.antall;
  const av = Math.max(s.tause.av, s.kjente);
  if (av >= grenser.minstAntall) {
    const flest = Math.floor(av * grenser.avsluttet);
    if (avsluttet > flest) ut.push({ kode: 'for_mange_avsluttet', tall: avsluttet, grense: flest, av });
  }
  if (s.naerSkjermet > 0) ut.push({ kode: 'ny_foresatt_naer_skjermet', tall: s.naerSkjermet, grense: 0 });
  if (hode.seOver && tellere.iBruk > 0) ut.push({ kode: 'se_over', tall: tellere.iBruk, grense: 0 });
  return ut;
}

/** Adds counts; `ventet` is kept. */
export function leggSammen(a: Tellere, b: Partial<Tellere>): Tellere {
  const ut: Record<string, number | null> = { ...a };
  for (const [k, v] of Object.entries(b)) if (k !== 'ventet' && typeof v === 'number') ut[k] = ((ut[k] as number) ?? 0) + v;
  return ut as unknown as Tellere;
}

/** Seconds left at the rate so far; undefined until there is one. */
export function tidIgjen(gjort: number, avTotalt: number | null, bruktMs: number): number | undefined {
  if (!avTotalt || gjort <= 0 || bruktMs < 500) return undefined;
  return Math.max(0, Math.round(((avTotalt - gjort) * bruktMs) / gjort / 1000));
}
