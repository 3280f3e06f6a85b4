import { ruter, side, skjema } from '#grunn/handling/index.ts';
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
    (ut) => `/skoler/skolerute?skolear=${ut.skolear}&gjort=lagret`,
  ),
  side('/:skole', visSkole, tegnSkole),
  skjema(
    '/:skole/skolerute',
    skoleruteskjema,
    tegnRuteskjema,
    settSkolerute,
    (ut) => `/skoler/${ut.skole}?skolear=${ut.skolear}&gjort=lagret`,
  ),
]);
