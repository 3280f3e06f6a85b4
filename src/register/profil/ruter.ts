import { knapp, ruter, side, skjema } from '#grunn/handling/index.ts';
import { angreJobbtelefon, endreJobbtelefon } from './handlinger/jobbtelefon.ts';
import { oppdaterMinKontakt } from './handlinger/oppdater.ts';
import { minProfil } from './profil.ts';
import { PROFIL, tegnJobbtelefon, tegnMinProfil } from './sider/profil.tsx';

/** A guardian's own page. */
export const profilRuter = ruter('', [
  side(PROFIL, minProfil, tegnMinProfil),
  knapp(`${PROFIL}/oppdater`, oppdaterMinKontakt, (ut) =>
    ut.nettopp ? `${PROFIL}?nettopp=ja` : `${PROFIL}?spurt=${encodeURIComponent(ut.spurt)}`,
  ),
  skjema(`${PROFIL}/jobbtelefon`, minProfil, tegnJobbtelefon, endreJobbtelefon, (ut) =>
    ut.endringssett === null ? `${PROFIL}?gjort=uendret` : `${PROFIL}?gjort=jobbtelefon&sett=${ut.endringssett}`,
  ),
  knapp(`${PROFIL}/jobbtelefon/angre`, angreJobbtelefon, () => `${PROFIL}?gjort=angret`),
]);
