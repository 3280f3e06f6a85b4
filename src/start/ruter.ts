import { loggkontrollRuter } from '#forvaltning/loggkontroll/index.ts';
import { avvikRuter } from '#forvaltning/avvik/index.ts';
import { datakvalitetRuter } from '#forvaltning/datakvalitet/index.ts';
import { ansatteRuter } from '#forvaltning/ansatte/index.ts';
import { innstillingerRuter } from '#forvaltning/innstillinger/index.ts';
import { rolleRuter } from '#forvaltning/roller/index.ts';
import { rapportRuter } from '#forvaltning/rapport/index.ts';
import { rutinerRuter } from '#forvaltning/rutiner/index.ts';
import { revisjonRuter } from '#forvaltning/tilgangsrevisjon/index.ts';
import { hvemHarSettRuter, kontrollRuter } from '#forvaltning/sporingssok/index.ts';
import { tidsmaskinRuter } from '#forvaltning/tidsmaskin/index.ts';
import { settSammen, type Rutetabell } from '#grunn/handling/index.ts';
import { arsskifteRuter } from '#register/arsskifte/index.ts';
import { eleverRuter } from '#register/elevforhold/index.ts';
import { flytteRuter } from '#register/flytting/index.ts';
import { gruppeRuter } from '#register/gruppe/index.ts';
import { innskrivingRuter } from '#register/innskriving/index.ts';
import { innlesingRuter } from '#register/innlesing/index.ts';
import { kompetanseRuter } from '#register/kompetanse/index.ts';
import { profilRuter } from '#register/profil/index.ts';
import { personRuter, sokRuter } from '#register/person/index.ts';
import { skoleRuter } from '#register/skole/index.ts';
import { foresattFravarRuter, skoleFravarRuter } from '#skoledag/fravar/index.ts';
import { etterlysningRuter } from '#skoledag/etterlysning/index.ts';
import { hjemRuter } from '#skoledag/hjem/index.ts';
import { bortvisingRuter } from '#skoledag/bortvising/index.ts';
import { oppmoteRuter } from '#skoledag/oppmote/index.ts';
import { husholdRuter } from '#skoledag/hushold/index.ts';
import { permisjonRuter } from '#skoledag/permisjon/index.ts';
import { pameldingRuter } from '#skoledag/pamelding/index.ts';
import { samtaleRuter } from '#skoledag/samtale/index.ts';
import { samtykkeRuter } from '#skoledag/samtykke/index.ts';
import { tavleRuter } from '#skoledag/tavle/index.ts';
import { oktRuter } from '#tilgang/okt/index.ts';
import { foresattvarselRuter } from '#tilgang/foresattvarsel/index.ts';
import { familieRuter } from '#tilgang/familie/index.ts';
import { hvorforRuter } from '#tilgang/hvorfor/index.ts';
import { vernRuter } from '#tilgang/vern/index.ts';
import { skyssRuter } from '#opplaring/skyss/index.ts';
import { timeplanRuter } from '#opplaring/timeplan/index.ts';
import { tilretteleggingRuter } from '#opplaring/tilrettelegging/index.ts';
import { enhetsvarselRuter, varselRuter } from '#eksport/varsel/index.ts';
import { forsideRuter } from './forside/index.ts';
import { elevkortRuter, kortRuter } from './personkort/index.ts';

/** Every room's addresses; a page that is to be extended gives way to the one put together here. The access matrix is made from this table. */
export const alleRuter: readonly Rutetabell[] = settSammen([
  forsideRuter,
  // register
  sokRuter,
  eleverRuter,
  gruppeRuter,
  skoleRuter,
  arsskifteRuter,
  flytteRuter,
  innskrivingRuter,
  kortRuter,
  elevkortRuter,
  personRuter,
  kompetanseRuter,
  profilRuter,
  innlesingRuter,
  // tilgang
  oktRuter,
  familieRuter,
  foresattvarselRuter,
  vernRuter,
  hvorforRuter,
  // skoledag
  hjemRuter,
  foresattFravarRuter,
  skoleFravarRuter,
  oppmoteRuter,
  bortvisingRuter,
  tavleRuter,
  etterlysningRuter,
  permisjonRuter,
  husholdRuter,
  samtaleRuter,
  pameldingRuter,
  samtykkeRuter,
  // opplaring
  timeplanRuter,
  tilretteleggingRuter,
  skyssRuter,
  // eksport
  varselRuter,
  enhetsvarselRuter,
  // forvaltning
  rapportRuter,
  hvemHarSettRuter,
  kontrollRuter,
  datakvalitetRuter,
  avvikRuter,
  loggkontrollRuter,
  tidsmaskinRuter,
  ansatteRuter,
  rolleRuter,
  revisjonRuter,
  innstillingerRuter,
  rutinerRuter,
]);
