import { knapp, opplasting, ruter, side, skjema, strom } from '#grunn/handling/index.ts';
import { angre } from './handlinger/angre.ts';
import { avgjor } from './handlinger/avgjor.ts';
import { kjorNa } from './handlinger/kjor-na.ts';
import { lastOpp } from './handlinger/last-opp.ts';
import { leggTilSide, taFram } from './handlinger/legg-til-side.ts';
import { provIgjen } from './handlinger/prov-igjen.ts';
import { settBremser, settKrrFra, settRytme } from './handlinger/sett-rytme.ts';
import { slaSammen } from './handlinger/sla-sammen.ts';
import { TEMA } from './modell.ts';
import { angreSide } from './sider/angre.ts';
import { tegnAngre } from './sider/angre.tsx';
import { avgjorSide } from './sider/avgjor.ts';
import { tegnAvgjor } from './sider/avgjor.tsx';
import { filside, MAKS_BYTE } from './sider/fil.ts';
import { tegnFil } from './sider/fil.tsx';
import { holdt } from './sider/holdt.ts';
import { tegnHoldt } from './sider/holdt.tsx';
import { holdtliste } from './sider/holdtliste.ts';
import { tegnHoldtliste } from './sider/holdtliste.tsx';
import { innlesing } from './sider/innlesing.ts';
import { tegnInnlesing } from './sider/innlesing.tsx';
import { oversikt } from './sider/oversikt.ts';
import { tegnOversikt } from './sider/oversikt.tsx';
import { bremseskjema, krrFraSkjema, rytmeside, rytmeskjema } from './sider/rytme.ts';
import { tegnBremseskjema, tegnKrrFra, tegnRytme, tegnRytmeskjema } from './sider/rytme.tsx';
import { slasammenSide } from './sider/slasammen.ts';
import { tegnSlasammen } from './sider/slasammen.tsx';

/** The pages of the readings. */
export const innlesingRuter = ruter('/innlesing', [
  side('/', oversikt, tegnOversikt),
  strom('/hendelser', oversikt, () => TEMA),
  knapp('/les', kjorNa, (ut) => `/innlesing?startet=${ut.jobb}`),
  side('/holdt', holdtliste, tegnHoldtliste),
  skjema('/holdt/:id', holdt, tegnHoldt, leggTilSide, (ut) => `/innlesing/holdt/${ut.id}?gjort=tilside`),
  knapp('/holdt/:id/prov', provIgjen, (ut) => `/innlesing/holdt/${ut.id}?gjort=prov`),
  knapp('/holdt/:id/fram', taFram, (ut) => `/innlesing/holdt/${ut.id}?gjort=fram`),
  skjema('/holdt/:id/slasammen', slasammenSide, tegnSlasammen, slaSammen, (ut) => `/innlesing/holdt/${ut.id}?gjort=slatt`),
  opplasting('/fil', filside, tegnFil, lastOpp, (ut) => `/innlesing?startet=${ut.jobb}`, MAKS_BYTE),
  side('/rytme', rytmeside, tegnRytme),
  skjema('/rytme/:jobb', rytmeskjema, tegnRytmeskjema, settRytme, () => '/innlesing/rytme?gjort=rytme'),
  skjema('/bremser/:kilde', bremseskjema, tegnBremseskjema, settBremser, () => '/innlesing/rytme?gjort=bremser'),
  skjema('/krr-fra', krrFraSkjema, tegnKrrFra, settKrrFra, () => '/innlesing/rytme?gjort=krr'),
  side('/:id', innlesing, tegnInnlesing),
  strom('/:id/hendelser', innlesing, (ra) => `${TEMA}.${String(ra['id'])}`),
  skjema('/:id/avgjor', avgjorSide, tegnAvgjor, avgjor, (ut) => `/innlesing/${ut.id}?gjort=${ut.svar}`),
  skjema('/:id/angre', angreSide, tegnAngre, angre, (ut) => `/innlesing/${ut.id}?gjort=angret`),
]);
