import { knapp, oppslag, ruter, side, skjema } from '#grunn/handling/index.ts';
import { angreKontakt } from './handlinger/angre-kontakt.ts';
import { endreKontaktperson, fjernKontaktperson } from './handlinger/kontaktperson.ts';
import { oppdaterKontakt } from './handlinger/oppdater-kontakt.ts';
import { opphevOverstyring, overstyrFelt } from './handlinger/overstyr-felt.ts';
import { registrerKontakt } from './handlinger/registrer-kontakt.ts';
import { registrerPerson } from './handlinger/registrer-person.ts';
import { opphevSkjerming, skjermLokalt } from './handlinger/skjerm.ts';
import { tegnHvorfor } from './sider/hvorfor.tsx';
import { tegnEndreKontaktperson, tegnFjernKontaktperson, tegnNyKontaktperson } from './sider/kontaktperson.tsx';
import { lagBrukernavn } from './handlinger/brukernavn.ts';
import { registrerMorsmal } from './handlinger/morsmal.ts';
import { tegnMorsmal } from './sider/bruker.tsx';
import { morsmalskjema } from './visninger/bruker.ts';
import { kortlenke } from './sider/lenker.ts';
import { tegnNummer, tegnNummerskjema } from './sider/nummer.tsx';
import { tegnOpphevOverstyring, tegnOverstyr } from './sider/overstyr.tsx';
import { tegnPersonkort } from './sider/personkort.tsx';
import { tegnRedigerKontakt } from './sider/rediger-kontakt.tsx';
import { tegnOpphevSkjerming, tegnSkjerm } from './sider/skjerming.tsx';
import { visFodselsnummer } from './visninger/fodselsnummer.ts';
import { visHvorfor } from './visninger/hvorfor.ts';
import { visKortside } from './visninger/kortside.ts';
import * as skjemaer from './visninger/skjemaer.ts';

/** The field of an address, among those that have a word of their own. */
const felt = (ra: Readonly<Record<string, unknown>>): string => (typeof ra['felt'] === 'string' ? ra['felt'] : '');

/** The pages about people. */
export const personRuter = ruter('/person', [
  side('/:personId', visKortside, (m, ramme) => tegnPersonkort(m, ramme)),
  side('/:personId/hvorfor/:felt', visHvorfor, tegnHvorfor),
  oppslag('/:personId/nummer', skjemaer.nummerskjema, tegnNummerskjema, visFodselsnummer, tegnNummer),
  skjema('/:personId/kontakt', skjemaer.kontaktskjema, tegnRedigerKontakt, registrerKontakt, (ut) =>
    kortlenke(ut.personId, { gjort: ['kontakt', ...ut.endret].join('.'), sett: ut.endringssett ?? undefined }),
  ),
  knapp('/:personId/kontakt/angre', angreKontakt, (ut) => kortlenke(ut.personId, { gjort: 'angret' })),
  knapp('/:personId/oppdater', oppdaterKontakt, (ut) => kortlenke(ut.personId, { spurt: ut.spurt })),
  skjema('/:personId/overstyr/:felt', skjemaer.overstyringsskjema, tegnOverstyr, overstyrFelt, (ut, ra) =>
    kortlenke(ut.personId, { gjort: `overstyrt.${felt(ra)}` }),
  ),
  skjema(
    '/:personId/overstyr/:felt/opphev',
    skjemaer.opphevOverstyringsskjema,
    tegnOpphevOverstyring,
    opphevOverstyring,
    (ut, ra) => kortlenke(ut.personId, { gjort: `opphevet.${felt(ra)}` }),
  ),
  skjema('/:personId/kontaktperson', skjemaer.nyKontaktpersonskjema, tegnNyKontaktperson, registrerPerson, (ut) =>
    kortlenke(ut.barnId, { fane: 'familie', gjort: 'registrert' }),
  ),
  skjema('/:personId/kontaktperson/:nokkel', skjemaer.kontaktpersonskjema, tegnEndreKontaktperson, endreKontaktperson, (ut) =>
    kortlenke(ut.barnId, { fane: 'familie', gjort: 'endret' }),
  ),
  skjema(
    '/:personId/kontaktperson/:nokkel/fjern',
    skjemaer.fjernKontaktpersonskjema,
    tegnFjernKontaktperson,
    fjernKontaktperson,
    (ut) => kortlenke(ut.barnId, { fane: 'familie', gjort: 'fjernet' }),
  ),
  knapp('/:personId/brukernavn', lagBrukernavn, (ut) => kortlenke(ut.personId, { fane: 'bruker' })),
  skjema('/:personId/morsmal', morsmalskjema, tegnMorsmal, registrerMorsmal, (ut) => kortlenke(ut.personId, { fane: 'bruker' })),
  skjema('/:personId/skjerm', skjemaer.skjermeskjema, tegnSkjerm, skjermLokalt, (ut) =>
    ut.apen ? kortlenke(ut.personId, { gjort: 'skjermet' }) : '/sok',
  ),
  skjema('/:personId/skjerm/opphev', skjemaer.opphevSkjermingsskjema, tegnOpphevSkjerming, opphevSkjerming, (ut) =>
    ut.apen ? kortlenke(ut.personId, { gjort: 'skjermingOpphevet' }) : '/sok',
  ),
]);
