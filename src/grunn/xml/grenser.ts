/** How much a document may ask of us. Sizes of text are characters (UTF-16 units), sizes of files are bytes. */
export interface Xmlgrenser {
  /** Bytes in the whole file. */
  readonly maksTotalt: number;
  /** Characters of markup in one of the elements that are handed out. */
  readonly maksElement: number;
  /** Elements inside one of the elements that are handed out. */
  readonly maksNoder: number;
  /** Characters in one text, one attribute, one comment, one name: anything the parser must hold before it can let go. */
  readonly maksTekst: number;
  readonly maksDybde: number;
  /** Attributes of one element. */
  readonly maksAttributter: number;
}

const KIB = 1024;

/** Room for a register's largest real record many times over; still a few megabytes. */
export const STANDARDGRENSER: Xmlgrenser = {
  maksTotalt: 512 * KIB * KIB,
  maksElement: 2 * KIB * KIB,
  maksNoder: 20_000,
  maksTekst: 256 * KIB,
  maksDybde: 32,
  maksAttributter: 64,
};
