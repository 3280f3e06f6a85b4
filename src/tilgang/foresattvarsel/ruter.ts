import { ruter, side } from '#grunn/handling/index.ts';
import { tegnMineVarsler } from './side.tsx';
import { visMineVarsler } from './visninger.ts';

/** What a guardian is told. */
export const foresattvarselRuter = ruter('/mine-varsler', [side('/', visMineVarsler, tegnMineVarsler)]);
