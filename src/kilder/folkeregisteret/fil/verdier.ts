// JSON values out of a long text, one at a time, without holding the text: a list, or values after each other.
import { Kildefeil } from '#grunn/feil/index.ts';

export interface Verdi {
  /** The line it begins on. */
  readonly linje: number;
  readonly tekst: string;
}

export interface Verdileser {
  /** Values completed by this piece. Throws Kildefeil `for_stor` when one grows past the limit. */
  les(bit: string): readonly Verdi[];
  /** What had begun and did not end; undefined when all was whole. */
  slutt(): Verdi | undefined;
  /** Something stood between the values that does not belong there. */
  readonly uventet: boolean;
}

/** Splits at balanced braces. `liste`: the text is one JSON list, and is cut off unless its bracket is closed. */
export function lagVerdileser(valg: { readonly kilde: string; readonly liste: boolean; readonly maksVerdi: number }): Verdileser {
  let linje = 1;
  let dybde = 0;
  let iStreng = false;
  let hoppOver = false; // the sign after a backslash
  let apnet = false;
  let lukket = false;
  let uventet = false;
  let start = 1;
  let samlet = '';

  function mellomrom(tegn: string): void {
    if (tegn === '[' && valg.liste && !apnet) apnet = true;
    else if (tegn === ']' && apnet && !lukket) lukket = true;
    else if (!/[\s,]/.test(tegn)) uventet = true;
  }

  return {
    get uventet() {
      return uventet;
    },
    les(bit) {
      const ferdige: Verdi[] = [];
      let fra = 0;
      for (let i = 0; i < bit.length; i++) {
        const tegn = bit[i] as string;
        if (tegn === '\n') {
          linje += 1;
          // No string goes over a line end in JSON: a missing quotation mark must not swallow the records after it.
          iStreng = false;
          hoppOver = false;
        } else if (iStreng) {
          if (hoppOver) hoppOver = false;
          else if (tegn === '\\') hoppOver = true;
          else if (tegn === '"') iStreng = false;
        } else if (dybde === 0) {
          if (tegn !== '{') {
            mellomrom(tegn);
            continue;
          }
          dybde = 1;
          fra = i;
          start = linje;
        } else if (tegn === '"') iStreng = true;
        else if (tegn === '{' || tegn === '[') dybde += 1;
        else if (tegn === '}' || tegn === ']') {
          dybde -= 1;
          if (dybde > 0) continue;
          ferdige.push({ linje: start, tekst: samlet + bit.slice(fra, i + 1) });
          samlet = '';
        }
      }
      if (dybde > 0) samlet += bit.slice(fra);
      if (samlet.length > valg.maksVerdi)
        throw new Kildefeil(valg.kilde, 'for_stor', `Posten på linje ${start} er større enn grensen på ${valg.maksVerdi} tegn.`);
      return ferdige;
    },
    slutt() {
      if (dybde > 0) return { linje: start, tekst: samlet };
      return valg.liste && !lukket ? { linje, tekst: '' } : undefined;
    },
  };
}
