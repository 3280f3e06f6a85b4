import { knapp, ruter, side, skjema } from '#grunn/handling/index.ts';
import { lukkSak, skrivSteg, svarPaEtterlysning } from './handlinger/steg.ts';
import { tegnMinSak, tegnSak } from './sider/sak.tsx';
import { minSak, sakside } from './visninger/sak.ts';

/** Cases, as the school and as the guardians meet them. */
export const etterlysningRuter = ruter('', [
  side('/etterlysning/:sakId', sakside, tegnSak),
  knapp('/etterlysning/:sakId/steg', skrivSteg, (ut) => (ut.lukket ? `/tavla/${ut.skole}` : `/etterlysning/${ut.sakId}`)),
  knapp('/etterlysning/:sakId/lukk', lukkSak, (ut) => `/tavla/${ut.skole}`),
  skjema('/mitt-barn/etterlyst/:sakId', minSak, tegnMinSak, svarPaEtterlysning, (ut) => `/mitt-barn/etterlyst/${ut.sakId}`),
]);
