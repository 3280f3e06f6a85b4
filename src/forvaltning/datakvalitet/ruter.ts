import { knapp, ruter, side, skjema } from '#grunn/handling/index.ts';
import { angreRetting, rettFlere, taAnsvar } from './handlinger/rett.ts';
import { tegnInnboks } from './sider/innboks.tsx';
import { tegnOversikt } from './sider/oversikt.tsx';
import { datakvalitet, innboks } from './visninger.ts';

const lenke = (skole: string, kode: string, resten = ''): string => `/datakvalitet/${kode}?skole=${skole}${resten}`;

/** Inboxes of what is not right, and bulk fixes. */
export const datakvalitetRuter = ruter('/datakvalitet', [
  side('/', datakvalitet, tegnOversikt),
  knapp('/ta', taAnsvar, (ut) => lenke(ut.skole, ut.kode, '&gjort=tatt')),
  knapp('/angre', angreRetting, (ut) => lenke(ut.skole, ut.kode, '&gjort=angret')),
  skjema('/:kode', innboks, tegnInnboks, rettFlere, (ut) =>
    lenke(ut.skole, ut.kode, `&gjort=rettet&antall=${ut.antall}&sett=${ut.sett}`),
  ),
]);
