/** The languages of the screens: bokmål is the source, nynorsk is written beside it. */
export const sprakene = ['nb', 'nn'] as const;
export type Sprak = (typeof sprakene)[number];

/** Every key of a bokmål catalogue with any other wording: a text left out does not compile. */
export type Tekster<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...verdier: infer A) => string
      ? (...verdier: A) => string
      : Tekster<T[K]>;
};

/**
 * Joins a catalogue in bokmål with the same catalogue in nynorsk and gives back the function that picks one.
 * Each room has its own: `const tekst = lagTekster({ nb, nn }); tekst(sprak).tittel`.
 */
export function lagTekster<const NB extends object>(katalog: {
  readonly nb: NB;
  readonly nn: Tekster<NoInfer<NB>>;
}): (sprak: Sprak) => Tekster<NB> {
  return (sprak) => (sprak === 'nn' ? katalog.nn : (katalog.nb as Tekster<NB>));
}

/** The reader's language from a setting, a cookie or `Accept-Language`; bokmål when none of ours is asked for. */
export function finnSprak(onsket: string | undefined): Sprak {
  for (const del of (onsket ?? '').toLowerCase().split(',')) {
    const kode = del.trim().split(/[-_;]/)[0];
    if (kode === 'nn') return 'nn';
    if (kode === 'nb' || kode === 'no') return 'nb';
  }
  return 'nb';
}
