import { Kildefeil } from '#grunn/feil/index.ts';

const MAKS_PROLOG = 16 * 1024;

/** Holds back what stands before the root element until it is known to be harmless. */
export interface Prologvakt {
  /** The text that may be parsed now; empty while more is needed. */
  slipp(bit: string): string;
  /** What is left when the document ends before any root element. */
  readonly rest: string;
}

/**
 * Refuses a document type declaration at its first letters: entities, external files and parameter entities can only be
 * declared there, and no register we read from uses one. Throws Kildefeil (`html` for a web page, else `uleselig`).
 */
export function lagPrologvakt(kilde: string): Prologvakt {
  let holdt = '';
  let fri = false;
  return {
    slipp(bit) {
      if (fri) return bit;
      holdt += bit;
      const rest = holdt.slice(prologslutt(holdt) ?? holdt.length);
      if (/^<(?:!doctype\s+)?html[\s>]/i.test(rest)) {
        throw new Kildefeil(kilde, 'html', 'Svaret er en nettside, ikke XML. En brannmur eller proxy har svart.');
      }
      if (trengerMer(rest)) {
        if (holdt.length <= MAKS_PROLOG) return '';
        throw new Kildefeil(kilde, 'for_stor', `Fila har mer enn ${MAKS_PROLOG} tegn før det første elementet.`);
      }
      if (rest.startsWith('<!')) {
        const hvorfor = 'Slike filer avvises, fordi de kan vokse uten grense og hente andre filer.';
        throw new Kildefeil(kilde, 'uleselig', `Fila inneholder en dokumenttypedeklarasjon (DOCTYPE). ${hvorfor}`);
      }
      fri = true;
      const ut = holdt;
      holdt = '';
      return ut;
    },
    get rest() {
      return holdt;
    },
  };
}

/** Where the first thing that is not white space, a comment or an instruction begins; undefined inside one of those. */
function prologslutt(s: string): number | undefined {
  let i = 0;
  for (;;) {
    while (i < s.length && ' \t\r\n'.includes(s[i] as string)) i += 1;
    const slutt = s.startsWith('<?', i) ? '?>' : s.startsWith('<!--', i) ? '-->' : undefined;
    if (slutt === undefined) return i;
    const j = s.indexOf(slutt, i + 2);
    if (j < 0) return undefined;
    i = j + slutt.length;
  }
}

/** True while the text so far may still become a comment, a web page or a root element. */
function trengerMer(rest: string): boolean {
  const sma = rest.toLowerCase();
  return ['<!--', '<!doctype html ', '<html '].some((start) => sma.length < start.length && start.startsWith(sma));
}
