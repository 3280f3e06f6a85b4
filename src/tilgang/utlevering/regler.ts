// What of a person may stand in a file. The one table of protection (register/skjerming) decides; here its words are given fields. Pure.
import { SKJERMING, type Flate, type Grad, type Synlig } from '#register/skjerming/index.ts';

/** What a column tells about somebody. `plass`: where they go: school, year, class, teacher. */
export const FELTSLAG = ['navn', 'plass', 'personalia', 'telefon', 'epost', 'adresse', 'nummer'] as const;
export type Feltslag = (typeof FELTSLAG)[number];

const APNE: Readonly<Record<Synlig, readonly Feltslag[]>> = {
  alt: FELTSLAG,
  utenAdresse: FELTSLAG.filter((f) => f !== 'adresse'),
  navnOgTelefon: ['navn', 'telefon'],
  navn: ['navn'],
  skjermetRad: [],
  ingenting: [],
};

/** Surfaces a file can be for: kept by the staff, handed to the homes, or sent to somebody outside who carries out a duty. */
export type Filflate = Extract<Flate, 'utskrift' | 'klasselisteHjem' | 'eksport'>;

/** The class list to the homes holds names and the class it is of, and of the protected nothing. */
const I_KLASSELISTA: readonly Feltslag[] = ['navn', 'plass'];

/** May this kind of field of somebody so protected stand in a file for this surface? */
export const slippes = (flate: Filflate, gradering: Grad, slag: Feltslag): boolean => {
  const synlig = SKJERMING[flate][gradering];
  if (flate === 'klasselisteHjem') return synlig !== 'ingenting' && I_KLASSELISTA.includes(slag);
  return APNE[synlig].includes(slag);
};

/** Is a person left out altogether? */
export const utelates = (flate: Filflate, gradering: Grad): boolean => !slippes(flate, gradering, 'navn');

/** May it be said that somebody so protected was left out? Under kode 6 not even the count (rules of the surface «antall»). */
export const telles = (gradering: Grad): boolean => SKJERMING.antall[gradering] !== 'ingenting';
