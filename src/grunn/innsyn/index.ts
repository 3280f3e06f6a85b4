export { innsyn, innsynsdata, kommunen, type Kommunen } from './innsyn.ts';
