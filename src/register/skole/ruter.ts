import { knapp, ruter, side, skjema } from '#grunn/handling/index.ts';
import { angreRute } from './handlinger/angre-rute.ts';
import { settKommunerute, settSkolerute } from './handlinger/sett-rute.ts';
import { tegnRuteskjema, tegnSkole, tegnSkoler } from './sider/skoler.tsx';
import { kommuneruteskjema, skoleoversikt, skoleruteskjema, visSkole } from './visninger.ts';

/** Schools and their calendars. */
export const skoleRuter = ruter('/skoler', [
  side('/', skoleoversikt, tegnSkoler),
  skjema(
    '/skolerute',
    kommuneruteskjema,
    tegnRuteskjema,
    settKommunerute,
    (ut) => `/skoler/skolerute?skolear=${ut.skolear}&gjort=lagret&sett=${ut.sett}`,
  ),
  knapp('/angre', angreRute, (ut) =>
    ut.skole === null
      ? `/skoler/skolerute?skolear=${ut.skolear}&gjort=angret`
      : `/skoler/${ut.skole}?skolear=${ut.skolear}&gjort=angret`,
  ),
  side('/:skole', visSkole, tegnSkole),
  skjema(
    '/:skole/skolerute',
    skoleruteskjema,
    tegnRuteskjema,
    settSkolerute,
    (ut) => `/skoler/${ut.skole}?skolear=${ut.skolear}&gjort=lagret&sett=${ut.sett}`,
  ),
]);
