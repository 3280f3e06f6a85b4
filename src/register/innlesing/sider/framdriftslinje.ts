import type { Framdriftslinje, Framdriftstilstand } from '#web/komponenter/index.ts';
import { tall, type Sprak } from '#web/tekster/index.ts';
import { tekst } from '../tekster.ts';
import type { Kjoringsrad } from './modell.ts';
import { feilord, statusmerke } from './ord.ts';

function tilstand(r: Kjoringsrad): Framdriftstilstand {
  switch (r.status) {
    case 'mottar':
    case 'klar':
    case 'bruker':
      return 'henter';
    case 'venter':
      return r.avgjort === null ? 'stoppet' : 'venter';
    case 'feilet':
      return 'feilet';
    default:
      return 'ferdig';
  }
}

/** A run as a line of the progress display: receiving fills the bar with people received, writing with people written. */
export function framdriftslinje(sprak: Sprak, r: Kjoringsrad, navn: string): Framdriftslinje {
  const t = tekst(sprak);
  const skriver = r.arbeid?.hva === 'skriver' ? r.arbeid : undefined;
  // why a run was stopped stands in the box above, with what can be done
  const melding =
    r.status === 'venter'
      ? r.avgjort === null
        ? undefined
        : t.arbeid.starter
      : skriver
        ? t.arbeid.skriver(tall(skriver.gjort), tall(skriver.totalt ?? 0))
        : r.feil !== null
          ? feilord(sprak, r.feil.kode)
          : r.status === 'avvist' || r.status === 'angret'
            ? `${t.status[r.status]}.`
            : undefined;
  return {
    navn,
    tilstand: tilstand(r),
    merke: statusmerke(sprak, r),
    hentet: r.tellere.hentet,
    totalt:
      r.tellere.ventet !== null && r.tellere.ventet >= r.tellere.hentet
        ? r.tellere.ventet
        : r.status === 'mottar'
          ? undefined
          : r.tellere.hentet,
    ...(skriver && skriver.totalt !== null ? { del: { gjort: skriver.gjort, totalt: skriver.totalt } } : {}),
    nye: r.tellere.nye,
    endret: r.tellere.endret,
    uendret: r.tellere.uendret,
    holdtIgjen: r.tellere.holdtIgjen,
    holdtIgjenHref: `/innlesing/holdt?kjoring=${r.id}`,
    perSekund: r.arbeid?.perSekund ?? undefined,
    sekunderIgjen: r.arbeid?.sekunderIgjen ?? undefined,
    melding,
  };
}
