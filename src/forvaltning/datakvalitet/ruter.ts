import { knapp, ruter, side, skjema } from '#grunn/handling/index.ts';
import { angreRetting, rettFlere, taAnsvar } from './handlinger/rett.ts';
import { elevpar, slaSammenElever } from './handlinger/elevpar.ts';
import { tegnElevpar } from './sider/elevpar.tsx';
import { ansattpar, slaSammenAnsatte } from './handlinger/par.ts';
import { tegnPar } from './sider/par.tsx';
import { tegnInnboks } from './sider/innboks.tsx';
import { tegnOversikt } from './sider/oversikt.tsx';
import { datakvalitet, innboks } from './visninger.ts';

const lenke = (skole: string, kode: string, resten = ''): string => `/datakvalitet/${kode}?skole=${skole}${resten}`;

/** Inboxes of what is not right, and bulk fixes. */
export const datakvalitetRuter = ruter('/datakvalitet', [
  side('/', datakvalitet, tegnOversikt),
  knapp('/ta', taAnsvar, (ut) => lenke(ut.skole, ut.kode, '&gjort=tatt')),
  knapp('/angre', angreRetting, (ut) => lenke(ut.skole, ut.kode, '&gjort=angret')),
  skjema('/ansatt/:personId/:annenId', ansattpar, tegnPar, slaSammenAnsatte, (ut) =>
    lenke(ut.skole, 'ansatt_dobbel', `&gjort=slatt&sett=${ut.sett}`),
  ),
  skjema('/elev/:personId/:annenId', elevpar, tegnElevpar, slaSammenElever, (ut) =>
    lenke(ut.skole, 'duplikat', `&gjort=slatt&sett=${ut.sett}`),
  ),
  skjema('/:kode', innboks, tegnInnboks, rettFlere, (ut) =>
    lenke(ut.skole, ut.kode, `&gjort=rettet&antall=${ut.antall}&sett=${ut.sett}`),
  ),
]);
