import { knapp, ruter, side, skjema } from '#grunn/handling/index.ts';
import { kortlenke } from '#register/person/index.ts';
import { apneForesattilgang, stengForesattilgang } from './handlinger/foresattilgang.ts';
import { avgjorFrigivelse } from './handlinger/frigivelse.ts';
import { leggTilIKrets, taUtAvKrets } from './handlinger/krets.ts';
import { avsluttNodinnsyn, beOmNodinnsyn, beOmNodinnsynMedNummer, godkjennNodinnsyn } from './handlinger/nodinnsyn.ts';
import { opphevSperring, settSperring } from './handlinger/sperring.ts';
import { tegnForesattilgang } from './sider/foresattilgang.tsx';
import { tegnFrigivelse, tegnFrigivelser } from './sider/frigivelse.tsx';
import { tegnKrets, tegnTaUt } from './sider/krets.tsx';
import { lenker } from './sider/lenker.ts';
import { tegnBeOmNodinnsyn, tegnNodinnsyn, tegnNodsok } from './sider/nodinnsyn.tsx';
import { tegnOpphevSperring, tegnSperr } from './sider/sperring.tsx';
import { visForesattilgang } from './visninger/foresattilgang.ts';
import { frigivelsesskjema, visFrigivelser } from './visninger/frigivelse.ts';
import { visKrets } from './visninger/krets.ts';
import { nodinnsynsskjema, nodsokskjema, visNodinnsyn } from './visninger/nodinnsyn.ts';
import { opphevSperringsskjema, sperringsskjema } from './visninger/sperring.ts';

const gjort = (sti: string, hva: string) => `${sti}?gjort=${hva}`;

/** The pages about protection. */
export const vernRuter = ruter('', [
  skjema('/person/:personId/sperring', sperringsskjema, tegnSperr, settSperring, (ut) =>
    kortlenke(ut.barnId, { fane: 'familie', gjort: 'sperret' }),
  ),
  skjema('/person/:personId/sperring/:sperringId/opphev', opphevSperringsskjema, tegnOpphevSperring, opphevSperring, (ut) =>
    kortlenke(ut.barnId, { fane: 'familie', gjort: 'sperringOpphevet' }),
  ),
  skjema('/person/:personId/krets', visKrets, tegnKrets, leggTilIKrets, (ut) => gjort(lenker.krets(ut.personId), 'lagtTil')),
  skjema('/person/:personId/krets/:kretsId/ta-ut', visKrets, tegnTaUt, taUtAvKrets, (ut) =>
    gjort(lenker.krets(ut.personId), 'tattUt'),
  ),
  skjema('/person/:personId/nodinnsyn', nodinnsynsskjema, tegnBeOmNodinnsyn, beOmNodinnsyn, (ut) =>
    gjort(lenker.nodinnsynsliste, ut.apent ? 'apent' : 'venter'),
  ),
  knapp('/person/:personId/nodinnsyn/:nodinnsynId/godkjenn', godkjennNodinnsyn, () => gjort(lenker.nodinnsynsliste, 'godkjent')),
  knapp('/person/:personId/nodinnsyn/:nodinnsynId/avslutt', avsluttNodinnsyn, () => gjort(lenker.nodinnsynsliste, 'avsluttet')),
  side('/nodinnsyn', visNodinnsyn, tegnNodinnsyn),
  skjema(lenker.nodsok, nodsokskjema, tegnNodsok, beOmNodinnsynMedNummer, (ut) =>
    gjort(lenker.nodinnsynsliste, ut.apent ? 'apent' : 'venter'),
  ),
  side('/frigivelse', visFrigivelser, tegnFrigivelser),
  skjema('/frigivelse/:personId/:hvem', frigivelsesskjema, tegnFrigivelse, avgjorFrigivelse, (ut) =>
    gjort(lenker.frigivelser, ut.avgjorelse),
  ),
  skjema(
    '/foresattilgang',
    visForesattilgang,
    tegnForesattilgang,
    stengForesattilgang,
    (ut) => `${gjort(lenker.foresattilgang, 'stengt')}&antall=${ut.antall}`,
  ),
  skjema('/foresattilgang/apne', visForesattilgang, tegnForesattilgang, apneForesattilgang, () =>
    gjort(lenker.foresattilgang, 'apnet'),
  ),
]);
