import { ruter, skjema } from '#grunn/handling/index.ts';
import { registrerFag, registrerNedslag } from './handlinger/registrer.ts';
import { kortsti, tegnFagskjema, tegnNedslagskjema } from './sider/skjemaer.tsx';
import { fagskjema, nedslagskjema } from './visninger.ts';

/** The forms of competence and reductions; what they write is shown on the employee's card. */
export const kompetanseRuter = ruter('/kompetanse', [
  skjema('/:personId/fag', fagskjema, tegnFagskjema, registrerFag, (ut) => kortsti(ut.personId, 'kompetanse')),
  skjema('/:personId/nedslag', nedslagskjema, tegnNedslagskjema, registrerNedslag, (ut) => kortsti(ut.personId, 'stilling')),
]);
