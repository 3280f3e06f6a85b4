import { knapp, ruter, skjema } from '#grunn/handling/index.ts';
import { angreMonster, foreslaMonster, svarMonster } from './handlinger/monster.ts';
import { HUSHOLD, tegnMineHjem } from './sider/hjem.tsx';
import { mineHjem } from './visninger.ts';

/** Two homes, as the guardians meet them. */
export const husholdRuter = ruter('', [
  skjema(HUSHOLD, mineHjem, tegnMineHjem, foreslaMonster, () => `${HUSHOLD}?gjort=foreslatt`),
  knapp(`${HUSHOLD}/:monsterId/svar`, svarMonster, () => `${HUSHOLD}?gjort=svart`),
  knapp(`${HUSHOLD}/:monsterId/angre`, angreMonster, () => `${HUSHOLD}?gjort=angret`),
]);
