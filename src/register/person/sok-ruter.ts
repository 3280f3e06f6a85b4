import { oppslag, ruter } from '#grunn/handling/index.ts';
import { tegnSokeskjema, tegnSokesvar } from './sider/sok.tsx';
import { sok, sokeskjema } from './sok.ts';

/** The search: GET draws the form, POST answers. */
export const sokRuter = ruter('/sok', [oppslag('/', sokeskjema, tegnSokeskjema, sok, tegnSokesvar)]);
