import { oppslag, ruter } from '#grunn/handling/index.ts';
import { elever, eleverMedNavn } from './sider/elever.ts';
import { tegnElever } from './sider/elever.tsx';

/** The pupil list: GET for school and class, POST for a name. */
export const eleverRuter = ruter('/elever', [oppslag('/', elever, tegnElever, eleverMedNavn, tegnElever)]);
