// What a newcomer sees in the terminal: each source with a bar, counts, rate and time left. Lines, when it is not a terminal.
import type { Innlesingskilde, Innlesingsstatus, Tellere } from '#register/innlesing/index.ts';
import { tidIgjen } from '#register/innlesing/index.ts';

const NAVN: Readonly<Record<string, string>> = {
  folkeregisteret: 'Folkeregisteret',
  oppstart: 'Elevplasser',
  hr: 'HR',
  krr: 'KRR',
  nsr: 'Skoler (NSR)',
  grep: 'Fagkoder (Grep)',
};
const tall = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, ' ');

export interface Framdriftsskjerm {
  readonly vis: (id: string, kilde: Innlesingskilde, t: Tellere, status: Innlesingsstatus) => void;
  /** Ends the line of a source. */
  readonly ferdig: () => void;
}

export function lagSkjerm(ut: NodeJS.WriteStream = process.stdout, na: () => number = Date.now): Framdriftsskjerm {
  const startet = new Map<string, number>();
  let sist = 0;
  let apen = false;
  return {
    vis(id, kilde, t, status) {
      if (!startet.has(id)) startet.set(id, na());
      const slutt = ['ferdig', 'venter', 'feilet', 'avvist'].includes(status);
      if (!slutt && (!ut.isTTY || na() - sist < 80)) return;
      sist = na();
      const ms = na() - startet.get(id)!;
      const mottar = status === 'mottar';
      const gjort = mottar ? t.hentet : t.brukt;
      const av = mottar ? t.ventet : t.iBruk;
      // receipt and use are the two halves of the bar
      const andel = slutt ? 1 : av ? Math.min(1, gjort / av) * 0.5 + (mottar ? 0 : 0.5) : mottar ? 0.1 : 0.5;
      const strek = `${'█'.repeat(Math.round(andel * 16))}${'░'.repeat(16 - Math.round(andel * 16))}`;
      const igjen = slutt ? undefined : tidIgjen(gjort, av, ms);
      const rate = ms > 300 ? ` · ${tall(Math.round((t.hentet * 1000) / ms))}/s` : '';
      const hva = `${tall(t.hentet)} hentet · ${tall(t.nye)} nye · ${tall(t.endret)} endret · ${tall(t.uendret)} uendret · ${tall(t.holdtIgjen)} holdt igjen`;
      const merke =
        status === 'venter'
          ? '  ▲ venter på godkjenning'
          : status === 'feilet'
            ? '  ✗ feilet'
            : slutt
              ? `  ✓ ${(ms / 1000).toFixed(1).replace('.', ',')} s`
              : igjen === undefined
                ? ''
                : `  ca. ${igjen} s igjen`;
      const linje = `  ${(NAVN[kilde] ?? kilde).padEnd(16)} ${strek}  ${hva}${rate}${merke}`;
      if (ut.isTTY) ut.write(`\r\x1b[2K${linje.slice(0, (ut.columns ?? 160) - 1)}${slutt ? '\n' : ''}`);
      else ut.write(`${linje}\n`);
      apen = !slutt;
    },
    ferdig() {
      if (apen && ut.isTTY) ut.write('\n');
      apen = false;
    },
  };
}
