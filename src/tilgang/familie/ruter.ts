import { knapp, ruter, side, skjema } from '#grunn/handling/index.ts';
import { beOmSamtykke, opphevBeslutning, registrerBeslutning } from './handlinger/beslutning.ts';
import { svarOpplysning } from './handlinger/opplysning.ts';
import { angreRetter, settRetter } from './handlinger/retter.ts';
import { registrerSvar, svarSelv } from './handlinger/samtykke.ts';
import { familielenke } from './sider/familietab.tsx';
import { tegnHvemKanSe } from './sider/hvem-kan-se.tsx';
import { lenker } from './sider/lenker.ts';
import * as tegn from './sider/skjemaer.tsx';
import { visHvemKanSe } from './visninger/hvem-kan-se.ts';
import * as skjemaer from './visninger/skjemaer.ts';

/** The pages about who stands in for a child. */
export const familieRuter = ruter('', [
  skjema('/person/:personId/foresatt/dokument', skjemaer.dokumentskjema, tegn.tegnDokument, registrerBeslutning, (ut) =>
    familielenke(ut.barnId, 'beslutning'),
  ),
  skjema('/person/:personId/foresatt/samtykke', skjemaer.samtykkeskjema, tegn.tegnSamtykke, beOmSamtykke, (ut) =>
    familielenke(ut.barnId, 'samtykke'),
  ),
  skjema('/person/:personId/foresatt/:beslutningId/svar/:hvem', skjemaer.svarskjema, tegn.tegnSvar, registrerSvar, (ut) =>
    familielenke(ut.barnId, 'svar'),
  ),
  skjema('/person/:personId/foresatt/:beslutningId/avslutt', skjemaer.opphevskjema, tegn.tegnAvslutt, opphevBeslutning, (ut) =>
    familielenke(ut.barnId, 'avsluttet'),
  ),
  skjema(
    '/person/:personId/retter/:hvem',
    skjemaer.retteskjema,
    tegn.tegnRetter,
    settRetter,
    (ut) => `${familielenke(ut.barnId, 'retter')}&hvem=${ut.hvem}&satt=${encodeURIComponent(ut.satt)}`,
  ),
  knapp('/person/:personId/retter/:hvem/angre', angreRetter, (ut) => familielenke(ut.barnId, 'angret')),
  skjema('/person/:personId/opplysning/:hvem', skjemaer.opplysningsskjema, tegn.tegnOpplysning, svarOpplysning, (ut) =>
    lenker.svarbrev(ut.barnId, ut.hvem, ut.svarId),
  ),
  side('/person/:personId/opplysning/:hvem/:svarId', skjemaer.svarbrev, tegn.tegnSvarbrev),
  side('/mine-barn/:personId/hvem', visHvemKanSe, tegnHvemKanSe),
  knapp('/mine-barn/:personId/samtykke/:beslutningId', svarSelv, (ut) => `${lenker.hvemKanSe(ut.barnId)}?gjort=svar`),
]);
