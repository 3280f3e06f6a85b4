import { ruter, side, skjema } from '#grunn/handling/index.ts';
import { settRevisjon, svarRevisjon } from './handlinger.ts';
import { tegnRevisjonsbevis, tegnRevisjonsinnstilling, tegnRevisjonsoversikt, tegnRevisjonsskole } from './sider/tegn.tsx';
import { revisjonsbevis, revisjonsinnstilling, revisjonsoversikt, revisjonsskole } from './sider/visninger.ts';

/** The quarterly review of access. */
export const revisjonRuter = ruter('/tilgangsrevisjon', [
  side('/', revisjonsoversikt, tegnRevisjonsoversikt),
  skjema(
    '/innstilling',
    revisjonsinnstilling,
    tegnRevisjonsinnstilling,
    settRevisjon,
    () => '/tilgangsrevisjon?gjort=innstilling',
  ),
  skjema('/:skole', revisjonsskole, tegnRevisjonsskole, svarRevisjon, (ut) => `/tilgangsrevisjon/${ut.skole}?svart=${ut.svart}`),
  side('/:skole/svar/:kvartal', revisjonsbevis, tegnRevisjonsbevis),
]);
