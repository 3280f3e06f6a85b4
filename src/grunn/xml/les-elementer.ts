import { Kildefeil } from '#grunn/feil/index.ts';
import { dekod, type Bytekilde } from '#grunn/tekst/index.ts';
import { STANDARDGRENSER, type Xmlgrenser } from './grenser.ts';
import type { XmlNode } from './node.ts';
import { lagPrologvakt } from './prolog.ts';
import { lagSamler } from './samler.ts';
import { velgTegnsett } from './tegnsett.ts';

export interface Xmlvalg {
  /** Name of the source, for errors. */
  readonly kilde: string;
  /** Names the root may have; another root is refused. */
  readonly rot?: readonly string[];
  readonly grenser?: Partial<Xmlgrenser>;
  /** Names of elements whose whole content is dropped while it is read (salary, bank, tax): it never becomes a value. */
  readonly forkast?: Iterable<string>;
}

/** The parser gets no more than this at a time, so that a limit is noticed at most this far past it. */
const BIT = 16 * 1024;

/**
 * One small tree per element with one of the names, wherever it stands (the outermost when they are nested), in the order of the
 * file: name the header's elements too, and tell them apart by `nokkel`. Names are compared without namespace prefix and case.
 * Elements outside the named ones are skipped. Throws Kildefeil: `for_stor` as soon as a limit is passed, `uleselig` for anything
 * but well-formed XML without DOCTYPE in an encoding that is the one it says, `html` for a web page. Nothing outside the file is
 * ever read: no entities, no XInclude, no schema. Memory is bounded by the limits, not by the file.
 */
export async function* lesElementer(
  kilde: Bytekilde,
  valg: Xmlvalg & { readonly element: string | readonly string[] },
): AsyncGenerator<XmlNode> {
  const navn = typeof valg.element === 'string' ? [valg.element] : valg.element;
  yield* les(kilde, valg, sma(navn));
}

/** The whole document as one tree, for small files. Same refusals as `lesElementer`, with `maksElement` for the document. */
export async function lesDokument(kilde: Bytekilde, valg: Xmlvalg): Promise<XmlNode> {
  let rot: XmlNode | undefined;
  for await (const node of les(kilde, valg, undefined)) rot = node;
  if (!rot) throw new Kildefeil(valg.kilde, 'uleselig', 'Dokumentet har ikke noe innhold.');
  return rot;
}

async function* les(kilde: Bytekilde, valg: Xmlvalg, elementer: ReadonlySet<string> | undefined): AsyncGenerator<XmlNode> {
  const grenser = { ...STANDARDGRENSER, ...valg.grenser };
  const samler = lagSamler({
    kilde: valg.kilde,
    elementer,
    forkast: sma(valg.forkast ?? []),
    rot: valg.rot && sma(valg.rot),
    grenser,
  });
  const prolog = lagPrologvakt(valg.kilde);
  const tegn = dekod(kilde, {
    kilde: valg.kilde,
    maksTotalt: grenser.maksTotalt,
    velgTegnsett: (start, bom) => velgTegnsett(valg.kilde, start, bom),
  });
  for await (const stykke of tegn) {
    const tekst = prolog.slipp(stykke);
    for (let i = 0; i < tekst.length; i += BIT) {
      samler.skriv(tekst.slice(i, i + BIT));
      yield* samler.taFerdige();
    }
  }
  if (prolog.rest !== '') samler.skriv(prolog.rest);
  samler.slutt();
  yield* samler.taFerdige();
}

const sma = (navn: Iterable<string>): ReadonlySet<string> => new Set([...navn].map((n) => n.toLowerCase()));
