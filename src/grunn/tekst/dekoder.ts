import { Kildefeil } from '#grunn/feil/index.ts';

/** What a source hands us: a stream of pieces, or everything at once. */
export type Bytekilde = AsyncIterable<Uint8Array> | Iterable<Uint8Array> | Uint8Array;

/** ISO-8859-1 is read as windows-1252, as browsers do: the bytes 80–9F are control characters in the one and letters in the other. */
export type Tegnsett = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-15';

export interface Dekodervalg {
  /** Name of the source, for errors. */
  readonly kilde: string;
  /** Bytes pulled from the source before it is refused. */
  readonly maksTotalt: number;
  /** Chooses from the first bytes (1 024 or all there are), after a byte order mark if there is one; throws Kildefeil. */
  readonly velgTegnsett: (start: Uint8Array, bom: Tegnsett | undefined) => Tegnsett;
}

const STARTLENGDE = 1024;
/** A whole file in memory is cut up too, so that no step works on more than this. */
const STYKKE = 64 * 1024;

/** The encoding a byte order mark announces, and the mark's length in bytes. */
export function lesBom(start: Uint8Array): { readonly tegnsett: Tegnsett; readonly lengde: number } | undefined {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return { tegnsett: 'utf-8', lengde: 3 };
  if (start[0] === 0xff && start[1] === 0xfe) return { tegnsett: 'utf-16le', lengde: 2 };
  if (start[0] === 0xfe && start[1] === 0xff) return { tegnsett: 'utf-16be', lengde: 2 };
  return undefined;
}

/**
 * Bytes to text, piece by piece. Throws Kildefeil `for_stor` as soon as `maksTotalt` bytes are passed, and `uleselig` at the first
 * byte that cannot be the chosen encoding. Memory: a few pieces of the source's own size.
 */
export async function* dekod(kilde: Bytekilde, valg: Dekodervalg): AsyncGenerator<string> {
  const stykker = begrens(kilde, valg);
  let start: Uint8Array = new Uint8Array(0);
  let tekst: Tekstdekoder | undefined;
  for await (const stykke of stykker) {
    if (tekst) {
      yield tekst.dekod(stykke);
      continue;
    }
    start = start.byteLength === 0 ? stykke : Buffer.concat([start, stykke]);
    if (start.byteLength < STARTLENGDE) continue;
    tekst = velg(start, valg);
    yield tekst.dekod(utenBom(start));
  }
  if (!tekst) {
    tekst = velg(start, valg);
    yield tekst.dekod(utenBom(start));
  }
  yield tekst.slutt();
}

const utenBom = (start: Uint8Array) => start.subarray(lesBom(start)?.lengde ?? 0);

function velg(start: Uint8Array, valg: Dekodervalg): Tekstdekoder {
  const bom = lesBom(start)?.tegnsett;
  return lagTekstdekoder(valg.velgTegnsett(utenBom(start).subarray(0, STARTLENGDE), bom), valg.kilde);
}

async function* begrens(kilde: Bytekilde, valg: Dekodervalg): AsyncGenerator<Uint8Array> {
  let lest = 0;
  for await (const bit of kilde instanceof Uint8Array ? [kilde] : kilde) {
    lest += bit.byteLength;
    if (lest > valg.maksTotalt) {
      throw new Kildefeil(
        valg.kilde,
        'for_stor',
        `Fila er større enn grensen på ${valg.maksTotalt} byte, og er ikke lest ferdig.`,
      );
    }
    for (let i = 0; i < bit.byteLength; i += STYKKE) yield bit.subarray(i, i + STYKKE);
  }
}

interface Tekstdekoder {
  dekod(bit: Uint8Array): string;
  slutt(): string;
}

function lagTekstdekoder(tegnsett: Tegnsett, kilde: string): Tekstdekoder {
  const dekoder = new TextDecoder(tegnsett, { fatal: true, ignoreBOM: true });
  const vakt = tegnsett.startsWith('utf') ? undefined : lagUtf8vakt(tegnsett, kilde);
  const feil = (arsak: unknown) =>
    new Kildefeil(
      kilde,
      'uleselig',
      `Fila er oppgitt som ${tegnsett.toUpperCase()}, men inneholder byte som ikke er det. Kontroller tegnsettet i eksporten.`,
      { cause: arsak },
    );
  return {
    dekod(bit) {
      vakt?.se(bit);
      try {
        return dekoder.decode(bit, { stream: true });
      } catch (arsak) {
        throw feil(arsak);
      }
    },
    slutt() {
      vakt?.slutt();
      try {
        return dekoder.decode();
      } catch (arsak) {
        throw feil(arsak);
      }
    },
  };
}

/**
 * Any bytes at all are readable as ISO-8859-1, so a wrong declaration shows only as «Ã¸» in the names. Text in which every letter
 * outside ASCII is a well-formed UTF-8 sequence is UTF-8: «Ã» followed by a sign never occurs in Norwegian.
 */
function lagUtf8vakt(tegnsett: Tegnsett, kilde: string) {
  const NOK = 8;
  const prove = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let i = 0; // sequences seen
  let avgjort = false;
  const avvis = (): never => {
    throw new Kildefeil(kilde, 'uleselig', `Fila er oppgitt som ${tegnsett.toUpperCase()}, men er skrevet i UTF-8.`);
  };
  const proving = (bit?: Uint8Array) => {
    if (avgjort) return '';
    try {
      return prove.decode(bit, { stream: bit !== undefined });
    } catch {
      avgjort = true; // not UTF-8: the declaration may be right
      return '';
    }
  };
  return {
    se(bit: Uint8Array) {
      // eslint-disable-next-line no-control-regex
      i += proving(bit).match(/[^\x00-\x7f]/gu)?.length ?? 0;
      if (!avgjort && i >= NOK) avvis();
    },
    slutt() {
      proving();
      if (!avgjort && i > 0) avvis();
    },
  };
}
