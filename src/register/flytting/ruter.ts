import { knapp, ruter, side, skjema } from '#grunn/handling/index.ts';
import { angreFlytting, flyttElev, laPlassenSta, taImotElev } from './handlinger/flytt.ts';
import { opphevGjesteelev, settGjesteelev } from './handlinger/gjest.ts';
import { nyelevside, registrerElev } from './handlinger/registrer-elev.ts';
import { tegnNyElev } from './sider/ny-elev.tsx';
import { tegnGjester } from './sider/gjester.tsx';
import { tegnForslag } from './sider/forslag.tsx';
import { tegnFlytting } from './sider/flytting.tsx';
import { flytteside, forslagsliste, gjesteliste } from './visninger.ts';

/** Moves: what Folkeregisteret proposes, and one pupil's school path. */
export const flytteRuter = ruter('/flytting', [
  side('/', forslagsliste, tegnForslag),
  skjema(
    '/ta-imot',
    forslagsliste,
    tegnForslag,
    taImotElev,
    (ut) => `/flytting?gjort=tatt_imot&sett=${ut.sett}&person=${ut.personId}`,
  ),
  skjema('/la-sta', forslagsliste, tegnForslag, laPlassenSta, () => '/flytting?gjort=star'),
  skjema(
    '/ny-elev',
    nyelevside,
    tegnNyElev,
    registrerElev,
    (ut) => `/flytting?gjort=registrert&sett=${ut.sett}&person=${ut.personId}`,
  ),
  side('/gjesteelever', gjesteliste, tegnGjester),
  skjema(
    '/:personId/gjest',
    flytteside,
    tegnFlytting,
    settGjesteelev,
    (ut) => `/flytting/gjesteelever?skolear=${ut.skolear}&gjort=satt`,
  ),
  knapp('/gjesteelever/opphev', opphevGjesteelev, (ut) => `/flytting/gjesteelever?skolear=${ut.skolear}&gjort=opphevet`),
  knapp('/angre', angreFlytting, () => '/flytting?gjort=angret'),
  // the school's sight of the pupil may end with the move: the receipt stands on the list
  skjema(
    '/:personId',
    flytteside,
    tegnFlytting,
    flyttElev,
    (ut) => `/flytting?gjort=${ut.slag}&sett=${ut.sett}&person=${ut.personId}`,
  ),
]);
